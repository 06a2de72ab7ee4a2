//! Tests across the two languages. A case is a folder of `cases/`: `contract.rs`, `impl.go` and `test.rs`; dropping one in
//! registers it. The build script makes one Go archive of all of them.
