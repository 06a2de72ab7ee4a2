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

