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
    #[zero_copy]
    fn t01(step: u64, v: &Option<Option<Result<i8, Plain2>>>) -> Result<Option<Option<Result<i8, Plain2>>>, rust2go::Error>;
    async fn t02(step: u64, v: (([Unit1; 2], [Key1; 1], Option<Unit1>, Vec<Key2>), Option<u8>)) -> (([Unit1; 2], [Key1; 1], Option<Unit1>, Vec<Key2>), Option<u8>);
    async fn t03(step: u64, v: &Vec<HashMap<[i8; 2], Vec<[Empty1; 2]>>>) -> Result<Vec<HashMap<[i8; 2], Vec<[Empty1; 2]>>>, rust2go::Error>;
    #[zero_copy]
    fn t04(step: u64, v: &Vec<Vec<[HashMap<String, Key1>; 3]>>) -> Result<Vec<Vec<[HashMap<String, Key1>; 3]>>, rust2go::Error>;
    fn t05(step: u64, v: Id1) -> Result<Id1, rust2go::Error>;
    fn t06(step: u64, v: &HashMap<i32, [Result<Id2, Mixed2>; 1]>) -> Result<HashMap<i32, [Result<Id2, Mixed2>; 1]>, rust2go::Error>;
    #[zero_copy]
    fn t07(step: u64, v: &Key2) -> Result<Key2, rust2go::Error>;
    async fn t08(step: u64, v: [Option<(Result<Wrapped1, Mixed1>,)>; 1]) -> Result<[Option<(Result<Wrapped1, Mixed1>,)>; 1], rust2go::Error>;
    async fn t09(step: u64, v: &Wrapped2) -> Result<Wrapped2, rust2go::Error>;
    fn t10(step: u64, v: Mixed1) -> Result<Mixed1, rust2go::Error>;
    fn t11(step: u64, v: [Mixed2; 2]) -> Result<[Mixed2; 2], rust2go::Error>;
    #[zero_copy]
    fn t12(step: u64, v: &Pair1) -> Result<Pair1, rust2go::Error>;
    async fn t13(step: u64, v: HashMap<String, Option<Mixed3>>) -> Result<HashMap<String, Option<Mixed3>>, rust2go::Error>;
    fn t14(step: u64, v: Wrapped3) -> Wrapped3;
    fn t15(step: u64, v: &Vec<HashMap<Id1, HashMap<Box<u64>, Option<Mixed4>>>>) -> Result<Vec<HashMap<Id1, HashMap<Box<u64>, Option<Mixed4>>>>, rust2go::Error>;
    fn t16(step: u64, v: &[HashMap<Duration, Vec<[Plain1; 2]>>; 3]) -> [HashMap<Duration, Vec<[Plain1; 2]>>; 3];
    fn t17(step: u64, v: &Plain2) -> Plain2;
    #[zero_copy]
    fn t18(step: u64, v: &Unit1) -> Unit1;
    fn t19(step: u64, v: &Vec<Result<Empty1, Plain1>>) -> Result<Vec<Result<Empty1, Plain1>>, rust2go::Error>;
    fn t20(step: u64, v: &Option<HashMap<Id1, (Option<Key1>, usize, String, Duration)>>) -> Option<HashMap<Id1, (Option<Key1>, usize, String, Duration)>>;
}

#[rust2go::g2r]
pub trait TwinStructs {
    fn t01(v: &Option<Option<Result<i8, Plain2>>>) -> Option<Option<Result<i8, Plain2>>>;
    async fn t02(v: (([Unit1; 2], [Key1; 1], Option<Unit1>, Vec<Key2>), Option<u8>)) -> Result<(([Unit1; 2], [Key1; 1], Option<Unit1>, Vec<Key2>), Option<u8>), rust2go::Error>;
    fn t03(v: Vec<HashMap<[i8; 2], Vec<[Empty1; 2]>>>) -> Vec<HashMap<[i8; 2], Vec<[Empty1; 2]>>>;
    async fn t04(v: &Vec<Vec<[HashMap<String, Key1>; 3]>>) -> Vec<Vec<[HashMap<String, Key1>; 3]>>;
    fn t05(v: &Id1) -> Id1;
    async fn t06(v: HashMap<i32, [Result<Id2, Mixed2>; 1]>) -> HashMap<i32, [Result<Id2, Mixed2>; 1]>;
    fn t07(v: Key2) -> Key2;
    async fn t08(v: &[Option<(Result<Wrapped1, Mixed1>,)>; 1]) -> [Option<(Result<Wrapped1, Mixed1>,)>; 1];
    fn t09(v: &Wrapped2) -> Wrapped2;
    async fn t10(v: Mixed1) -> Mixed1;
    fn t11(v: [Mixed2; 2]) -> [Mixed2; 2];
    async fn t12(v: &Pair1) -> Pair1;
    fn t13(v: &HashMap<String, Option<Mixed3>>) -> HashMap<String, Option<Mixed3>>;
    async fn t14(v: Wrapped3) -> Result<Wrapped3, rust2go::Error>;
    fn t15(v: Vec<HashMap<Id1, HashMap<Box<u64>, Option<Mixed4>>>>) -> Vec<HashMap<Id1, HashMap<Box<u64>, Option<Mixed4>>>>;
    async fn t16(v: &[HashMap<Duration, Vec<[Plain1; 2]>>; 3]) -> Result<[HashMap<Duration, Vec<[Plain1; 2]>>; 3], rust2go::Error>;
    fn t17(v: &Plain2) -> Result<Plain2, rust2go::Error>;
    async fn t18(v: Unit1) -> Result<Unit1, rust2go::Error>;
    fn t19(v: Vec<Result<Empty1, Plain1>>) -> Vec<Result<Empty1, Plain1>>;
    async fn t20(v: &Option<HashMap<Id1, (Option<Key1>, usize, String, Duration)>>) -> Result<Option<HashMap<Id1, (Option<Key1>, usize, String, Duration)>>, rust2go::Error>;
}
