//! An executor by hand, and how tasks get to it.

use std::future::ready;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use super::super::executor::{BoxTask, Executor};

/// Tasks that run when told.
pub(super) struct Tasks {
    pub(super) executor: &'static Executor,
    shared: Arc<Shared>,
}

type List = Vec<(BoxTask, Arc<Flag>)>;

struct Shared {
    /// `None` once it is shut down.
    tasks: Mutex<Option<List>>,
    spawned: Mutex<usize>,
}

/// Whether a task is to be polled.
struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

impl Tasks {
    pub(super) fn new() -> Self {
        Self::taking_turns(false)
    }

    /// As one thread runs them, if `single`.
    pub(super) fn taking_turns(single: bool) -> Self {
        let shared = Arc::new(Shared {
            tasks: Mutex::new(Some(Vec::new())),
            spawned: Mutex::new(0),
        });
        let executor = {
            let shared = shared.clone();
            Executor::leak(
                move |task| {
                    *shared.spawned.lock().expect("no test panics in here") += 1;
                    let mut tasks = shared.tasks.lock().expect("no test panics in here");
                    if let Some(tasks) = &mut *tasks {
                        tasks.push((task, Arc::new(Flag(AtomicBool::new(true)))));
                        return;
                    }
                    drop(tasks);
                    drop(task);
                },
                single,
            )
        };
        Self { executor, shared }
    }

    /// Polls until no task is to be polled.
    pub(super) fn run(&self) {
        loop {
            let mut tasks = self.take();
            if !tasks.iter().any(|(_, flag)| flag.0.load(Ordering::SeqCst)) {
                return self.put(tasks);
            }
            tasks.retain_mut(|(task, flag)| {
                let waker = Waker::from(flag.clone());
                !flag.0.swap(false, Ordering::SeqCst)
                    || task
                        .as_mut()
                        .poll(&mut Context::from_waker(&waker))
                        .is_pending()
            });
            self.put(tasks);
        }
    }

    fn take(&self) -> List {
        let mut tasks = self.shared.tasks.lock().expect("no test panics in here");
        std::mem::take(tasks.as_mut().expect("it runs"))
    }

    fn put(&self, mut before: List) {
        let mut tasks = self.shared.tasks.lock().expect("no test panics in here");
        let tasks = tasks.as_mut().expect("it runs");
        before.append(tasks);
        *tasks = before;
    }

    /// How many tasks there are, the driver among them.
    pub(super) fn left(&self) -> usize {
        let tasks = self.shared.tasks.lock().expect("no test panics in here");
        tasks.as_ref().map_or(0, Vec::len)
    }

    pub(super) fn spawned(&self) -> usize {
        *self.shared.spawned.lock().expect("no test panics in here")
    }

    pub(super) fn shut_down(&self) {
        let tasks = self
            .shared
            .tasks
            .lock()
            .expect("no test panics in here")
            .take();
        drop(tasks);
    }
}

#[test]
fn the_driver_is_spawned_once_and_takes_all_there_is() {
    let tasks = Tasks::new();
    for _ in 0..3 {
        tasks.executor.start(Box::pin(ready(())));
    }
    assert_eq!(tasks.spawned(), 1, "the driver alone");
    tasks.run();
    assert_eq!((tasks.spawned(), tasks.left()), (4, 1));
    // It sleeps; another task wakes it.
    for _ in 0..1000 {
        tasks.executor.start(Box::pin(ready(())));
    }
    tasks.run();
    assert_eq!((tasks.spawned(), tasks.left()), (1004, 1));
}

#[test]
fn a_hook_that_panics_loses_its_task_and_no_other() {
    let ran = Arc::new(Mutex::new(0));
    let driver = Arc::new(Mutex::new(None::<BoxTask>));
    let executor = {
        let driver = driver.clone();
        Executor::leak(
            move |mut task| {
                let mut place = driver.lock().expect("the panic is not in here");
                if place.is_none() {
                    *place = Some(task);
                    return;
                }
                drop(place);
                let mut context = Context::from_waker(Waker::noop());
                if task.as_mut().poll(&mut context).is_pending() {
                    panic!("this hook takes no task that waits");
                }
            },
            false,
        )
    };
    executor.start(Box::pin(ready(())));
    executor.start(Box::pin(std::future::pending()));
    let count = ran.clone();
    executor.start(Box::pin(
        async move { *count.lock().expect("no panic") += 1 },
    ));
    let task = driver.lock().expect("no panic").take();
    *driver.lock().expect("no panic") = Some(Box::pin(ready(())));
    let mut task = task.expect("the driver");
    let mut context = Context::from_waker(Waker::noop());
    assert!(task.as_mut().poll(&mut context).is_pending());
    assert_eq!(*ran.lock().expect("no panic"), 1);
}

#[test]
fn where_tasks_take_turns_only_those_that_wait_are_spawned() {
    let tasks = Tasks::taking_turns(true);
    tasks.executor.start(Box::pin(ready(())));
    let mut polls = 0;
    tasks
        .executor
        .start(Box::pin(std::future::poll_fn(move |_| {
            polls += 1;
            if polls < 2 {
                return Poll::Pending;
            }
            Poll::Ready(())
        })));
    tasks.executor.start(Box::pin(std::future::pending()));
    tasks.run();
    assert_eq!(
        tasks.spawned(),
        3,
        "the driver, and two that were not ready"
    );
    assert_eq!(tasks.left(), 2, "the second poll has a waker of its own");
}

#[test]
fn an_executor_that_does_not_run_stalls() {
    let tasks = Tasks::new();
    let (now, never) = (Duration::ZERO, Duration::from_secs(3600));
    tasks.executor.start(Box::pin(ready(())));
    assert!(!tasks.executor.stalls(now), "it is asked");
    assert!(!tasks.executor.stalls(never), "there is time left");
    assert!(tasks.executor.stalls(now), "it has not run");
    tasks.run();
    assert!(
        !tasks.executor.stalls(now),
        "it has run, and is asked again"
    );
    tasks.run();
    assert!(!tasks.executor.stalls(now), "it ran because it was asked");
    assert!(tasks.executor.stalls(now));
}

/// As one does that makes a thread for each, on a slow machine.
#[test]
fn a_driver_that_is_slow_to_begin_tasks_does_not_stall() {
    let tasks = Tasks::taking_turns(true);
    let executor = tasks.executor;
    let stalls = Arc::new(AtomicBool::new(false));
    for _ in 0..3 {
        let stalls = stalls.clone();
        executor.start(Box::pin(async move {
            if executor.stalls(Duration::ZERO) {
                stalls.store(true, Ordering::SeqCst);
            }
        }));
    }
    tasks.run();
    assert!(
        !stalls.load(Ordering::SeqCst),
        "one task has begun after the other"
    );
}
