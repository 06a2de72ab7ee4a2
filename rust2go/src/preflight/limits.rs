//! Processors, threads, stacks and memory: what the environment and the container allow.

use std::env;
use std::thread::available_parallelism;

use super::{Report, Severity};
use crate::threads;

pub(super) fn look(report: &mut Report) {
    let usable = available_parallelism().ok().map(usize::from);
    let asked = env::var("GOMAXPROCS").ok();
    let asked = asked.and_then(|text| text.trim().parse::<usize>().ok());
    processors(report, usable, asked.filter(|asked| *asked > 0));
    crowd(report, threads::calling(), asked.or(usable).unwrap_or(1));
    #[cfg(target_os = "linux")]
    linux::look(report, usable, asked);
}

fn crowd(report: &mut Report, calling: usize, most: usize) {
    if calling > most.saturating_mul(8) {
        report.add(
            Severity::Warning,
            format!("{calling} threads call Go, which runs {most} of them at a time"),
            "calls wait for each other: the slowest of a hundred sync calls take hundreds of microseconds then",
            "use fewer threads, async methods, or the ring; or more of GOMAXPROCS if there are the processors",
        );
    }
}

fn processors(report: &mut Report, usable: Option<usize>, asked: Option<usize>) {
    let (Some(usable), Some(asked)) = (usable, asked) else {
        return;
    };
    if asked > usable {
        report.add(
            Severity::Warning,
            format!("GOMAXPROCS is {asked}, and this process may use {usable} processors"),
            "Go runs more threads than there are processors for: a container's quota then stops all of them for a while, again and again",
            format!("start the program with GOMAXPROCS={usable}; Go reads it before `main`"),
        );
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;
    use std::mem::MaybeUninit;
    use std::path::PathBuf;

    use super::super::{Report, Severity};

    /// Fewer threads than that are soon used up: Go starts one for each call that blocks in the system.
    const FEW: u64 = 64;

    pub(super) fn look(report: &mut Report, usable: Option<usize>, asked: Option<usize>) {
        let Ok(text) = fs::read_to_string("/proc/self/cgroup") else {
            report.add(
                Severity::Note,
                "there is no /proc",
                "the limits of the container cannot be told, and Go before 1.25 does not see them either",
                "state GOMAXPROCS and GOMEMLIMIT when you start the program, if it has limits",
            );
            return rlimits(report);
        };
        quota(report, usable, asked, all_processors());
        let limit = std::env::var_os("GOMEMLIMIT");
        let groups = Groups {
            root: "/sys/fs/cgroup".into(),
            text,
        };
        groups.look(report, limit.is_some());
        rlimits(report);
    }

    /// What limits a container: the control groups of the process.
    pub(super) struct Groups {
        /// Where their trees are mounted.
        pub(super) root: PathBuf,
        /// `/proc/self/cgroup`.
        pub(super) text: String,
    }

    impl Groups {
        pub(super) fn look(&self, report: &mut Report, knows_memory: bool) {
            if let Some(left) = self.threads_left().filter(|left| *left < FEW) {
                report.add(
                    Severity::Warning,
                    format!("the container allows {left} more threads (pids.max)"),
                    "Go starts a thread for each call that blocks in the system, and ends the program if it cannot",
                    "allow more (--pids-limit, TasksMax), or let fewer calls block at a time",
                );
            }
            let memory = self.smallest("memory", &["memory.max", "memory.limit_in_bytes"]);
            // What has no limit says so by a number no machine has.
            let memory = memory.filter(|bytes| *bytes < 1 << 50);
            if let (Some(bytes), false) = (memory, knows_memory) {
                let mib = bytes >> 20;
                report.add(
                    Severity::Note,
                    format!("the container allows {mib} MiB of memory, which Go does not know"),
                    "its collector lets the heap grow to twice what is in use, and the system may end the program before",
                    format!("start the program with GOMEMLIMIT below {mib}MiB, less what Rust uses"),
                );
            }
        }

        /// How many threads are allowed beside those there are.
        fn threads_left(&self) -> Option<u64> {
            let max = self.smallest("pids", &["pids.max"])?;
            let now = self.smallest("pids", &["pids.current"]).unwrap_or(0);
            Some(max.saturating_sub(now))
        }

        /// The smallest number in the files of these names, in the group of this process and those around it.
        fn smallest(&self, controller: &str, names: &[&str]) -> Option<u64> {
            let mut least = None;
            for (root, group) in self.folders(controller) {
                for folder in group.ancestors() {
                    let folder = root.join(folder.strip_prefix("/").unwrap_or(folder));
                    for name in names {
                        let text = fs::read_to_string(folder.join(name)).unwrap_or_default();
                        let number = text.trim().parse::<u64>().ok();
                        least = least.into_iter().chain(number).min();
                    }
                }
            }
            least
        }

        /// The groups that have the controller: where their tree is mounted, and where in it they are.
        pub(super) fn folders(&self, controller: &str) -> Vec<(PathBuf, PathBuf)> {
            let lines = self.text.lines().filter_map(|line| {
                let mut parts = line.splitn(3, ':');
                let (_, controllers, path) = (parts.next()?, parts.next()?, parts.next()?);
                if controllers.is_empty() {
                    return Some((self.root.clone(), PathBuf::from(path)));
                }
                let has = controllers.split(',').any(|name| name == controller);
                has.then(|| (self.root.join(controllers), path.into()))
            });
            lines.collect()
        }
    }

    /// Go before 1.25 starts as many threads as there are processors, whatever share of them the container may use.
    pub(super) fn quota(
        report: &mut Report,
        usable: Option<usize>,
        asked: Option<usize>,
        all: Option<usize>,
    ) {
        let (Some(usable), None, Some(all)) = (usable, asked, all) else {
            return;
        };
        if usable < all {
            report.add(
                Severity::Warning,
                format!("the container may use {usable} of {all} processors, and GOMAXPROCS is not set"),
                "Go before 1.25 runs on all of them, and the quota then stops the process for a while, again and again",
                format!("build with Go 1.25 or later, or start the program with GOMAXPROCS={usable}"),
            );
        }
    }

    /// The processors that this process may run on, its quota aside.
    fn all_processors() -> Option<usize> {
        let mut set = MaybeUninit::<libc::cpu_set_t>::zeroed();
        // SAFETY: it writes a set of that size; all bits zero is one.
        let count = unsafe {
            if libc::sched_getaffinity(0, size_of::<libc::cpu_set_t>(), set.as_mut_ptr()) != 0 {
                return None;
            }
            libc::CPU_COUNT(set.assume_init_ref())
        };
        usize::try_from(count).ok()
    }

    fn rlimits(report: &mut Report) {
        // The system does not hold root to it.
        // SAFETY: it only tells a number.
        let root = unsafe { libc::geteuid() } == 0;
        let processes = soft(libc::RLIMIT_NPROC).filter(|_| !root);
        limited(report, soft(libc::RLIMIT_STACK), processes);
    }

    /// What the limits on stacks and on threads of the user mean.
    pub(super) fn limited(report: &mut Report, stack: Option<u64>, processes: Option<u64>) {
        if let Some(stack) = stack {
            let kib = stack >> 10;
            if kib < 256 {
                report.add(
                    Severity::Error,
                    format!("new threads have stacks of {kib} KiB (RLIMIT_STACK)"),
                    "Go starts its threads with that, and Rust's callbacks run on them",
                    "raise it to 8 MiB: `ulimit -s 8192`",
                );
            } else if kib > 256 << 10 && stack != libc::RLIM_INFINITY {
                report.add(
                    Severity::Note,
                    format!("new threads have stacks of {} MiB (RLIMIT_STACK)", kib >> 10),
                    "Go starts its threads with that, and may run out of addresses where they are limited",
                    "lower it to 8 MiB unless you need it: `ulimit -s 8192`",
                );
            }
        }
        if let Some(processes) = processes.filter(|most| *most < 512) {
            report.add(
                Severity::Warning,
                format!("this user may have {processes} threads in all (RLIMIT_NPROC)"),
                "Go starts a thread for each call that blocks in the system, and ends the program if it cannot",
                "raise it: `ulimit -u`, or LimitNPROC of the service",
            );
        }
    }

    #[cfg(any(target_env = "gnu", target_env = "uclibc"))]
    type Resource = libc::__rlimit_resource_t;
    #[cfg(not(any(target_env = "gnu", target_env = "uclibc")))]
    type Resource = std::ffi::c_int;

    /// A limit as it is held to now.
    fn soft(resource: Resource) -> Option<u64> {
        let mut limit = MaybeUninit::<libc::rlimit>::uninit();
        // SAFETY: it has written the limit if it says so.
        let limit = unsafe {
            if libc::getrlimit(resource, limit.as_mut_ptr()) != 0 {
                return None;
            }
            limit.assume_init()
        };
        #[allow(
            clippy::useless_conversion,
            reason = "32-bit systems have smaller ones"
        )]
        Some(limit.rlim_cur.into())
    }
}

#[cfg(all(test, not(loom), target_os = "linux"))]
mod tests {
    use super::*;

    use linux::Groups;

    fn report(look: impl FnOnce(&mut Report)) -> String {
        let mut report = Report::default();
        look(&mut report);
        report.to_string()
    }

    const NOTHING: &str = "nothing found that would get in Go's way";

    #[test]
    fn groups_of_both_versions_are_found() {
        let mut groups = Groups {
            root: "/sys/fs/cgroup".into(),
            text: "12:pids:/docker/abc\n5:cpu,cpuacct:/\n0::/user.slice/app\n".to_owned(),
        };
        let found = groups.folders("pids");
        let found: Vec<_> = found
            .iter()
            .map(|(a, b)| (a.to_str(), b.to_str()))
            .collect();
        assert_eq!(
            found,
            [
                (Some("/sys/fs/cgroup/pids"), Some("/docker/abc")),
                (Some("/sys/fs/cgroup"), Some("/user.slice/app")),
            ]
        );
        groups.text = "nonsense\n1:\n".to_owned();
        assert_eq!(groups.folders("pids"), []);
    }

    #[test]
    fn limits_of_a_container_are_told() {
        let root = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = root.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, text).expect("written");
        };
        let groups = |text: &str| Groups {
            root: root.path().into(),
            text: text.to_owned(),
        };
        let new = groups("0::/slice/app\n");
        // The limit of a group holds for those in it.
        write("slice/app/pids.max", "max\n");
        write("slice/app/pids.current", "30\n");
        write("slice/app/memory.max", "max\n");
        assert_eq!(report(|report| new.look(report, false)), NOTHING);
        write("slice/pids.max", "50\n");
        write("slice/pids.current", "45\n");
        write("slice/memory.max", "268435456\n");
        let said = report(|report| new.look(report, false));
        assert!(
            said.contains("warning: the container allows 20 more threads"),
            "{said}"
        );
        assert!(
            said.contains("note: the container allows 256 MiB of memory"),
            "{said}"
        );
        assert!(said.contains("GOMEMLIMIT"), "{said}");
        let said = report(|report| new.look(report, true));
        assert!(!said.contains("memory"), "{said}");

        let old = groups("4:memory:/docker\n3:pids:/docker\n");
        write("memory/memory.limit_in_bytes", "9223372036854771712\n");
        assert_eq!(report(|report| old.look(report, false)), NOTHING);
        write("memory/docker/memory.limit_in_bytes", "1073741824\n");
        write("pids/docker/pids.max", "10\n");
        let said = report(|report| old.look(report, false));
        assert!(
            said.contains("1024 MiB") && said.contains("10 more"),
            "{said}"
        );
    }

    #[test]
    fn a_quota_that_go_does_not_know_is_a_warning() {
        let quota = |usable, asked, all| report(|report| linux::quota(report, usable, asked, all));
        assert_eq!(quota(Some(8), None, Some(8)), NOTHING);
        assert_eq!(quota(Some(2), Some(2), Some(8)), NOTHING);
        let said = quota(Some(2), None, Some(8));
        assert!(
            said.contains("warning: the container may use 2 of 8"),
            "{said}"
        );
        assert!(said.contains("GOMAXPROCS=2"), "{said}");
    }

    #[test]
    fn stacks_and_threads_of_the_user_may_be_limited() {
        let limited = |stack, processes| report(|report| linux::limited(report, stack, processes));
        assert_eq!(limited(Some(8 << 20), Some(30_000)), NOTHING);
        assert_eq!(limited(None, None), NOTHING);
        let said = limited(Some(64 << 10), Some(100));
        assert!(
            said.contains("error: new threads have stacks of 64 KiB"),
            "{said}"
        );
        assert!(
            said.contains("warning: this user may have 100 threads"),
            "{said}"
        );
        let said = limited(Some(1 << 30), None);
        assert!(
            said.contains("note: new threads have stacks of 1024 MiB"),
            "{said}"
        );
    }

    #[test]
    fn many_calling_threads_are_a_warning() {
        assert_eq!(report(|report| crowd(report, 16, 2)), NOTHING);
        let said = report(|report| crowd(report, 17, 2));
        assert!(
            said.contains("warning: 17 threads call Go, which runs 2"),
            "{said}"
        );
    }

    #[test]
    fn more_of_gomaxprocs_than_processors_is_a_warning() {
        let mut report = Report::default();
        processors(&mut report, Some(2), Some(2));
        processors(&mut report, None, Some(64));
        assert_eq!(report.worst(), None);
        processors(&mut report, Some(2), Some(8));
        assert_eq!(report.worst(), Some(Severity::Warning));
        assert!(report.to_string().contains("GOMAXPROCS=2"), "{report}");
    }
}
