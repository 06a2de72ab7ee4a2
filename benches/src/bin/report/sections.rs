//! The sections of the report, as data: what is run for each, what is shown of it, and what it is held against.
//!
//! To add one: a `Section` in the file of its kind. Programs print one JSON object per line (`headline --json` and the like); what
//! they print is kept whether or not a section shows it.

mod calls;
mod cost;
mod data;
mod growth;

/// A program that measures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Program {
    /// A program of this package, by its name.
    Bin(&'static str),
    /// This program, as the one that measures what the machine itself takes.
    Floors,
    /// The same in Go: `floors.go`.
    GoFloors,
    /// No program: the counts that are kept in `benches/instructions`.
    Instructions,
}

/// One call of a program.
pub struct Invocation {
    /// What is run.
    pub program: Program,
    /// Its arguments.
    pub args: &'static str,
    /// Its arguments where there is little time; None: left out.
    pub quick: Option<&'static str>,
    /// Whether it is run once, and not in each run: it repeats its measurements itself, or they do not vary.
    pub once: bool,
}

/// Which rows: each key has one of these values, or the row does not have the key.
pub type Filter = &'static [(&'static str, &'static [&'static str])];

/// A picture.
pub struct Plot {
    /// What stands over it.
    pub title: &'static str,
    /// The rows in it.
    pub only: Filter,
    /// The figure.
    pub y: &'static str,
    /// What it is drawn as.
    pub kind: Kind,
}

/// What a picture looks like.
pub enum Kind {
    /// One line for each value of `series`, over the key `x`; both axes are logarithmic.
    Lines {
        /// The key along the axis.
        x: &'static str,
        /// The key whose values are lines.
        series: &'static str,
    },
    /// One bar for each row, labelled with the values of these keys.
    Bars(&'static [&'static str]),
}

/// What figures are held against: the row that a physical limit, or a rival, gives.
pub struct Against {
    /// What it is, in a few words: the head of a column.
    pub what: &'static str,
    /// The section that has the row.
    pub section: &'static str,
    /// Which row of that section.
    pub row: Filter,
    /// The keys in which it agrees with the row that is held against it.
    pub same: &'static [&'static str],
    /// The figure of both.
    pub figure: &'static str,
    /// How many of them one call takes at least.
    pub times: f64,
    /// The rows of which that can be said.
    pub rows: Filter,
}

/// One section.
pub struct Section {
    /// Its name on the command line, in the files and in Markdown.
    pub name: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What is run.
    pub runs: &'static [Invocation],
    /// The section whose rows are shown; its own but where two show the same rows.
    pub rows_of: &'static str,
    /// The rows in its table.
    pub only: Filter,
    /// The figures in its table.
    pub figures: &'static [&'static str],
    /// The pictures.
    pub plots: &'static [Plot],
    /// What figures are held against.
    pub against: &'static [Against],
    /// What is shown, in a sentence or two.
    pub shows: &'static str,
    /// What limits it, in a sentence or two.
    pub limited_by: &'static str,
}

/// All sections, in the order of the page.
pub fn all() -> impl Iterator<Item = &'static Section> {
    [
        calls::SECTIONS,
        growth::SECTIONS,
        data::SECTIONS,
        cost::SECTIONS,
    ]
    .into_iter()
    .flatten()
}

/// The names of all sections.
pub fn names() -> Vec<&'static str> {
    all().map(|section| section.name).collect()
}

/// A call of `headline`.
const fn headline(args: &'static str, quick: &'static str) -> Invocation {
    Invocation {
        program: Program::Bin("headline"),
        args,
        quick: Some(quick),
        once: false,
    }
}

const TRANSPORT_OVER_IN_FLIGHT: Kind = Kind::Lines {
    x: "in_flight",
    series: "transport",
};

const GOROUTINE: Against = Against {
    what: "CPU: goroutine started and ended",
    section: "floors",
    row: &[("name", &["goroutine"])],
    same: &[],
    figure: "cpu_us_per_call",
    times: 1.0,
    rows: &[],
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn sections_have_names_of_their_own_and_refer_to_each_other() {
        let names: BTreeSet<_> = super::names().into_iter().collect();
        assert_eq!(names.len(), super::all().count());
        for section in super::all() {
            assert!(names.contains(section.rows_of), "{}", section.name);
            let own = section.rows_of == section.name;
            assert_eq!(own, !section.runs.is_empty(), "{}", section.name);
            for against in section.against {
                assert!(names.contains(against.section), "{}", section.name);
            }
        }
    }
}
