//! The rows of what a user would take instead of the bridge.

use rust2go_benches::handwritten::blocking;
use rust2go_benches::payload::{BIG, SMALL};
use rust2go_benches::peers::Client;
use tokio::task::spawn_blocking;

use super::MANY;
use super::list::{Done, List};
use crate::peers::Peers;

/// How many calls in flight gRPC is measured with: with more, a second is too short for each to be answered once.
const MOST_OF_GRPC: usize = 10_000;

/// Adds the rows of this name.
pub fn all(list: &mut List<'_, '_>, name: &'static str, n: usize) -> Done {
    if n <= MANY {
        blocking(list, name, n)?;
        over(list, name, "grpc_tcp", n, |p| &p.grpc_tcp)?;
        over(list, name, "http_uds", n, |p| &p.http_uds)?;
    }
    if n <= MOST_OF_GRPC {
        over(list, name, "grpc_uds", n, |p| &p.grpc_uds)?;
    }
    over(list, name, "raw_uds", n, |p| &p.raw_uds)
}

fn blocking(list: &mut List<'_, '_>, name: &'static str, n: usize) -> Done {
    let transport = "spawn_blocking";
    match name {
        "noop" => list.calls(name, transport, n, 1, || async {
            matches!(spawn_blocking(|| blocking::noop(&SMALL)).await, Ok(true))
        }),
        "sleep10ms" => list.calls(name, transport, n, 1, || async {
            let answer = spawn_blocking(|| blocking::sleep10ms(&SMALL)).await;
            matches!(answer, Ok(true))
        }),
        "cpu50us" => list.calls(name, transport, n, 1, || async {
            let answer = spawn_blocking(|| blocking::cpu50us(&SMALL)).await;
            matches!(answer, Ok(true))
        }),
        _ => list.calls(name, transport, n, 1, || async {
            let answer = spawn_blocking(|| blocking::echo_big(&BIG)).await;
            matches!(answer, Ok(Some(big)) if big.data.len() == BIG.data.len())
        }),
    }
}

fn over<C: Client>(
    list: &mut List<'_, '_>,
    name: &'static str,
    transport: &'static str,
    n: usize,
    client: fn(&'static Peers) -> &'static C,
) -> Done {
    match name {
        "noop" => list.peer_calls(name, transport, n, move |p| async move {
            matches!(client(p).noop().await, Ok(true))
        }),
        "sleep10ms" => list.peer_calls(name, transport, n, move |p| async move {
            matches!(client(p).sleep10ms().await, Ok(true))
        }),
        "cpu50us" => list.peer_calls(name, transport, n, move |p| async move {
            matches!(client(p).cpu50us().await, Ok(true))
        }),
        _ => list.peer_calls(name, transport, n, move |p| async move {
            let answer = client(p).echo_big().await;
            matches!(answer, Ok(big) if C::size(&big) == C::size(C::big()))
        }),
    }
}
