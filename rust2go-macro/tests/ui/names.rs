//! Names that make no name in Go, in C or of a symbol.

use rust2go::{R2G, r2g};

#[r2g]
trait Two__Parts {}

#[r2g]
trait _Hidden {}

#[r2g]
trait Späti {}

#[r2g]
trait Methods {
    fn _hidden();
    fn user_id();
    fn userId();
    fn __();
    fn params(_: u8, go: u8, go_: u8, größe: u8);
}

#[derive(R2G)]
struct Duration {
    a: u8,
}

#[derive(R2G)]
struct Fields {
    a_b: u8,
    aB: u8,
    __: u8,
}

#[derive(R2G)]
struct Error;

fn main() {}
