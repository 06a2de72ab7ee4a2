//! The targets, and what each of them takes.

/// What is done with a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Its programs are built and run.
    Run,
    /// The compiler checks the Rust code.
    Check,
}

/// Where programs of a target run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On this machine.
    Here,
    /// In an emulator of another processor.
    Qemu,
    /// In an implementation of Windows.
    Wine,
}

/// A target, or a way to link for it.
#[derive(Debug)]
pub struct Target {
    /// What it is called here: its triple, and more where there are two ways to link for it.
    pub name: &'static str,
    /// The triple of rustc.
    pub triple: &'static str,
    /// How it is tested, in a few words.
    pub how: &'static str,
    pub way: Way,
    pub place: Place,
    /// Whether programs carry all that they need, so that they run in an empty directory.
    pub alone: bool,
    /// Whether it is one of the short run.
    pub short: bool,
    /// The programs that it takes, each with the package of Debian that has it.
    pub needs: &'static [(&'static str, &'static str)],
}

const AARCH64: &[(&str, &str)] = &[
    (
        "aarch64-linux-gnu-gcc",
        "gcc-aarch64-linux-gnu libc6-dev-arm64-cross",
    ),
    ("qemu-aarch64-static", "qemu-user-static"),
];
const MUSL: &[(&str, &str)] = &[("musl-gcc", "musl-tools")];
const WINDOWS: &[(&str, &str)] = &[
    ("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64-posix"),
    ("wine", "wine wine64"),
];

/// All of them.
pub const TARGETS: &[Target] = &[
    Target {
        name: "x86_64-unknown-linux-musl",
        triple: "x86_64-unknown-linux-musl",
        how: "static, run here",
        way: Way::Run,
        place: Place::Here,
        alone: true,
        short: true,
        needs: MUSL,
    },
    Target {
        name: "x86_64-unknown-linux-musl, dynamic",
        triple: "x86_64-unknown-linux-musl",
        how: "-crt-static, run here",
        way: Way::Run,
        place: Place::Here,
        alone: false,
        short: false,
        needs: MUSL,
    },
    Target {
        name: "aarch64-unknown-linux-gnu",
        triple: "aarch64-unknown-linux-gnu",
        how: "run by qemu-user",
        way: Way::Run,
        place: Place::Qemu,
        alone: false,
        short: true,
        needs: AARCH64,
    },
    Target {
        name: "aarch64-unknown-linux-musl",
        triple: "aarch64-unknown-linux-musl",
        how: "static, run by qemu-user",
        way: Way::Run,
        place: Place::Qemu,
        alone: true,
        short: false,
        needs: AARCH64,
    },
    Target {
        name: "x86_64-pc-windows-gnu",
        triple: "x86_64-pc-windows-gnu",
        how: "run by wine",
        way: Way::Run,
        place: Place::Wine,
        alone: false,
        short: true,
        needs: WINDOWS,
    },
    unlinked("x86_64-pc-windows-msvc"),
    unlinked("x86_64-apple-darwin"),
    unlinked("aarch64-apple-darwin"),
];

/// A target whose linker and C library cannot be had here.
const fn unlinked(triple: &'static str) -> Target {
    Target {
        name: triple,
        triple,
        how: "check only",
        way: Way::Check,
        place: Place::Here,
        alone: false,
        short: false,
        needs: &[],
    }
}
