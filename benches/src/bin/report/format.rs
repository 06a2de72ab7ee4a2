//! Figures as people read them.

use crate::rows::{Group, PER_CPU_SECOND};
use crate::stats::Estimate;

/// What a figure is called.
pub fn title(figure: &str) -> String {
    match figure {
        "calls_per_s" => "calls/s",
        "cpu_us_per_call" => "CPU per call",
        "p50_us" => "p50",
        "p99_us" => "p99",
        "p999_us" => "p99.9",
        "max_us" => "max",
        "rss_kib_per_call" => "resident, per call",
        "held_kib_per_call" => "without garbage",
        "left_kib_per_call" => "left afterwards",
        "rust" => "Rust, per call",
        "go" => "Go, per call",
        PER_CPU_SECOND => "calls per CPU-second",
        other => return words(other),
    }
    .to_owned()
}

/// What a key is called.
pub fn key_title(key: &str) -> String {
    match key {
        "name" => "row".to_owned(),
        "gomaxprocs" => "GOMAXPROCS".to_owned(),
        "rate" => "calls/s offered".to_owned(),
        other => words(other),
    }
}

fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// Whether more of it is better.
pub fn more_is_better(figure: &str) -> bool {
    matches!(figure, "calls_per_s" | PER_CPU_SECOND)
}

/// A value with its unit.
pub fn value(figure: &str, value: f64, group: Option<&Group>) -> String {
    match figure {
        "calls_per_s" | PER_CPU_SECOND => count(value),
        _ if figure.ends_with("_us") || figure.contains("_us_") => time(value, three),
        _ if figure.contains("_kib") => format!("{} KiB", three(value)),
        "value" | "low" | "high" => {
            let unit = group.map_or("", |g| g.key("unit"));
            format!("{} {unit}", grouped(value)).trim_end().to_owned()
        }
        "instructions" => grouped(value),
        _ => digits(value),
    }
}

/// The median and the interval around it.
pub fn estimate(figure: &str, e: &Estimate, group: Option<&Group>) -> (String, String) {
    let of = |v| value(figure, v, group);
    let interval = e.interval.map(|(low, high)| {
        let (low, high) = (of(low), of(high));
        // The unit once, if it is the same.
        match (low.rsplit_once(' '), high.rsplit_once(' ')) {
            (Some((number, unit)), Some((_, same))) if unit == same => format!("{number}–{high}"),
            _ => format!("{low}–{high}"),
        }
    });
    (of(e.median), interval.unwrap_or_default())
}

/// The value of a key.
pub fn key(name: &str, value: &str) -> String {
    match (name, value.parse::<f64>()) {
        ("payload" | "size", Ok(bytes)) => self::bytes(bytes),
        ("in_flight" | "rate" | "threads" | "methods" | "elements", Ok(n)) => grouped(n),
        _ => value.to_owned(),
    }
}

/// Microseconds in the unit that suits.
fn time(us: f64, number: fn(f64) -> String) -> String {
    match us.abs() {
        t if t < 1.0 => format!("{} ns", number(us * 1e3)),
        t if t < 1e3 => format!("{} µs", number(us)),
        t if t < 1e6 => format!("{} ms", number(us / 1e3)),
        _ => format!("{} s", number(us / 1e6)),
    }
}

/// A number of calls.
fn count(n: f64) -> String {
    match n.abs() {
        c if c >= 1e6 => format!("{} M", three(n / 1e6)),
        c if c >= 1e3 => format!("{} k", three(n / 1e3)),
        _ => three(n),
    }
}

/// A number of bytes; whole KiB and MiB where they are.
fn bytes(n: f64) -> String {
    match n {
        n if n >= 1_048_576.0 => format!("{} MiB", digits(n / 1_048_576.0)),
        n if n >= 1024.0 => format!("{} KiB", digits(n / 1024.0)),
        _ => format!("{} B", digits(n)),
    }
}

/// A number that may be a count: whole ones as they are, others with three digits that mean something.
pub fn digits(value: f64) -> String {
    if value.abs() < 1000.0 && value == value.trunc() {
        return format!("{value:.0}");
    }
    three(value)
}

/// Three digits that mean something.
fn three(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        v if v < 0.001 => format!("{value:.1e}"),
        v if v < 0.1 => format!("{value:.4}"),
        v if v < 1.0 => format!("{value:.3}"),
        v if v < 10.0 => format!("{value:.2}"),
        v if v < 100.0 => format!("{value:.1}"),
        _ => grouped(value),
    }
}

/// Thousands apart; three digits that mean something if it is not a whole number.
fn grouped(value: f64) -> String {
    if value.abs() < 100.0 && value != value.trunc() {
        return digits(value);
    }
    let whole = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if value < 0.0 {
        format!("-{text}")
    } else {
        text
    }
}

/// A ratio.
pub fn ratio(value: f64) -> String {
    format!("{}×", three(value))
}

/// The label of an axis with a logarithmic scale, as short as it can be.
pub fn tick(name: &str, value: f64) -> String {
    if matches!(name, "payload" | "size") {
        return bytes(value);
    }
    if name.ends_with("_us") || name.contains("_us_") {
        return time(value, digits);
    }
    match value.abs() {
        v if v >= 1e6 => format!("{} M", digits(value / 1e6)),
        v if v >= 1e4 => format!("{} k", digits(value / 1e3)),
        _ => digits(value),
    }
}

#[cfg(test)]
mod tests {
    use super::{digits, key, tick, value};

    #[test]
    fn figures_have_three_digits_and_the_unit_that_suits() {
        assert_eq!(value("p50_us", 0.0482, None), "48.2 ns");
        assert_eq!(value("p50_us", 6.0, None), "6.00 µs");
        assert_eq!(tick("p50_us", 10f64.powf(-1.0)), "100 ns");
        assert_eq!(value("p50_us", 10_160.0, None), "10.2 ms");
        assert_eq!(value("calls_per_s", 2_712_345.0, None), "2.71 M");
        assert_eq!(value("rss_kib_per_call", 3.5, None), "3.50 KiB");
        assert_eq!(digits(0.0), "0");
        assert_eq!(digits(1.0), "1");
        assert_eq!(digits(1234.5), "1,234");
        assert_eq!(key("payload", "65536"), "64 KiB");
        assert_eq!(key("in_flight", "100000"), "100,000");
        assert_eq!(tick("in_flight", 100_000.0), "100 k");
    }
}
