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
    let calling = threads::calling();
    let most = asked.or(usable).unwrap_or(1);
    if calling > most.saturating_mul(8) {
        report.add(
            Severity::Warning,
            format!("{calling} threads call Go, which runs {most} of them at a time"),
            "calls wait for each other: the slowest of a hundred sync calls take hundreds of microseconds then",
            "use fewer threads, async methods, or the ring; or more of GOMAXPROCS if there are the processors",
        );
    }
    #[cfg(target_os = "linux")]
    linux::look(report, usable, asked);
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
    use std::path::{Path, PathBuf};

    use super::super::{Report, Severity};

    /// Fewer threads than that are soon used up: Go starts one for each call that blocks in the system.
    const FEW: u64 = 64;

    pub(super) fn look(report: &mut Report, usable: Option<usize>, asked: Option<usize>) {
        let Ok(groups) = fs::read_to_string("/proc/self/cgroup") else {
            report.add(
                Severity::Note,
                "there is no /proc",
                "the limits of the container cannot be told, and Go before 1.25 does not see them either",
                "state GOMAXPROCS and GOMEMLIMIT when you start the program, if it has limits",
            );
            return rlimits(report);
        };
        quota(report, usable, asked);
        if let Some(left) = threads_left(&groups).filter(|left| *left < FEW) {
            report.add(
                Severity::Warning,
                format!("the container allows {left} more threads (pids.max)"),
                "Go starts a thread for each call that blocks in the system, and ends the program if it cannot",
                "allow more (--pids-limit, TasksMax), or let fewer calls block at a time",
            );
        }
        let memory = smallest(
            &groups,
            "memory",
            &["memory.max", "memory/memory.limit_in_bytes"],
        );
        // What has no limit says so by a number no machine has.
        let memory = memory.filter(|bytes| *bytes < 1 << 50);
        if let (Some(bytes), None) = (memory, std::env::var_os("GOMEMLIMIT")) {
            let mib = bytes >> 20;
            report.add(
                Severity::Note,
                format!("the container allows {mib} MiB of memory, which Go does not know"),
                "its collector lets the heap grow to twice what is in use, and the system may end the program before",
                format!("start the program with GOMEMLIMIT below {mib}MiB, less what Rust uses"),
            );
        }
        rlimits(report);
    }

    /// Go before 1.25 starts as many threads as there are processors, whatever share of them the container may use.
    fn quota(report: &mut Report, usable: Option<usize>, asked: Option<usize>) {
        let (Some(usable), None, Some(all)) = (usable, asked, all_processors()) else {
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

    /// How many threads the container's groups allow beside those there are.
    fn threads_left(groups: &str) -> Option<u64> {
        let max = smallest(groups, "pids", &["pids.max"])?;
        let now = smallest(groups, "pids", &["pids.current"]).unwrap_or(0);
        Some(max.saturating_sub(now))
    }

    /// The smallest number in the files of these names, in the group of this process and those around it. `groups` is `/proc/self/cgroup`.
    fn smallest(groups: &str, controller: &str, names: &[&str]) -> Option<u64> {
        let mut least = None;
        for (root, group) in folders(groups, controller) {
            for folder in group.ancestors() {
                let folder = root.join(folder.strip_prefix("/").unwrap_or(folder));
                for name in names {
                    let name = name.rsplit('/').next().unwrap_or(name);
                    let text = fs::read_to_string(folder.join(name)).unwrap_or_default();
                    let number = text.trim().parse::<u64>().ok();
                    least = least.into_iter().chain(number).min();
                }
            }
        }
        least
    }

    /// The groups of the process that have the controller: where their tree is mounted, and where in it they are.
    pub(super) fn folders(groups: &str, controller: &str) -> Vec<(PathBuf, PathBuf)> {
        let lines = groups.lines().filter_map(|line| {
            let mut parts = line.splitn(3, ':');
            let (_, controllers, path) = (parts.next()?, parts.next()?, parts.next()?);
            if controllers.is_empty() {
                return Some((PathBuf::from("/sys/fs/cgroup"), PathBuf::from(path)));
            }
            let has = controllers.split(',').any(|name| name == controller);
            has.then(|| (Path::new("/sys/fs/cgroup").join(controllers), path.into()))
        });
        lines.collect()
    }

    fn rlimits(report: &mut Report) {
        if let Some(stack) = soft(libc::RLIMIT_STACK) {
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
        // The system does not hold root to it.
        // SAFETY: it only tells a number.
        let root = unsafe { libc::geteuid() } == 0;
        if let Some(processes) = soft(libc::RLIMIT_NPROC).filter(|most| *most < 512 && !root) {
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

    #[test]
    fn groups_of_both_versions_are_found() {
        let groups = "12:pids:/docker/abc\n5:cpu,cpuacct:/\n0::/user.slice/app\n";
        let found = linux::folders(groups, "pids");
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
        assert_eq!(linux::folders("nonsense\n1:\n", "pids"), []);
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
