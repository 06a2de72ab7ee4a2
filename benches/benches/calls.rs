//! The calls of the headline program under criterion, to compare one commit with another.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use rust2go_benches::api::DemoImpl;
use rust2go_benches::handwritten;
use rust2go_benches::payload::SMALL;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

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
    criterion.final_summary();
}
