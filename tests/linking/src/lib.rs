//! Here so that the package has a library: cargo gives link directives to that one first. The program does not use it.
