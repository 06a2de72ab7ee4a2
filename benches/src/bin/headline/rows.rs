//! The rows, in the groups that are compared with each other.

use std::error::Error;
use std::future::Future;
use std::time::Duration;

use hdrhistogram::CreationError;
use rust2go_benches::api::{DemoImpl, RingDemoImpl};
use rust2go_benches::handwritten;
use rust2go_benches::payload::{BIG, SMALL};
use tokio::runtime::Runtime;

use crate::args::Args;
use crate::measure::{self, Measured};

/// How often a row takes its turn: the sleeping rows in longer slices, because they begin and end in waves of 10 ms.
const SLICE: Duration = Duration::from_millis(100);
const SLEEPING_SLICE: Duration = Duration::from_millis(500);

/// Of how many no-ops one has its latency taken: two looks at the clock would be a tenth of the call.
const NOOP_SAMPLES: u32 = 16;

/// How long both sides of a busy ring look for work.
const BUSY: Duration = Duration::from_micros(100);

type Run<'a> = Box<dyn FnMut(Duration, &mut Measured) + 'a>;

/// One row of the result.
pub struct Row<'a> {
    /// What is called.
    pub name: &'static str,
    /// How it is called.
    pub transport: &'static str,
    /// How many calls there are at a time.
    pub in_flight: usize,
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

/// The rows that `args` asks for.
pub fn groups<'a>(args: &Args, runtime: &'a Runtime) -> Result<Vec<Group<'a>>, CreationError> {
    let mut list = List {
        args,
        runtime,
        groups: Vec::new(),
    };
    list.group(SLICE);
    list.sync("empty_cgo", "hand_written_cgo", || {
        handwritten::empty();
        true
    })?;
    list.sync("sync_small", "cgo", || DemoImpl::sync_small(&SMALL).pass)?;
    list.sync("sync_small", "cgo_zero_copy", || {
        DemoImpl::sync_small_zero_copy(&SMALL).pass
    })?;
    for n in args.in_flight.iter().map(|n| n.get()) {
        list.group(SLICE);
        list.calls("noop", "hand_written_cgo", n, NOOP_SAMPLES, || {
            handwritten::noop(&SMALL)
        })?;
        list.calls("noop", "cgo", n, NOOP_SAMPLES, || async {
            DemoImpl::noop(&SMALL).await.pass
        })?;
        list.calls("noop", "ring", n, NOOP_SAMPLES, || async {
            RingDemoImpl::noop(&SMALL).await.pass
        })?;
        list.busy("noop", "ring_busy", n, NOOP_SAMPLES, || async {
            RingDemoImpl::noop(&SMALL).await.pass
        })?;
        list.group(SLICE);
        list.calls("echo_big", "hand_written_cgo", n, 1, || async {
            handwritten::echo_big(&BIG).await.data.len() == BIG.data.len()
        })?;
        list.calls("echo_big", "cgo", n, 1, || async {
            DemoImpl::echo_big(&BIG).await.data.len() == BIG.data.len()
        })?;
        list.calls("echo_big", "ring", n, 1, || async {
            RingDemoImpl::echo_big(&BIG).await.data.len() == BIG.data.len()
        })?;
        list.group(SLEEPING_SLICE);
        list.row("pure_go_sleep10ms", "none", n, move |length, m| {
            measure::pure_go(n, length, m)
        })?;
        list.calls("sleep10ms", "hand_written_cgo", n, 1, || {
            handwritten::sleep10ms(&SMALL)
        })?;
        list.calls("sleep10ms", "cgo", n, 1, || async {
            DemoImpl::sleep10ms(&SMALL).await.pass
        })?;
        list.calls("sleep10ms", "ring", n, 1, || async {
            RingDemoImpl::sleep10ms(&SMALL).await.pass
        })?;
    }
    Ok(list.groups)
}

/// The groups while they are made.
struct List<'a, 'b> {
    args: &'b Args,
    runtime: &'a Runtime,
    groups: Vec<Group<'a>>,
}

impl<'a> List<'a, '_> {
    fn group(&mut self, slice: Duration) {
        self.groups.push(Group {
            rows: Vec::new(),
            slice,
        });
    }

    fn row(
        &mut self,
        name: &'static str,
        transport: &'static str,
        in_flight: usize,
        run: impl FnMut(Duration, &mut Measured) + 'a,
    ) -> Result<(), CreationError> {
        if let (true, Some(group)) = (self.args.wants(name, transport), self.groups.last_mut()) {
            let (measured, run) = (Measured::new()?, Box::new(run));
            group.rows.push(Row {
                name,
                transport,
                in_flight,
                measured,
                run,
            });
        }
        Ok(())
    }

    fn sync(
        &mut self,
        name: &'static str,
        transport: &'static str,
        call: impl Fn() -> bool + 'a,
    ) -> Result<(), CreationError> {
        self.row(name, transport, 1, move |length, m| {
            m.timed(|m| measure::sync(&call, length, m));
        })
    }

    fn calls<C, F>(
        &mut self,
        name: &'static str,
        transport: &'static str,
        in_flight: usize,
        sample_every: u32,
        call: C,
    ) -> Result<(), CreationError>
    where
        C: Fn() -> F + Copy + Send + 'static,
        F: Future<Output = bool> + Send + 'static,
    {
        let runtime = self.runtime;
        self.row(name, transport, in_flight, move |length, m| {
            m.timed(|m| measure::concurrent(runtime, call, in_flight, sample_every, length, m));
        })
    }

    /// As `calls`, while both sides look for work before they park.
    fn busy<C, F>(
        &mut self,
        name: &'static str,
        transport: &'static str,
        in_flight: usize,
        sample_every: u32,
        call: C,
    ) -> Result<(), CreationError>
    where
        C: Fn() -> F + Copy + Send + 'static,
        F: Future<Output = bool> + Send + 'static,
    {
        let runtime = self.runtime;
        self.row(name, transport, in_flight, move |length, m| {
            rust2go::ring::busy_poll(BUSY);
            m.timed(|m| measure::concurrent(runtime, call, in_flight, sample_every, length, m));
            rust2go::ring::busy_poll(Duration::ZERO);
        })
    }
}
