//! A contract with types of every form.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Debug;
use std::num::ParseIntError;
use std::sync::Arc;
use std::time::Duration;

use rust2go::{R2G, r2g};

/// Laid out as Go does, so lists of it cross as one block.
#[derive(R2G, Clone, Debug, PartialEq)]
#[repr(C)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    pub tag: [u16; 4],
}

#[derive(R2G, Clone, Debug, PartialEq)]
#[repr(C)]
pub struct Flags(pub bool, pub char, pub u8);

#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Id(pub u64);

#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Unit;

#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Document {
    pub source: String,
    pub ids: Vec<Id>,
    pub points: Vec<Point>,
    pub boxed: Box<u8>,
    pub shared: Arc<Point>,
    pub limit: Option<(Id, Flags)>,
    pub links: BTreeMap<String, Vec<Color>>,
    pub took: Duration,
    pub unit: Unit,
    pub outcome: Result<Level, Shape>,
}

#[derive(R2G, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Color {
    Red = 3,
    Green,
    Blue = 200,
}

/// Not `Copy`, and no number that Rust promises.
#[derive(R2G, Clone, Debug, PartialEq)]
pub enum Level {
    Low = -1,
    High = 1,
}

#[derive(R2G, Clone, Debug, PartialEq)]
pub enum Shape {
    Circle { center: Point, radius: f64 },
    Pair(String, Color),
    None,
    Braces {},
    Parens(),
}

/// Contains itself, in every way.
#[derive(R2G, Clone, Debug, PartialEq)]
pub enum Expr {
    Number(i64),
    Sum(Box<Expr>, Box<Expr>),
    Call { name: String, args: Vec<Expr> },
    Names(HashMap<String, Expr>),
    Maybe(Option<Box<Expr>>),
    Node(Node),
}

#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Node {
    pub kids: Vec<Node>,
    pub expr: Option<Box<Expr>>,
}

#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Page<T: Clone, const N: usize = 2>
where
    T: Debug,
{
    pub items: Vec<T>,
    pub first: [T; N],
    pub tree: Tree<T>,
}

#[derive(R2G, Clone, Debug, PartialEq)]
pub enum Tree<T> {
    Leaf(T),
    Fork(Box<Tree<T>>, Box<Tree<T>>),
    Text(String),
    Empty,
}

/// With a parameter that Go does not see, but in the name.
#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Tagged<T> {
    pub id: u32,
    #[r2g(skip)]
    pub mark: std::marker::PhantomData<T>,
}

#[derive(R2G, Clone, Debug, Default, PartialEq)]
pub struct Skips {
    pub kept: u32,
    #[r2g(skip)]
    pub cache: Vec<i8>,
    #[r2g(skip, default = value() + 1)]
    pub count: u8,
}

/// Called as a parameter of the expansion, which must not hide it.
fn value() -> u8 {
    6
}

#[derive(R2G, Clone, Debug, PartialEq)]
pub enum Sketch {
    Of(
        u8,
        #[r2g(skip)] u8,
        #[r2g(rename = "Also", default = "x")] String,
    ),
    By {
        #[r2g(skip, default = vec![1])]
        hidden: Vec<u8>,
        shown: Vec<u8>,
    },
}

/// A foreign type.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub major: u8,
    pub minor: u8,
}

/// Carries it as its text; with another type, as numbers.
pub struct Dotted;

impl rust2go::Carrier<Version> for Dotted {
    type As = String;
    type Error = String;

    fn to_go(version: &Version) -> Result<String, String> {
        if version.major == 0 {
            return Err("version 0 is no version".to_owned());
        }
        Ok(format!("{}.{}", version.major, version.minor))
    }

    fn from_go(text: String) -> Result<Version, String> {
        let (major, minor) = text.split_once('.').ok_or("there is no dot in it")?;
        let number = |text: &str| {
            text.parse()
                .map_err(|error: ParseIntError| error.to_string())
        };
        Ok(Version {
            major: number(major)?,
            minor: number(minor)?,
        })
    }
}

impl rust2go::Carrier<Vec<Version>> for Dotted {
    type As = Vec<(u8, u8)>;
    type Error = std::convert::Infallible;

    fn to_go(versions: &Vec<Version>) -> Result<Vec<(u8, u8)>, Self::Error> {
        Ok(versions.iter().map(|v| (v.major, v.minor)).collect())
    }

    fn from_go(pairs: Vec<(u8, u8)>) -> Result<Vec<Version>, Self::Error> {
        let version = |(major, minor)| Version { major, minor };
        Ok(pairs.into_iter().map(version).collect())
    }
}

#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Release {
    #[r2g(with = Dotted, as = String)]
    pub version: Version,
    pub names: HashSet<String>,
    #[r2g(with = Dotted, as = Vec<(u8, u8)>)]
    pub older: Vec<Version>,
}

/// What borrows; Go cannot tell it from `Owned`.
#[derive(R2G, Clone, Debug)]
pub struct Borrowed<'a, 'b: 'a, T> {
    pub name: &'a str,
    pub list: &'b [T],
    pub text: Cow<'a, str>,
    pub point: &'b Point,
    pub nested: Option<Inner<'a>>,
}

#[derive(R2G, Clone, Debug)]
pub enum Inner<'a> {
    Text(&'a str),
    Deeper(Box<Inner<'a>>),
}

#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Owned {
    pub name: String,
    pub list: Vec<u16>,
    pub text: String,
    pub point: Point,
    pub nested: Option<OwnedInner>,
}

#[derive(R2G, Clone, Debug, PartialEq)]
pub enum OwnedInner {
    Text(String),
    Deeper(Box<OwnedInner>),
}

/// A method for each type, which gives it back.
#[r2g]
pub trait Echo {
    fn document(value: Document) -> Document;
    fn expr(value: Expr) -> Expr;
    fn page(value: Page<Color, 2>) -> Page<Color, 2>;
    fn tree(value: Tree<Vec<Tagged<Unit>>>) -> Tree<Vec<Tagged<Unit>>>;
    fn skips(value: Skips) -> Skips;
    fn sketches(value: Vec<Sketch>) -> Vec<Sketch>;
    fn release(value: Release) -> Release;
    fn shapes(value: Vec<Shape>) -> Vec<Shape>;
    fn levels(value: (Level, Level)) -> (Level, Level);
}

/// What borrows, sync and async.
#[r2g]
pub trait Borrows {
    fn sync(value: Borrowed<'_, '_, u16>) -> Owned;
    fn reference(value: &Borrowed<'_, '_, u16>) -> Owned;
    async fn later(value: Borrowed<'_, '_, u16>) -> Owned;
    async fn later_reference(unit: (), value: &Borrowed<'_, '_, u16>) -> Owned;
    async fn cow(value: Cow<'_, str>) -> String;
}

/// The errors that a method can have.
#[r2g]
pub trait Fails {
    fn number() -> Result<(), Problem>;
    fn data() -> Result<(), Detailed>;
    fn fields() -> Result<(), Fielded>;
    fn unknown_number() -> Result<(), Detailed>;
    fn unknown_variant() -> Result<(), Detailed>;
}

#[derive(R2G, Debug, PartialEq)]
#[repr(i16)]
pub enum Problem {
    Small = -2,
    Large = 300,
}

#[derive(R2G, Debug, PartialEq)]
pub enum Detailed {
    Bridge(rust2go::Error),
    Missing,
    At { line: u32 },
    Of(Problem),
}

#[derive(R2G, Debug, PartialEq)]
#[error("{code:?}")]
pub struct Fielded {
    pub code: Color,
}

impl From<rust2go::Error> for Problem {
    fn from(error: rust2go::Error) -> Self {
        panic!("{error}")
    }
}

impl From<rust2go::Error> for Detailed {
    fn from(error: rust2go::Error) -> Self {
        Detailed::Bridge(error)
    }
}

impl From<rust2go::Error> for Fielded {
    fn from(error: rust2go::Error) -> Self {
        panic!("{error}")
    }
}
