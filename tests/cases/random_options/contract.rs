//! Options and results, nested at random.
// Written by `cargo xtask roundtrip`.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;
use std::collections::VecDeque;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use std::time::SystemTime;

#[rust2go::r2g]
pub trait RandomOptions {
    fn t01(step: u64, v: Vec<Result<Vec<f32>, Vec<Box<[Option<bool>]>>>>) -> Vec<Result<Vec<f32>, Vec<Box<[Option<bool>]>>>>;
    async fn t02(step: u64, v: &Vec<Result<BTreeMap<i64, Result<Vec<u8>, f64>>, Option<u64>>>) -> Vec<Result<BTreeMap<i64, Result<Vec<u8>, f64>>, Option<u64>>>;
    fn t03(step: u64, v: Option<BTreeMap<[usize; 1], BTreeMap<i16, Option<String>>>>) -> Option<BTreeMap<[usize; 1], BTreeMap<i16, Option<String>>>>;
    async fn t04(step: u64, v: Vec<Result<Vec<Option<(Box<str>, bool, bool, u128)>>, i16>>) -> Result<Vec<Result<Vec<Option<(Box<str>, bool, bool, u128)>>, i16>>, rust2go::Error>;
    #[zero_copy]
    async fn t05(step: u64, v: Option<VecDeque<Arc<HashMap<Duration, isize>>>>) -> Option<VecDeque<Arc<HashMap<Duration, isize>>>>;
    #[zero_copy]
    async fn t06(step: u64, v: Vec<Result<HashSet<bool>, BTreeMap<String, f64>>>) -> Result<Vec<Result<HashSet<bool>, BTreeMap<String, f64>>>, rust2go::Error>;
    #[zero_copy]
    fn t07(step: u64, v: &Option<Result<f64, [Vec<usize>; 2]>>) -> Result<Option<Result<f64, [Vec<usize>; 2]>>, rust2go::Error>;
    #[zero_copy]
    fn t08(step: u64, v: &Vec<Result<String, Option<(Vec<String>, u64, u16, SystemTime)>>>) -> Result<Vec<Result<String, Option<(Vec<String>, u64, u16, SystemTime)>>>, rust2go::Error>;
    fn t09(step: u64, v: &Vec<Result<Box<[Option<Result<f64, IpAddr>>]>, Box<[IpAddr]>>>) -> Vec<Result<Box<[Option<Result<f64, IpAddr>>]>, Box<[IpAddr]>>>;
    async fn t10(step: u64, v: Option<Result<Arc<char>, (HashSet<i8>,)>>) -> Result<Option<Result<Arc<char>, (HashSet<i8>,)>>, rust2go::Error>;
    fn t11(step: u64, v: Vec<Result<i8, [VecDeque<Vec<Duration>>; 1]>>) -> Result<Vec<Result<i8, [VecDeque<Vec<Duration>>; 1]>>, rust2go::Error>;
    async fn t12(step: u64, v: Vec<Result<u128, HashSet<([Duration; 3], [i64; 1])>>>) -> Vec<Result<u128, HashSet<([Duration; 3], [i64; 1])>>>;
    #[zero_copy]
    fn t13(step: u64, v: &Option<[Arc<HashSet<i64>>; 3]>) -> Option<[Arc<HashSet<i64>>; 3]>;
    fn t14(step: u64, v: Option<Vec<((i16, f64, usize),)>>) -> Option<Vec<((i16, f64, usize),)>>;
    async fn t15(step: u64, v: &Vec<Result<Arc<VecDeque<Vec<u16>>>, char>>) -> Result<Vec<Result<Arc<VecDeque<Vec<u16>>>, char>>, rust2go::Error>;
    #[zero_copy]
    fn t16(step: u64, v: &Option<VecDeque<(HashSet<Box<str>>, IpAddr, u16, Box<str>)>>) -> Result<Option<VecDeque<(HashSet<Box<str>>, IpAddr, u16, Box<str>)>>, rust2go::Error>;
}

#[rust2go::g2r]
pub trait TwinOptions {
    fn t01(v: &Vec<Result<Vec<f32>, Vec<Box<[Option<bool>]>>>>) -> Result<Vec<Result<Vec<f32>, Vec<Box<[Option<bool>]>>>>, rust2go::Error>;
    async fn t02(v: Vec<Result<BTreeMap<i64, Result<Vec<u8>, f64>>, Option<u64>>>) -> Result<Vec<Result<BTreeMap<i64, Result<Vec<u8>, f64>>, Option<u64>>>, rust2go::Error>;
    fn t03(v: Option<BTreeMap<[usize; 1], BTreeMap<i16, Option<String>>>>) -> Result<Option<BTreeMap<[usize; 1], BTreeMap<i16, Option<String>>>>, rust2go::Error>;
    async fn t04(v: &Vec<Result<Vec<Option<(Box<str>, bool, bool, u128)>>, i16>>) -> Vec<Result<Vec<Option<(Box<str>, bool, bool, u128)>>, i16>>;
    fn t05(v: &Option<VecDeque<Arc<HashMap<Duration, isize>>>>) -> Result<Option<VecDeque<Arc<HashMap<Duration, isize>>>>, rust2go::Error>;
    async fn t06(v: Vec<Result<HashSet<bool>, BTreeMap<String, f64>>>) -> Vec<Result<HashSet<bool>, BTreeMap<String, f64>>>;
    fn t07(v: Option<Result<f64, [Vec<usize>; 2]>>) -> Option<Result<f64, [Vec<usize>; 2]>>;
    async fn t08(v: &Vec<Result<String, Option<(Vec<String>, u64, u16, SystemTime)>>>) -> Vec<Result<String, Option<(Vec<String>, u64, u16, SystemTime)>>>;
    fn t09(v: &Vec<Result<Box<[Option<Result<f64, IpAddr>>]>, Box<[IpAddr]>>>) -> Result<Vec<Result<Box<[Option<Result<f64, IpAddr>>]>, Box<[IpAddr]>>>, rust2go::Error>;
    async fn t10(v: Option<Result<Arc<char>, (HashSet<i8>,)>>) -> Option<Result<Arc<char>, (HashSet<i8>,)>>;
    fn t11(v: Vec<Result<i8, [VecDeque<Vec<Duration>>; 1]>>) -> Vec<Result<i8, [VecDeque<Vec<Duration>>; 1]>>;
    async fn t12(v: &Vec<Result<u128, HashSet<([Duration; 3], [i64; 1])>>>) -> Result<Vec<Result<u128, HashSet<([Duration; 3], [i64; 1])>>>, rust2go::Error>;
    fn t13(v: &Option<[Arc<HashSet<i64>>; 3]>) -> Result<Option<[Arc<HashSet<i64>>; 3]>, rust2go::Error>;
    async fn t14(v: Option<Vec<((i16, f64, usize),)>>) -> Result<Option<Vec<((i16, f64, usize),)>>, rust2go::Error>;
    fn t15(v: Vec<Result<Arc<VecDeque<Vec<u16>>>, char>>) -> Vec<Result<Arc<VecDeque<Vec<u16>>>, char>>;
    async fn t16(v: &Option<VecDeque<(HashSet<Box<str>>, IpAddr, u16, Box<str>)>>) -> Option<VecDeque<(HashSet<Box<str>>, IpAddr, u16, Box<str>)>>;
}
