//! One race or rule a test, with a made-up Go side.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::task::{Wake, Waker};

use super::state::*;
use super::*;

/// A shared part without Go.
struct Bare {
    state: AtomicU32,
    told: Arc<AtomicUsize>,
}

impl Shared for Bare {
    fn state(&self) -> &AtomicU32 {
        &self.state
    }

    fn tell_cancelled(&self) {
        self.told.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    }
}

/// Counts how often it is woken.
#[derive(Default)]
struct Count(AtomicUsize);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    }
}

struct World {
    rust: Option<RustHalf<Bare, Arc<()>>>,
    address: *mut std::ffi::c_void,
    told: Arc<AtomicUsize>,
    count: Arc<Count>,
    outcome: Arc<()>,
}

impl World {
    fn new() -> Self {
        let (told, count) = (Arc::new(AtomicUsize::new(0)), Arc::new(Count::default()));
        let rust = new(
            Bare {
                state: AtomicU32::new(0),
                told: told.clone(),
            },
            Waker::from(count.clone()),
        );
        Self {
            address: rust.address(),
            rust: Some(rust),
            told,
            count,
            outcome: Arc::new(()),
        }
    }

    fn rust(&mut self) -> &mut RustHalf<Bare, Arc<()>> {
        self.rust.as_mut().expect("not dropped yet")
    }

    fn go(&self) -> GoHalf<Bare, Arc<()>> {
        // SAFETY: every test below reports at most DONE, then ENDED once.
        unsafe { GoHalf::from_address(self.address) }
    }

    fn finish(&self) {
        if let Some(waker) = self.go().finish(Some(self.outcome.clone()), 0) {
            waker.wake();
        }
    }

    fn woken(&self) -> usize {
        self.count.0.load(std::sync::atomic::Ordering::SeqCst)
    }

    /// Nothing is left: neither outcome nor waker.
    fn assert_freed(mut self) {
        self.rust = None;
        assert_eq!(
            Arc::strong_count(&self.outcome),
            1,
            "the outcome was dropped"
        );
        assert_eq!(Arc::strong_count(&self.count), 1, "the waker was dropped");
        assert_eq!(Arc::strong_count(&self.told), 1, "the slot was dropped");
    }
}

#[test]
fn the_first_waker_is_woken_once() {
    let mut world = World::new();
    world.finish();
    assert_eq!(world.woken(), 1);
    assert!(world.rust().take().is_some());
    assert!(world.rust().take().is_none());
    world.assert_freed();
}

#[test]
fn a_later_waker_replaces_the_first() {
    let mut world = World::new();
    let later = Arc::new(Count::default());
    assert_eq!(
        world.rust().poll(DONE, &Waker::from(later.clone())),
        Look::Waiting
    );
    world.finish();
    assert_eq!(
        (
            world.woken(),
            later.0.load(std::sync::atomic::Ordering::SeqCst)
        ),
        (0, 1)
    );
    world.assert_freed();
}

#[test]
fn dropped_before_the_outcome() {
    let mut world = World::new();
    world.rust = None;
    assert_eq!(
        Arc::strong_count(&world.count),
        1,
        "the waker went with the future"
    );
    assert!(!world.go().wanted());
    assert!(world.go().finish(None, 0).is_none());
    world.assert_freed();
}

#[test]
fn dropped_with_the_outcome_unread() {
    let world = World::new();
    world.finish();
    world.assert_freed();
}

#[test]
fn go_is_told_only_if_it_watches() {
    let mut world = World::new();
    world.rust().cancel();
    assert_eq!(world.told.load(std::sync::atomic::Ordering::SeqCst), 0);
    world.finish();
    world.assert_freed();

    let mut world = World::new();
    world
        .rust()
        .shared()
        .state
        .fetch_or(WATCHED, Ordering::SeqCst);
    world.rust().cancel();
    world.rust().cancel();
    assert_eq!(world.told.load(std::sync::atomic::Ordering::SeqCst), 1);
    world.finish();
    world.assert_freed();
}

#[test]
fn a_deadline_reports_before_the_end() {
    let mut world = World::new();
    if let Some(waker) = world.go().report(world.outcome.clone()) {
        waker.wake();
    }
    assert_eq!(world.woken(), 1);
    let waker = Waker::from(world.count.clone());
    assert_eq!(world.rust().poll(DONE, &waker), Look::Ready);
    assert_eq!(world.rust().poll(ENDED, &waker), Look::Waiting);
    if let Some(waker) = world.go().finish(None, 0) {
        waker.wake();
    }
    assert_eq!(world.woken(), 2);
    drop(waker);
    world.assert_freed();
}
