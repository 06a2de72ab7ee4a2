//! A field of another type, a variant that was put in front, a method that has become async and one that is new; one that has left the
//! ring.

use rust2go::{R2G, r2g};

#[derive(R2G)]
pub struct Document {
    pub source: Vec<u8>,
    pub tags: Vec<String>,
}

#[derive(R2G)]
pub enum RenderError {
    Empty(String),
    TooLarge { size: u64 },
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
    async fn log(line: String);
    fn version() -> u32;
}

#[r2g]
pub trait Search {
    #[ring]
    #[oneway]
    fn note();
    async fn find(text: &str) -> u8;
}

fn main() {}
