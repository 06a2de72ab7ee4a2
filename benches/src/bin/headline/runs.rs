//! Results of several runs.

use crate::report::Line;

/// The results of each row, with the number of the run.
#[derive(Default)]
pub struct Runs(Vec<Vec<(u32, Line)>>);

impl Runs {
    /// Adds a result.
    pub fn add(&mut self, run: u32, line: Line) {
        let same = |row: &&mut Vec<(u32, Line)>| row.iter().any(|(_, l)| l.is_same_row(&line));
        match self.0.iter_mut().find(same) {
            Some(row) => row.push((run, line)),
            None => self.0.push(vec![(run, line)]),
        }
    }

    /// Adds the results of other rows.
    pub fn merge(&mut self, other: Runs) {
        self.0.extend(other.0);
    }

    /// The median of each figure of each row.
    pub fn medians(&self) -> Vec<Line> {
        let median_line = |row: &Vec<(u32, Line)>| {
            let mut lines: Vec<Line> = row.iter().map(|(_, line)| line.clone()).collect();
            let mut result = lines.first()?.clone();
            for (i, figure) in result.figures().into_iter().enumerate() {
                let all = lines
                    .iter_mut()
                    .filter_map(|line| line.figures().get(i).map(|f| **f));
                *figure = median(all.collect())?;
            }
            Some(result)
        };
        self.0.iter().filter_map(median_line).collect()
    }

    /// What `compare` makes of two rows, or of one, run by run: the median. None if one of them was not measured.
    pub fn compared(
        &self,
        row: impl Fn(&Line) -> bool,
        against: Option<impl Fn(&Line) -> bool>,
        compare: impl Fn(&Line, Option<&Line>) -> Option<f64>,
    ) -> Option<f64> {
        let find = |wanted: &dyn Fn(&Line) -> bool| {
            self.0
                .iter()
                .find(|row| row.iter().any(|(_, line)| wanted(line)))
        };
        let ours = find(&row)?;
        let theirs = match &against {
            Some(against) => Some(find(against)?),
            None => None,
        };
        let of_run = |(run, line): &(u32, Line)| match theirs {
            None => compare(line, None),
            Some(theirs) => {
                let (_, their) = theirs.iter().find(|(r, _)| r == run)?;
                compare(line, Some(their))
            }
        };
        median(ours.iter().filter_map(of_run).collect())
    }
}

/// The middle one, or the mean of the middle two.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get((values.len() - 1) / 2)?;
    Some((lower + upper) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::{Runs, median};
    use crate::report::{Line, Varied};

    fn line(transport: &str, p50_us: f64) -> Line {
        Line {
            name: "noop".to_owned(),
            transport: transport.to_owned(),
            in_flight: 1,
            gomaxprocs: 2,
            workers: 0,
            varied: Varied::default(),
            calls_per_s: 1.0,
            cpu_us_per_call: 1.0,
            p50_us,
            p99_us: 1.0,
            p999_us: 1.0,
            max_us: 1.0,
            memory: None,
        }
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), Some(2.5));
    }

    #[test]
    fn what_varies_tells_rows_apart() {
        let of = |payload| Line {
            varied: Varied {
                payload,
                ..Varied::default()
            },
            ..line("ring", 1.0)
        };
        assert!(of(Some(16)).is_same_row(&of(Some(16))));
        assert!(!of(Some(16)).is_same_row(&of(Some(1024))));
        assert!(!of(Some(16)).is_same_row(&of(None)));
        let text = serde_json::to_string(&of(None)).expect("numbers and texts");
        assert!(!text.contains("payload"), "{text}");
        let read: Line = serde_json::from_str(&text).expect("what was written");
        assert!(read.is_same_row(&of(None)), "{text}");
    }

    #[test]
    fn rows_are_compared_run_by_run() {
        let mut runs = Runs::default();
        for (run, ours, theirs) in [(0, 1.0, 10.0), (1, 20.0, 2.0), (2, 9.0, 3.0)] {
            runs.add(run, line("ring", ours));
            runs.add(run, line("cgo", theirs));
        }
        let is = |transport: &'static str| move |line: &Line| line.transport == transport;
        let ratio = |a: &Line, b: Option<&Line>| Some(a.p50_us / b?.p50_us);
        assert_eq!(runs.compared(is("ring"), Some(is("cgo")), ratio), Some(3.0));
        assert_eq!(runs.compared(is("ring"), Some(is("none")), ratio), None);
        let medians: Vec<f64> = runs.medians().iter().map(|line| line.p50_us).collect();
        assert_eq!(medians, [9.0, 3.0]);
    }
}
