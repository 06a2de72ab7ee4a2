//! Lets Go greet.

mod api;

fn main() {
    println!("{}", api::GreeterImpl::greet("world"));
}
