//! Enums, nested at random.
// Written by `cargo xtask roundtrip`.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::Duration;
use std::time::SystemTime;

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Color1 {
    Red,
    DarkGreen,
    Blue,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Color2 {
    Red,
    DarkGreen = 7,
    Blue = 255,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(i16)]
pub enum Color3 {
    Red = -300,
    DarkGreen,
    Blue = 1 << 9,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u64)]
pub enum Color4 {
    Red = 0,
    DarkGreen,
    Blue = 0xffff_ffff_ffff_ffff,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(C)]
pub enum Color5 {
    Red = -1,
    DarkGreen,
    Blue,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Shape1 {
    None,
    One(HashMap<char, Vec<Vec<Color1>>>),
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Shape2 {
    None,
    One(HashMap<Color1, (Option<Color1>, u8)>),
    Pair(usize, Color2, f64),
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Shape3 {
    None,
    One(Option<Option<Shape2>>),
    Pair(Box<str>),
    Named { a: Color5, b: Color1, c: Color5 },
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Shape4 {
    None,
    One(i8),
    Pair([Result<Vec<Color5>, Color1>; 1], (HashMap<u32, SystemTime>, [u32; 1], HashMap<usize, Shape3>, Option<String>), [Option<HashMap<u16, Box<str>>>; 1]),
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Shape5 {
    None,
    One(Result<[u8; 1], Vec<u8>>),
    Pair(HashMap<Color1, char>, Color4),
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Shape6 {
    None,
    One(HashMap<i16, Result<Color4, (u128, Shape1, Shape2)>>),
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Shape7 {
    None,
    One(Vec<Color2>),
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Shape8 {
    None,
    One(u128),
    Pair(HashMap<[String; 3], i8>),
    Named { a: [Result<(u32,), char>; 3], b: Color4 },
    Other { a: [[Result<Color5, bool>; 2]; 1], b: Vec<HashMap<i64, i8>>, c: u64, d: HashMap<char, (u32,)> },
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Shape9 {
    None,
    One(Option<Color2>),
    Pair(Color4, u64),
}

#[rust2go::r2g]
pub trait RandomEnums {
    async fn t01(step: u64, v: [(Option<Option<u32>>, [Color5; 3]); 1]) -> Result<[(Option<Option<u32>>, [Color5; 3]); 1], rust2go::Error>;
    #[zero_copy]
    fn t02(step: u64, v: &Shape6) -> Result<Shape6, rust2go::Error>;
    fn t03(step: u64, v: Option<Color5>) -> Option<Color5>;
    fn t04(step: u64, v: Shape3) -> Shape3;
    async fn t05(step: u64, v: &Vec<Shape9>) -> Result<Vec<Shape9>, rust2go::Error>;
    fn t06(step: u64, v: (Option<HashMap<char, (bool,)>>,)) -> (Option<HashMap<char, (bool,)>>,);
    async fn t07(step: u64, v: &[Vec<Vec<[u32; 3]>>; 3]) -> [Vec<Vec<[u32; 3]>>; 3];
    #[zero_copy]
    async fn t08(step: u64, v: (Vec<(Result<Shape7, Shape5>, Duration)>,)) -> Result<(Vec<(Result<Shape7, Shape5>, Duration)>,), rust2go::Error>;
    #[zero_copy]
    fn t09(step: u64, v: &Option<Color3>) -> Option<Color3>;
    fn t10(step: u64, v: &Color3) -> Result<Color3, rust2go::Error>;
    fn t11(step: u64, v: Vec<Result<Shape5, Vec<Result<Shape4, HashMap<Box<Color1>, Color5>>>>>) -> Vec<Result<Shape5, Vec<Result<Shape4, HashMap<Box<Color1>, Color5>>>>>;
    async fn t12(step: u64, v: &Color1) -> Result<Color1, rust2go::Error>;
    #[zero_copy]
    async fn t13(step: u64, v: Vec<HashMap<Duration, Option<HashMap<IpAddr, Shape4>>>>) -> Vec<HashMap<Duration, Option<HashMap<IpAddr, Shape4>>>>;
    fn t14(step: u64, v: [(Shape4, Result<Shape5, IpAddr>, Color5, Shape7); 2]) -> Result<[(Shape4, Result<Shape5, IpAddr>, Color5, Shape7); 2], rust2go::Error>;
    async fn t15(step: u64, v: &((Shape2, Option<Shape4>, Shape8), HashMap<Box<String>, String>, i16, Vec<Color4>)) -> ((Shape2, Option<Shape4>, Shape8), HashMap<Box<String>, String>, i16, Vec<Color4>);
    async fn t16(step: u64, v: [HashMap<Color1, Result<(Color2,), i16>>; 3]) -> [HashMap<Color1, Result<(Color2,), i16>>; 3];
}
