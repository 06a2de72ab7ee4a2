//! The program from outside, as a user runs it.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

/// No test waits for longer than this.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program, while it runs. It does not outlive this.
struct Program {
    child: Child,
    out: Receiver<String>,
    log: Receiver<String>,
}

impl Program {
    fn start(args: &[&str]) -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_events"))
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let out = lines(child.stdout.take());
        let log = lines(child.stderr.take());
        Program { child, out, log }
    }

    /// Waits for the program to end, and returns what it has said since.
    fn end(mut self) -> (ExitStatus, Vec<String>, Vec<String>) {
        let out = self.out.iter().collect();
        let log = self.log.iter().collect();
        (self.child.wait().expect("it is ours"), out, log)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended, and been waited for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The lines that come out of a pipe.
fn lines(pipe: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (sender, lines) = mpsc::channel();
    let pipe = BufReader::new(pipe.expect("it is piped"));
    thread::spawn(move || {
        for line in pipe.lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    lines
}

fn wait_for(lines: &Receiver<String>, what: &str) {
    loop {
        match lines.recv_timeout(PATIENCE) {
            Ok(line) if line.contains(what) => return,
            Ok(_) => {}
            Err(error) => panic!("waited for {what:?}: {error}"),
        }
    }
}

#[cfg(unix)]
#[test]
fn prints_what_changes_until_ctrl_c() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let path = folder.path().to_str().expect("a text");
    let program = Program::start(&[path, "--recursive", "--skip", "*.tmp", "--log", "debug"]);
    wait_for(&program.log, "watching");
    fs::write(folder.path().join("x.tmp"), "abc").expect("it can be written");
    fs::write(folder.path().join("abc"), "abc").expect("it can be written");
    wait_for(
        &program.out,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  ",
    );
    fs::remove_file(folder.path().join("abc")).expect("it is there");
    wait_for(&program.out, "abc: gone");
    let sent = Command::new("kill")
        .args(["-INT", &program.child.id().to_string()])
        .status();
    assert!(sent.expect("there is such a program").success());
    let (status, out, log) = program.end();
    assert!(status.success(), "{status}");
    // Files are read several at a time, so that a line of before may come now.
    assert!(!out.iter().any(|line| line.contains(".tmp")), "{out:?}");
    for what in ["Ctrl-C", "go: watcher closed events="] {
        assert!(log.iter().any(|line| line.contains(what)), "{log:?}");
    }
}

#[test]
fn ends_after_so_many() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let path = folder.path().to_str().expect("a text");
    let program = Program::start(&[path, "--count", "1", "--log", "debug"]);
    wait_for(&program.log, "watching");
    fs::write(folder.path().join("one"), "1").expect("it can be written");
    fs::write(folder.path().join("two"), "2").expect("it can be written");
    let (status, out, log) = program.end();
    assert!(status.success(), "{status}: {log:?}");
    assert_eq!(out.len(), 1, "{out:?}");
    let closed = log.iter().any(|line| line.contains("watcher closed"));
    assert!(closed, "{log:?}");
}

#[test]
fn ends_after_some_time() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let path = folder.path().to_str().expect("a text");
    let (status, out, log) = Program::start(&[path, "--for", "0.2", "--status", "0.05"]).end();
    assert!(status.success(), "{status}: {log:?}");
    assert_eq!(out, [""; 0]);
    for what in ["0 so far", "the time is over", "watcher closed"] {
        assert!(log.iter().any(|line| line.contains(what)), "{log:?}");
    }
}

#[test]
fn a_missing_folder_is_an_error() {
    let (status, out, log) = Program::start(&["/no/such/folder", "--log", "off"]).end();
    assert_eq!(status.code(), Some(1), "{log:?}");
    assert_eq!(out, [""; 0]);
    assert_eq!(
        log,
        [r#"error: cannot watch "/no/such/folder": there is no such file or folder"#]
    );
}

#[test]
fn a_time_has_to_be_one() {
    for wrong in ["0", "-1", "x", "1e99"] {
        let (status, _, log) = Program::start(&[".", &format!("--for={wrong}")]).end();
        assert_eq!(status.code(), Some(2), "{wrong}: {log:?}");
    }
}
