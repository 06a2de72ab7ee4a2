//! The groups while they are made.

use std::error::Error;
use std::future::Future;
use std::time::Duration;

use rust2go_benches::handwritten::Load;
use rust2go_benches::queues::Peer;
use tokio::runtime::Runtime;

use super::{Group, Row};
use crate::alone;
use crate::child::Setting;
use crate::drive::{self, Arrivals};
use crate::measure::Measured;
use crate::peers::Peers;
use crate::report::Varied;

/// How long both sides of a busy ring look for work.
const BUSY: Duration = Duration::from_micros(100);

pub type Done = Result<(), Box<dyn Error>>;

/// The groups so far; rows join the last one.
pub struct List<'a, 'b> {
    pub setting: &'b Setting<'b>,
    pub runtime: &'a Runtime,
    /// There if a row needs it.
    pub peers: Option<&'static Peers>,
    pub groups: Vec<Group<'a>>,
    /// What the next rows of the group vary.
    pub varied: Varied,
}

impl<'a> List<'a, '_> {
    /// Begins a group whose rows take turns of `slice`.
    pub fn group(&mut self, slice: Duration) {
        self.varied = Varied::default();
        self.groups.push(Group {
            rows: Vec::new(),
            slice,
        });
    }

    /// Adds a row that measures itself.
    pub fn row(
        &mut self,
        name: &'static str,
        transport: &'static str,
        in_flight: usize,
        run: impl FnMut(Duration, &mut Measured) + 'a,
    ) -> Done {
        let wanted = self.setting.wants(name, transport, in_flight);
        if let (true, Some(group)) = (wanted, self.groups.last_mut()) {
            let (measured, run) = (Measured::new()?, Box::new(run));
            group.rows.push(Row {
                name,
                transport,
                in_flight,
                varied: self.varied,
                measured,
                run,
            });
        }
        Ok(())
    }

    /// Adds a row of sync calls.
    pub fn sync(
        &mut self,
        name: &'static str,
        transport: &'static str,
        call: impl Fn() -> bool + 'a,
    ) -> Done {
        self.row(name, transport, 1, move |length, m| {
            m.timed(|m| drive::sync(&call, drive::BATCH, length, m));
        })
    }

    /// Adds a row of async calls. Of `sample_every` calls one has its latency taken.
    pub fn calls<C, F>(
        &mut self,
        name: &'static str,
        transport: &'static str,
        in_flight: usize,
        sample_every: u32,
        call: C,
    ) -> Done
    where
        C: Fn() -> F + Copy + Send + 'static,
        F: Future<Output = bool> + Send + 'static,
    {
        let runtime = self.runtime;
        self.row(name, transport, in_flight, move |length, m| {
            m.timed(|m| drive::concurrent(runtime, call, in_flight, sample_every, length, m));
        })
    }

    /// As `calls`, over a client of the other process. Each call has its latency taken.
    pub fn peer_calls<C, F>(
        &mut self,
        name: &'static str,
        transport: &'static str,
        in_flight: usize,
        call: C,
    ) -> Done
    where
        C: Fn(&'static Peers) -> F + Copy + Send + 'static,
        F: Future<Output = bool> + Send + 'static,
    {
        let Some(peers) = self.peers else {
            return Ok(());
        };
        let call = move || call(peers);
        self.row(name, transport, in_flight, move |length, m| {
            peers.timed(m, |m| {
                drive::concurrent(&peers.runtime, call, in_flight, 1, length, m);
            });
        })
    }

    /// As `calls`, while both sides look for work before they park.
    pub fn busy<C, F>(
        &mut self,
        name: &'static str,
        in_flight: usize,
        sample_every: u32,
        call: C,
    ) -> Done
    where
        C: Fn() -> F + Copy + Send + 'static,
        F: Future<Output = bool> + Send + 'static,
    {
        let runtime = self.runtime;
        self.row(name, "ring_busy", in_flight, move |length, m| {
            rust2go::ring::busy_poll(BUSY);
            m.timed(|m| drive::concurrent(runtime, call, in_flight, sample_every, length, m));
            rust2go::ring::busy_poll(Duration::ZERO);
        })
    }

    /// As `calls`, each with its latency taken, while every P of Go is busy with goroutines that compute.
    pub fn loaded<C, F>(
        &mut self,
        name: &'static str,
        transport: &'static str,
        in_flight: usize,
        call: C,
    ) -> Done
    where
        C: Fn() -> F + Copy + Send + 'static,
        F: Future<Output = bool> + Send + 'static,
    {
        let runtime = self.runtime;
        self.row(name, transport, in_flight, move |length, m| {
            let _load = Load::start();
            m.timed(|m| drive::concurrent(runtime, call, in_flight, 1, length, m));
        })
    }

    /// Adds a row of calls that come at a rate, in a group of such rows.
    pub fn open_loop<C, F>(&mut self, transport: &'static str, rate: u32, call: C) -> Done
    where
        C: Fn() -> F + Copy + Send + 'static,
        F: Future<Output = bool> + Send + 'static,
    {
        let runtime = self.runtime;
        let mut arrivals = Arrivals::new(rate.into());
        self.row("open_loop", transport, 0, move |length, m| {
            m.timed(|m| drive::open_loop(runtime, call, &mut arrivals, length, m));
        })
    }

    /// As `open_loop`, over a client of the other process.
    pub fn peer_open_loop<C, F>(&mut self, transport: &'static str, rate: u32, call: C) -> Done
    where
        C: Fn(&'static Peers) -> F + Copy + Send + 'static,
        F: Future<Output = bool> + Send + 'static,
    {
        let Some(peers) = self.peers else {
            return Ok(());
        };
        let mut arrivals = Arrivals::new(rate.into());
        let call = move || call(peers);
        self.row("open_loop", transport, 0, move |length, m| {
            peers.timed(m, |m| {
                drive::open_loop(&peers.runtime, call, &mut arrivals, length, m);
            });
        })
    }

    /// Adds a row of sync calls from so many threads.
    pub fn threads(
        &mut self,
        transport: &'static str,
        count: usize,
        call: impl Fn() -> bool + Sync + 'a,
    ) -> Done {
        self.row("threads", transport, count, move |length, m| {
            m.timed(|m| drive::threads(&call, count, length, m));
        })
    }

    /// Adds a row of bursts after silence.
    pub fn bursts<C, F>(&mut self, transport: &'static str, calls: usize, call: C) -> Done
    where
        C: Fn() -> F + Copy + Send + 'static,
        F: Future<Output = bool> + Send + 'static,
    {
        let runtime = self.runtime;
        self.row("burst", transport, calls, move |length, m| {
            drive::bursts(runtime, call, calls, length, m);
        })
    }

    /// Adds a row of round trips to a process that `start` starts anew for each turn: it must not disturb other rows.
    pub fn round_trips<P: Peer + 'a>(
        &mut self,
        transport: &'static str,
        start: fn() -> std::io::Result<P>,
    ) -> Done {
        self.row("round_trip", transport, 1, move |length, m| {
            alone::round_trips(start, length, m);
        })
    }
}
