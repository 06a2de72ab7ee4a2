//! Every interleaving of who makes an answer and of Go: `RUSTFLAGS="--cfg loom" cargo test -p rust2go --release loom`.

use std::ffi::c_void;
use std::sync::atomic::AtomicBool;
use std::task::{Context, Wake, Waker};

use loom::sync::atomic::AtomicUsize;
use loom::sync::{Arc, Notify};
use loom::thread;

use super::answer::{self, Answer, Spare};
use super::executor::Executor;
use super::{Ask, Frame, Handler, task};
use crate::arena::Arena;
use crate::convert::{Layout, ToGo};
use crate::describe::Describer;
use crate::link::{Interface, InterfaceState, no_cancel};
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::reply::Value;
use crate::sync::Ordering;

unsafe extern "C" fn no_contract() -> *const c_void {
    std::ptr::null()
}

static INTERFACE: Interface = Interface {
    name: "Store",
    cancel: no_cancel,
    contract: no_contract,
    describe: |_| (),
    ring: None,
    state: InterfaceState::new(),
};

static GET: Handler = Handler {
    interface: &INTERFACE,
    name: "Store.get",
    params: &[],
};

/// A number whose drops are counted.
struct Number(u64, Arc<AtomicUsize>);

impl Drop for Number {
    fn drop(&mut self) {
        self.1.fetch_add(1, Ordering::SeqCst);
    }
}

impl Layout for Number {
    type Ref = u64;
    const PLAIN: bool = false;

    fn describe(_: &mut Describer) -> String {
        "u64".to_owned()
    }
}

// SAFETY: the layout is the number.
unsafe impl ToGo for Number {
    fn measure(&self, _: &mut Measure) -> Result<(), Mismatch> {
        Ok(())
    }

    fn lend(&self, _: &mut Arena) -> u64 {
        self.0
    }
}

/// How Go names its goroutine.
const WAITER: u64 = 1 << 33 | 5;

type Shared = Arc<Answer<Value<Number>>>;

/// What wakes a thread: Go's waiter, or a task's waker.
struct Bell(Arc<Notify>);

impl Wake for Bell {
    fn wake(self: std::sync::Arc<Self>) {
        self.0.notify();
    }
}

fn bell() -> (Arc<Notify>, Waker) {
    let notify = Arc::new(Notify::new());
    let waker = Waker::from(std::sync::Arc::new(Bell(notify.clone())));
    (notify, waker)
}

/// Makes an answer on a thread of its own, against `go`, which gets Go's address of it and the bell that says that it is done. Its value
/// must be dropped once.
fn model(go: fn(usize, &Notify)) {
    loom::model(move || {
        let drops = Arc::new(AtomicUsize::new(0));
        let (woken, waiter) = bell();
        let answer: Shared = Answer::new(1);
        let address = answer::address(answer.clone());
        let maker = {
            let drops = drops.clone();
            thread::spawn(move || {
                // SAFETY: this is the maker.
                if let Some(name) = unsafe { answer.finish(&GET, Ok(Number(7, drops))) } {
                    assert_eq!(name, WAITER);
                    waiter.wake();
                }
            })
        };
        go(address, &woken);
        maker.join().expect("the maker does not panic");
        assert_eq!(drops.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn loom_go_reads_what_is_done() {
    model(|address, woken| {
        // SAFETY: Go has not left.
        let comes = unsafe { Answer::<Value<Number>>::await_in_go(address, WAITER) };
        // SAFETY: as above.
        while !unsafe { Answer::<Value<Number>>::is_done_in_go(address) } {
            assert!(comes, "it was done, and is not");
            woken.wait();
        }
        // SAFETY: as above; it is done.
        assert_eq!(unsafe { Answer::<Value<Number>>::read_in_go(address) }, 7);
        // SAFETY: Go leaves once.
        unsafe { answer::leave::<Value<Number>>(address) };
    });
}

#[test]
fn loom_go_leaves_at_any_moment() {
    model(|address, _| {
        // SAFETY: Go leaves once.
        unsafe { answer::leave::<Value<Number>>(address) };
    });
}

#[test]
fn loom_a_task_that_waits_hears_of_leaving() {
    loom::model(|| {
        let answer: Shared = Answer::new(1);
        let address = answer::address(answer.clone());
        let task = thread::spawn(move || {
            // It was polled with another waker before.
            let (_, earlier) = bell();
            let _ = answer.wait(&earlier);
            let (woken, waker) = bell();
            while answer.wait(&waker) {
                woken.wait();
            }
            assert!(answer.is_cancelled());
            answer.forget_waker();
        });
        // SAFETY: Go leaves once.
        unsafe { answer::leave::<Value<Number>>(address) };
        task.join().expect("a wake-up that is lost is a deadlock");
    });
}

/// Go has an answer used again while its maker may still be about to let go of it.
#[test]
fn loom_an_answer_is_used_again() {
    type Passing = Answer<Value<u64>>;
    loom::model(|| {
        let mut makers = Vec::new();
        let mut spare = None;
        for value in 1..3 {
            let answer = match spare.take() {
                Some(address) => {
                    // SAFETY: Go has seen that it is done, and gives it back once.
                    let spare = unsafe { Spare::<Value<u64>>::take(address) };
                    spare.expect("it is of this type").again(1)
                }
                None => Passing::new(1),
            };
            let address = answer::address(answer.clone());
            makers.push(thread::spawn(move || {
                // SAFETY: this is the maker.
                let waiter = unsafe { answer.finish(&GET, Ok(value)) };
                drop(answer);
                assert!(waiter.is_none_or(|waiter| waiter == WAITER + value));
            }));
            // SAFETY: Go has not left.
            unsafe { Passing::await_in_go(address, WAITER + value) };
            // SAFETY: as above.
            while !unsafe { Passing::is_done_in_go(address) } {
                thread::yield_now();
            }
            // SAFETY: as above; it is done.
            assert_eq!(unsafe { Passing::read_in_go(address) }, value);
            spare = Some(address as u64);
        }
        for address in spare {
            // SAFETY: Go leaves once.
            unsafe { answer::leave::<Value<u64>>(address as usize) };
        }
        for maker in makers {
            maker.join().expect("the maker does not panic");
        }
    });
}

/// Go calls; the answer is where the call waits for the driver, and where its value comes.
#[test]
fn loom_a_call_begins_on_the_driver() {
    type Double = Value<u64>;
    struct Goroutine(Notify);
    impl std::fmt::Debug for Goroutine {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("Goroutine")
        }
    }
    impl task::Wake for Goroutine {
        fn wake(&self, waiter: u64) {
            assert_eq!(waiter, WAITER);
            self.0.notify();
        }
    }
    let mut model = loom::model::Builder::new();
    // All of them take minutes.
    model.preemption_bound = Some(3);
    model.check(|| {
        let go: &Goroutine = Box::leak(Box::new(Goroutine(Notify::new())));
        let (spawned, driver) = std::sync::mpsc::channel();
        // It is spawned by the first push, on this thread.
        let executor = Executor::leak(move |task| drop(spawned.send(task)), true);
        executor.start(Box::pin(std::future::ready(())));
        let mut driver = driver.recv().expect("the driver");
        let over = std::sync::Arc::new(AtomicBool::new(false));
        let seen = over.clone();
        let runs = thread::spawn(move || {
            let (woken, waker) = bell();
            loop {
                let _ = driver.as_mut().poll(&mut Context::from_waker(&waker));
                if seen.load(Ordering::Relaxed) {
                    return driver;
                }
                woken.wait();
            }
        });
        let mut frame = Frame::<(u64,), [u8; 0]> {
            ask: Ask {
                object: 0,
                spare: 0,
                timeout: 0,
                answer: 0,
            },
            args: (21,),
            value: std::mem::MaybeUninit::uninit(),
        };
        let ask = (&raw mut frame).cast();
        let method = |(n,): (u64,)| std::future::ready(2 * n);
        // SAFETY: a frame of these types.
        unsafe { task::begin::<(u64,), Double, _>(&GET, ask, method, Ok(executor), go) };
        let address = frame.ask.answer;
        // SAFETY: Go has not left.
        let comes = unsafe { Answer::<Double>::await_in_go(address, WAITER) };
        // SAFETY: as above.
        while !unsafe { Answer::<Double>::is_done_in_go(address) } {
            assert!(comes, "it was done, and is not");
            go.0.wait();
        }
        // SAFETY: as above; it is done.
        assert_eq!(unsafe { Answer::<Double>::read_in_go(address) }, 42);
        // SAFETY: Go leaves once.
        unsafe { answer::leave::<Double>(address) };
        // The driver polls it itself.
        let end = async move { over.store(true, Ordering::Relaxed) };
        executor.start(Box::pin(end));
        drop(runs.join().expect("nothing panics"));
    });
}
