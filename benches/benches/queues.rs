//! The rings alone under criterion, beside what else one could take: between threads, and between processes.
//!
//! They are here rather than in the crate of the rings so that the headline program compares the same code with its
//! limits, and so that whoever builds and models that crate does not build the other queues.

use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput};
use rust2go_benches::queues::{self, Peer, Queue, Rx, Tx};

/// How many values one transfer has for each iteration.
const VALUES: u64 = 10_000;

/// One by one, and in batches.
const BATCHES: [usize; 2] = [1, 64];

const BROKEN: &str = "the other end of a benchmark is gone";

fn threads(c: &mut Criterion) {
    for batch in BATCHES {
        let mut group = c.benchmark_group(format!("threads/{batch}"));
        group.throughput(Throughput::Elements(VALUES));
        transfer(&mut group, "ring_spsc", batch, || {
            queues::spsc().expect("there is memory for a ring")
        });
        transfer(&mut group, "ring_mpsc", batch, || {
            queues::mpsc().expect("there is memory for a ring")
        });
        transfer(&mut group, "rtrb", batch, queues::rtrb);
        transfer(&mut group, "crossbeam-channel", batch, queues::crossbeam);
        transfer(&mut group, "flume", batch, queues::flume);
        transfer(&mut group, "unix_socket", batch, || {
            queues::socket().expect("the system has sockets")
        });
        transfer(&mut group, "pipe", batch, || {
            queues::pipe().expect("the system has pipes")
        });
        group.finish();
    }
}

fn transfer<T: Tx, R: Rx>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    batch: usize,
    make: impl Fn() -> Queue<T, R>,
) {
    group.bench_function(BenchmarkId::from_parameter(name), |b| {
        b.iter_custom(|n| make().transfer(n * VALUES, batch).expect(BROKEN));
    });
}

fn processes(c: &mut Criterion) {
    #[cfg(target_os = "linux")]
    process(c, "ring_spsc", queues::ring_peer().expect(BROKEN));
    process(c, "unix_socket", queues::socket_peer().expect(BROKEN));
    process(c, "pipe", queues::pipe_peer().expect(BROKEN));
}

fn process(c: &mut Criterion, name: &str, mut peer: impl Peer) {
    for batch in BATCHES {
        let mut group = c.benchmark_group(format!("processes/{batch}"));
        group.throughput(Throughput::Elements(VALUES));
        group.bench_function(BenchmarkId::from_parameter(name), |b| {
            b.iter_custom(|n| peer.transfer(n * VALUES, batch).expect(BROKEN));
        });
        group.finish();
    }
    let mut group = c.benchmark_group("processes/round_trip");
    group.bench_function(BenchmarkId::from_parameter(name), |b| {
        b.iter(|| peer.round_trip().expect(BROKEN));
    });
    group.finish();
}

fn main() {
    queues::serve_if_asked();
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    threads(&mut criterion);
    processes(&mut criterion);
    criterion.final_summary();
}
