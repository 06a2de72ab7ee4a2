//! Types that contain themselves.

use std::collections::HashMap;

/// Native: Rust follows the pointers itself.
#[derive(rust2go::R2G)]
pub struct Node {
    pub value: String,
    pub next: Option<Box<Node>>,
    pub children: Vec<Node>,
}

/// An enum by itself.
#[derive(rust2go::R2G)]
pub enum Expr {
    Number(f64),
    Name(String),
    Neg(Box<Expr>),
    Call { name: String, args: Vec<Expr> },
}

/// A struct and an enum in turn: the enum counts.
#[derive(rust2go::R2G)]
pub struct Block {
    pub name: String,
    pub body: Vec<Statement>,
}

#[derive(rust2go::R2G)]
pub enum Statement {
    Block(Block),
    Expr(Expr),
}

/// A struct by itself, through a map.
#[derive(rust2go::R2G)]
pub struct Folder {
    pub folders: HashMap<String, Folder>,
    pub size: u64,
}

/// Two structs in turn: one counts.
#[derive(rust2go::R2G)]
pub struct Ping {
    pub at: std::time::SystemTime,
    pub pong: Option<Box<Pong>>,
}

#[derive(rust2go::R2G)]
pub struct Pong {
    pub pings: Vec<Ping>,
}

/// Not recursive, though it holds some that are.
#[derive(rust2go::R2G)]
pub struct Program {
    pub root: Block,
    pub node: Node,
}

#[derive(rust2go::R2G)]
pub struct Forest(pub Vec<Forest>);

#[derive(rust2go::R2G)]
pub enum Json {
    Null,
    Text(String),
    Array(Vec<Json>),
    Object(HashMap<String, Json>),
}

#[rust2go::r2g]
pub trait Trees {
    fn node(n: Node) -> Node;
    fn expr(e: Expr) -> Expr;
    fn program(p: &Program) -> Program;
    async fn folder(f: Folder) -> Folder;
    async fn ping(p: Ping) -> Result<Ping, rust2go::Error>;
    fn forest(f: Forest) -> Forest;
    fn json(j: Json) -> Json;
}
