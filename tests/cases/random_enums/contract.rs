//! Enums, nested at random.
// Written by `cargo xtask roundtrip`.

use std::collections::HashMap;
use std::net::IpAddr;
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
    #[zero_copy]
    fn t01(step: u64, v: &Color2) -> Color2;
    #[zero_copy]
    fn t02(step: u64, v: &HashMap<Box<str>, Vec<[[Color3; 2]; 3]>>) -> HashMap<Box<str>, Vec<[[Color3; 2]; 3]>>;
    async fn t03(step: u64, v: Vec<Result<Result<([Color4; 1], Shape1), Vec<Vec<u8>>>, Result<char, Shape2>>>) -> Vec<Result<Result<([Color4; 1], Shape1), Vec<Vec<u8>>>, Result<char, Shape2>>>;
    fn t04(step: u64, v: Vec<Vec<HashMap<[usize; 2], Option<Color5>>>>) -> Result<Vec<Vec<HashMap<[usize; 2], Option<Color5>>>>, rust2go::Error>;
    async fn t05(step: u64, v: Option<Vec<(Result<Shape7, Shape1>, Shape5)>>) -> Option<Vec<(Result<Shape7, Shape1>, Shape5)>>;
    fn t06(step: u64, v: Option<Result<Option<Shape2>, HashMap<i32, Shape1>>>) -> Result<Option<Result<Option<Shape2>, HashMap<i32, Shape1>>>, rust2go::Error>;
    async fn t07(step: u64, v: &Vec<Result<HashMap<Box<Color1>, (Shape3, i64)>, Vec<IpAddr>>>) -> Vec<Result<HashMap<Box<Color1>, (Shape3, i64)>, Vec<IpAddr>>>;
    #[zero_copy]
    async fn t08(step: u64, v: Shape4) -> Result<Shape4, rust2go::Error>;
    fn t09(step: u64, v: Shape5) -> Result<Shape5, rust2go::Error>;
    fn t10(step: u64, v: Shape6) -> Shape6;
    #[zero_copy]
    fn t11(step: u64, v: &Shape7) -> Result<Shape7, rust2go::Error>;
    async fn t12(step: u64, v: &Shape8) -> Result<Shape8, rust2go::Error>;
    #[zero_copy]
    async fn t13(step: u64, v: Shape9) -> Result<Shape9, rust2go::Error>;
    #[zero_copy]
    fn t14(step: u64, v: &Vec<Color1>) -> Vec<Color1>;
    #[zero_copy]
    fn t15(step: u64, v: &HashMap<(Color4, String), Color2>) -> Result<HashMap<(Color4, String), Color2>, rust2go::Error>;
    fn t16(step: u64, v: [Color3; 2]) -> Result<[Color3; 2], rust2go::Error>;
    #[zero_copy]
    fn t17(step: u64, v: &HashMap<i16, Vec<(Color4, Shape6, u32)>>) -> HashMap<i16, Vec<(Color4, Shape6, u32)>>;
    fn t18(step: u64, v: &Color5) -> Color5;
    async fn t19(step: u64, v: Vec<Result<Shape1, (Color1, Shape9)>>) -> Vec<Result<Shape1, (Color1, Shape9)>>;
    fn t20(step: u64, v: &Shape2) -> Result<Shape2, rust2go::Error>;
}

#[rust2go::g2r]
pub trait TwinEnums {
    fn t01(v: &Color2) -> Result<Color2, rust2go::Error>;
    async fn t02(v: HashMap<Box<str>, Vec<[[Color3; 2]; 3]>>) -> Result<HashMap<Box<str>, Vec<[[Color3; 2]; 3]>>, rust2go::Error>;
    fn t03(v: Vec<Result<Result<([Color4; 1], Shape1), Vec<Vec<u8>>>, Result<char, Shape2>>>) -> Result<Vec<Result<Result<([Color4; 1], Shape1), Vec<Vec<u8>>>, Result<char, Shape2>>>, rust2go::Error>;
    async fn t04(v: &Vec<Vec<HashMap<[usize; 2], Option<Color5>>>>) -> Vec<Vec<HashMap<[usize; 2], Option<Color5>>>>;
    fn t05(v: &Option<Vec<(Result<Shape7, Shape1>, Shape5)>>) -> Result<Option<Vec<(Result<Shape7, Shape1>, Shape5)>>, rust2go::Error>;
    async fn t06(v: Option<Result<Option<Shape2>, HashMap<i32, Shape1>>>) -> Option<Result<Option<Shape2>, HashMap<i32, Shape1>>>;
    fn t07(v: Vec<Result<HashMap<Box<Color1>, (Shape3, i64)>, Vec<IpAddr>>>) -> Result<Vec<Result<HashMap<Box<Color1>, (Shape3, i64)>, Vec<IpAddr>>>, rust2go::Error>;
    async fn t08(v: &Shape4) -> Shape4;
    fn t09(v: &Shape5) -> Shape5;
    async fn t10(v: Shape6) -> Result<Shape6, rust2go::Error>;
    fn t11(v: Shape7) -> Shape7;
    async fn t12(v: &Shape8) -> Shape8;
    fn t13(v: &Shape9) -> Shape9;
    async fn t14(v: Vec<Color1>) -> Result<Vec<Color1>, rust2go::Error>;
    fn t15(v: HashMap<(Color4, String), Color2>) -> HashMap<(Color4, String), Color2>;
    async fn t16(v: &[Color3; 2]) -> [Color3; 2];
    fn t17(v: &HashMap<i16, Vec<(Color4, Shape6, u32)>>) -> Result<HashMap<i16, Vec<(Color4, Shape6, u32)>>, rust2go::Error>;
    async fn t18(v: Color5) -> Result<Color5, rust2go::Error>;
    fn t19(v: Vec<Result<Shape1, (Color1, Shape9)>>) -> Result<Vec<Result<Shape1, (Color1, Shape9)>>, rust2go::Error>;
    async fn t20(v: &Shape2) -> Shape2;
}
