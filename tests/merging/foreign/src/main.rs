//! Calls a Go archive of somebody else's, and then the one of rust2go.

mod api;

#[cfg(other)]
use std::ffi::c_int;

#[cfg(other)]
unsafe extern "C" {
    fn other_answer() -> c_int;
}

fn main() {
    #[cfg(other)]
    // SAFETY: the function that `other/main.go` exports takes nothing and returns an int.
    println!("{}", unsafe { other_answer() });
    println!("{:?}", api::NumbersImpl::double(21));
    if let Err(error) = api::NumbersImpl::double(21) {
        println!("{error}");
    }
    #[cfg(other)]
    println!("{}", rust2go::preflight());
}
