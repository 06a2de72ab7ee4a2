//! What the tests share: their turns and their patience, files, and streams whose watch has begun.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rust2go::Streaming;
use tempfile::TempDir;

use crate::api::*;

/// No test waits for longer than this.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

/// Runs a test, and looks that nothing is left. Tests count what there is, so they take turns.
pub(super) fn run(test: impl AsyncFnOnce()) {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        patient("the test", test()).await;
        LoggerImpl::log_off();
        patient("all to be gone", async {
            while left().await > 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        })
        .await;
    });
}

pub(super) async fn patient<T>(what: &str, future: impl Future<Output = T>) -> T {
    match tokio::time::timeout(PATIENCE, future).await {
        Ok(value) => value,
        Err(_) => panic!(
            "waited for {what}; {:?}, {:?}\n{}",
            rust2go::counts(),
            rust2go::in_flight(),
            rust2go::ring::state()
        ),
    }
}

/// How much of one side the other one holds.
pub(super) async fn left() -> u64 {
    let go = WatcherImpl::counts().await;
    let rust = rust2go::counts();
    go.watchers + go.streams + go.objects + rust.asks + rust.objects
}

pub(super) fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary directory")
}

/// Writes a file.
pub(super) fn file(folder: &TempDir, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, text).expect("the file can be written");
    path
}

/// A stream whose watch has begun.
pub(super) async fn watch(
    path: &Path,
    options: &WatchOptions,
) -> Streaming<Result<FileEvent, WatchError>> {
    let mut events = WatcherImpl::watch(&[path.to_owned()], options);
    assert_eq!(next(&mut events).await, (path.to_owned(), Change::Watched));
    events
}

pub(super) async fn next(
    events: &mut Streaming<Result<FileEvent, WatchError>>,
) -> (PathBuf, Change) {
    let event = events.next().await.expect("an event").expect("no error");
    (event.path, event.change)
}
