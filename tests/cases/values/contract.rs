//! Every type, there and back.

#[derive(rust2go::R2G, Clone, Debug, Default, PartialEq)]
pub struct Scalars {
    pub a: u8,
    pub b: u16,
    pub c: u32,
    pub d: u64,
    pub e: i8,
    pub f: i16,
    pub g: i32,
    pub h: i64,
    pub size: usize,
    pub offset: isize,
    pub x: f32,
    pub y: f64,
    pub yes: bool,
    pub letter: char,
}

#[derive(rust2go::R2G, Clone, Debug, Default, PartialEq)]
pub struct Empty {}

/// Names that are keywords somewhere.
#[derive(rust2go::R2G, Clone, Debug, Default, PartialEq)]
pub struct Names {
    pub r#type: String,
    pub func: u8,
    pub int: u8,
    pub user_id: u64,
    pub default: Empty,
}

#[derive(rust2go::R2G, Clone, Debug, Default, PartialEq)]
pub struct Inner {
    pub text: String,
    pub numbers: Vec<u64>,
}

#[derive(rust2go::R2G, Clone, Debug, Default, PartialEq)]
pub struct Outer {
    pub flag: bool,
    pub inner: Inner,
    pub list: Vec<Inner>,
    pub maybe: Option<Inner>,
    pub maybe_number: Option<u64>,
    pub maybe_list: Option<Vec<u8>>,
    pub nested: Vec<Vec<String>>,
    pub twice: Option<Option<bool>>,
    pub array: [u16; 3],
    pub texts: [String; 2],
    pub grid: [[i32; 2]; 2],
    pub pairs: Vec<(u32, String)>,
    pub scalars: Vec<Scalars>,
    pub letters: Vec<char>,
    pub bits: Vec<bool>,
    pub names: Names,
    pub empties: Vec<Empty>,
    pub maybe_text: Option<String>,
    pub tuple: (u8, (String, Option<u8>)),
}

#[rust2go::r2g]
pub trait Values {
    fn scalars(v: Scalars) -> Scalars;
    fn outer(v: &Outer) -> Outer;
    async fn outer_async(v: &Outer) -> Outer;
    async fn outer_owned(v: Outer) -> Result<Outer, rust2go::Error>;
    #[zero_copy]
    fn outer_views(v: &Outer) -> Outer;
    #[zero_copy]
    async fn outer_lent(v: Outer) -> Outer;

    fn text(v: &str) -> String;
    fn text_ref(v: &String) -> String;
    fn bytes(v: &[u8]) -> Vec<u8>;
    fn bytes_owned(v: Vec<u8>) -> Vec<u8>;
    fn list(v: &[Inner]) -> Vec<Inner>;
    fn list_ref(v: &Vec<String>) -> Vec<String>;
    fn maybe(v: Option<u32>) -> Option<u32>;
    fn maybe_ref(v: &Option<String>) -> Option<String>;
    fn letter(v: char) -> char;
    fn yes(v: bool) -> bool;
    fn array(v: [String; 2]) -> [String; 2];
    fn pair(v: (u32, String)) -> (u32, String);
    fn single(v: (u32,)) -> (u32,);
    fn unit(before: (), v: u8, after: ()) -> ();
    fn nothing();
    fn number(v: &u64) -> u64;
    async fn pair_async(v: &(u8, Inner)) -> Result<(u8, Inner), rust2go::Error>;
    async fn nothing_async() -> Result<(), rust2go::Error>;
    fn empty(v: Empty) -> Empty;

    fn p12(
        a: u8,
        b: u16,
        c: &str,
        d: &[u8],
        e: Option<u8>,
        f: &Inner,
        g: (u8, u8),
        h: [u8; 2],
        i: bool,
        j: char,
        k: f64,
        l: Vec<String>,
    ) -> String;
    /// `impl Future` is the other spelling of `async fn`.
    fn later(v: String) -> impl Future<Output = String> + Send;

    /// Values that are not valid in Rust.
    fn bad_text() -> Result<Inner, rust2go::Error>;
    async fn bad_list() -> Result<Outer, rust2go::Error>;
    fn bad_char() -> Result<char, rust2go::Error>;
    /// Go keeps what it was given; asks for it later.
    fn keep(v: &Outer);
    fn kept() -> Outer;
    /// nil is empty.
    fn nils() -> (Vec<u8>, Vec<String>, Option<u8>, String);
}
