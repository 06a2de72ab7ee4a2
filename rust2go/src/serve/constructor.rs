//! How Go gets the table of a trait: a constructor, which runs before `main`, or when the library is loaded.

/// Calls `$serve` with the address of `$table` before `main`. Neither calls Go, so that the order of constructors does not matter.
///
/// Linkers keep it wherever the object file of the expansion's crate is linked into a program or a shared library. Out of a static library
/// they take it only with something else from the same object file.
#[doc(hidden)]
#[macro_export]
macro_rules! constructor {
    ($serve:path, $table:path) => {
        const _: () = {
            unsafe extern "C" fn construct() {
                // SAFETY: the function stores an address, and the table lives as long as the program.
                unsafe { $serve(&raw const $table) }
            }

            #[used]
            #[cfg_attr(
                target_vendor = "apple",
                unsafe(link_section = "__DATA,__mod_init_func,mod_init_funcs")
            )]
            #[cfg_attr(windows, unsafe(link_section = ".CRT$XCU"))]
            #[cfg_attr(
                not(any(target_vendor = "apple", windows)),
                unsafe(link_section = ".init_array")
            )]
            static CONSTRUCTOR: unsafe extern "C" fn() = construct;
        };
    };
}
