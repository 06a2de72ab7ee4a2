//! Every interleaving of who pushes and of the driver.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use loom::sync::Notify;
use loom::thread;

use super::{BoxTask, Executor};

/// A model of three threads, with no more than three preemptions: all of them take minutes.
fn bounded(f: impl Fn() + Send + Sync + 'static) {
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(3);
    model.check(f);
}

/// An executor whose driver the model runs.
struct Model {
    executor: &'static Executor,
    driver: Arc<Mutex<Option<BoxTask>>>,
    woken: Arc<Woken>,
    ran: Arc<AtomicUsize>,
    ended: Arc<AtomicUsize>,
}

struct Woken(Notify);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.notify();
    }
}

/// A task that counts itself.
struct Counts(Arc<AtomicUsize>, Arc<AtomicUsize>);

impl Future for Counts {
    type Output = ();

    fn poll(self: std::pin::Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Poll::Ready(())
    }
}

impl Drop for Counts {
    fn drop(&mut self) {
        self.1.fetch_add(1, Ordering::Relaxed);
    }
}

impl Model {
    fn new() -> Self {
        let (driver, woken) = (Arc::new(Mutex::new(None)), Arc::new(Woken(Notify::new())));
        let (place, bell) = (driver.clone(), woken.clone());
        let hook = move |task| {
            *place.lock().expect("nothing panics") = Some(task);
            bell.0.notify();
        };
        Self {
            executor: Executor::leak(hook, true),
            driver,
            woken,
            ran: Arc::default(),
            ended: Arc::default(),
        }
    }

    /// Starts a task on a thread of its own.
    fn start(&self) -> thread::JoinHandle<()> {
        let task = Box::pin(Counts(self.ran.clone(), self.ended.clone()));
        let executor = self.executor;
        thread::spawn(move || executor.start(task))
    }

    /// Runs the driver until `tasks` have run. That it is not woken is a deadlock.
    fn run(&self, tasks: usize) {
        let waker = Waker::from(self.woken.clone());
        while self.ran.load(Ordering::Relaxed) < tasks {
            self.woken.0.wait();
            let driver = self.driver.lock().expect("nothing panics").take();
            let Some(mut driver) = driver else { continue };
            let polled = driver.as_mut().poll(&mut Context::from_waker(&waker));
            assert!(polled.is_pending());
            *self.driver.lock().expect("nothing panics") = Some(driver);
        }
    }

    fn drop_driver(&self) {
        let driver = self.driver.lock().expect("nothing panics").take();
        drop(driver);
    }
}

#[test]
fn loom_whoever_pushes_wakes_the_driver() {
    loom::model(|| {
        let model = Model::new();
        let starts = [model.start(), model.start()];
        model.run(2);
        for start in starts {
            start.join().expect("nothing panics");
        }
        model.drop_driver();
        assert_eq!(model.ended.load(Ordering::Relaxed), 2);
    });
}

#[test]
fn loom_a_driver_that_is_asked_for_a_beat_loses_nothing() {
    bounded(|| {
        let model = Model::new();
        model
            .executor
            .start(Box::pin(Counts(model.ran.clone(), model.ended.clone())));
        let executor = model.executor;
        let asks = thread::spawn(move || executor.inbox.wake());
        let start = model.start();
        model.run(2);
        start.join().expect("nothing panics");
        asks.join().expect("nothing panics");
        model.drop_driver();
        assert_eq!(model.ended.load(Ordering::Relaxed), 2);
    });
}

#[test]
fn loom_an_executor_that_goes_ends_what_comes() {
    loom::model(|| {
        let model = Model::new();
        model
            .executor
            .start(Box::pin(Counts(model.ran.clone(), model.ended.clone())));
        model.run(1);
        let starts = [model.start(), model.start()];
        model.drop_driver();
        for start in starts {
            start.join().expect("nothing panics");
        }
        assert_eq!(model.ended.load(Ordering::Relaxed), 3);
        assert_eq!(model.ran.load(Ordering::Relaxed), 1);
    });
}
