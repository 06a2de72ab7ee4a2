//! Types that contain themselves, nested at random.
// Written by `cargo xtask roundtrip`.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::time::Duration;
use std::time::SystemTime;

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Node {
    pub value: i32,
    pub children: Vec<Node>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Chain {
    pub text: String,
    pub next: Option<Box<Chain>>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Formula {
    Number(f64),
    Negated(Box<Formula>),
    Sum(Vec<Formula>),
    Call { name: String, args: HashMap<String, Formula> },
    Nothing,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Folder {
    pub name: String,
    pub entries: BTreeMap<String, Entry>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Entry {
    File { size: u64, changed: SystemTime },
    Folder(Folder),
    Link(Option<Box<Entry>>),
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Ping {
    pub pong: Option<Box<Pong>>,
    pub count: u8,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Pong {
    pub pings: Vec<Ping>,
    pub last: Result<u16, String>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Nested(pub Vec<Nested>);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Named {
    pub by_name: HashMap<String, Named>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Step {
    Stop(u8),
    Go(Result<Box<Step>, String>),
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Plane {
    Dot,
    Pair(Box<Plane>, Box<Plane>),
    Many([Option<Box<Plane>>; 2]),
    Keyed(BTreeMap<u8, (Plane, u8)>),
}

#[rust2go::r2g]
pub trait RandomRecursion {
    fn t01(step: u64, v: (Folder, u64, f32)) -> Result<(Folder, u64, f32), rust2go::Error>;
    fn t02(step: u64, v: &(Vec<Result<Pong, Formula>>, Result<isize, u64>)) -> (Vec<Result<Pong, Formula>>, Result<isize, u64>);
    #[zero_copy]
    fn t03(step: u64, v: &Option<Option<Option<Option<Entry>>>>) -> Result<Option<Option<Option<Option<Entry>>>>, rust2go::Error>;
    #[zero_copy]
    async fn t04(step: u64, v: Vec<HashMap<String, Result<HashMap<(Duration, u64), Entry>, i32>>>) -> Result<Vec<HashMap<String, Result<HashMap<(Duration, u64), Entry>, i32>>>, rust2go::Error>;
    fn t05(step: u64, v: &(Result<Vec<Vec<Node>>, Result<i32, Ping>>, isize)) -> (Result<Vec<Vec<Node>>, Result<i32, Ping>>, isize);
    #[zero_copy]
    fn t06(step: u64, v: &[Result<Option<(Named, Named)>, Vec<Ping>>; 3]) -> [Result<Option<(Named, Named)>, Vec<Ping>>; 3];
    async fn t07(step: u64, v: &HashMap<i64, [[Option<Pong>; 1]; 1]>) -> HashMap<i64, [[Option<Pong>; 1]; 1]>;
    fn t08(step: u64, v: &Step) -> Step;
    async fn t09(step: u64, v: Entry) -> Entry;
    fn t10(step: u64, v: Option<Vec<(Option<Folder>, Entry, String)>>) -> Option<Vec<(Option<Folder>, Entry, String)>>;
    #[zero_copy]
    fn t11(step: u64, v: &Ping) -> Result<Ping, rust2go::Error>;
    async fn t12(step: u64, v: &HashMap<i8, Vec<Result<Vec<Entry>, u16>>>) -> HashMap<i8, Vec<Result<Vec<Entry>, u16>>>;
}
