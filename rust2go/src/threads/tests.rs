//! The states of a thread, without Go.

use std::thread;

use super::*;

/// What a call would be told on a new thread.
fn on_a_thread(f: impl FnOnce() -> Result<(), Error> + Send + 'static) -> Result<(), Error> {
    thread::spawn(f).join().expect("the thread ends well")
}

#[test]
fn a_thread_may_call_and_call_again() {
    assert_eq!(on_a_thread(|| enter().and_then(|()| enter())), Ok(()));
}

// Elsewhere nobody knows where the stack ends.
#[cfg(unix)]
#[test]
fn a_short_stack_is_noticed() {
    fn deeper(depth: usize) -> Result<(), Error> {
        let room = std::hint::black_box([0u8; 1024]);
        enter()?;
        assert!(depth < 1000, "the end of the stack comes first");
        let below = deeper(depth + 1);
        std::hint::black_box(room);
        below
    }
    let small = thread::Builder::new().stack_size(64 << 10);
    let small = small.spawn(|| deeper(0)).expect("a thread");
    match small.join().expect("the thread ends well") {
        Err(Error::Thread(ThreadError::StackLow { left, needed })) => {
            assert!(left < needed && left > needed / 2, "{left}");
        }
        other => panic!("{other:?}"),
    }
}

// Where thread-local values are the system's, as on Windows with GNU's tools, they are made anew after their end, and the thread looks like a
// new one. Go keeps nothing of Rust's threads there, so it may be called.
#[cfg(unix)]
#[test]
fn the_destructor_of_a_thread_local_is_told() {
    use std::sync::mpsc;

    struct Late(mpsc::Sender<Result<(), Error>>);
    impl Drop for Late {
        fn drop(&mut self) {
            let _ = self.0.send(enter());
        }
    }
    thread_local!(static LATE: Cell<Option<Late>> = const { Cell::new(None) });

    let (sender, told) = mpsc::channel();
    let thread = thread::spawn(move || {
        // Before the first call, so its destructor comes after ours.
        LATE.set(Some(Late(sender)));
        enter()
    });
    assert_eq!(thread.join().expect("the thread ends well"), Ok(()));
    assert_eq!(told.recv(), Ok(Err(Error::Thread(ThreadError::Ending))));
}

// Elsewhere nobody knows that it is short, and the thread tells it itself.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
#[test]
fn what_is_told_where_the_stack_is_short_is_told_by_another_thread() {
    use std::sync::mpsc;
    use std::thread::ThreadId;

    fn deeper(told: &mpsc::Sender<ThreadId>) {
        let room = std::hint::black_box([0u8; 1024]);
        if enter().is_ok() {
            deeper(told);
        } else {
            let told = told.clone();
            tell(move || told.send(thread::current().id()).expect("the test waits"));
        }
        std::hint::black_box(room);
    }
    let small = thread::Builder::new().stack_size(64 << 10);
    let small = small.spawn(|| {
        let (sender, told) = mpsc::channel();
        deeper(&sender);
        assert_ne!(told.recv(), Ok(thread::current().id()));
        tell(move || sender.send(thread::current().id()).expect("the test waits"));
        assert_eq!(told.recv(), Ok(thread::current().id()));
    });
    small
        .expect("a thread")
        .join()
        .expect("the thread ends well");
}
