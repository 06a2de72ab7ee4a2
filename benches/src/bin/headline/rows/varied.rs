//! The rows that vary something else than the calls in flight: payload, rate, threads, methods.

use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rust2go_benches::api::{Big, DemoImpl, RingDemoImpl};
use rust2go_benches::handwritten::{self, blocking};
use rust2go_benches::methods::{HundredImpl, OneImpl, RingHundredImpl, RingOneImpl};
use rust2go_benches::payload::{SMALL, payload};
use rust2go_benches::peers::Client;

use super::calls::{SLICE, SLOW_SLICE};
use super::list::{Done, List};
use crate::drive;
use crate::peers::{Peers, leaked};
use crate::report::Varied;

/// Messages for calls that own their request: the answer to one call is the request of another.
pub struct Owned {
    first: Big,
    spare: Mutex<Vec<Big>>,
}

impl Owned {
    /// As long as the process lives, so that calls need not count it.
    pub fn new(first: &Big) -> &'static Owned {
        Box::leak(Box::new(Owned {
            first: first.clone(),
            spare: Mutex::default(),
        }))
    }

    /// The call in the zero-copy mode: whether the answer is as long as the request.
    pub async fn echo(&self) -> bool {
        let request = self.spare().pop();
        let request = request.unwrap_or_else(|| self.first.clone());
        let answer = DemoImpl::echo_big_zero_copy(request).await;
        let right = answer.data.len() == self.first.data.len();
        self.spare().push(answer);
        right
    }

    fn spare(&self) -> std::sync::MutexGuard<'_, Vec<Big>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Blocks of bytes there and back, one at a time.
pub fn payloads(list: &mut List<'_, '_>) -> Done {
    for bytes in list.setting.args.payload.iter().map(|&n| n as usize) {
        // Where a call takes milliseconds, a turn should have some.
        list.group(if bytes > 1 << 20 { SLOW_SLICE } else { SLICE });
        list.varied.payload = Some(bytes);
        if !TRANSPORTS
            .iter()
            .any(|t| list.setting.wants("payload", t, 1))
        {
            continue;
        }
        let sent = &*Box::leak(Box::new(payload(bytes)));
        copies(list, sent)?;
        list.calls("payload", "hand_written_cgo", 1, 1, move || async move {
            handwritten::echo_big(sent).await.data.len() == bytes
        })?;
        list.calls(
            "payload",
            "hand_written_gobytes",
            1,
            1,
            move || async move { handwritten::gobytes_echo_big(sent).await.data.len() == bytes },
        )?;
        list.calls("payload", "cgo", 1, 1, move || async move {
            DemoImpl::echo_big(sent).await.data.len() == bytes
        })?;
        let owned = Owned::new(sent);
        list.calls("payload", "cgo_zero_copy", 1, 1, move || owned.echo())?;
        list.calls("payload", "ring", 1, 1, move || async move {
            RingDemoImpl::echo_big(sent).await.data.len() == bytes
        })?;
        echoes(list, "grpc_uds", bytes, |p| &p.grpc_uds)?;
        echoes(list, "raw_uds", bytes, |p| &p.raw_uds)?;
    }
    Ok(())
}

/// What `payload` goes over.
const TRANSPORTS: [&str; 8] = [
    "memcpy",
    "hand_written_cgo",
    "hand_written_gobytes",
    "cgo",
    "cgo_zero_copy",
    "ring",
    "grpc_uds",
    "raw_uds",
];

/// The copies that there must be where each side has memory of its own: one there, one back.
fn copies(list: &mut List<'_, '_>, sent: &'static Big) -> Done {
    let mut there = sent.data.clone();
    let mut back = sent.data.clone();
    let batch = if sent.data.len() > 1 << 16 {
        1
    } else {
        drive::BATCH
    };
    list.row("payload", "memcpy", 1, move |length, m| {
        let copy = || {
            there.copy_from_slice(black_box(&sent.data));
            back.copy_from_slice(black_box(&there));
            black_box(&back).len() == sent.data.len()
        };
        m.timed(|m| drive::sync(copy, batch, length, m));
    })
}

fn echoes<C: Client>(
    list: &mut List<'_, '_>,
    transport: &'static str,
    bytes: usize,
    client: fn(&'static Peers) -> &'static C,
) -> Done {
    if !list.setting.wants("payload", transport, 1) {
        return Ok(());
    }
    let sent = leaked::<C>(bytes);
    list.peer_calls("payload", transport, 1, move |p| async move {
        let answer = client(p).echo(sent).await;
        matches!(answer, Ok(big) if C::size(&big) == bytes)
    })
}

/// `noop` at fixed rates.
pub fn open_loops(list: &mut List<'_, '_>) -> Done {
    for rate in list.setting.args.rate.iter().map(|n| n.get()) {
        list.group(SLOW_SLICE);
        list.varied.rate = Some(rate.into());
        list.open_loop("none", rate, || async { true })?;
        list.open_loop("hand_written_cgo", rate, || handwritten::noop(&SMALL))?;
        list.open_loop("cgo", rate, || async { DemoImpl::noop(&SMALL).await.pass })?;
        list.open_loop("ring", rate, || async {
            RingDemoImpl::noop(&SMALL).await.pass
        })?;
        list.peer_open_loop("grpc_uds", rate, |p| async {
            matches!(p.grpc_uds.noop().await, Ok(true))
        })?;
        list.peer_open_loop("raw_uds", rate, |p| async {
            matches!(p.raw_uds.noop().await, Ok(true))
        })?;
    }
    Ok(())
}

/// `sync_small` from several threads.
pub fn threads(list: &mut List<'_, '_>) -> Done {
    for count in list.setting.args.threads.iter().map(|&n| n.into()) {
        list.group(SLOW_SLICE);
        list.varied.threads = Some(count);
        list.threads("hand_written_cgo", count, || blocking::noop(&SMALL))?;
        list.threads("cgo", count, || DemoImpl::sync_small(&SMALL).pass)?;
        list.threads("cgo_zero_copy", count, || {
            DemoImpl::sync_small_zero_copy(&SMALL).pass
        })?;
    }
    Ok(())
}

/// All methods of [`HundredImpl`], or of its twin.
macro_rules! hundred {
    ($client:ident) => {
        hundred!($client: m00, m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52, m53, m54, m55, m56, m57, m58, m59, m60, m61, m62, m63, m64, m65, m66, m67, m68, m69, m70, m71, m72, m73, m74, m75, m76, m77, m78, m79, m80, m81, m82, m83, m84, m85, m86, m87, m88, m89, m90, m91, m92, m93, m94, m95, m96, m97, m98, m99)
    };
    ($client:ident: $($method:ident),*) => {
        [$($client::$method as fn(u64) -> _),*]
    };
}

/// One method of one, and each of a hundred in turn.
pub fn methods(list: &mut List<'_, '_>) -> Done {
    for n in [1, 100] {
        list.group(SLICE);
        spread(list, "cgo", n, [OneImpl::m00 as fn(u64) -> _])?;
        spread(list, "cgo", n, hundred!(HundredImpl))?;
        spread(list, "ring", n, [RingOneImpl::m00 as fn(u64) -> _])?;
        spread(list, "ring", n, hundred!(RingHundredImpl))?;
    }
    Ok(())
}

fn spread<const N: usize, F>(
    list: &mut List<'_, '_>,
    transport: &'static str,
    in_flight: usize,
    methods: [fn(u64) -> F; N],
) -> Done
where
    F: Future<Output = u64> + Send + 'static,
{
    list.varied = Varied {
        methods: Some(N),
        ..Varied::default()
    };
    let methods = &*Box::leak(Box::new(methods));
    let next = &*Box::leak(Box::new(AtomicUsize::new(0)));
    list.calls("methods", transport, in_flight, 1, move || async move {
        // Relaxed: only how the calls spread depends on it.
        let i = next.fetch_add(1, Ordering::Relaxed) % N;
        methods[i](7).await == 7 + i as u64
    })
}
