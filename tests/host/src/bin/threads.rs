//! Threads: each argument names what to do.
//!
//! `crowd N`: so many call Go at once. `come-and-go`: one after the other. `ending`: calls from destructors of thread-local values.
//! `dropped`: futures in thread-local values. `small`: stacks of 64 KiB. `edge`: calls where the least stack is left that is enough, and
//! below. `least`: the smallest stack that the system has. `deep`: Rust and Go call each other until the stack ends.

fn main() {
    #[cfg(unix)]
    unix::main();
}

#[cfg(unix)]
mod unix {
    use std::cell::RefCell;
    use std::ffi::c_void;
    use std::future::Future;
    use std::hint::black_box;
    use std::mem::MaybeUninit;
    use std::pin::Pin;
    use std::ptr;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Barrier, mpsc};
    use std::task::{Context, Waker};
    use std::thread;
    use std::time::Duration;

    use rust2go::Error;
    use rust2go::threads::ThreadError;
    use rust2go_tests_host::api::{CarriedImpl, HostImpl};
    use rust2go_tests_host::until;

    pub fn main() {
        let mut args = std::env::args().skip(1);
        match args.next().as_deref() {
            Some("crowd") => {
                let count = args.next().and_then(|count| count.parse().ok());
                crowd(count.expect("how many"));
            }
            Some("come-and-go") => come_and_go(),
            Some("ending") => ending(),
            Some("dropped") => dropped(),
            Some("small") => small(),
            Some("edge") => edge(),
            Some("least") => least(),
            Some("deep") => deep(),
            other => panic!("{other:?} is nothing that can be done"),
        }
    }

    fn crowd(count: usize) {
        let all_called = Barrier::new(count);
        thread::scope(|scope| {
            for i in 0..count as u64 {
                let all_called = &all_called;
                let small = thread::Builder::new().stack_size(64 << 10);
                let called = move || {
                    assert_eq!(HostImpl::add(i, 1), Ok(i + 1));
                    all_called.wait();
                };
                small.spawn_scoped(scope, called).expect("a thread");
            }
        });
        // They are not counted any more.
        until("the end of all threads", || {
            rust2go::threads::calling() == 0
        });
        assert_eq!(HostImpl::add(1, 2), Ok(3));
        println!("ok");
    }

    fn come_and_go() {
        // More than Go could have at a time.
        for i in 0..12_000 {
            let thread = thread::spawn(move || HostImpl::add(i, 1));
            assert_eq!(thread.join().expect("no panic"), Ok(i + 1));
        }
        // Go has let go of each, and used what it knew it by for others.
        let known = HostImpl::known();
        assert!(known < 1000, "{known} threads");
        // Some end while their calls are in flight; another thread waits for the outcome.
        for _ in 0..200 {
            let call = thread::spawn(|| {
                let mut call = Box::pin(HostImpl::later(1, 2, 5));
                let begun = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
                assert!(begun.is_pending());
                call
            });
            let call = call.join().expect("no panic");
            assert_eq!(pollster::block_on(call), Ok(3));
        }
        println!("ok");
    }

    /// Calls Go when it is dropped.
    struct Late(mpsc::Sender<Result<u64, Error>>);

    impl Drop for Late {
        fn drop(&mut self) {
            let _ = self.0.send(HostImpl::add(20, 3));
            let _ = self.0.send(pollster::block_on(HostImpl::later(20, 3, 0)));
            let _ = self.0.send(pollster::block_on(CarriedImpl::sum(20, 3, 0)));
        }
    }

    thread_local!(static LATE: RefCell<Option<Late>> = const { RefCell::new(None) });

    fn ending() {
        assert_eq!(pollster::block_on(CarriedImpl::sum(1, 2, 0)), Ok(3));
        for call_first in [false, true] {
            let (sender, told) = mpsc::channel();
            let thread = thread::spawn(move || {
                // Destructors run in the order opposite to that of the first uses.
                if call_first {
                    assert_eq!(HostImpl::add(1, 2), Ok(3));
                }
                LATE.with_borrow_mut(|late| *late = Some(Late(sender)));
                assert_eq!(HostImpl::add(1, 2), Ok(3));
            });
            thread.join().expect("no panic");
            let told: Vec<_> = told.iter().collect();
            let expected = match call_first {
                // The thread can do what it could before, in a program that Go is linked to.
                true => Ok(23),
                false => Err(Error::Thread(ThreadError::Ending)),
            };
            // The ring takes a call from anywhere.
            assert_eq!(told, [expected.clone(), expected, Ok(23)]);
        }
        println!("ok");
    }

    type Kept = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

    thread_local!(static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) });

    fn dropped() {
        const EACH: u64 = 10;
        const THREADS: u64 = 100;
        for i in 0..THREADS {
            let thread = thread::spawn(move || {
                KEPT.with_borrow_mut(|kept| {
                    for _ in 0..EACH {
                        let mut call: Kept = Box::pin(HostImpl::forever());
                        let mut context = Context::from_waker(Waker::noop());
                        assert!(call.as_mut().poll(&mut context).is_pending());
                        kept.push(call);
                    }
                });
                until("the handlers", || HostImpl::waiting() == (i + 1) * EACH);
            });
            thread.join().expect("no panic");
        }
        rust2go::drain(Duration::from_secs(20)).expect("all handlers return");
        assert_eq!(HostImpl::cancelled(), THREADS * EACH);
        println!("ok");
    }

    fn small() {
        let over = AtomicUsize::new(0);
        thread::scope(|scope| {
            for i in 0..32 {
                let over = &over;
                let small = thread::Builder::new().stack_size(64 << 10);
                let calls = move || {
                    for j in 0..200 {
                        assert_eq!(HostImpl::add(i, j), Ok(i + j));
                        if j % 50 == 0 {
                            HostImpl::nil().expect_err("a panic");
                            assert_eq!(HostImpl::down(3), Ok(4));
                        }
                    }
                    over.fetch_add(1, Ordering::Relaxed);
                };
                small.spawn_scoped(scope, calls).expect("a thread");
            }
            let churn = pollster::block_on(HostImpl::churn(16, 300));
            assert_eq!(churn, Ok(16));
        });
        assert_eq!(over.into_inner(), 32);
        println!("ok");
    }

    type Asks = fn() -> Result<u64, Error>;

    /// Asks again and again, each time with a little less stack, until there is too little; then does the other thing there. Tells how often it was
    /// answered.
    #[inline(never)]
    fn to_the_edge(ask: Asks, below: fn()) -> usize {
        let room = black_box([0u8; 64]);
        let answered = match ask() {
            Ok(answer) => {
                assert_eq!(answer, 3);
                1 + to_the_edge(ask, below)
            }
            Err(Error::Thread(ThreadError::StackLow { .. })) => {
                below();
                0
            }
            Err(other) => panic!("{other}"),
        };
        black_box(room);
        answered
    }

    /// What is done where a call is refused for want of stack.
    fn below() {
        // After a while, what wakes Go would rather be a call of this thread's.
        thread::sleep(Duration::from_millis(5));
        assert_eq!(pollster::block_on(CarriedImpl::sum(1, 2, 0)), Ok(3));
        KEPT.take();
    }

    fn edge() {
        assert_eq!(pollster::block_on(CarriedImpl::sum(1, 2, 0)), Ok(3));
        let asks: [Asks; 4] = [
            || HostImpl::add(1, 2),
            || pollster::block_on(HostImpl::later(1, 2, 0)),
            || Ok(HostImpl::down(0)? + 2),
            || match HostImpl::nil() {
                Err(Error::Panicked { .. }) => Ok(3),
                other => other,
            },
        ];
        for (done, ask) in (1..).zip(asks) {
            let small = thread::Builder::new().stack_size(64 << 10);
            let answered = small.spawn(move || {
                let mut call: Kept = Box::pin(HostImpl::forever());
                let mut context = Context::from_waker(Waker::noop());
                assert!(call.as_mut().poll(&mut context).is_pending());
                KEPT.set(vec![call]);
                until("the handler", || HostImpl::waiting() == done);
                to_the_edge(ask, below)
            });
            let answered = answered.expect("a thread").join().expect("no panic");
            assert!(answered > 20, "{answered}");
            until("its end", || HostImpl::cancelled() == done);
        }
        println!("ok");
    }

    fn least() {
        extern "C" fn ask(_: *mut c_void) -> *mut c_void {
            let asked = HostImpl::add(1, 2);
            match asked {
                Err(Error::Thread(ThreadError::StackLow { .. })) => println!("ok"),
                other => println!("{other:?}"),
            }
            ptr::null_mut()
        }
        assert_eq!(HostImpl::add(1, 2), Ok(3));
        // SAFETY: each function gets what it is documented to take.
        unsafe {
            let mut attributes = MaybeUninit::uninit();
            libc::pthread_attr_init(attributes.as_mut_ptr());
            let size = libc::PTHREAD_STACK_MIN;
            assert_eq!(
                libc::pthread_attr_setstacksize(attributes.as_mut_ptr(), size),
                0
            );
            let mut thread = MaybeUninit::uninit();
            let failed = libc::pthread_create(
                thread.as_mut_ptr(),
                attributes.as_ptr(),
                ask,
                ptr::null_mut(),
            );
            assert_eq!(failed, 0);
            libc::pthread_join(thread.assume_init(), ptr::null_mut());
        }
    }

    fn deep() {
        for size in [64, 256, 1024] {
            let thread = thread::Builder::new().stack_size(size << 10);
            let thread = thread
                .spawn(|| HostImpl::down(1_000_000))
                .expect("a thread");
            let error = thread.join().expect("no panic").expect_err("too deep");
            assert!(error.to_string().contains("stack"), "{error}");
        }
        assert_eq!(HostImpl::down(20), Ok(21));
        println!("ok");
    }
}
