//! The calls of the headline program under criterion, to compare one commit with another.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use rust2go_benches::api::{DemoImpl, RingDemoImpl};
use rust2go_benches::handwritten::{self, blocking};
use rust2go_benches::payload::SMALL;
use rust2go_benches::peers::{self, Client, Grpc, Http, Peer, Raw};
use tokio::runtime::{Builder, Runtime};
use tokio::task::{JoinSet, spawn_blocking};

fn sync(c: &mut Criterion) {
    let mut group = c.benchmark_group("sync");
    group.bench_function("empty_cgo", |b| b.iter(handwritten::empty));
    group.bench_function("sync_small/cgo", |b| {
        b.iter(|| DemoImpl::sync_small(black_box(&SMALL)))
    });
    group.bench_function("sync_small/cgo_zero_copy", |b| {
        b.iter(|| DemoImpl::sync_small_zero_copy(black_box(&SMALL)))
    });
    group.finish();
}

fn noop(c: &mut Criterion) {
    let runtime = Builder::new_current_thread()
        .build()
        .expect("a tokio runtime without drivers needs nothing from the system");
    for in_flight in [1, 1000] {
        let mut group = c.benchmark_group(format!("noop/{in_flight}"));
        group.throughput(Throughput::Elements(in_flight));
        group.bench_function("hand_written_cgo", |b| {
            b.iter(|| wave(&runtime, in_flight, || handwritten::noop(&SMALL)))
        });
        group.bench_function("cgo", |b| {
            b.iter(|| {
                wave(&runtime, in_flight, || async {
                    DemoImpl::noop(&SMALL).await.pass
                })
            })
        });
        group.bench_function("ring", |b| {
            b.iter(|| {
                wave(&runtime, in_flight, || async {
                    RingDemoImpl::noop(&SMALL).await.pass
                })
            })
        });
        group.bench_function("spawn_blocking", |b| {
            b.iter(|| {
                wave(&runtime, in_flight, || async {
                    matches!(spawn_blocking(|| blocking::noop(&SMALL)).await, Ok(true))
                })
            })
        });
        group.finish();
    }
}

/// What a user would take instead, in another process: the time is that of both.
fn noop_elsewhere(c: &mut Criterion) {
    peers::build().expect("what built the Go half builds the peer");
    let peer = Peer::start().expect("the peer has just been built");
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("tokio's drivers need a few descriptors");
    let at = &peer.places;
    let (grpc_uds, raw_uds) = runtime.block_on(async {
        let listens = "the peer has said that it listens";
        let grpc = Grpc::connect(format!("unix:{}", at.grpc_uds)).await;
        (
            grpc.expect(listens),
            Raw::connect(&at.raw_uds).await.expect(listens),
        )
    });
    other(c, &runtime, "grpc_uds", grpc_uds);
    other(c, &runtime, "http_uds", Http::new(at.http_uds.clone()));
    other(c, &runtime, "raw_uds", raw_uds);
    peer.end();
}

fn other(c: &mut Criterion, runtime: &Runtime, transport: &str, client: impl Client) {
    // As long as the process lives, so that calls need not count it.
    let client = &*Box::leak(Box::new(client));
    for in_flight in [1, 1000] {
        let mut group = c.benchmark_group(format!("noop_elsewhere/{in_flight}"));
        group.throughput(Throughput::Elements(in_flight));
        group.bench_function(transport, |b| {
            b.iter(|| {
                wave(runtime, in_flight, || async {
                    matches!(client.noop().await, Ok(true))
                })
            })
        });
        group.finish();
    }
}

/// Makes so many calls at once and waits for all of them.
fn wave<F>(runtime: &Runtime, in_flight: u64, call: impl Fn() -> F)
where
    F: Future<Output = bool> + Send + 'static,
{
    runtime.block_on(async {
        let mut tasks: JoinSet<bool> = (0..in_flight).map(|_| call()).collect();
        while let Some(answer) = tasks.join_next().await {
            assert!(matches!(answer, Ok(true)), "a call gave a wrong answer");
        }
    });
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    sync(&mut criterion);
    noop(&mut criterion);
    noop_elsewhere(&mut criterion);
    criterion.final_summary();
}
