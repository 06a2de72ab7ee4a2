//! Structs, nested at random.
// Written by `cargo xtask roundtrip`.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::Duration;

#[repr(C)]
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Plain1 {
    pub a: u8,
    pub b: u8,
    pub c: [bool; 3],
    pub d: [i64; 3],
    pub e: u8,
}

#[repr(C)]
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Plain2 {
    pub a: f64,
    pub b: i32,
    pub c: i32,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Unit1;

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Empty1 {}

#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key1 {
    pub a: IpAddr,
    pub b: String,
    pub c: Duration,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id1(pub u8);

#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id2(pub char);

#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key2(pub Box<u64>, pub String);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Wrapped1(pub [Vec<String>; 3]);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Wrapped2(pub Vec<Vec<Wrapped1>>);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Mixed1 {
    pub a: (u8,),
    pub b: Plain2,
    pub c: [Plain2; 3],
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Mixed2 {
    pub a: Result<[Vec<Wrapped2>; 3], Option<Mixed1>>,
    pub b: Option<u128>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Pair1(pub Option<(Vec<Wrapped1>, Id1, u8, Id1)>, pub isize);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Mixed3 {
    pub a: char,
    pub b: HashMap<char, Result<[u16; 2], u64>>,
    pub c: Result<[f32; 3], i64>,
    pub d: Wrapped1,
    pub e: Vec<Result<u16, (IpAddr, Plain1, bool, Key2)>>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Wrapped3(pub HashMap<usize, Option<Vec<u8>>>);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Mixed4 {
    pub a: [Unit1; 2],
    pub b: Result<Empty1, (Empty1, Wrapped2)>,
    pub c: Result<HashMap<Box<String>, Option<Empty1>>, Vec<Empty1>>,
    pub d: Pair1,
    pub e: Vec<Vec<Mixed2>>,
    pub f: Result<[bool; 1], Option<usize>>,
}

#[rust2go::r2g]
pub trait RandomStructs {
    fn t01(step: u64, v: HashMap<(Box<str>, u32), Option<Key2>>) -> Result<HashMap<(Box<str>, u32), Option<Key2>>, rust2go::Error>;
    fn t02(step: u64, v: &[Wrapped3; 3]) -> Result<[Wrapped3; 3], rust2go::Error>;
    #[zero_copy]
    fn t03(step: u64, v: &Option<Mixed4>) -> Result<Option<Mixed4>, rust2go::Error>;
    fn t04(step: u64, v: [[Result<(Vec<u8>, u8, u64, Wrapped3), Wrapped2>; 2]; 2]) -> [[Result<(Vec<u8>, u8, u64, Wrapped3), Wrapped2>; 2]; 2];
    fn t05(step: u64, v: Wrapped1) -> Result<Wrapped1, rust2go::Error>;
    fn t06(step: u64, v: &Vec<([Option<Plain2>; 2], Result<Plain1, Key1>, Key1, Result<f64, i32>)>) -> Vec<([Option<Plain2>; 2], Result<Plain1, Key1>, Key1, Result<f64, i32>)>;
    fn t07(step: u64, v: &[HashMap<Box<u32>, Option<[i64; 2]>>; 3]) -> Result<[HashMap<Box<u32>, Option<[i64; 2]>>; 3], rust2go::Error>;
    #[zero_copy]
    async fn t08(step: u64, v: HashMap<Box<IpAddr>, Vec<HashMap<[i16; 2], (Key1, Empty1)>>>) -> HashMap<Box<IpAddr>, Vec<HashMap<[i16; 2], (Key1, Empty1)>>>;
    async fn t09(step: u64, v: Option<Plain1>) -> Result<Option<Plain1>, rust2go::Error>;
    fn t10(step: u64, v: Vec<Result<Option<Vec<isize>>, Vec<i64>>>) -> Result<Vec<Result<Option<Vec<isize>>, Vec<i64>>>, rust2go::Error>;
    async fn t11(step: u64, v: &Option<([Result<f32, Mixed2>; 3], HashMap<IpAddr, Mixed3>)>) -> Result<Option<([Result<f32, Mixed2>; 3], HashMap<IpAddr, Mixed3>)>, rust2go::Error>;
    fn t12(step: u64, v: &[[Mixed4; 3]; 3]) -> [[Mixed4; 3]; 3];
    #[zero_copy]
    async fn t13(step: u64, v: HashMap<Box<i32>, Option<Result<HashMap<String, f32>, Unit1>>>) -> HashMap<Box<i32>, Option<Result<HashMap<String, f32>, Unit1>>>;
    async fn t14(step: u64, v: [Result<((Id1,), usize, String, Duration), Plain1>; 2]) -> Result<[Result<((Id1,), usize, String, Duration), Plain1>; 2], rust2go::Error>;
    async fn t15(step: u64, v: HashMap<Box<Id2>, Vec<Option<Mixed3>>>) -> HashMap<Box<Id2>, Vec<Option<Mixed3>>>;
    async fn t16(step: u64, v: Id1) -> Id1;
}
