//! Maps and sets, nested at random.
// Written by `cargo xtask roundtrip`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;
use std::collections::VecDeque;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

#[rust2go::r2g]
pub trait RandomMaps {
    fn t01(step: u64, v: &BTreeSet<((Box<str>, String), String)>) -> BTreeSet<((Box<str>, String), String)>;
    fn t02(step: u64, v: BTreeSet<i32>) -> Result<BTreeSet<i32>, rust2go::Error>;
    async fn t03(step: u64, v: BTreeSet<usize>) -> BTreeSet<usize>;
    fn t04(step: u64, v: &BTreeMap<char, Vec<Vec<Box<[Vec<u8>]>>>>) -> BTreeMap<char, Vec<Vec<Box<[Vec<u8>]>>>>;
    async fn t05(step: u64, v: BTreeSet<i8>) -> BTreeSet<i8>;
    async fn t06(step: u64, v: &BTreeMap<i32, VecDeque<BTreeMap<[String; 3], VecDeque<Duration>>>>) -> Result<BTreeMap<i32, VecDeque<BTreeMap<[String; 3], VecDeque<Duration>>>>, rust2go::Error>;
    #[zero_copy]
    async fn t07(step: u64, v: HashSet<i8>) -> Result<HashSet<i8>, rust2go::Error>;
    #[zero_copy]
    fn t08(step: u64, v: &BTreeSet<IpAddr>) -> Result<BTreeSet<IpAddr>, rust2go::Error>;
    fn t09(step: u64, v: &BTreeMap<Box<bool>, HashMap<Box<str>, HashSet<String>>>) -> Result<BTreeMap<Box<bool>, HashMap<Box<str>, HashSet<String>>>, rust2go::Error>;
    async fn t10(step: u64, v: &BTreeSet<String>) -> Result<BTreeSet<String>, rust2go::Error>;
    fn t11(step: u64, v: BTreeMap<Box<u32>, Option<Result<u8, (String,)>>>) -> BTreeMap<Box<u32>, Option<Result<u8, (String,)>>>;
    fn t12(step: u64, v: BTreeSet<Duration>) -> BTreeSet<Duration>;
    async fn t13(step: u64, v: &HashMap<String, VecDeque<(Result<String, u16>,)>>) -> Result<HashMap<String, VecDeque<(Result<String, u16>,)>>, rust2go::Error>;
    fn t14(step: u64, v: BTreeMap<i64, HashMap<Box<u16>, Option<Result<isize, i32>>>>) -> Result<BTreeMap<i64, HashMap<Box<u16>, Option<Result<isize, i32>>>>, rust2go::Error>;
    fn t15(step: u64, v: BTreeMap<usize, (Vec<[bool; 2]>, Arc<i16>, VecDeque<i8>, Vec<usize>)>) -> BTreeMap<usize, (Vec<[bool; 2]>, Arc<i16>, VecDeque<i8>, Vec<usize>)>;
    async fn t16(step: u64, v: &HashSet<isize>) -> Result<HashSet<isize>, rust2go::Error>;
}
