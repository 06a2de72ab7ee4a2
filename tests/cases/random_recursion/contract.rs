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
    #[zero_copy]
    async fn t01(step: u64, v: Vec<HashMap<String, Chain>>) -> Vec<HashMap<String, Chain>>;
    #[zero_copy]
    fn t02(step: u64, v: &Formula) -> Result<Formula, rust2go::Error>;
    #[zero_copy]
    async fn t03(step: u64, v: (Option<Vec<Result<Folder, Pong>>>, Option<i32>, Option<u64>)) -> (Option<Vec<Result<Folder, Pong>>>, Option<i32>, Option<u64>);
    fn t04(step: u64, v: &Option<Entry>) -> Option<Entry>;
    #[zero_copy]
    fn t05(step: u64, v: &Ping) -> Result<Ping, rust2go::Error>;
    async fn t06(step: u64, v: Pong) -> Pong;
    async fn t07(step: u64, v: Option<HashMap<u64, Nested>>) -> Option<HashMap<u64, Nested>>;
    async fn t08(step: u64, v: HashMap<[Box<str>; 2], Result<Result<Vec<Named>, Formula>, Result<i32, Ping>>>) -> Result<HashMap<[Box<str>; 2], Result<Result<Vec<Named>, Formula>, Result<i32, Ping>>>, rust2go::Error>;
    async fn t09(step: u64, v: &Vec<Result<Option<[HashMap<i32, Step>; 2]>, Vec<Ping>>>) -> Result<Vec<Result<Option<[HashMap<i32, Step>; 2]>, Vec<Ping>>>, rust2go::Error>;
    async fn t10(step: u64, v: &[Plane; 3]) -> [Plane; 3];
    fn t11(step: u64, v: [HashMap<i64, [Node; 1]>; 3]) -> Result<[HashMap<i64, [Node; 1]>; 3], rust2go::Error>;
    async fn t12(step: u64, v: [Option<Chain>; 1]) -> [Option<Chain>; 1];
    fn t13(step: u64, v: Option<Vec<(Result<Formula, String>, Entry, String)>>) -> Option<Vec<(Result<Formula, String>, Entry, String)>>;
    #[zero_copy]
    fn t14(step: u64, v: &Vec<Folder>) -> Result<Vec<Folder>, rust2go::Error>;
    async fn t15(step: u64, v: &HashMap<i8, Vec<HashMap<u64, Result<Entry, f32>>>>) -> HashMap<i8, Vec<HashMap<u64, Result<Entry, f32>>>>;
    #[zero_copy]
    fn t16(step: u64, v: &Vec<Ping>) -> Result<Vec<Ping>, rust2go::Error>;
    async fn t17(step: u64, v: &[[Pong; 2]; 1]) -> [[Pong; 2]; 1];
    async fn t18(step: u64, v: &Vec<Result<Option<Plane>, Nested>>) -> Result<Vec<Result<Option<Plane>, Nested>>, rust2go::Error>;
    async fn t19(step: u64, v: &Named) -> Named;
    async fn t20(step: u64, v: &HashMap<Duration, Step>) -> Result<HashMap<Duration, Step>, rust2go::Error>;
}

#[rust2go::g2r]
pub trait TwinRecursion {
    fn t01(v: &Vec<HashMap<String, Chain>>) -> Result<Vec<HashMap<String, Chain>>, rust2go::Error>;
    async fn t02(v: Formula) -> Formula;
    fn t03(v: (Option<Vec<Result<Folder, Pong>>>, Option<i32>, Option<u64>)) -> Result<(Option<Vec<Result<Folder, Pong>>>, Option<i32>, Option<u64>), rust2go::Error>;
    async fn t04(v: &Option<Entry>) -> Result<Option<Entry>, rust2go::Error>;
    fn t05(v: &Ping) -> Ping;
    async fn t06(v: Pong) -> Result<Pong, rust2go::Error>;
    fn t07(v: Option<HashMap<u64, Nested>>) -> Result<Option<HashMap<u64, Nested>>, rust2go::Error>;
    async fn t08(v: &HashMap<[Box<str>; 2], Result<Result<Vec<Named>, Formula>, Result<i32, Ping>>>) -> HashMap<[Box<str>; 2], Result<Result<Vec<Named>, Formula>, Result<i32, Ping>>>;
    fn t09(v: &Vec<Result<Option<[HashMap<i32, Step>; 2]>, Vec<Ping>>>) -> Vec<Result<Option<[HashMap<i32, Step>; 2]>, Vec<Ping>>>;
    async fn t10(v: [Plane; 3]) -> Result<[Plane; 3], rust2go::Error>;
    fn t11(v: [HashMap<i64, [Node; 1]>; 3]) -> [HashMap<i64, [Node; 1]>; 3];
    async fn t12(v: &[Option<Chain>; 1]) -> Result<[Option<Chain>; 1], rust2go::Error>;
    fn t13(v: &Option<Vec<(Result<Formula, String>, Entry, String)>>) -> Result<Option<Vec<(Result<Formula, String>, Entry, String)>>, rust2go::Error>;
    async fn t14(v: Vec<Folder>) -> Vec<Folder>;
    fn t15(v: HashMap<i8, Vec<HashMap<u64, Result<Entry, f32>>>>) -> Result<HashMap<i8, Vec<HashMap<u64, Result<Entry, f32>>>>, rust2go::Error>;
    async fn t16(v: &Vec<Ping>) -> Vec<Ping>;
    fn t17(v: &[[Pong; 2]; 1]) -> Result<[[Pong; 2]; 1], rust2go::Error>;
    async fn t18(v: Vec<Result<Option<Plane>, Nested>>) -> Vec<Result<Option<Plane>, Nested>>;
    fn t19(v: Named) -> Result<Named, rust2go::Error>;
    async fn t20(v: &HashMap<Duration, Step>) -> HashMap<Duration, Step>;
}
