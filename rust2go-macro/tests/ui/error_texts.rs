//! `#[error("…")]` that Go cannot follow.

use rust2go::R2G;

#[derive(R2G)]
enum Texts {
    #[error(transparent)]
    Transparent,
    #[error(fmt = show)]
    Form,
    #[error("{}", .0)]
    Arguments(u8),
    #[error("{0:>8}")]
    Spec(u8),
    #[error("{x}")]
    Field { y: u8 },
    #[error("}")]
    Brace,
    #[error("{}")]
    NoName(u8),
    #[error]
    Nothing,
    #[error()]
    Empty,
}

#[derive(R2G)]
#[error("code {cod}")]
struct Text {
    code: u8,
}

fn main() {}
