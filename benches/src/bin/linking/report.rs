//! The rows, and what the limits say about them.

use serde::Serialize;

use crate::programs::Program;

/// One figure of one program.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub figure: &'static str,
    pub program: Program,
    /// What was done to the program, or what was done before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<&'static str>,
    pub unit: &'static str,
    /// The median, where it was measured several times.
    pub value: f64,
    /// The least.
    pub low: f64,
    /// The most; of starts, what nine of ten keep below.
    pub high: f64,
}

impl Row {
    /// A figure that is the same every time.
    pub fn exact(figure: &'static str, program: Program, unit: &'static str, value: f64) -> Row {
        Row {
            figure,
            program,
            variant: None,
            unit,
            value,
            low: value,
            high: value,
        }
    }

    /// A figure that was measured several times, of which `high` is the part that keeps below.
    pub fn of(
        figure: &'static str,
        program: Program,
        unit: &'static str,
        mut values: Vec<f64>,
        high: f64,
    ) -> Row {
        values.sort_by(f64::total_cmp);
        let at = |part: f64| {
            let last = values.len().saturating_sub(1);
            values
                .get((last as f64 * part).round() as usize)
                .copied()
                .unwrap_or(f64::NAN)
        };
        Row {
            figure,
            program,
            variant: None,
            unit,
            value: at(0.5),
            low: at(0.0),
            high: at(high),
        }
    }

    /// A count, which must not ever be more than `value`.
    pub fn most(figure: &'static str, program: Program, counts: Vec<f64>) -> Row {
        let most = counts.into_iter().fold(0.0, f64::max);
        Row::exact(figure, program, "", most)
    }

    /// The row of that variant.
    pub fn variant(self, variant: &'static str) -> Row {
        Row {
            variant: Some(variant),
            ..self
        }
    }

    /// Prints it.
    pub fn print(&self, json: bool) -> serde_json::Result<()> {
        if json {
            println!("{}", serde_json::to_string(self)?);
            return Ok(());
        }
        let name = self.program.name();
        let variant = self.variant.unwrap_or("");
        let (value, unit) = (number(self.value), self.unit);
        let range = match self.low == self.high {
            true => String::new(),
            false => format!("{} to {}", number(self.low), number(self.high)),
        };
        println!(
            "{:<18} {variant:<18} {name:<13} {value:>12} {unit:<6} {range}",
            self.figure
        );
        Ok(())
    }
}

fn number(value: f64) -> String {
    match value.fract() == 0.0 {
        true => format!("{value}"),
        false => format!("{value:.3}"),
    }
}

/// What one figure of the program that links Go must not exceed. Of times, it is the least that counts: neighbours only make them longer.
struct Limit {
    figure: &'static str,
    variant: Option<&'static str>,
    at_most: f64,
}

/// Of 2^20 bytes.
const MEGABYTES_2: f64 = 2_097_152.0;

const LIMITS: &[Limit] = &[
    Limit {
        figure: "start_up_added",
        variant: None,
        at_most: 5.0,
    },
    Limit {
        figure: "size",
        variant: Some("stripped"),
        at_most: MEGABYTES_2,
    },
    Limit {
        figure: "check_time",
        variant: Some("nothing_touched"),
        at_most: 500.0,
    },
    Limit {
        figure: "go_builds",
        variant: Some("rust_touched"),
        at_most: 0.0,
    },
    Limit {
        figure: "go_builds",
        variant: Some("nothing_touched"),
        at_most: 0.0,
    },
    Limit {
        figure: "build_script_runs",
        variant: Some("nothing_touched"),
        at_most: 0.0,
    },
];

/// Prints each limit that was measured: whether all of them hold.
pub fn check(rows: &[Row], json: bool) -> bool {
    let mut all = true;
    for limit in LIMITS {
        let is = |row: &&Row| {
            (row.figure, row.variant, row.program)
                == (limit.figure, limit.variant, Program::RustWithGo)
        };
        let Some(row) = rows.iter().find(is) else {
            continue;
        };
        let holds = row.low <= limit.at_most;
        all &= holds;
        let name = match limit.variant {
            Some(variant) => format!("{}, {variant}", limit.figure),
            None => limit.figure.to_owned(),
        };
        if json {
            let line = serde_json::json!({
                "check": name, "value": row.low, "limit": format!("<= {}", limit.at_most), "holds": holds
            });
            println!("{line}");
            continue;
        }
        let mark = if holds { "holds" } else { "DOES NOT HOLD" };
        println!(
            "{name:<36} {:>12} {:<6} <= {:<9} {mark}",
            number(row.low),
            row.unit,
            limit.at_most
        );
    }
    all
}
