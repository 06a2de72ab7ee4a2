//! Names, tags, defaults, deprecations and constants.

/// The most that a page holds.
pub const MAX_ITEMS: u32 = 10 * 4;
pub const GREETING: &str = "hello \"you\"\n";
pub const RATIO: f64 = -1.5e3;
pub const SEPARATOR: char = '\'';
pub const ENABLED: bool = true;
#[deprecated(note = "use MAX_ITEMS")]
pub const API_LIMIT: i64 = -5;
/// Not for Go: nobody but this file can use it.
const PRIVATE: usize = 3;

#[derive(rust2go::R2G)]
pub struct Document {
    /// Its number.
    #[r2g(tag = "json:\"id,omitempty\"")]
    pub id: u64,
    #[r2g(tag = "json:\"title\" yaml:\"t\"", default = "untitled")]
    pub title: String,
    pub plain: Vec<String>,
    #[r2g(tag = "odd:\"`\"")]
    pub odd: u8,
    #[r2g(rename = "Kind")]
    pub type_: u8,
    #[r2g(default = 5)]
    pub count: i32,
    #[r2g(default = 0.5)]
    pub ratio: f64,
    #[r2g(default = 'x')]
    pub mark: char,
    #[r2g(default = true)]
    pub open: bool,
    #[r2g(skip)]
    pub cache: Vec<Private>,
    #[r2g(skip, default = compute())]
    pub computed: u8,
    pub grid: [u8; PRIVATE],
    /// Old.
    #[deprecated(since = "1.2", note = "use `title`")]
    pub name: String,
    #[r2g(default = 7)]
    pub wrapped: Number,
}

#[derive(rust2go::R2G)]
pub struct Number(pub u16);

#[derive(rust2go::R2G)]
pub struct Paged<T> {
    pub items: Vec<T>,
    #[r2g(default = 20)]
    pub size: u32,
}

/// A type with another name in Go.
#[derive(rust2go::R2G)]
#[r2g(rename = "Colour")]
#[repr(u8)]
pub enum Color {
    #[r2g(rename = "Crimson")]
    Red,
    #[deprecated]
    Green,
}

#[derive(rust2go::R2G)]
#[r2g(rename = "Figure")]
pub enum Shape {
    #[r2g(rename = "Disc")]
    Circle {
        #[r2g(rename = "R", tag = "json:\"r\"")]
        radius: f64,
    },
    #[deprecated(note = "draw lines")]
    Polygon(Vec<f64>),
    #[r2g(skip)]
    Internal(Private),
}

/// Old as a whole.
#[deprecated(note = "use Document")]
#[derive(rust2go::R2G)]
pub struct Old {
    pub size: u8,
}

#[deprecated]
#[derive(rust2go::R2G)]
pub struct Bare {
    pub size: u8,
}

#[rust2go::r2g(rename = "Library")]
pub trait Archive {
    /// Finds one.
    #[r2g(rename = "Lookup")]
    fn find(id: u64) -> Document;
    #[deprecated(note = "use find")]
    fn get(d: Document, o: Old) -> Bare;
    #[deprecated]
    #[zero_copy]
    fn look(data: &[u8]) -> u8;
    fn color(c: Color) -> Shape;
    fn pages(p: Paged<Document>) -> u8;
}

/// All of it.
#[deprecated(note = "use Archive")]
#[rust2go::r2g]
pub trait OldArchive {
    fn find(id: u64) -> Document;
}
