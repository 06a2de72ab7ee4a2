//! Every interleaving of those who hold objects: `RUSTFLAGS="--cfg loom" cargo test -p rust2go --lib --release loom`.

use loom::cell::Cell;
use loom::sync::Arc;
use loom::sync::atomic::AtomicUsize;
use loom::thread;

use super::entry::Entry;
use super::kind::ObjectTable;
use super::table::Table;
use crate::sync::Ordering;

/// A value that notices when it is used after its end, and counts its drops.
struct Value {
    alive: Cell<bool>,
    calls: AtomicUsize,
    drops: Arc<AtomicUsize>,
}

// SAFETY: loom finds any use of the cell that is not ordered.
unsafe impl Sync for Value {}
// SAFETY: as above.
unsafe impl Send for Value {}

impl Drop for Value {
    fn drop(&mut self) {
        self.alive.set(false);
        assert!(self.calls.load(Ordering::Relaxed) <= 1);
        self.drops.fetch_add(1, Ordering::Relaxed);
    }
}

// SAFETY: there are no functions.
static TABLE: ObjectTable<Value> = unsafe { ObjectTable::new(|| unreachable!(), &[]) };

fn insert<'a>(table: &'a Table, drops: &Arc<AtomicUsize>) -> (&'a Entry, u64) {
    let value = Value {
        alive: Cell::new(true),
        calls: AtomicUsize::new(0),
        drops: Arc::clone(drops),
    };
    table.insert(value, &TABLE)
}

/// Enters the object, if it is there; whether it was.
fn enter(table: &Table, handle: u64) -> bool {
    let Some(entry) = table.hold(handle) else {
        return false;
    };
    // SAFETY: just held, and of that type.
    assert!(unsafe { entry.value::<Value>() }.alive.get());
    // SAFETY: the hold of `hold`.
    unsafe { table.let_go(entry) };
    true
}

/// Runs `one` and `two` on threads of their own, with the handle of an object that Go holds `go` times and Rust does not. In the end there
/// must be none, and `drops` values dropped.
fn model(go: usize, drops: usize, one: fn(&Table, u64), two: fn(&Table, u64)) {
    loom::model(move || {
        let table = Arc::new(Table::new());
        let count = Arc::new(AtomicUsize::new(0));
        let (entry, handle) = insert(&table, &count);
        for _ in 0..go {
            assert!(table.retain(handle));
        }
        // SAFETY: the hold of `insert`.
        unsafe { table.let_go(entry) };
        let threads = [one, two].map(|run| {
            let table = Arc::clone(&table);
            thread::spawn(move || run(&table, handle))
        });
        for thread in threads {
            thread.join().expect("no panic");
        }
        assert_eq!(count.load(Ordering::Relaxed), drops);
        assert_eq!(table.len(), 0);
        assert!(!enter(&table, handle));
    });
}

#[test]
fn loom_retain_against_the_last_release() {
    model(
        1,
        1,
        |table, handle| {
            if table.retain(handle) {
                assert!(enter(table, handle));
                table.release(handle);
            }
        },
        Table::release,
    );
}

#[test]
fn loom_released_too_often() {
    model(
        1,
        1,
        |table, handle| {
            table.release(handle);
            table.release(handle);
        },
        Table::release,
    );
}

#[test]
fn loom_enter_against_the_last_release() {
    model(
        1,
        1,
        |table, handle| {
            enter(table, handle);
        },
        Table::release,
    );
}

#[test]
fn loom_two_let_go_and_the_last_one_drops() {
    let end = |table: &Table, handle| {
        assert!(enter(table, handle));
        table.release(handle);
    };
    model(2, 1, end, end);
}

/// The place of the object may be in use again when a stale handle comes.
#[test]
fn loom_reuse_of_a_place() {
    model(
        1,
        1,
        |table, handle| {
            let drops = Arc::new(AtomicUsize::new(0));
            table.release(handle);
            let (entry, next) = insert(table, &drops);
            assert_ne!(handle, next);
            assert!(enter(table, next));
            // SAFETY: the hold of `insert`.
            unsafe { table.let_go(entry) };
            assert_eq!(drops.load(Ordering::Relaxed), 1);
        },
        |table, handle| {
            enter(table, handle);
            table.release(handle);
        },
    );
}

/// What can be called once is called once, and released as anything else.
#[test]
fn loom_called_once() {
    let call = |table: &Table, handle| {
        if let Some(entry) = table.hold(handle) {
            if entry.revoke(handle) {
                // SAFETY: it is held, and of that type.
                let value = unsafe { entry.value::<Value>() };
                value.calls.fetch_add(1, Ordering::Relaxed);
            }
            // SAFETY: the hold of `hold`.
            unsafe { table.let_go(entry) };
        }
        table.release(handle);
    };
    model(2, 1, call, call);
}
