//! Maps, sets and results, nested in everything and holding everything.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

/// It needs no conversion: Go's own types have its layout.
#[derive(rust2go::R2G)]
pub struct Tag {
    pub name: String,
    pub weight: u32,
}

#[derive(rust2go::R2G)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

/// Every way to hold a map or a set.
#[derive(rust2go::R2G)]
pub struct Index {
    pub title: String,
    pub tags: Vec<Tag>,
    pub best: Tag,
    pub bytes: Box<[u8]>,
    pub queue: VecDeque<String>,
    /// Plain keys and values are copied without a variable of their own.
    pub counts: BTreeMap<u32, u64>,
    pub words: HashMap<String, u64>,
    pub texts: HashMap<String, String>,
    pub by_tag: HashMap<String, Tag>,
    pub lists: HashMap<String, Vec<String>>,
    pub grid: HashMap<Point, [u8; 4]>,
    pub pairs: BTreeMap<(u8, String), Option<String>>,
    pub deep: HashMap<String, BTreeMap<u8, HashMap<u16, HashSet<String>>>>,
    pub names: HashSet<String>,
    pub numbers: BTreeSet<u64>,
    pub points: HashSet<Point>,
    pub keys: BTreeSet<(String, u8)>,
    pub maps: Vec<HashMap<String, u8>>,
    pub maybe: Option<HashMap<String, u8>>,
    pub perhaps: Option<Option<HashSet<u8>>>,
    pub four: [HashSet<char>; 4],
    pub squares: [[Option<HashSet<bool>>; 2]; 3],
    pub tuple: (u8, HashMap<u8, u8>, (String, HashSet<u8>)),
    pub outcome: Result<String, u16>,
    pub plain_outcome: Result<u8, u16>,
    pub made_outcome: Result<HashMap<String, u8>, Vec<HashSet<u8>>>,
}

/// It is only ever sent.
#[derive(rust2go::R2G)]
pub struct Query {
    pub any_of: HashSet<String>,
}

/// It is only ever returned.
#[derive(rust2go::R2G)]
pub struct Answer {
    pub found: HashMap<String, Tag>,
    pub all: Vec<Result<Answer2, String>>,
}

#[derive(rust2go::R2G)]
pub struct Answer2 {
    pub set: HashSet<u8>,
}

/// It is never used, and so needs no function.
#[derive(rust2go::R2G)]
pub struct Unused {
    pub set: HashSet<u8>,
}

#[rust2go::r2g]
pub trait Collections {
    fn index(i: Index) -> Index;
    fn borrowed(i: &Index, map: &HashMap<String, u8>, list: &[Index]) -> Result<u8, rust2go::Error>;
    async fn indexes(i: Vec<Index>, tag: Tag) -> Option<Index>;
    async fn borrowed_async(i: &Index, n: u8) -> Result<(), rust2go::Error>;
    #[oneway]
    fn told(map: HashMap<String, u8>, n: u8);
    fn map(map: HashMap<u64, Tag>) -> BTreeMap<String, Vec<HashSet<u8>>>;
    fn set() -> HashSet<String>;
    async fn pair(set: HashSet<u8>) -> Result<(HashSet<u8>, String), rust2go::Error>;
    fn outcome(r: Result<String, u8>) -> Result<Result<String, HashSet<u8>>, rust2go::Error>;
    fn ask(q: &Query) -> Answer;
    #[zero_copy]
    fn look(i: &Index, tags: Vec<Tag>, names: HashSet<String>) -> u8;
    #[zero_copy]
    async fn hold(i: Index, name: String) -> Result<HashMap<String, u8>, rust2go::Error>;
}
