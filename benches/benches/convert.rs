//! The rows of the convert program under criterion, to compare one commit with another. Ratios are that program's, which
//! lets the formats take turns.

use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
use rust2go_benches::convert::{Case, Direction, SIZES, calls};

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(600))
        .configure_from_args();
    for case in Case::ALL {
        for direction in Direction::ALL {
            let name = format!("{}/{}", case.name(), direction.name());
            let mut group = criterion.benchmark_group(name);
            for elements in SIZES {
                for call in calls(case, direction, elements) {
                    let id = BenchmarkId::new(call.format.name(), elements);
                    group.bench_function(id, |b| b.iter(|| call.run()));
                }
            }
            group.finish();
        }
    }
    criterion.final_summary();
}
