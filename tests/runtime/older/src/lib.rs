//! Has a Go library, and nothing of it in Rust.
