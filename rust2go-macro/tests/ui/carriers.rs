//! A converter must be one, of the field's own type, as the type that it names.

use rust2go::R2G;

struct Foreign;

struct Converter;

impl rust2go::Carrier<Foreign> for Converter {
    type As = String;
    type Error = String;

    fn to_go(_: &Foreign) -> Result<String, String> {
        Ok(String::new())
    }

    fn from_go(_: String) -> Result<Foreign, String> {
        Ok(Foreign)
    }
}

struct NoConverter;

#[derive(R2G)]
struct None {
    #[r2g(with = NoConverter, as = String)]
    field: Foreign,
}

#[derive(R2G)]
struct OfAnother {
    #[r2g(with = Converter, as = String)]
    field: u8,
}

#[derive(R2G)]
struct AsAnother {
    #[r2g(with = Converter, as = std::path::PathBuf)]
    field: Foreign,
}

fn main() {}
