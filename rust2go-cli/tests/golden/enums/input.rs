//! Enums: numbers, enums with data, and both as errors.

use std::collections::HashMap;

/// How loud it is.
#[derive(rust2go::R2G)]
#[repr(u8)]
pub enum Level {
    /// Not at all.
    Quiet = 1,
    Normal,
    /// Very.
    Loud = 1 << 4,
}

#[derive(rust2go::R2G)]
pub enum Side {
    Left,
    Right,
}

#[derive(rust2go::R2G)]
#[repr(i64)]
pub enum Far {
    Below = -9_000_000_000,
    Above = 9_000_000_000,
}

#[derive(rust2go::R2G)]
#[repr(C)]
pub enum Single {
    Only,
}

#[derive(rust2go::R2G)]
pub struct Circle {
    pub radius: f64,
    pub level: Level,
}

/// What can be drawn.
#[derive(rust2go::R2G)]
pub enum Shape {
    Circle(Circle),
    /// Corner by corner.
    Polygon {
        corners: Vec<(f64, f64)>,
        name: String,
    },
    Named(String, HashMap<String, u8>),
    Level(Level),
    Inner {
        part: Part,
    },
    Nothing,
    Empty {},
    None(),
}

/// The names of some variants are those of things in the generated code.
#[derive(rust2go::R2G)]
pub enum Part {
    V(u8),
    Fmt(String),
    Panic,
    R,
    Type,
}

#[derive(rust2go::R2G)]
pub enum R {
    One(u8),
}

/// Numbers as an error.
#[derive(Debug, thiserror::Error, rust2go::R2G)]
#[repr(u16)]
pub enum Code {
    #[error("not {{found}}: \"404\"")]
    NotFound = 404,
    Teapot = 418,
}

/// An error with parts that are converted.
#[derive(Debug, thiserror::Error, rust2go::R2G)]
pub enum DrawError {
    #[error("no {shape:?} at {level}")]
    NoShape { shape: Shape, level: Level },
    #[error("code {0}")]
    Code(Code),
    #[error("lost")]
    Lost,
    #[error("several")]
    Several(Vec<Shape>, String),
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// A struct as an error, converted as well.
#[derive(Debug, thiserror::Error, rust2go::R2G)]
#[error("{what}")]
pub struct Detail {
    pub what: String,
    pub shapes: HashMap<String, Shape>,
}

/// An error and a value.
#[derive(Debug, rust2go::R2G)]
pub enum Both {
    Known(u8),
    Unknown { shape: Option<Shape> },
}

#[derive(rust2go::R2G)]
pub struct Scene {
    pub name: String,
    pub shapes: Vec<Shape>,
    pub levels: Vec<Level>,
    pub by_level: HashMap<Level, Shape>,
    pub maybe: Option<Shape>,
    pub side: Side,
    pub both: Both,
}

#[rust2go::r2g]
pub trait Drawing {
    fn level(l: Level, s: Side, f: &Far) -> Level;
    fn levels(l: Vec<Level>) -> Option<Single>;
    fn draw(s: Shape, r: R) -> Result<Shape, DrawError>;
    fn borrowed(s: &Shape, l: &Level) -> Result<(), Code>;
    async fn scene(s: Scene) -> Result<Scene, Detail>;
    async fn shapes(s: Vec<Shape>) -> Result<(Shape, u8), Both>;
    async fn side() -> Side;
    #[oneway]
    fn told(s: Shape);
    #[zero_copy]
    fn look(s: &Scene) -> Part;
    #[zero_copy]
    async fn hold(s: Shape, name: String) -> Result<u8, Code>;
}
