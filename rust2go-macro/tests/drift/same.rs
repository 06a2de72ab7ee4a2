//! As the contract has it, and something beside it that has no Go half.

use rust2go::{R2G, r2g};

#[derive(R2G)]
pub struct Document {
    pub source: String,
    pub tags: Vec<String>,
}

#[derive(R2G)]
pub enum RenderError {
    TooLarge { size: u64 },
    Empty(String),
    Bridge(rust2go::Error),
}

impl From<rust2go::Error> for RenderError {
    fn from(error: rust2go::Error) -> Self {
        RenderError::Bridge(error)
    }
}

#[r2g]
pub trait Renderer {
    async fn render(doc: &Document) -> Result<String, RenderError>;
    #[oneway]
    fn log(line: String);
}

#[r2g(transport = "ring")]
pub trait Search {
    async fn find(text: &str) -> u8;
    #[oneway]
    fn note();
}

#[derive(R2G)]
pub struct Page<T> {
    pub items: std::collections::BTreeMap<String, T>,
    #[r2g(skip)]
    pub cache: u8,
}

#[derive(R2G)]
#[repr(u8)]
pub enum Color {
    Red,
    Green = 1 << 2,
}

#[derive(R2G)]
pub struct Line<'a>(std::borrow::Cow<'a, str>, [Page<Color>; LEN], Box<u8>);

pub const LEN: usize = 2;

#[derive(R2G)]
pub struct Elsewhere {
    pub source: u8,
}

fn main() {}
