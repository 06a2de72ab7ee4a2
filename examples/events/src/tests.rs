//! Events, logs and checksums, and that nothing is left of them.

mod support;

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use futures::{StreamExt, TryStreamExt, stream};
use tokio::sync::oneshot;

use crate::api::*;
use crate::pipeline::{self, Line};

use self::support::{PATIENCE, file, folder, next, patient, run, watch};

/// The paths and changes are inotify's; other systems see less.
#[cfg(target_os = "linux")]
#[test]
fn events_come_in_their_order() {
    run(async || {
        let folder = folder();
        let mut events = watch(folder.path(), &WatchOptions::default()).await;
        let a = file(&folder, "a", "text");
        let b = folder.path().join("b");
        fs::rename(&a, &b).expect("it can be renamed");
        let mut rights = fs::metadata(&b).expect("it is there").permissions();
        rights.set_readonly(true);
        fs::set_permissions(&b, rights).expect("it is ours");
        fs::remove_file(&b).expect("it can be removed");
        let expected = [
            (&a, Change::Created),
            (&a, Change::Written),
            (&a, Change::Renamed),
            (&b, Change::Created),
            (&b, Change::Permissions),
            (&b, Change::Removed),
        ];
        for (path, change) in expected {
            assert_eq!(next(&mut events).await, (path.clone(), change));
        }
        fs::remove_dir(folder.path()).expect("it is empty");
        assert_eq!(
            next(&mut events).await,
            (folder.path().to_owned(), Change::Removed)
        );
        // There is nothing left to watch.
        assert!(events.next().await.is_none());
    });
}

#[test]
fn folders_that_come_later_are_watched_and_patterns_are_passed_over() {
    run(async || {
        let folder = folder();
        let options = WatchOptions {
            recursive: true,
            skip: vec!["*.tmp".into(), "target".into()],
        };
        let mut events = watch(folder.path(), &options).await;
        for inner in ["target", "a/b"] {
            fs::create_dir_all(folder.path().join(inner)).expect("a folder");
        }
        file(&folder, "target/x", "");
        file(&folder, "a/b/x.tmp", "");
        let inner = file(&folder, "a/b/x", "");
        let mut seen = Vec::new();
        while seen.last() != Some(&(inner.clone(), Change::Created)) {
            seen.push(next(&mut events).await);
        }
        assert!(
            seen.contains(&(folder.path().join("a/b"), Change::Watched)),
            "{seen:?}"
        );
        let passed = |(path, _): &(PathBuf, Change)| {
            path.ends_with("x.tmp") || path.starts_with(folder.path().join("target"))
        };
        assert!(!seen.iter().any(passed), "{seen:?}");
    });
}

#[test]
fn what_cannot_be_watched_is_an_error_of_its_own_type() {
    run(async || {
        let missing = folder().path().join("missing");
        let mut events =
            WatcherImpl::watch(std::slice::from_ref(&missing), &WatchOptions::default());
        match events.next().await {
            Some(Err(WatchError::Missing { path })) => assert_eq!(path, missing),
            other => panic!("{other:?}"),
        }
        assert!(events.next().await.is_none());

        let options = WatchOptions {
            skip: vec!["[".into()],
            ..WatchOptions::default()
        };
        let mut events = WatcherImpl::watch(&[missing], &options);
        match events.next().await {
            Some(Err(WatchError::BadPattern { pattern })) => assert_eq!(pattern, "["),
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn a_dropped_stream_closes_its_watcher() {
    run(async || {
        let folder = folder();
        // Nobody has asked it.
        drop(WatcherImpl::watch(
            &[folder.path().to_owned()],
            &WatchOptions::default(),
        ));
        let one = watch(folder.path(), &WatchOptions::default()).await;
        let other = watch(folder.path(), &WatchOptions::default()).await;
        assert_eq!(WatcherImpl::counts().await.watchers, 2);
        drop((one, other));
        WatcherImpl::closed().await.expect("they close");
        assert_eq!(WatcherImpl::counts().await.watchers, 0);
    });
}

#[test]
fn log_records_come_with_their_level_and_attributes() {
    run(async || {
        let (sender, records) = mpsc::channel();
        LoggerImpl::log_to(Level::Debug, move |record| {
            // The test may be over.
            let _ = sender.send(record);
        });
        let folder = folder();
        drop(watch(folder.path(), &WatchOptions::default()).await);
        WatcherImpl::closed().await.expect("it closes");
        // What is logged before `closed` is here, for a call of the closure is one like any other.
        let watching = records.try_recv().expect("a record of the begin");
        assert_eq!(
            (watching.level, watching.message.as_str()),
            (Level::Debug, "watching")
        );
        assert!(watching.at.is_some());
        assert_eq!(
            watching.attributes,
            [
                Attribute {
                    name: "path".into(),
                    value: Value::Text(folder.path().display().to_string()),
                },
                Attribute {
                    name: "folder".into(),
                    value: Value::Bool(true),
                },
            ]
        );
        let closed = records.try_recv().expect("a record of the end");
        assert_eq!(
            (closed.level, closed.message.as_str()),
            (Level::Info, "watcher closed")
        );
        let attributes: HashMap<_, _> = closed
            .attributes
            .into_iter()
            .map(|a| (a.name, a.value))
            .collect();
        assert_eq!(attributes["events"], Value::Int(1));
        assert!(matches!(attributes["after"], Value::Span(span) if span < PATIENCE));
        assert_eq!(
            attributes["why"],
            Value::Text("the stream was dropped".into())
        );

        // Go's collector drops the first closure, and with it the sender.
        LoggerImpl::log_to(Level::Warn, |record| panic!("nothing is wrong: {record:?}"));
        drop(watch(folder.path(), &WatchOptions::default()).await);
        WatcherImpl::closed().await.expect("it closes");
        patient("the first closure to be dropped", async {
            while let Err(mpsc::TryRecvError::Empty) = records.try_recv() {
                WatcherImpl::counts().await;
            }
        })
        .await;
    });
}

/// Go does not run ahead: what nobody takes waits in the system.
#[test]
fn no_more_events_than_the_window() {
    /// In the contract.
    const WINDOW: u64 = 64;
    const FILES: u64 = 1000;
    run(async || {
        let folder = folder();
        let before = WatcherImpl::counts().await.events;
        let mut events = watch(folder.path(), &WatchOptions::default()).await;
        for n in 0..FILES {
            file(&folder, &n.to_string(), "");
        }
        patient("a full window", async {
            while WatcherImpl::counts().await.events - before < WINDOW {
                tokio::task::yield_now().await;
            }
        })
        .await;
        for n in 0..FILES {
            let created = folder.path().join(n.to_string());
            assert_eq!(next(&mut events).await, (created, Change::Created));
            if n % 10 == 0 {
                let given = WatcherImpl::counts().await.events - before;
                let taken = n + 2;
                // One window in the batch that is being taken, one that waits.
                assert!(given <= taken + 2 * WINDOW, "{given} given, {taken} taken");
            }
        }
    });
}

#[test]
fn files_in_checksums_out() {
    run(async || {
        let folder = folder();
        let mut sizes = HashMap::new();
        for n in 0..1000_usize {
            let path = file(&folder, &n.to_string(), vec![b'x'; n]);
            sizes.insert(path, n as u64);
        }
        let files: Vec<_> = sizes.keys().cloned().map(Ok).collect();
        let digests: Vec<Digest> = WatcherImpl::digest(stream::iter(files))
            .try_collect()
            .await
            .expect("no error");
        assert_eq!(digests.len(), 1000);
        let mut sums = HashMap::new();
        for digest in digests {
            let sum = digest.outcome.expect("it can be read");
            assert_eq!(
                sizes.remove(&digest.path),
                Some(sum.size),
                "{:?}",
                digest.path
            );
            sums.insert(sum.sha256, sum.size);
        }
        assert_eq!(sums.len(), 1000);
        assert!(sizes.is_empty(), "{sizes:?}");
    });
}

#[test]
fn an_error_of_a_file_is_in_its_item_and_one_of_the_stream_is_the_last() {
    run(async || {
        let folder = folder();
        let abc = file(&folder, "abc", "abc");
        let missing = folder.path().join("missing");
        let ok = [abc.clone(), missing.clone(), folder.path().to_owned()];
        let files = stream::iter(ok.map(Ok)).chain(stream::iter([Err(WatchError::Overflow)]));
        let mut outcomes = HashMap::new();
        let mut digests = WatcherImpl::digest(files);
        let error = loop {
            match digests.next().await.expect("an error is the last") {
                Ok(digest) => outcomes.insert(digest.path.clone(), digest),
                Err(error) => break error,
            };
        };
        assert!(matches!(error, WatchError::Overflow), "{error:?}");
        assert!(digests.next().await.is_none());
        assert_eq!(
            pipeline::shown(&outcomes[&abc]),
            format!(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  {}",
                abc.display()
            )
        );
        assert_eq!(outcomes[&missing].outcome, Err(NoChecksum::Gone));
        assert_eq!(outcomes[folder.path()].outcome, Err(NoChecksum::NotAFile));
        assert_eq!(outcomes.len(), 3);
    });
}

/// The files never end; whoever has had enough drops the checksums. That the files are dropped as well, the count of objects tells.
#[test]
fn checksums_can_be_left() {
    run(async || {
        let folder = folder();
        let path = file(&folder, "a", "a");
        let files = stream::repeat_with(move || Ok(path.clone()));
        let some: Vec<_> = WatcherImpl::digest(files).take(3).collect().await;
        assert!(some.iter().all(Result::is_ok), "{some:?}");
        assert_eq!(some.len(), 3);

        // While Go waits for a file.
        let mut digests = WatcherImpl::digest(stream::pending());
        let waited = tokio::time::timeout(Duration::from_millis(10), digests.next()).await;
        assert!(waited.is_err(), "{waited:?}");
    });
}

#[test]
fn the_pipeline_ends_when_it_is_told_to() {
    run(async || {
        let (records, mut logged) = tokio::sync::mpsc::unbounded_channel();
        LoggerImpl::log_to(Level::Debug, move |record| {
            let _ = records.send(record.message);
        });
        let folder = folder();
        let (stop, stopped) = oneshot::channel::<()>();
        let digests = pipeline::digests(
            &[folder.path().to_owned()],
            &WatchOptions::default(),
            async {
                let _ = stopped.await;
            },
        );
        let mut lines = Box::pin(pipeline::lines(digests, Some(Duration::from_millis(5))));
        // Nothing happens before somebody asks; the clock answers.
        assert!(matches!(lines.next().await, Some(Line::Status(0))));
        assert_eq!(logged.recv().await.as_deref(), Some("watching"));
        let path = file(&folder, "a", "a");
        let digest = loop {
            match lines.next().await {
                Some(Line::Digest(digest)) => break digest.expect("no error"),
                Some(Line::Status(0)) => {}
                Some(Line::Status(n)) => panic!("{n} without a checksum"),
                None => panic!("the end"),
            }
        };
        assert_eq!(digest.path, path);
        stop.send(()).expect("the pipeline listens");
        // It may have been read between its creation and the writing of it, and again.
        while let Some(line) = lines.next().await {
            if let Line::Digest(digest) = line {
                assert_eq!(digest.expect("no error").path, path);
            }
        }
        WatcherImpl::closed().await.expect("it closes");
    });
}
