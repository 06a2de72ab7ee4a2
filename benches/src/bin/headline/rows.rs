//! The rows, in the groups that are compared with each other.

mod back;
mod calls;
mod list;
mod mix;
mod peers;
mod varied;

use std::error::Error;
use std::time::Duration;

pub use calls::groups;

use crate::measure::Measured;
use crate::report::Varied;

/// With more calls in flight than this, only what such a number says something about is measured.
const MANY: usize = 1000;

type Run<'a> = Box<dyn FnMut(Duration, &mut Measured) + 'a>;

/// One row of the result.
pub struct Row<'a> {
    /// What is called.
    pub name: &'static str,
    /// How it is called.
    pub transport: &'static str,
    /// How many calls there are at a time.
    pub in_flight: usize,
    /// What is varied besides.
    pub varied: Varied,
    /// What came out.
    pub measured: Measured,
    run: Run<'a>,
}

/// Rows that are compared with each other.
pub struct Group<'a> {
    /// The rows.
    pub rows: Vec<Row<'a>>,
    slice: Duration,
}

impl Group<'_> {
    /// Measures each row for `length` altogether, in turns, back and forth, so that no row always follows the same one.
    pub fn measure(&mut self, length: Duration) -> Result<(), Box<dyn Error>> {
        let turns = length.div_duration_f64(self.slice).ceil().max(1.0) as u32;
        let slice = length / turns;
        for row in &mut self.rows {
            (row.run)(slice / 2, &mut Measured::new()?); // warms up
        }
        for turn in 0..turns {
            let mut order: Vec<&mut Row<'_>> = self.rows.iter_mut().collect();
            if turn % 2 == 1 {
                order.reverse();
            }
            for row in order {
                (row.run)(slice, &mut row.measured);
            }
        }
        for row in &self.rows {
            if row.measured.wrong > 0 {
                let Row {
                    name,
                    transport,
                    measured,
                    ..
                } = row;
                return Err(format!(
                    "{} calls of {name} over {transport} gave a wrong answer",
                    measured.wrong
                )
                .into());
            }
        }
        Ok(())
    }
}
