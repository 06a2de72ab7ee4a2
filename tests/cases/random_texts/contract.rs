//! Text and bytes, nested at random.
// Written by `cargo xtask roundtrip`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

#[rust2go::r2g]
pub trait RandomTexts {
    async fn t01(step: u64, v: &HashMap<[String; 3], Option<[BTreeMap<Box<Cow<'static, str>>, char>; 3]>>) -> Result<HashMap<[String; 3], Option<[BTreeMap<Box<Cow<'static, str>>, char>; 3]>>, rust2go::Error>;
    fn t02(step: u64, v: &[BTreeMap<PathBuf, Option<Vec<Box<[u8]>>>>; 2]) -> [BTreeMap<PathBuf, Option<Vec<Box<[u8]>>>>; 2];
    fn t03(step: u64, v: Option<Option<Option<(Cow<'static, [u8]>, Arc<[u8]>, OsString)>>>) -> Result<Option<Option<Option<(Cow<'static, [u8]>, Arc<[u8]>, OsString)>>>, rust2go::Error>;
    fn t04(step: u64, v: HashMap<Box<str>, Option<Option<BTreeMap<Rc<str>, Box<[u8]>>>>>) -> Result<HashMap<Box<str>, Option<Option<BTreeMap<Rc<str>, Box<[u8]>>>>>, rust2go::Error>;
    fn t05(step: u64, v: Option<BTreeMap<char, [[char; 3]; 2]>>) -> Result<Option<BTreeMap<char, [[char; 3]; 2]>>, rust2go::Error>;
    async fn t06(step: u64, v: [(Vec<Vec<String>>,); 1]) -> [(Vec<Vec<String>>,); 1];
    async fn t07(step: u64, v: Vec<BTreeMap<[Arc<str>; 3], Vec<[Cow<'static, [u8]>; 1]>>>) -> Result<Vec<BTreeMap<[Arc<str>; 3], Vec<[Cow<'static, [u8]>; 1]>>>, rust2go::Error>;
    async fn t08(step: u64, v: &Vec<[BTreeMap<(Box<str>, OsString), [Vec<u8>; 3]>; 2]>) -> Result<Vec<[BTreeMap<(Box<str>, OsString), [Vec<u8>; 3]>; 2]>, rust2go::Error>;
    async fn t09(step: u64, v: Vec<Vec<Option<Option<Vec<u8>>>>>) -> Result<Vec<Vec<Option<Option<Vec<u8>>>>>, rust2go::Error>;
    async fn t10(step: u64, v: [Option<Vec<Vec<String>>>; 2]) -> [Option<Vec<Vec<String>>>; 2];
    #[zero_copy]
    fn t11(step: u64, v: &(Option<[BTreeMap<Rc<str>, Box<[u8]>>; 2]>, Vec<Vec<u8>>)) -> (Option<[BTreeMap<Rc<str>, Box<[u8]>>; 2]>, Vec<Vec<u8>>);
    fn t12(step: u64, v: ([Option<(char, OsString, bytes::Bytes, char)>; 2],)) -> ([Option<(char, OsString, bytes::Bytes, char)>; 2],);
    #[zero_copy]
    async fn t13(step: u64, v: (Vec<Option<(Arc<[u8]>, bytes::Bytes, OsString)>>,)) -> (Vec<Option<(Arc<[u8]>, bytes::Bytes, OsString)>>,);
    async fn t14(step: u64, v: &Vec<Option<Option<[Vec<u8>; 1]>>>) -> Vec<Option<Option<[Vec<u8>; 1]>>>;
    #[zero_copy]
    fn t15(step: u64, v: &Vec<Option<([String; 3],)>>) -> Result<Vec<Option<([String; 3],)>>, rust2go::Error>;
    #[zero_copy]
    fn t16(step: u64, v: &HashMap<String, [Vec<Vec<bytes::Bytes>>; 3]>) -> HashMap<String, [Vec<Vec<bytes::Bytes>>; 3]>;
}

#[rust2go::g2r]
pub trait TwinTexts {
    fn t01(v: &HashMap<[String; 3], Option<[BTreeMap<Box<Cow<'static, str>>, char>; 3]>>) -> HashMap<[String; 3], Option<[BTreeMap<Box<Cow<'static, str>>, char>; 3]>>;
    async fn t02(v: [BTreeMap<PathBuf, Option<Vec<Box<[u8]>>>>; 2]) -> Result<[BTreeMap<PathBuf, Option<Vec<Box<[u8]>>>>; 2], rust2go::Error>;
    fn t03(v: Option<Option<Option<(Cow<'static, [u8]>, Arc<[u8]>, OsString)>>>) -> Option<Option<Option<(Cow<'static, [u8]>, Arc<[u8]>, OsString)>>>;
    async fn t04(v: &HashMap<Box<str>, Option<Option<BTreeMap<Arc<str>, Box<[u8]>>>>>) -> HashMap<Box<str>, Option<Option<BTreeMap<Arc<str>, Box<[u8]>>>>>;
    fn t05(v: &Option<BTreeMap<char, [[char; 3]; 2]>>) -> Option<BTreeMap<char, [[char; 3]; 2]>>;
    async fn t06(v: [(Vec<Vec<String>>,); 1]) -> Result<[(Vec<Vec<String>>,); 1], rust2go::Error>;
    fn t07(v: Vec<BTreeMap<[Arc<str>; 3], Vec<[Cow<'static, [u8]>; 1]>>>) -> Vec<BTreeMap<[Arc<str>; 3], Vec<[Cow<'static, [u8]>; 1]>>>;
    async fn t08(v: &Vec<[BTreeMap<(Box<str>, OsString), [Vec<u8>; 3]>; 2]>) -> Vec<[BTreeMap<(Box<str>, OsString), [Vec<u8>; 3]>; 2]>;
    fn t09(v: &Vec<Vec<Option<Option<Vec<u8>>>>>) -> Vec<Vec<Option<Option<Vec<u8>>>>>;
    async fn t10(v: [Option<Vec<Vec<String>>>; 2]) -> Result<[Option<Vec<Vec<String>>>; 2], rust2go::Error>;
    fn t11(v: (Option<[BTreeMap<Arc<str>, Box<[u8]>>; 2]>, Vec<Vec<u8>>)) -> Result<(Option<[BTreeMap<Arc<str>, Box<[u8]>>; 2]>, Vec<Vec<u8>>), rust2go::Error>;
    async fn t12(v: &([Option<(char, OsString, bytes::Bytes, char)>; 2],)) -> Result<([Option<(char, OsString, bytes::Bytes, char)>; 2],), rust2go::Error>;
    fn t13(v: &(Vec<Option<(Arc<[u8]>, bytes::Bytes, OsString)>>,)) -> Result<(Vec<Option<(Arc<[u8]>, bytes::Bytes, OsString)>>,), rust2go::Error>;
    async fn t14(v: Vec<Option<Option<[Vec<u8>; 1]>>>) -> Result<Vec<Option<Option<[Vec<u8>; 1]>>>, rust2go::Error>;
    fn t15(v: Vec<Option<([String; 3],)>>) -> Vec<Option<([String; 3],)>>;
    async fn t16(v: &HashMap<String, [Vec<Vec<bytes::Bytes>>; 3]>) -> Result<HashMap<String, [Vec<Vec<bytes::Bytes>>; 3]>, rust2go::Error>;
}
