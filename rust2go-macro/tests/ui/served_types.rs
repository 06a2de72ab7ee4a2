//! What the types of a method that Rust implements cannot be: what Go sends is owned, what Rust sends is known to Go and may go to
//! another thread, and so may a future.

use std::rc::Rc;

use rust2go::{R2G, g2r};

#[derive(R2G)]
struct Line<'a>(&'a str);

#[derive(R2G)]
enum Level {
    Low(u8),
    #[r2g(skip)]
    Unknown,
}

#[derive(R2G)]
enum Holds {
    Level(Level),
    #[r2g(skip)]
    Unknown,
}

#[g2r]
trait Types {
    fn hidden(line: Line);
    fn skipped() -> Level;
    fn error() -> Result<u8, Holds>;
    fn not_send() -> Rc<u8>;
}

impl Types for TypesImpl {
    fn hidden(_: Line) {}
    fn skipped() -> Level {
        Level::Unknown
    }
    fn error() -> Result<u8, Holds> {
        Ok(0)
    }
    fn not_send() -> Rc<u8> {
        Rc::new(0)
    }
}

#[g2r]
trait Futures {
    async fn not_send(x: u8) -> u8;
}

impl Futures for FuturesImpl {
    async fn not_send(x: u8) -> u8 {
        let x = Rc::new(x);
        std::future::ready(()).await;
        *x
    }
}

fn main() {}
