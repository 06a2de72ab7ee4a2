//! Types of every form, and what borrows.

use std::borrow::Cow;
use std::fmt::Debug;
use std::marker::PhantomData;

/// A newtype.
#[derive(rust2go::R2G, Debug)]
pub struct Id(pub u64);

/// With places for names.
#[derive(rust2go::R2G, Debug)]
pub struct Pair(pub Id, String);

/// Nothing.
#[derive(rust2go::R2G, Debug)]
pub struct Unit;

/// Generic, with bounds, constants and defaults.
#[derive(rust2go::R2G, Debug)]
pub struct Grid<T: Clone, const W: usize, const H: usize = W>
where
    T: Debug,
    for<'a> &'a T: PartialEq,
{
    /// The cells.
    pub cells: [[T; W]; H],
    /// All of one kind.
    #[r2g(rename = "Kind", tag = "json:\"kind\"")]
    pub kind: Option<T>,
    /// Not for Go.
    #[r2g(skip)]
    pub mark: PhantomData<T>,
}

/// Generic over something without a size.
#[derive(rust2go::R2G, Debug)]
pub struct Boxed<T: ?Sized> {
    /// A number.
    pub number: u8,
    /// Not for Go.
    #[r2g(skip)]
    pub mark: PhantomData<T>,
}

/// Numbers, which are neither `Copy` nor `Clone`.
#[derive(rust2go::R2G, Debug)]
#[repr(u8)]
pub enum Color {
    /// A color.
    Red = 1,
    /// A color.
    #[r2g(rename = "Verdant")]
    Green = 4 * 2 + ONE,
}

const ONE: u8 = 1;

/// As in C.
#[derive(rust2go::R2G, Debug)]
#[repr(C)]
pub enum Flag {
    /// A flag.
    Down = -1,
    /// A flag.
    Up,
}

/// Contains itself.
#[derive(rust2go::R2G, Debug)]
pub enum Tree<T> {
    /// A leaf.
    Leaf(T),
    /// A fork.
    Fork {
        /// A branch.
        left: Box<Tree<T>>,
        /// A branch.
        right: Option<Box<Self_<T>>>,
    },
    /// Nothing.
    Empty,
}

/// Contains itself through another one.
#[derive(rust2go::R2G, Debug)]
pub struct Self_<T>(pub Vec<Tree<T>>);

/// Borrows.
#[derive(rust2go::R2G, Debug)]
pub struct Line<'a, 'b: 'a, T> {
    /// Text.
    pub text: &'a str,
    /// Elements.
    pub elements: &'b [T],
    /// Either.
    pub either: Cow<'a, str>,
    /// Not for Go.
    #[r2g(skip)]
    pub mark: PhantomData<&'b T>,
}

/// Borrows.
#[derive(rust2go::R2G, Debug)]
pub enum Token<'a> {
    /// A word.
    Word(&'a str),
    /// Two.
    Two(Box<Token<'a>>, Box<Token<'a>>),
}

/// Carries a foreign type.
#[derive(Debug)]
pub struct Carrier;

impl<T> rust2go::Carrier<Result<T, ()>> for Carrier {
    type As = Option<T>;
    type Error = String;

    fn to_go(_: &Result<T, ()>) -> Result<Option<T>, String> {
        Err("for the compiler alone".to_owned())
    }

    fn from_go(value: Option<T>) -> Result<Result<T, ()>, String> {
        Ok(value.ok_or(()))
    }
}

/// Has a field of a foreign type.
#[derive(rust2go::R2G, Debug)]
pub enum Carries {
    /// A variant.
    Named {
        /// A field.
        #[r2g(with = Carrier, as = Option<u8>)]
        field: Result<u8, ()>,
        /// A field.
        value: u8,
    },
    /// A variant.
    Place(#[r2g(with = "Carrier", as = "Option<u8>")] Result<u8, ()>),
}

/// Uses all of it.
#[rust2go::r2g]
pub trait Types {
    /// Sync.
    fn sync(line: Line<'_, '_, u8>, token: &Token<'_>) -> Grid<Id_, 2, 3>;
    /// Async.
    async fn later(line: Line<'_, '_, u8>, token: &Token<'_>, cow: Cow<'_, [u8]>) -> Tree<Pair>;
    /// Oneway.
    #[oneway]
    fn oneway(line: &Line<'_, '_, Color>, flag: Flag, unit: &Unit);
    /// What is owned may be lent.
    #[zero_copy]
    async fn lent(carries: Carries, boxed: Boxed<u8>) -> Result<(), rust2go::Error>;
}

/// An alias.
pub type Id_ = u64;

/// Code generic over the trait can send what it borrows.
pub async fn generic<M: Types>(text: &str) -> Tree<Pair> {
    let line = Line {
        text,
        elements: &[1],
        either: Cow::Borrowed(text),
        mark: PhantomData,
    };
    let two = || Box::new(Token::Word(text));
    M::later(line, &Token::Two(two(), two()), Cow::Borrowed(&[1])).await
}
