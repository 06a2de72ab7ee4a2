//! Which calls there are.

use std::error::Error;
use std::io;
use std::time::Duration;

use rust2go_benches::api::{DemoImpl, RingDemoImpl};
use rust2go_benches::handwritten::{self, PureGo};
use rust2go_benches::payload::{BIG, SMALL};
use rust2go_benches::queues;
use tokio::runtime::Runtime;

use super::list::{Done, List};
use super::varied::{self, Owned};
use super::{Group, MANY, back, mix, peers};
use crate::alone;
use crate::child::Setting;
use crate::drive;
use crate::peers::Peers;
use crate::report::Varied;

/// How often a row takes its turn: where calls sleep or wait for a turn of Go's scheduler in longer slices, because they
/// begin and end in waves of 10 ms.
pub const SLICE: Duration = Duration::from_millis(100);
pub const SLOW_SLICE: Duration = Duration::from_millis(500);

/// The same with so many calls in flight that a tenth of a second sees few of each task.
const LONG_SLICE: Duration = Duration::from_secs(2);

/// Of how many no-ops one has its latency taken: two looks at the clock would be a tenth of the call.
const NOOP_SAMPLES: u32 = 16;

/// How many values a batch has in the rows of queues.
const BATCH: usize = 64;

/// The rows that are wanted.
pub fn groups<'a>(
    setting: &Setting,
    runtime: &'a Runtime,
    peers: Option<&'static Peers>,
) -> Result<Vec<Group<'a>>, Box<dyn Error>> {
    let mut list = List {
        setting,
        runtime,
        peers,
        groups: Vec::new(),
        varied: Varied::default(),
    };
    sync(&mut list)?;
    varied::threads(&mut list)?;
    varied::methods(&mut list)?;
    list.group(SLICE);
    back::sync(&mut list)?;
    list.group(SLICE);
    back::streams(&mut list)?;
    for n in setting.args.in_flight.iter().map(|n| n.get()) {
        noop(&mut list, n)?;
        sleep10ms(&mut list, n)?;
        if n > MANY {
            continue;
        }
        echo_big(&mut list, n)?;
        cpu50us(&mut list, n)?;
        mix::all(&mut list, n)?;
        loaded(&mut list, n)?;
        bursts(&mut list, n)?;
        list.group(SLICE);
        back::concurrent(&mut list, n)?;
    }
    varied::payloads(&mut list)?;
    varied::open_loops(&mut list)?;
    ring_alone(&mut list)?;
    Ok(list.groups)
}

fn sync(list: &mut List<'_, '_>) -> Done {
    list.group(SLICE);
    list.sync("empty_cgo", "hand_written_cgo", || {
        handwritten::empty();
        true
    })?;
    list.sync("sync_small", "cgo", || DemoImpl::sync_small(&SMALL).pass)?;
    list.sync("sync_small", "cgo_zero_copy", || {
        DemoImpl::sync_small_zero_copy(&SMALL).pass
    })
}

fn noop(list: &mut List<'_, '_>, n: usize) -> Done {
    list.group(if n > MANY { LONG_SLICE } else { SLICE });
    list.calls("noop", "hand_written_cgo", n, NOOP_SAMPLES, || {
        handwritten::noop(&SMALL)
    })?;
    list.calls("noop", "cgo", n, NOOP_SAMPLES, || async {
        DemoImpl::noop(&SMALL).await.pass
    })?;
    list.calls("noop", "ring", n, NOOP_SAMPLES, || async {
        RingDemoImpl::noop(&SMALL).await.pass
    })?;
    list.busy("noop", n, NOOP_SAMPLES, || async {
        RingDemoImpl::noop(&SMALL).await.pass
    })?;
    peers::all(list, "noop", n)
}

fn echo_big(list: &mut List<'_, '_>, n: usize) -> Done {
    // A thousand at once are 70 MB, and take a tenth of a second.
    list.group(if n < MANY { SLICE } else { SLOW_SLICE });
    list.calls("echo_big", "hand_written_cgo", n, 1, || async {
        handwritten::echo_big(&BIG).await.data.len() == BIG.data.len()
    })?;
    list.calls("echo_big", "hand_written_gobytes", n, 1, || async {
        handwritten::gobytes_echo_big(&BIG).await.data.len() == BIG.data.len()
    })?;
    let owned = Owned::new(&BIG);
    list.calls("echo_big", "cgo_zero_copy", n, 1, move || owned.echo())?;
    list.calls("echo_big", "cgo", n, 1, || async {
        DemoImpl::echo_big(&BIG).await.data.len() == BIG.data.len()
    })?;
    list.calls("echo_big", "ring", n, 1, || async {
        RingDemoImpl::echo_big(&BIG).await.data.len() == BIG.data.len()
    })?;
    peers::all(list, "echo_big", n)
}

fn sleep10ms(list: &mut List<'_, '_>, n: usize) -> Done {
    list.group(if n > MANY { LONG_SLICE } else { SLOW_SLICE });
    list.row("pure_go_sleep10ms", "none", n, move |length, m| {
        drive::pure_go(PureGo::Sleep10ms, n, length, m);
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
    peers::all(list, "sleep10ms", n)
}

fn cpu50us(list: &mut List<'_, '_>, n: usize) -> Done {
    list.group(SLOW_SLICE);
    list.row("pure_go_cpu50us", "none", n, move |length, m| {
        drive::pure_go(PureGo::Cpu50us, n, length, m);
    })?;
    list.calls("cpu50us", "hand_written_cgo", n, 1, || {
        handwritten::cpu50us(&SMALL)
    })?;
    list.calls("cpu50us", "cgo", n, 1, || async {
        DemoImpl::cpu50us(&SMALL).await.pass
    })?;
    list.calls("cpu50us", "ring", n, 1, || async {
        RingDemoImpl::cpu50us(&SMALL).await.pass
    })?;
    peers::all(list, "cpu50us", n)
}

fn loaded(list: &mut List<'_, '_>, n: usize) -> Done {
    list.group(SLOW_SLICE);
    list.loaded("noop_loaded", "hand_written_cgo", n, || {
        handwritten::noop(&SMALL)
    })?;
    list.loaded("noop_loaded", "cgo", n, || async {
        DemoImpl::noop(&SMALL).await.pass
    })?;
    list.loaded("noop_loaded", "ring", n, || async {
        RingDemoImpl::noop(&SMALL).await.pass
    })
}

fn bursts(list: &mut List<'_, '_>, n: usize) -> Done {
    list.group(SLOW_SLICE);
    list.bursts("hand_written_cgo", n, || handwritten::noop(&SMALL))?;
    list.bursts("cgo", n, || async { DemoImpl::noop(&SMALL).await.pass })?;
    list.bursts("ring", n, || async {
        RingDemoImpl::noop(&SMALL).await.pass
    })
}

/// The queue of the ring transport without the transport.
fn ring_alone(list: &mut List<'_, '_>) -> Done {
    list.group(SLICE);
    list.row("queue_batch", "ring", BATCH, |length, m| {
        alone::transfers(length, m, |values| {
            let ring = queues::spsc().map_err(io::Error::other)?;
            ring.transfer(values, BATCH)
        });
    })?;
    list.row("queue_batch", "rtrb", BATCH, |length, m| {
        alone::transfers(length, m, |values| queues::rtrb().transfer(values, BATCH));
    })?;
    list.group(SLICE);
    #[cfg(target_os = "linux")]
    list.round_trips("ring", queues::ring_peer)?;
    #[cfg(target_os = "linux")]
    list.round_trips("unix_socket", queues::socket_peer)?;
    Ok(())
}
