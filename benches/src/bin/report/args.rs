//! The command line.

use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::Parser;
use clap::builder::PossibleValuesParser;

use crate::sections;

/// Measures everything, and writes one page about it: index.html, report.json and rows.csv.
#[derive(Parser)]
#[command(name = "report")]
pub struct Args {
    /// Fewer rows, each measured for a shorter time: under three minutes
    #[arg(long)]
    pub quick: bool,
    /// Where the files are written
    #[arg(long, value_name = "DIR", default_value = "target/report")]
    pub out: PathBuf,
    /// How often everything is measured, each time in new processes [default: 5, with --quick 3]
    #[arg(long, value_name = "N")]
    runs: Option<NonZeroU32>,
    /// Measure and show only this section (repeatable)
    #[arg(long, value_name = "SECTION", value_parser = PossibleValuesParser::new(sections::names()))]
    pub only: Vec<String>,
    /// Compare with this report: which figures are better or worse
    #[arg(long, value_name = "OLD.json")]
    pub compare: Option<PathBuf>,
    /// Measure nothing: make the page, or tables, of this report
    #[arg(long, value_name = "FILE.json")]
    pub from: Option<PathBuf>,
    /// Write no page, but fill the marked blocks of this Markdown file (repeatable)
    #[arg(long, value_name = "FILE.md", requires = "from")]
    pub tables: Vec<PathBuf>,
    /// Change no Markdown file: fail if a block is not what the report says
    #[arg(long, requires = "tables")]
    pub check: bool,
    /// Set for the child processes that measure what the machine itself takes
    #[arg(long, hide = true)]
    pub floors: bool,
}

impl Args {
    /// How often everything is measured.
    pub fn runs(&self) -> u32 {
        let default = if self.quick { 3 } else { 5 };
        self.runs.map_or(default, NonZeroU32::get)
    }

    /// Whether this section is wanted.
    pub fn wants(&self, section: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|name| name == section)
    }
}
