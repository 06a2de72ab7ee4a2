//! Values of the standard library, nested at random.
// Written by `cargo xtask roundtrip`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::VecDeque;
use std::ffi::OsString;
use std::net::Ipv6Addr;
use std::net::SocketAddr;
use std::net::SocketAddrV4;
use std::num::NonZero;
use std::num::NonZeroI16;
use std::num::NonZeroI64;
use std::num::NonZeroU64;
use std::num::Wrapping;
use std::rc::Rc;
use std::sync::Arc;
use std::time::SystemTime;

#[rust2go::r2g]
pub trait RandomStd {
    fn t01(step: u64, v: &Vec<(Result<(SocketAddr, SystemTime, Vec<u8>), Wrapping<i8>>, SystemTime, Vec<Vec<u8>>, NonZeroU64)>) -> Vec<(Result<(SocketAddr, SystemTime, Vec<u8>), Wrapping<i8>>, SystemTime, Vec<Vec<u8>>, NonZeroU64)>;
    async fn t02(step: u64, v: (BTreeSet<String>,)) -> Result<(BTreeSet<String>,), rust2go::Error>;
    #[zero_copy]
    async fn t03(step: u64, v: Option<Result<(HashMap<[Wrapping<u64>; 2], NonZero<i64>>, Wrapping<i8>, NonZero<i8>, NonZero<usize>), Box<Cow<'static, [u8]>>>>) -> Option<Result<(HashMap<[Wrapping<u64>; 2], NonZero<i64>>, Wrapping<i8>, NonZero<i8>, NonZero<usize>), Box<Cow<'static, [u8]>>>>;
    fn t04(step: u64, v: HashMap<NonZero<u32>, Vec<Box<Arc<u8>>>>) -> Result<HashMap<NonZero<u32>, Vec<Box<Arc<u8>>>>, rust2go::Error>;
    fn t05(step: u64, v: &Vec<(BTreeSet<[i64; 1]>,)>) -> Vec<(BTreeSet<[i64; 1]>,)>;
    async fn t06(step: u64, v: &Vec<(Option<Arc<Box<str>>>, Vec<SocketAddrV4>)>) -> Vec<(Option<Arc<Box<str>>>, Vec<SocketAddrV4>)>;
    fn t07(step: u64, v: &Vec<Result<(SystemTime, SystemTime), BTreeSet<char>>>) -> Result<Vec<Result<(SystemTime, SystemTime), BTreeSet<char>>>, rust2go::Error>;
    async fn t08(step: u64, v: &Vec<(Arc<Result<Arc<[u8]>, NonZeroI16>>,)>) -> Vec<(Arc<Result<Arc<[u8]>, NonZeroI16>>,)>;
    fn t09(step: u64, v: &VecDeque<Rc<((Vec<u8>, Cow<'static, [u8]>),)>>) -> Result<VecDeque<Rc<((Vec<u8>, Cow<'static, [u8]>),)>>, rust2go::Error>;
    fn t10(step: u64, v: &(Arc<HashMap<NonZero<u64>, Arc<Ipv6Addr>>>, Rc<Wrapping<u16>>)) -> (Arc<HashMap<NonZero<u64>, Arc<Ipv6Addr>>>, Rc<Wrapping<u16>>);
    #[zero_copy]
    fn t11(step: u64, v: &Option<Box<(Vec<String>,)>>) -> Result<Option<Box<(Vec<String>,)>>, rust2go::Error>;
    #[zero_copy]
    async fn t12(step: u64, v: Arc<BTreeSet<Box<NonZeroI64>>>) -> Result<Arc<BTreeSet<Box<NonZeroI64>>>, rust2go::Error>;
    async fn t13(step: u64, v: Option<HashMap<NonZeroI64, Box<HashMap<Arc<str>, Wrapping<u16>>>>>) -> Result<Option<HashMap<NonZeroI64, Box<HashMap<Arc<str>, Wrapping<u16>>>>>, rust2go::Error>;
    fn t14(step: u64, v: &BTreeMap<(SocketAddrV4, NonZero<i64>), (Option<BTreeSet<Wrapping<u16>>>, Box<[u8]>, Arc<u128>)>) -> Result<BTreeMap<(SocketAddrV4, NonZero<i64>), (Option<BTreeSet<Wrapping<u16>>>, Box<[u8]>, Arc<u128>)>, rust2go::Error>;
    #[zero_copy]
    fn t15(step: u64, v: &Option<Result<Option<NonZero<i16>>, Rc<Arc<Ipv6Addr>>>>) -> Option<Result<Option<NonZero<i16>>, Rc<Arc<Ipv6Addr>>>>;
    #[zero_copy]
    async fn t16(step: u64, v: Vec<Arc<Box<HashMap<i64, OsString>>>>) -> Result<Vec<Arc<Box<HashMap<i64, OsString>>>>, rust2go::Error>;
}

#[rust2go::g2r]
pub trait TwinStd {
    fn t01(v: &Vec<(Result<(SocketAddr, SystemTime, Vec<u8>), Wrapping<i8>>, SystemTime, Vec<Vec<u8>>, NonZeroU64)>) -> Result<Vec<(Result<(SocketAddr, SystemTime, Vec<u8>), Wrapping<i8>>, SystemTime, Vec<Vec<u8>>, NonZeroU64)>, rust2go::Error>;
    async fn t02(v: (BTreeSet<String>,)) -> (BTreeSet<String>,);
    fn t03(v: Option<Result<(HashMap<[Wrapping<u64>; 2], NonZero<i64>>, Wrapping<i8>, NonZero<i8>, NonZero<usize>), Box<Cow<'static, [u8]>>>>) -> Result<Option<Result<(HashMap<[Wrapping<u64>; 2], NonZero<i64>>, Wrapping<i8>, NonZero<i8>, NonZero<usize>), Box<Cow<'static, [u8]>>>>, rust2go::Error>;
    async fn t04(v: &HashMap<NonZero<u32>, Vec<Box<Arc<u8>>>>) -> HashMap<NonZero<u32>, Vec<Box<Arc<u8>>>>;
    fn t05(v: &Vec<(BTreeSet<[i64; 1]>,)>) -> Result<Vec<(BTreeSet<[i64; 1]>,)>, rust2go::Error>;
    async fn t06(v: Vec<(Option<Arc<Box<str>>>, Vec<SocketAddrV4>)>) -> Result<Vec<(Option<Arc<Box<str>>>, Vec<SocketAddrV4>)>, rust2go::Error>;
    fn t07(v: Vec<Result<(SystemTime, SystemTime), BTreeSet<char>>>) -> Vec<Result<(SystemTime, SystemTime), BTreeSet<char>>>;
    async fn t08(v: &Vec<(Arc<Result<Arc<[u8]>, NonZeroI16>>,)>) -> Result<Vec<(Arc<Result<Arc<[u8]>, NonZeroI16>>,)>, rust2go::Error>;
    fn t09(v: &VecDeque<Arc<((Vec<u8>, Cow<'static, [u8]>),)>>) -> VecDeque<Arc<((Vec<u8>, Cow<'static, [u8]>),)>>;
    async fn t10(v: (Arc<HashMap<NonZero<u64>, Arc<Ipv6Addr>>>, Arc<Wrapping<u16>>)) -> Result<(Arc<HashMap<NonZero<u64>, Arc<Ipv6Addr>>>, Arc<Wrapping<u16>>), rust2go::Error>;
    fn t11(v: Option<Box<(Vec<String>,)>>) -> Option<Box<(Vec<String>,)>>;
    async fn t12(v: &Arc<BTreeSet<Box<NonZeroI64>>>) -> Arc<BTreeSet<Box<NonZeroI64>>>;
    fn t13(v: &Option<HashMap<NonZeroI64, Box<HashMap<Arc<str>, Wrapping<u16>>>>>) -> Option<HashMap<NonZeroI64, Box<HashMap<Arc<str>, Wrapping<u16>>>>>;
    async fn t14(v: BTreeMap<(SocketAddrV4, NonZero<i64>), (Option<BTreeSet<Wrapping<u16>>>, Box<[u8]>, Arc<u128>)>) -> BTreeMap<(SocketAddrV4, NonZero<i64>), (Option<BTreeSet<Wrapping<u16>>>, Box<[u8]>, Arc<u128>)>;
    fn t15(v: Option<Result<Option<NonZero<i16>>, Arc<Arc<Ipv6Addr>>>>) -> Result<Option<Result<Option<NonZero<i16>>, Arc<Arc<Ipv6Addr>>>>, rust2go::Error>;
    async fn t16(v: &Vec<Arc<Box<HashMap<i64, OsString>>>>) -> Vec<Arc<Box<HashMap<i64, OsString>>>>;
}
