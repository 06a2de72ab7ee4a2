//! A mix of calls, as a program makes them: most are small, a few are not.

use std::sync::atomic::{AtomicUsize, Ordering};

use rust2go_benches::api::{DemoImpl, RingDemoImpl};
use rust2go_benches::handwritten::{self, blocking};
use rust2go_benches::payload::{BIG, SMALL};
use rust2go_benches::peers::Client;
use tokio::task::spawn_blocking;

use super::calls::SLOW_SLICE;
use super::list::{Done, List};
use crate::peers::Peers;

#[derive(Clone, Copy)]
enum Kind {
    Noop,
    /// `sync_small`, where there are sync calls.
    Small,
    EchoBig,
    Cpu50us,
    Sleep10ms,
}

/// Of so many calls, how many are of which kind.
const SHARES: [(Kind, usize); 5] = [
    (Kind::Noop, 500),
    (Kind::Small, 300),
    (Kind::EchoBig, 100),
    (Kind::Cpu50us, 80),
    (Kind::Sleep10ms, 20),
];
const LENGTH: usize = 1000;

/// The kinds in an order that looks like chance, and is always the same; a row begins again when it is through.
struct Sequence {
    kinds: Vec<Kind>,
    next: AtomicUsize,
}

impl Sequence {
    /// As long as the process lives, so that calls need not count it.
    fn new() -> &'static Sequence {
        let shares = SHARES.into_iter();
        let mut kinds: Vec<Kind> = shares.flat_map(|(kind, n)| vec![kind; n]).collect();
        let mut state: u64 = 7;
        for last in (1..kinds.len()).rev() {
            // Knuth's MMIX; its upper bits are the better ones.
            state = state.wrapping_mul(6_364_136_223_846_793_005);
            state = state.wrapping_add(1_442_695_040_888_963_407);
            kinds.swap(last, (state >> 33) as usize % (last + 1));
        }
        let next = AtomicUsize::new(0);
        Box::leak(Box::new(Sequence { kinds, next }))
    }

    fn next(&self) -> Kind {
        // Relaxed: each number is given out once, and guards nothing.
        self.kinds[self.next.fetch_add(1, Ordering::Relaxed) % LENGTH]
    }
}

/// The rows with so many calls in flight.
pub fn all(list: &mut List<'_, '_>, n: usize) -> Done {
    list.group(SLOW_SLICE);
    let kinds = Sequence::new();
    list.calls("mix", "hand_written_cgo", n, 1, || async {
        match kinds.next() {
            Kind::Noop => handwritten::noop(&SMALL).await,
            Kind::Small => blocking::noop(&SMALL),
            Kind::EchoBig => handwritten::echo_big(&BIG).await.data.len() == BIG.data.len(),
            Kind::Cpu50us => handwritten::cpu50us(&SMALL).await,
            Kind::Sleep10ms => handwritten::sleep10ms(&SMALL).await,
        }
    })?;
    let kinds = Sequence::new();
    list.calls("mix", "cgo", n, 1, || async {
        match kinds.next() {
            Kind::Noop => DemoImpl::noop(&SMALL).await.pass,
            Kind::Small => DemoImpl::sync_small(&SMALL).pass,
            Kind::EchoBig => DemoImpl::echo_big(&BIG).await.data.len() == BIG.data.len(),
            Kind::Cpu50us => DemoImpl::cpu50us(&SMALL).await.pass,
            Kind::Sleep10ms => DemoImpl::sleep10ms(&SMALL).await.pass,
        }
    })?;
    let kinds = Sequence::new();
    list.calls("mix", "ring", n, 1, || async {
        match kinds.next() {
            Kind::Noop => RingDemoImpl::noop(&SMALL).await.pass,
            Kind::Small => DemoImpl::sync_small(&SMALL).pass,
            Kind::EchoBig => RingDemoImpl::echo_big(&BIG).await.data.len() == BIG.data.len(),
            Kind::Cpu50us => RingDemoImpl::cpu50us(&SMALL).await.pass,
            Kind::Sleep10ms => RingDemoImpl::sleep10ms(&SMALL).await.pass,
        }
    })?;
    let kinds = Sequence::new();
    list.calls("mix", "spawn_blocking", n, 1, || async {
        let kind = kinds.next();
        let call = move || match kind {
            Kind::Noop | Kind::Small => blocking::noop(&SMALL),
            Kind::EchoBig => {
                blocking::echo_big(&BIG).is_some_and(|b| b.data.len() == BIG.data.len())
            }
            Kind::Cpu50us => blocking::cpu50us(&SMALL),
            Kind::Sleep10ms => blocking::sleep10ms(&SMALL),
        };
        matches!(spawn_blocking(call).await, Ok(true))
    })?;
    over(list, "grpc_uds", n, |p| &p.grpc_uds)?;
    over(list, "grpc_tcp", n, |p| &p.grpc_tcp)?;
    over(list, "http_uds", n, |p| &p.http_uds)?;
    over(list, "raw_uds", n, |p| &p.raw_uds)
}

fn over<C: Client>(
    list: &mut List<'_, '_>,
    transport: &'static str,
    n: usize,
    client: fn(&'static Peers) -> &'static C,
) -> Done {
    let kinds = Sequence::new();
    list.peer_calls("mix", transport, n, move |p| async move {
        let client = client(p);
        let answer = match kinds.next() {
            Kind::Noop | Kind::Small => client.noop().await,
            Kind::EchoBig => {
                let answer = client.echo_big().await;
                answer.map(|big| C::size(&big) == C::size(C::big()))
            }
            Kind::Cpu50us => client.cpu50us().await,
            Kind::Sleep10ms => client.sleep10ms().await,
        };
        matches!(answer, Ok(true))
    })
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, SHARES};

    #[test]
    fn the_shares_are_all_calls() {
        assert_eq!(SHARES.iter().map(|(_, n)| n).sum::<usize>(), LENGTH);
    }
}
