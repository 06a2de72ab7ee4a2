//! Every type of docs/abi.md, alone and inside others.

/// Every primitive type.
#[derive(rust2go::R2G)]
pub struct Prims {
    pub a: u8,
    pub b: u16,
    pub c: u32,
    pub d: u64,
    pub e: usize,
    pub f: i8,
    pub g: i16,
    pub h: i32,
    pub i: i64,
    pub j: isize,
    pub k: f32,
    pub l: f64,
    pub m: bool,
    pub n: char,
}

/// It holds a type that is declared further down.
#[derive(rust2go::R2G)]
pub struct Outer {
    pub inner: Inner,
    pub grid: [[f32; 3]; 2],
    pub inners: [Inner; 2],
    pub pair: (Prims, bool),
    pub nested: ((u8, u64), (String, Vec<(u8, String)>)),
    pub nothing: Nothing,
}

#[derive(rust2go::R2G)]
pub struct Inner {
    /// A name.
    pub name: String,
    pub bytes: Vec<u8>,
    /// A list.
    pub lists: Vec<Vec<u16>>,
    pub deep: Vec<Vec<Vec<String>>>,
    pub maybe: Option<u32>,
    pub perhaps: Option<Option<String>>,
    pub perhaps_list: Option<Vec<Option<String>>>,
    pub perhaps_pair: Option<(u8, String)>,
    pub perhaps_deep: Option<Option<(u8, String)>>,
    pub perhaps_grid: Option<[Vec<u8>; 2]>,
    pub prims: Vec<Prims>,
    pub letters: Vec<char>,
    pub flags: Option<Vec<bool>>,
}

/// A struct without fields.
#[derive(rust2go::R2G)]
pub struct Nothing {}

#[derive(rust2go::R2G)]
pub struct ReturnedOnly {
    pub names: Vec<String>,
}

/// Calls with these types.
///
/// # How
///
/// - one item
/// - two items,
///   over two lines
///
/// 1. numbered
///
/// ```
/// let code = "here";
///
///     indented();
/// ```
/// Then more text with ``two ticks`` and ''quotes''.
///
/// Looks Like A Heading
///
/// [A link]: https://example.com/there
#[rust2go::r2g]
pub trait Types {
    fn prims(p: Prims) -> Prims;
    fn outer(o: Outer) -> Outer;
    async fn outers(o: Vec<Outer>) -> Option<Outer>;
    fn array(a: [String; 3]) -> [u64; 4];
    async fn tuple(t: (u8, (String, [Option<Inner>; 2]))) -> (Vec<Inner>, (u8,), [(bool, char); 2]);
    fn lists(a: Vec<[String; 2]>, b: Vec<(u32, Option<u8>)>, c: Option<Inner>, d: Vec<Option<[u8; 3]>>) -> Vec<ReturnedOnly>;
    fn nothing(n: Nothing) -> Option<Nothing>;
    fn one() -> (String,);
    fn letter(c: char) -> char;
}

/// - Only a list
/// - as its comment
#[rust2go::r2g]
pub trait Lists {
    ///     only_code();
    fn list();
    /// Text first
    /// - then a list
    ///
    /// - a second paragraph of it
    ///
    ///   which goes on
    ///
    ///     code(after);
    ///
    /// # Panics
    /// Never.
    fn mixed();
}
