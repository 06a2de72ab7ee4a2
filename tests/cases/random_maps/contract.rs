//! Maps and sets, nested at random.
// Written by `cargo xtask roundtrip`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;
use std::net::IpAddr;
use std::time::Duration;
use std::time::SystemTime;

#[rust2go::r2g]
pub trait RandomMaps {
    async fn t01(step: u64, v: &BTreeMap<String, HashSet<(Box<str>, String)>>) -> BTreeMap<String, HashSet<(Box<str>, String)>>;
    fn t02(step: u64, v: &HashMap<[String; 3], BTreeSet<i32>>) -> HashMap<[String; 3], BTreeSet<i32>>;
    #[zero_copy]
    async fn t03(step: u64, v: BTreeMap<usize, Option<BTreeSet<u8>>>) -> BTreeMap<usize, Option<BTreeSet<u8>>>;
    fn t04(step: u64, v: &HashMap<[i8; 2], BTreeSet<i8>>) -> Result<HashMap<[i8; 2], BTreeSet<i8>>, rust2go::Error>;
    fn t05(step: u64, v: BTreeMap<(u64, u64), HashMap<Duration, Vec<HashMap<i32, u8>>>>) -> BTreeMap<(u64, u64), HashMap<Duration, Vec<HashMap<i32, u8>>>>;
    async fn t06(step: u64, v: &HashMap<String, [Vec<(isize,)>; 2]>) -> HashMap<String, [Vec<(isize,)>; 2]>;
    #[zero_copy]
    fn t07(step: u64, v: &HashMap<char, Option<Option<Option<i64>>>>) -> Result<HashMap<char, Option<Option<Option<i64>>>>, rust2go::Error>;
    async fn t08(step: u64, v: BTreeMap<u32, BTreeMap<i16, Option<Option<String>>>>) -> BTreeMap<u32, BTreeMap<i16, Option<Option<String>>>>;
    fn t09(step: u64, v: &BTreeSet<Box<String>>) -> Result<BTreeSet<Box<String>>, rust2go::Error>;
    #[zero_copy]
    fn t10(step: u64, v: &HashMap<char, Vec<HashSet<String>>>) -> Result<HashMap<char, Vec<HashSet<String>>>, rust2go::Error>;
    fn t11(step: u64, v: &BTreeMap<i32, [HashSet<(char, u8)>; 2]>) -> Result<BTreeMap<i32, [HashSet<(char, u8)>; 2]>, rust2go::Error>;
    #[zero_copy]
    async fn t12(step: u64, v: BTreeMap<(char, u64), BTreeMap<i64, Option<HashMap<u16, i64>>>>) -> BTreeMap<(char, u64), BTreeMap<i64, Option<HashMap<u16, i64>>>>;
    fn t13(step: u64, v: BTreeMap<usize, [Vec<[bool; 3]>; 2]>) -> BTreeMap<usize, [Vec<[bool; 3]>; 2]>;
    fn t14(step: u64, v: &HashMap<[u8; 3], ((HashSet<u16>, u16, u16, u64), [Box<str>; 3])>) -> HashMap<[u8; 3], ((HashSet<u16>, u16, u16, u64), [Box<str>; 3])>;
    fn t15(step: u64, v: HashMap<Box<Box<str>>, Option<BTreeMap<u64, HashMap<usize, bool>>>>) -> Result<HashMap<Box<Box<str>>, Option<BTreeMap<u64, HashMap<usize, bool>>>>, rust2go::Error>;
    fn t16(step: u64, v: HashSet<(u64, i64)>) -> HashSet<(u64, i64)>;
    async fn t17(step: u64, v: BTreeMap<String, [BTreeSet<i16>; 1]>) -> Result<BTreeMap<String, [BTreeSet<i16>; 1]>, rust2go::Error>;
    #[zero_copy]
    fn t18(step: u64, v: &BTreeMap<i16, Option<HashMap<IpAddr, Option<u128>>>>) -> Result<BTreeMap<i16, Option<HashMap<IpAddr, Option<u128>>>>, rust2go::Error>;
    #[zero_copy]
    fn t19(step: u64, v: &HashMap<u64, Option<BTreeSet<Duration>>>) -> HashMap<u64, Option<BTreeSet<Duration>>>;
    #[zero_copy]
    fn t20(step: u64, v: &HashMap<Box<u32>, BTreeMap<IpAddr, ((u64, f32, SystemTime), Vec<u8>, Duration, i16)>>) -> Result<HashMap<Box<u32>, BTreeMap<IpAddr, ((u64, f32, SystemTime), Vec<u8>, Duration, i16)>>, rust2go::Error>;
}

#[rust2go::g2r]
pub trait TwinMaps {
    fn t01(v: &BTreeMap<String, HashSet<(Box<str>, String)>>) -> Result<BTreeMap<String, HashSet<(Box<str>, String)>>, rust2go::Error>;
    async fn t02(v: HashMap<[String; 3], BTreeSet<i32>>) -> Result<HashMap<[String; 3], BTreeSet<i32>>, rust2go::Error>;
    fn t03(v: BTreeMap<usize, Option<BTreeSet<u8>>>) -> Result<BTreeMap<usize, Option<BTreeSet<u8>>>, rust2go::Error>;
    async fn t04(v: &HashMap<[i8; 2], BTreeSet<i8>>) -> HashMap<[i8; 2], BTreeSet<i8>>;
    fn t05(v: &BTreeMap<(u64, u64), HashMap<Duration, Vec<HashMap<i32, u8>>>>) -> Result<BTreeMap<(u64, u64), HashMap<Duration, Vec<HashMap<i32, u8>>>>, rust2go::Error>;
    async fn t06(v: HashMap<String, [Vec<(isize,)>; 2]>) -> Result<HashMap<String, [Vec<(isize,)>; 2]>, rust2go::Error>;
    fn t07(v: HashMap<char, Option<Option<Option<i64>>>>) -> HashMap<char, Option<Option<Option<i64>>>>;
    async fn t08(v: &BTreeMap<u32, BTreeMap<i16, Option<Option<String>>>>) -> Result<BTreeMap<u32, BTreeMap<i16, Option<Option<String>>>>, rust2go::Error>;
    fn t09(v: &BTreeSet<Box<String>>) -> BTreeSet<Box<String>>;
    async fn t10(v: HashMap<char, Vec<HashSet<String>>>) -> HashMap<char, Vec<HashSet<String>>>;
    fn t11(v: BTreeMap<i32, [HashSet<(char, u8)>; 2]>) -> BTreeMap<i32, [HashSet<(char, u8)>; 2]>;
    async fn t12(v: &BTreeMap<(char, u64), BTreeMap<i64, Option<HashMap<u16, i64>>>>) -> Result<BTreeMap<(char, u64), BTreeMap<i64, Option<HashMap<u16, i64>>>>, rust2go::Error>;
    fn t13(v: &BTreeMap<usize, [Vec<[bool; 3]>; 2]>) -> Result<BTreeMap<usize, [Vec<[bool; 3]>; 2]>, rust2go::Error>;
    async fn t14(v: HashMap<[u8; 3], ((HashSet<u16>, u16, u16, u64), [Box<str>; 3])>) -> Result<HashMap<[u8; 3], ((HashSet<u16>, u16, u16, u64), [Box<str>; 3])>, rust2go::Error>;
    fn t15(v: HashMap<Box<Box<str>>, Option<BTreeMap<u64, HashMap<usize, bool>>>>) -> HashMap<Box<Box<str>>, Option<BTreeMap<u64, HashMap<usize, bool>>>>;
    async fn t16(v: &HashSet<(u64, i64)>) -> Result<HashSet<(u64, i64)>, rust2go::Error>;
    fn t17(v: &BTreeMap<String, [BTreeSet<i16>; 1]>) -> BTreeMap<String, [BTreeSet<i16>; 1]>;
    async fn t18(v: BTreeMap<i16, Option<HashMap<IpAddr, Option<u128>>>>) -> BTreeMap<i16, Option<HashMap<IpAddr, Option<u128>>>>;
    fn t19(v: HashMap<u64, Option<BTreeSet<Duration>>>) -> Result<HashMap<u64, Option<BTreeSet<Duration>>>, rust2go::Error>;
    async fn t20(v: &HashMap<Box<u32>, BTreeMap<IpAddr, ((u64, f32, SystemTime), Vec<u8>, Duration, i16)>>) -> HashMap<Box<u32>, BTreeMap<IpAddr, ((u64, f32, SystemTime), Vec<u8>, Duration, i16)>>;
}
