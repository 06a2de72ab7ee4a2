//! A process that measures with one value of GOMAXPROCS, and one number of workers.

use std::error::Error;

use rust2go_benches::handwritten::gomaxprocs;
use tokio::runtime::Builder;

use crate::args::Args;
use crate::peers::{self, Peers};
use crate::report::Line;
use crate::{limits, memory, rows, verify};

/// Which rows are measured, and where.
pub struct Setting<'a> {
    /// What the user wants.
    pub args: &'a Args,
    /// What GOMAXPROCS is.
    pub gomaxprocs: u32,
    /// How many workers tokio has; 0 is the runtime of the current thread.
    pub workers: usize,
}

impl Setting<'_> {
    /// Whether this row is to be measured.
    pub fn wants(&self, name: &str, transport: &str, in_flight: usize) -> bool {
        let limited = || limits::need(name, transport, in_flight, self.gomaxprocs, self.workers);
        self.args.wants(name, transport) && (!self.args.check || limited())
    }
}

/// The children for one GOMAXPROCS and number of workers: one for all rows but those of memory, and one for each of these,
/// which must not find what others have left behind.
pub fn memory_children(args: &Args, procs: u32, workers: usize) -> Vec<Option<&'static str>> {
    let setting = Setting {
        args,
        gomaxprocs: procs,
        workers,
    };
    let mut children = vec![None];
    if cfg!(target_os = "linux") {
        let wanted = |t: &&str| setting.wants("memory", t, memory::CALLS);
        children.extend(memory::TRANSPORTS.into_iter().filter(wanted).map(Some));
    }
    children
}

/// Measures and prints one JSON object per row.
pub fn run(args: &Args, workers: usize) -> Result<(), Box<dyn Error>> {
    let runtime = builder(workers).build()?;
    rust2go::executor::tokio(runtime.handle().clone());
    runtime.block_on(verify::all(&args.payload))?;
    let setting = Setting {
        args,
        gomaxprocs: gomaxprocs(),
        workers,
    };
    if let Some(transport) = &args.memory {
        print(&memory::row(&runtime, transport, &setting)?)?;
        return Ok(());
    }
    let peers = match peers::wanted(&setting) {
        true => Some(Peers::start(workers).map_err(|e| e as Box<dyn Error>)?),
        false => None,
    };
    if let Some(peers) = peers {
        peers.verify(&args.payload)?;
    }
    for mut group in rows::groups(&setting, &runtime, peers)? {
        group.measure(args.seconds)?;
        for row in &group.rows {
            print(&Line::new(row, &setting))?;
        }
    }
    if let Some(peers) = peers {
        peers.end();
    }
    Ok(())
}

fn print(line: &Line) -> serde_json::Result<()> {
    println!("{}", serde_json::to_string(line)?);
    Ok(())
}

/// What makes a runtime with so many workers.
pub fn builder(workers: usize) -> Builder {
    let mut builder = match workers {
        0 => Builder::new_current_thread(),
        n => {
            let mut builder = Builder::new_multi_thread();
            builder.worker_threads(n);
            builder
        }
    };
    builder.enable_time();
    builder
}
