//! The data of the convert bench arrives whole, in every format and direction.

use rust2go_benches::convert::{Case, Direction, calls};

/// One test for all of them: Go keeps one value for each case.
#[test]
fn every_round_trip_gives_equal_data() {
    for case in Case::ALL {
        for direction in Direction::ALL {
            for count in [0, 1, 10, 100] {
                for call in calls(case, direction, count) {
                    let (case, direction) = (case.name(), direction.name());
                    let format = call.format.name();
                    assert!(call.is_right(), "{count} {case} {direction} as {format}");
                }
            }
        }
    }
}
