//! Greets; told to `rest`, stays until its input ends.

fn main() {
    println!("{}", greeting());
    if std::env::args().nth(1).as_deref() == Some("rest") {
        let _ = std::io::read_to_string(std::io::stdin());
    }
}

fn greeting() -> String {
    ["Hello, ", "world", "!"].concat()
}
