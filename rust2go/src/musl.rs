//! Starting Go where the C library is musl.
//!
//! Go's archives begin with a constructor that takes `argc`, `argv` and `envp`, as glibc hands them to constructors. musl hands over
//! nothing (golang/go#13492), and Go's `runtime.sysargs` then reads at a wild address, before `main`. The builder therefore renames the section that
//! names Go's constructors (`build/musl.rs`), and the constructor here calls them with the arguments that the kernel has put on the stack.

use std::ffi::{c_char, c_int};
use std::ptr;

/// A constructor of Go's.
type Constructor = unsafe extern "C" fn(c_int, *const *const c_char, *const *const c_char);

unsafe extern "C" {
    /// Where the environment begins. musl sets it before it runs constructors.
    static __environ: *const *const c_char;

    // Linkers define these two where a section has a name that C can spell.
    #[link_name = "__start_rust2go_ini"]
    static FIRST: Option<Constructor>;
    #[link_name = "__stop_rust2go_ini"]
    static END: Option<Constructor>;
}

/// An entry that is there in any case, so that a program without Go code links as well.
#[used]
#[unsafe(link_section = "rust2go_ini")]
static NONE: Option<Constructor> = None;

#[used]
#[unsafe(link_section = ".init_array")]
static START: extern "C" fn() = start;

/// What a program is started with if the stack does not tell: no arguments, an empty environment, and an auxiliary vector that ends at
/// once. Go then reads `/proc/self/auxv`.
static NOTHING: [usize; 4] = [0; 4];

/// Calls Go's constructors.
extern "C" fn start() {
    // SAFETY: a word that nobody writes while constructors run: the program has one thread, or is being loaded by one.
    let environ = unsafe { __environ };
    let argv = if on_stack(environ) {
        // SAFETY: the kernel's block of arguments lies below the environment.
        unsafe { arguments(environ) }
    } else {
        None
    };
    let (argc, argv) = argv.unwrap_or((0, NOTHING.as_ptr().cast()));
    // SAFETY: `argv` has `argc` entries and a null one, before the environment.
    let environ = unsafe { argv.add(argc + 1) };
    let mut entry = &raw const FIRST;
    while entry < &raw const END {
        // SAFETY: between the two symbols lie the words of the section: the entry above, and Go's constructors.
        if let Some(constructor) = unsafe { *entry } {
            // SAFETY: they expect what glibc would give them.
            unsafe { constructor(argc as c_int, argv, environ) };
        }
        // SAFETY: at most the end of the section.
        entry = unsafe { entry.add(1) };
    }
}

/// Whether the environment is the one that the kernel has put at the end of the stack, which nothing has replaced yet: memory of `malloc`
/// lies below.
fn on_stack(environ: *const *const c_char) -> bool {
    let here = 0u8;
    environ.addr() > (&raw const here).addr()
}

/// `argc` and `argv`, which lie below the environment: `argc`, as many addresses, and a null one.
///
/// # Safety
/// `environ` must be the address that the kernel has put there.
unsafe fn arguments(environ: *const *const c_char) -> Option<(usize, *const *const c_char)> {
    // SAFETY: the null one after `argv`.
    let mut argv = unsafe { environ.sub(1) };
    // SAFETY: as above.
    if unsafe { *argv } != ptr::null() {
        return None;
    }
    let mut argc = 0;
    // No argument has an address as small as their number, so the first word that is equal to the number is `argc`.
    // SAFETY: `argc` is there, at the latest where the loop ends.
    while unsafe { *argv.sub(1) }.addr() != argc {
        argc += 1;
        // SAFETY: the word that has just been read.
        argv = unsafe { argv.sub(1) };
    }
    Some((argc, argv))
}
