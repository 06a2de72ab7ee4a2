//! Greets.

fn main() {
    println!("{}", greeting());
}

fn greeting() -> String {
    ["Hello, ", "world", "!"].concat()
}
