//! Generic types: Go's generics where they can be, and stated names where not.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

pub const WIDTH: usize = 4;

type Names = Vec<String>;
type Row<T> = [T; WIDTH];

#[derive(rust2go::R2G)]
pub struct Document {
    pub title: String,
}

/// A part of a list.
#[derive(rust2go::R2G)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    pub next: Option<u64>,
}

#[derive(rust2go::R2G)]
pub struct Pair<A, B> {
    pub a: A,
    pub b: B,
    pub pages: Vec<Page<B>>,
}

/// Its parameter is a key.
#[derive(rust2go::R2G)]
pub struct Lookup<K, V> {
    pub map: HashMap<K, V>,
    pub seen: HashSet<(K, u8)>,
}

/// Its parameter is a key by way of another type.
#[derive(rust2go::R2G)]
pub struct Nested<T> {
    pub lookup: Lookup<T, String>,
    pub rows: Row<u8>,
}

/// Either.
#[derive(rust2go::R2G)]
pub enum Either<L, R> {
    Left(L),
    Right { value: R },
    Neither,
}

#[derive(rust2go::R2G)]
pub enum Tree<T> {
    Leaf,
    Node(Box<Tree<T>>, T, Box<Tree<T>>),
}

/// A constant is nothing that a type in Go can depend on.
#[derive(rust2go::R2G)]
pub struct Grid<T, const W: usize, const H: usize> {
    pub cells: [[T; W]; H],
}

/// It holds one of those.
#[derive(rust2go::R2G)]
pub struct Board<T> {
    pub grid: Grid<T, 2, 3>,
}

#[derive(rust2go::R2G)]
pub enum Sized<const N: usize> {
    Bytes([u8; N]),
    Other,
}

#[derive(rust2go::R2G)]
pub struct Id<T>(pub T);

#[derive(rust2go::R2G)]
pub struct List<T>(pub Vec<T>);

/// It borrows.
#[derive(rust2go::R2G)]
pub struct View<'a, T> {
    pub name: &'a str,
    pub bytes: &'a [u8],
    pub texts: Cow<'a, [String]>,
    pub text: Cow<'a, str>,
    pub value: T,
}

/// In Go it has another name, as have its uses.
#[derive(rust2go::R2G)]
#[r2g(rename = "Holder")]
pub struct Box2<T> {
    pub value: T,
}

#[rust2go::r2g]
pub trait Generics {
    fn page(p: Page<Document>) -> Page<u8>;
    fn names(n: Names) -> Pair<Document, Either<u8, String>>;
    fn lookup(l: &Lookup<String, Document>, m: Nested<u8>) -> Nested<u8>;
    fn either(e: Either<Document, HashSet<u8>>) -> Either<u8, u8>;
    async fn tree(t: Tree<String>) -> Result<Tree<(u8, Document)>, rust2go::Error>;
    fn grid(g: Grid<f32, 3, 2>, h: Grid<Page<Document>, 1, 1>) -> Grid<Either<u8, u8>, WIDTH, 1>;
    fn board(b: Board<u8>, s: Sized<16>) -> Sized<{ 2 * WIDTH }>;
    fn ids(i: Id<String>, l: List<Id<u64>>) -> List<HashSet<u8>>;
    fn view(v: View<'_, u8>, w: &View<'_, Page<Document>>) -> u8;
    async fn view_async(v: View<'_, HashSet<u8>>) -> u8;
    fn holder(h: Box2<String>) -> Box2<HashSet<u8>>;
}
