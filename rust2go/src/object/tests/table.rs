//! The table.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Barrier, Mutex, OnceLock, mpsc};
use std::thread;
use std::time::Duration;

use super::super::entry::{Entry, RUST};
use super::super::kind::ObjectTable;
use super::super::table::Table;
use super::{Counted, LISTENER, alive, left};

/// An object without methods.
struct Bare<T>(T);

impl<T: Send + Sync + 'static> Bare<T> {
    // SAFETY: there are no functions.
    const TABLE: &'static ObjectTable<T> = &unsafe { ObjectTable::new(|| &LISTENER, &[]) };
}

fn insert<T: Send + Sync + 'static>(table: &Table, value: T) -> (&Entry, u64) {
    table.insert(value, Bare::<T>::TABLE)
}

/// A table that lives for ever, as the program's does: its chunks are never freed.
fn table() -> &'static Table {
    static TABLES: Mutex<Vec<&'static Table>> = Mutex::new(Vec::new());
    let table: &'static Table = Box::leak(Box::new(Table::new()));
    TABLES.lock().expect("no panic in here").push(table);
    table
}

#[test]
fn the_last_to_let_go_drops_the_value() {
    let (table, alive) = (table(), alive());
    let (entry, handle) = insert(table, Counted::new(&alive));
    assert!(handle & RUST != 0);
    assert!(table.retain(handle));
    // SAFETY: the hold of `insert`.
    unsafe { table.let_go(entry) };
    assert_eq!((left(&alive), table.len()), (1, 1));
    table.release(handle);
    assert_eq!((left(&alive), table.len()), (0, 0));
}

#[test]
fn a_stale_handle_names_nothing() {
    let (table, alive) = (table(), alive());
    let (entry, handle) = insert(table, Counted::new(&alive));
    // SAFETY: the hold of `insert`.
    unsafe { table.let_go(entry) };
    let (next, another) = insert(table, Counted::new(&alive));
    assert_eq!(handle as u32, another as u32, "the place is used again");
    assert!(table.hold(handle).is_none());
    assert!(!table.retain(handle));
    table.release(handle);
    assert_eq!(left(&alive), 1);
    // SAFETY: as above.
    unsafe { table.let_go(next) };
    assert_eq!((left(&alive), table.len()), (0, 0));
}

#[test]
fn numbers_that_are_no_handles() {
    let table = table();
    let (entry, handle) = insert(table, ());
    for wrong in [
        0,
        1,
        handle & !RUST,
        handle + 1,
        handle + (1 << 32),
        u64::MAX,
        RUST | 5_000_000,
    ] {
        assert!(table.hold(wrong).is_none(), "{wrong:#x}");
        table.release(wrong);
    }
    // SAFETY: the hold of `insert`.
    unsafe { table.let_go(entry) };
}

#[test]
fn go_gives_back_only_what_it_has() {
    let (table, alive) = (table(), alive());
    let (entry, handle) = insert(table, Counted::new(&alive));
    assert!(table.retain(handle));
    for _ in 0..3 {
        table.release(handle);
    }
    assert_eq!(left(&alive), 1, "Rust holds it still");
    // SAFETY: the hold of `insert`.
    unsafe { table.let_go(entry) };
    assert_eq!(left(&alive), 0);
}

#[test]
fn a_revoked_handle_is_stale_and_can_be_released() {
    let (table, alive) = (table(), alive());
    let (entry, handle) = insert(table, Counted::new(&alive));
    assert!(table.retain(handle));
    assert!(entry.revoke(handle));
    assert!(!entry.revoke(handle));
    assert!(table.hold(handle).is_none() && !table.retain(handle));
    // SAFETY: the hold of `insert`.
    unsafe { table.let_go(entry) };
    assert_eq!(left(&alive), 1);
    table.release(handle);
    assert_eq!((left(&alive), table.len()), (0, 0));
}

#[test]
fn a_destructor_may_use_the_table_and_panic() {
    struct Nasty(&'static Table, OnceLock<u64>, Arc<AtomicI64>);

    impl Drop for Nasty {
        fn drop(&mut self) {
            let own = *self.1.get().expect("set");
            assert!(self.0.hold(own).is_none(), "it is gone");
            assert_eq!(self.0.len(), 1, "its destructor is under way");
            let (entry, handle) = insert(self.0, Counted::new(&self.2));
            assert!(self.0.retain(handle));
            // SAFETY: the hold of `insert`.
            unsafe { self.0.let_go(entry) };
            self.0.release(handle);
            std::panic::resume_unwind(Box::new("nasty"));
        }
    }

    let (table, alive) = (table(), alive());
    let (entry, handle) = insert(table, Nasty(table, OnceLock::new(), alive.clone()));
    // SAFETY: it is held, and of that type.
    let set = unsafe { entry.value::<Nasty>() }.1.set(handle);
    assert!(set.is_ok() && table.retain(handle));
    // SAFETY: the hold of `insert`.
    unsafe { table.let_go(entry) };
    assert!(catch_unwind(AssertUnwindSafe(|| table.release(handle))).is_err());
    assert_eq!((left(&alive), table.len()), (0, 0));
    // The place is in order.
    let (entry, _) = insert(table, Counted::new(&alive));
    // SAFETY: as above.
    unsafe { table.let_go(entry) };
    assert_eq!((left(&alive), table.len()), (0, 0));
}

/// A million objects, made on four threads and released on their neighbours, which first enter them, while all try stale handles.
#[test]
fn a_million_objects() {
    const THREADS: usize = 4;
    const EACH: usize = 250_000;
    let (table, alive) = (table(), alive());
    let (sends, receives): (Vec<_>, Vec<_>) =
        (0..THREADS).map(|_| mpsc::sync_channel::<u64>(64)).unzip();
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        let mut sends = sends;
        sends.rotate_left(1);
        for (send, receive) in sends.into_iter().zip(receives) {
            let (alive, start) = (&alive, &start);
            scope.spawn(move || {
                let mut stale = 0;
                let neighbours = |handle| {
                    let entry = table.hold(handle).expect("Go holds it");
                    // SAFETY: just held, and of that type.
                    let value = unsafe { entry.value::<Counted>() };
                    assert!(Arc::ptr_eq(&value.0, alive));
                    // SAFETY: the hold of `hold`.
                    unsafe { table.let_go(entry) };
                    table.release(handle);
                    table.release(handle);
                };
                start.wait();
                for _ in 0..EACH {
                    let (entry, handle) = insert(table, Counted::new(alive));
                    assert!(table.retain(handle));
                    // SAFETY: the hold of `insert`.
                    unsafe { table.let_go(entry) };
                    assert!(table.hold(stale).is_none());
                    let mut handle = Some(handle);
                    while let Some(full) = handle.take() {
                        if let Err(mpsc::TrySendError::Full(back)) = send.try_send(full) {
                            handle = Some(back);
                            if let Ok(other) = receive.recv_timeout(Duration::from_millis(1)) {
                                stale = other;
                                neighbours(other);
                            }
                        }
                    }
                }
                drop(send);
                receive.into_iter().for_each(neighbours);
            });
        }
    });
    assert_eq!((left(&alive), table.len()), (0, 0));
}
