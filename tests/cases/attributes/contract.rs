//! Names, tags, defaults, skipped fields, constants and converters.

use std::ops::RangeInclusive;
use std::time::Instant;

pub const MAX_ITEMS: u32 = 5 * 2;
pub const GREETING: &str = "hello \"you\"";
pub const MARK: char = 'ü';
pub const FACTOR: f64 = 1.5;
pub const LOUD: bool = true;

/// Carries a range as its two ends.
#[derive(Debug)]
pub struct Ends;

impl rust2go::Carrier<RangeInclusive<u32>> for Ends {
    type As = (u32, u32);
    type Error = String;

    fn to_go(range: &RangeInclusive<u32>) -> Result<(u32, u32), String> {
        if range.is_empty() {
            return Err("an empty range has no ends".to_owned());
        }
        Ok((*range.start(), *range.end()))
    }

    fn from_go((start, end): (u32, u32)) -> Result<RangeInclusive<u32>, String> {
        if start > end {
            return Err(format!("the range {start} to {end} is upside down"));
        }
        Ok(start..=end)
    }
}

/// No type of a contract.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Carries a colour as its hexadecimal digits.
#[derive(Debug)]
pub struct Hex;

impl rust2go::Carrier<Rgb> for Hex {
    type As = String;
    type Error = std::num::ParseIntError;

    fn to_go(v: &Rgb) -> Result<String, Self::Error> {
        Ok(format!("{:02x}{:02x}{:02x}", v.0, v.1, v.2))
    }

    fn from_go(text: String) -> Result<Rgb, Self::Error> {
        let n = u32::from_str_radix(&text, 16)?;
        Ok(Rgb((n >> 16) as u8, (n >> 8) as u8, n as u8))
    }
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
#[r2g(rename = "Entry")]
pub struct Item {
    #[r2g(rename = "Identifier", tag = "json:\"id\"")]
    pub id: u64,
    #[r2g(tag = "json:\"name,omitempty\"", default = "unnamed")]
    pub name: String,
    #[r2g(skip)]
    pub cache: Option<Instant>,
    #[r2g(skip, default = 40 + 2)]
    pub generation: u32,
    #[r2g(default = true)]
    pub active: bool,
    #[r2g(default = -5)]
    pub level: i32,
    #[r2g(default = 'x')]
    pub mark: char,
    #[r2g(default = 1.5)]
    pub weight: f64,
    #[r2g(with = Ends, as = (u32, u32))]
    pub range: RangeInclusive<u32>,
    #[r2g(with = Hex, as = "String", tag = "json:\"`color`\"")]
    pub colour: Rgb,
    pub state: State,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum State {
    #[r2g(rename = "On")]
    Started,
    Stopped { #[r2g(rename = "Why")] reason: String, #[r2g(skip)] at: Option<Instant> },
    Painted(#[r2g(with = Hex, as = String)] Rgb, #[r2g(skip, default = 9)] u8),
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
#[r2g(rename = "Signal")]
pub enum Light {
    Red,
    #[r2g(rename = "Yellow")]
    Amber,
}

/// The old way.
#[deprecated(note = "use Item")]
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Old {
    pub n: u8,
}

#[rust2go::r2g(rename = "Catalog")]
#[allow(deprecated)]
pub trait Items {
    #[r2g(rename = "GiveBack")]
    fn item(v: Item) -> Result<Item, rust2go::Error>;
    async fn items(v: &[Item]) -> Result<Vec<Item>, rust2go::Error>;
    fn light(v: Light) -> (Light, String);
    #[deprecated = "use item"]
    fn old(v: Old) -> Old;
    /// What `NewEntry` makes.
    fn fresh() -> Item;
    /// The field names and tags of an Entry in Go.
    fn fields() -> Vec<(String, String)>;
    /// The constants, as Go prints them.
    fn constants() -> String;
    fn bad_range() -> Result<Item, rust2go::Error>;
    fn bad_colour() -> Result<State, rust2go::Error>;
}
