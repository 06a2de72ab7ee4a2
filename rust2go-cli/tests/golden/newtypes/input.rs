//! Structs of one field without a name, which Go has as defined types, and their kin.

use std::collections::{HashMap, HashSet};

#[derive(rust2go::R2G)]
pub struct UserId(pub u64);

/// A name.
#[derive(rust2go::R2G)]
pub struct UserName(pub String);

#[derive(rust2go::R2G)]
pub struct Tags(pub Vec<String>);

#[derive(rust2go::R2G)]
pub struct Bytes(pub Vec<u8>);

#[derive(rust2go::R2G)]
pub struct Maybe(pub Option<UserName>);

#[derive(rust2go::R2G)]
pub struct Pair(pub (u8, String));

#[derive(rust2go::R2G)]
pub struct Four(pub [UserName; 4]);

/// A newtype of a newtype.
#[derive(rust2go::R2G)]
pub struct Login(pub UserName);

#[derive(rust2go::R2G)]
pub struct Document {
    pub title: UserName,
}

/// A newtype of a struct.
#[derive(rust2go::R2G)]
pub struct Draft(pub Document);

#[derive(rust2go::R2G)]
#[repr(u8)]
pub enum Color {
    Red,
    Green,
}

#[derive(rust2go::R2G)]
pub struct Shade(pub Color);

#[derive(rust2go::R2G)]
pub struct Ages(pub HashMap<UserName, u8>);

#[derive(rust2go::R2G)]
pub struct Users(pub HashSet<UserId>);

#[derive(rust2go::R2G)]
pub struct Stamp(pub std::time::SystemTime);

#[derive(rust2go::R2G)]
pub struct Big(pub i128);

#[derive(rust2go::R2G)]
pub enum Shape {
    Round(UserId),
    Square(Ages),
}

#[derive(rust2go::R2G)]
pub struct Figure(pub Shape);

#[derive(rust2go::R2G)]
pub struct Figures(pub Vec<Figure>);

/// An error is a struct all the same.
#[derive(Debug, thiserror::Error, rust2go::R2G)]
#[error("refused: {0}")]
pub struct Refused(pub String);

#[derive(Debug, rust2go::R2G)]
pub struct Late(pub Stamp);

/// Two fields.
#[derive(rust2go::R2G)]
pub struct Both(pub UserId, pub String);

#[derive(rust2go::R2G)]
pub struct Marker;

#[derive(rust2go::R2G)]
pub struct Nothing();

#[rust2go::r2g]
pub trait Newtypes {
    fn id(i: UserId, n: UserName) -> UserId;
    fn name(n: &UserName) -> UserName;
    fn native(t: Tags, b: Bytes, m: Maybe, p: Pair, f: Four, l: Login, d: Draft, s: Shade) -> Login;
    fn list(n: Vec<UserName>, m: HashMap<UserId, Vec<UserName>>) -> Vec<Draft>;
    fn made(a: Ages, u: Users, s: Stamp, b: Big, f: Figure, g: Figures) -> Result<Ages, Refused>;
    async fn made_async(s: &Stamp, f: Figures) -> Result<Figures, Late>;
    fn users() -> Users;
    async fn big(b: Big) -> Big;
    fn both(b: Both, m: Marker, n: &Nothing) -> (Marker, Nothing);
}
