//! Lets Go greet; told to `rest`, stays until its input ends.

mod api;

fn main() {
    println!("{}", api::GreeterImpl::greet("world"));
    if std::env::args().nth(1).as_deref() == Some("rest") {
        let _ = std::io::read_to_string(std::io::stdin());
    }
}
