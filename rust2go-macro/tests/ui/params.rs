//! What a parameter cannot be.

use rust2go::r2g;

#[r2g]
trait Params {
    fn too_many(
        a: u8,
        b: u8,
        c: u8,
        d: u8,
        e: u8,
        f: u8,
        g: u8,
        h: u8,
        i: u8,
        j: u8,
        k: u8,
        l: u8,
        m: u8,
    );
    fn patterns(mut x: u8, (y, z): (u8, u8), ref w: u8, v @ _: u8);
    fn attribute(#[allow(unused)] x: u8);
    fn references(x: &'static str, y: &mut u8);
}

fn main() {}
