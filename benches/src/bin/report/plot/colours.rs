//! Colours.

use std::fmt::Write;

use plotters::style::RGBColor;

/// A colour on the light page, and the same thing's on the dark one.
#[derive(Clone, Copy)]
pub struct Colour(pub &'static str, pub &'static str);

/// A transport has the same colour in every picture.
const OF_TRANSPORTS: [(&str, Colour); 13] = [
    ("ring", Colour("#D9480F", "#FF8A4C")),
    ("ring_busy", Colour("#9B1C31", "#F2708A")),
    ("cgo", Colour("#1C5FBF", "#6CA8FF")),
    ("cgo_zero_copy", Colour("#0B8FA8", "#4FD0E6")),
    ("hand_written_cgo", Colour("#5B6471", "#AEB6C2")),
    ("none", Colour("#868E99", "#8B949E")),
    ("spawn_blocking", Colour("#8A5A12", "#D9A441")),
    ("grpc_uds", Colour("#6B35B8", "#B78CFF")),
    ("grpc_tcp", Colour("#A35BC4", "#DDA3F5")),
    ("http_uds", Colour("#2B7A2F", "#6FCF73")),
    ("raw_uds", Colour("#6E8B00", "#B5D335")),
    ("rtrb", Colour("#B0357A", "#F084BE")),
    ("unix_socket", Colour("#4A6FA1", "#8FB4E8")),
];

/// The colour of a series; one that is not known takes one from the end of the list.
pub fn of(name: &str, index: usize) -> Colour {
    let known = OF_TRANSPORTS.iter().find(|(n, _)| *n == name);
    let other = OF_TRANSPORTS.len() - 1 - index % OF_TRANSPORTS.len();
    known.unwrap_or(&OF_TRANSPORTS[other]).1
}

/// The rules of the style sheet that replace the colours on the dark page.
pub fn rules() -> String {
    let all = OF_TRANSPORTS.iter().map(|(_, colour)| *colour);
    let mut rules = String::new();
    for Colour(light, dark) in all.chain([super::TEXT, super::AXIS, super::GRID]) {
        for property in ["fill", "stroke"] {
            // Writing to a String cannot fail.
            let _ = writeln!(
                rules,
                "svg [{property}=\"{light}\"] {{ {property}: {dark}; }}"
            );
        }
    }
    rules
}

impl Colour {
    /// For the library.
    pub fn rgb(self) -> RGBColor {
        let part = |at: usize| {
            let digits = self.0.get(at..at + 2).unwrap_or("00");
            u8::from_str_radix(digits, 16).unwrap_or(0)
        };
        RGBColor(part(1), part(3), part(5))
    }
}
