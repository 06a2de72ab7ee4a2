//! Prints a greeting from Go.

mod api;

fn main() -> Result<(), rust2go::Error> {
    println!("{}", pollster::block_on(api::GreeterImpl::greet("Rust"))?);
    Ok(())
}
