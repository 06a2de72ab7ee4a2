//! Generic types and aliases, nested at random.
// Written by `cargo xtask roundtrip`.

use std::collections::HashMap;
use std::collections::HashSet;
use std::hash::Hash;
use std::net::IpAddr;
use std::time::Duration;

pub const WIDTH: usize = 4 - 1;
const DOUBLE: usize = WIDTH << 1;

pub type Id = u64;
pub type Pairs<V> = Vec<(Id, V)>;

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<Box<Page<T>>>,
    pub pairs: Pairs<T>,
    pub total: Id,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Tree<T> {
    Leaf(T),
    Node(Vec<Tree<T>>),
    Fork { left: Box<Tree<T>>, right: Box<Tree<T>>, name: String },
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Either<A, B> {
    Neither,
    Left(A),
    Right { value: B },
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Index<K: Eq + Hash, V> {
    pub entries: HashMap<K, V>,
    pub keys: HashSet<K>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Grid<T, const R: usize, const C: usize> {
    pub cells: [[T; C]; R],
    pub name: String,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Buffer<const N: usize> {
    pub bytes: [u8; N],
    pub wide: [u16; WIDTH],
    pub wider: [[bool; DOUBLE]; N],
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Listed<T>(pub Vec<T>);

#[rust2go::r2g]
pub trait RandomGenerics {
    fn t01(step: u64, v: Buffer<7>) -> Buffer<7>;
    #[zero_copy]
    fn t02(step: u64, v: &Tree<Either<Tree<Option<Vec<u8>>>, (Vec<u8>, i16)>>) -> Result<Tree<Either<Tree<Option<Vec<u8>>>, (Vec<u8>, i16)>>, rust2go::Error>;
    async fn t03(step: u64, v: &Page<Index<u64, HashMap<Box<isize>, Page<Duration>>>>) -> Page<Index<u64, HashMap<Box<isize>, Page<Duration>>>>;
    fn t04(step: u64, v: Buffer<6>) -> Result<Buffer<6>, rust2go::Error>;
    #[zero_copy]
    async fn t05(step: u64, v: Page<Tree<Page<Listed<char>>>>) -> Page<Tree<Page<Listed<char>>>>;
    async fn t06(step: u64, v: Tree<Tree<Option<Option<String>>>>) -> Result<Tree<Tree<Option<Option<String>>>>, rust2go::Error>;
    fn t07(step: u64, v: &Grid<i32, 1, 2>) -> Result<Grid<i32, 1, 2>, rust2go::Error>;
    async fn t08(step: u64, v: &Index<(usize, IpAddr), Page<Index<Box<String>, char>>>) -> Index<(usize, IpAddr), Page<Index<Box<String>, char>>>;
    #[zero_copy]
    fn t09(step: u64, v: &Grid<i8, 2, 2>) -> Result<Grid<i8, 2, 2>, rust2go::Error>;
    #[zero_copy]
    fn t10(step: u64, v: &Page<Option<Tree<Listed<Box<str>>>>>) -> Result<Page<Option<Tree<Listed<Box<str>>>>>, rust2go::Error>;
    fn t11(step: u64, v: &Either<Tree<Index<Box<Box<str>>, Index<usize, f64>>>, Index<Box<str>, u32>>) -> Either<Tree<Index<Box<Box<str>>, Index<usize, f64>>>, Index<Box<str>, u32>>;
    async fn t12(step: u64, v: &Index<u64, (Vec<Vec<String>>, Option<i64>, Index<u32, isize>)>) -> Index<u64, (Vec<Vec<String>>, Option<i64>, Index<u32, isize>)>;
    fn t13(step: u64, v: Page<Either<Listed<Page<u64>>, Either<u32, u128>>>) -> Page<Either<Listed<Page<u64>>, Either<u32, u128>>>;
    async fn t14(step: u64, v: Grid<i64, 1, 2>) -> Grid<i64, 1, 2>;
    async fn t15(step: u64, v: &Grid<i64, 3, 2>) -> Grid<i64, 3, 2>;
    fn t16(step: u64, v: &Listed<Tree<Listed<Vec<u128>>>>) -> Result<Listed<Tree<Listed<Vec<u128>>>>, rust2go::Error>;
}

#[rust2go::g2r]
pub trait TwinGenerics {
    fn t01(v: &Buffer<7>) -> Result<Buffer<7>, rust2go::Error>;
    async fn t02(v: Tree<Either<Tree<Option<Vec<u8>>>, (Vec<u8>, i16)>>) -> Tree<Either<Tree<Option<Vec<u8>>>, (Vec<u8>, i16)>>;
    fn t03(v: Page<Index<u64, HashMap<Box<isize>, Page<Duration>>>>) -> Result<Page<Index<u64, HashMap<Box<isize>, Page<Duration>>>>, rust2go::Error>;
    async fn t04(v: &Buffer<6>) -> Buffer<6>;
    fn t05(v: &Page<Tree<Page<Listed<char>>>>) -> Result<Page<Tree<Page<Listed<char>>>>, rust2go::Error>;
    async fn t06(v: Tree<Tree<Option<Option<String>>>>) -> Tree<Tree<Option<Option<String>>>>;
    fn t07(v: Grid<i32, 1, 2>) -> Grid<i32, 1, 2>;
    async fn t08(v: &Index<(usize, IpAddr), Page<Index<Box<String>, char>>>) -> Result<Index<(usize, IpAddr), Page<Index<Box<String>, char>>>, rust2go::Error>;
    fn t09(v: &Grid<i8, 2, 2>) -> Grid<i8, 2, 2>;
    async fn t10(v: Page<Option<Tree<Listed<Box<str>>>>>) -> Page<Option<Tree<Listed<Box<str>>>>>;
    fn t11(v: Either<Tree<Index<Box<Box<str>>, Index<usize, f64>>>, Index<Box<str>, u32>>) -> Result<Either<Tree<Index<Box<Box<str>>, Index<usize, f64>>>, Index<Box<str>, u32>>, rust2go::Error>;
    async fn t12(v: &Index<u64, (Vec<Vec<String>>, Option<i64>, Index<u32, isize>)>) -> Result<Index<u64, (Vec<Vec<String>>, Option<i64>, Index<u32, isize>)>, rust2go::Error>;
    fn t13(v: &Page<Either<Listed<Page<u64>>, Either<u32, u128>>>) -> Result<Page<Either<Listed<Page<u64>>, Either<u32, u128>>>, rust2go::Error>;
    async fn t14(v: Grid<i64, 1, 2>) -> Result<Grid<i64, 1, 2>, rust2go::Error>;
    fn t15(v: Grid<i64, 3, 2>) -> Result<Grid<i64, 3, 2>, rust2go::Error>;
    async fn t16(v: &Listed<Tree<Listed<Vec<u128>>>>) -> Listed<Tree<Listed<Vec<u128>>>>;
}
