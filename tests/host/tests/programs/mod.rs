//! Runs programs, and ends those that hang.

use std::io::{self, Read};
use std::mem::MaybeUninit;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Output, Stdio};
use std::ptr;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// What a program has come to.
#[derive(Debug)]
pub struct Ran {
    /// Its output and how it ended.
    pub output: Output,
}

impl Ran {
    /// Expects it to succeed, and to have printed this.
    #[track_caller]
    pub fn says(&self, text: &str) {
        let printed = String::from_utf8_lossy(&self.output.stdout);
        let errors = String::from_utf8_lossy(&self.output.stderr);
        assert!(
            self.output.status.success() && printed == text,
            "{}\n{printed}\n{errors}",
            self.output.status
        );
    }
}

/// Runs a program.
#[track_caller]
pub fn run(program: &str, args: &[&str]) -> Ran {
    finish(Command::new(program).args(args))
}

/// Runs a command to its end, for five minutes at most.
#[track_caller]
pub fn finish(command: &mut Command) -> Ran {
    // SAFETY: it makes system calls, which a child of many threads may do.
    unsafe { command.pre_exec(usual_signals) };
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let (stdout, stderr) = (all(child.stdout.take()), all(child.stderr.take()));
    let status = match wait(&mut child) {
        Some(status) => status,
        None => {
            child.kill().expect("killed");
            child.wait().expect("ended")
        }
    };
    Ran {
        output: Output {
            status,
            stdout: stdout.recv().expect("the output"),
            stderr: stderr.recv().expect("the errors"),
        },
    }
}

/// Takes back which signals whoever runs the tests blocks, and which it ignores, as nohup and a shell's background jobs do.
fn usual_signals() -> io::Result<()> {
    // SAFETY: the mask is filled before it is read; no handler is installed, and the system refuses what is not to be changed.
    unsafe {
        let mut none = MaybeUninit::uninit();
        libc::sigemptyset(none.as_mut_ptr());
        libc::sigprocmask(libc::SIG_SETMASK, none.as_ptr(), ptr::null_mut());
        for signal in 1..32 {
            libc::signal(signal, libc::SIG_DFL);
        }
    }
    Ok(())
}

fn wait(child: &mut Child) -> Option<std::process::ExitStatus> {
    for _ in 0..30_000 {
        if let Some(status) = child.try_wait().expect("a child") {
            return Some(status);
        }
        thread::sleep(Duration::from_millis(10));
    }
    None
}

fn all(pipe: Option<impl Read + Send + 'static>) -> mpsc::Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            let _ = pipe.read_to_end(&mut bytes);
        }
        let _ = sender.send(bytes);
    });
    receiver
}
