//! A call that nobody awaits does nothing, and the compiler says so.
#![deny(unused_must_use)]

use rust2go::r2g;

#[r2g]
trait Clock {
    async fn tick();
}

fn main() {
    ClockImpl::tick();
    ClockImpl::tick().cancel();
}
