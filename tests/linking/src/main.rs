//! Prints greetings from Go, which asks this program whom it greets.

mod api;

use std::pin::Pin;
use std::task::{Context, Poll};

use rust2go::Stream;

use api::{GreeterImpl, Registry, RegistryImpl};

/// A stream of what there is.
struct Names(Vec<String>);

impl Stream for Names {
    type Item = String;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<String>> {
        Poll::Ready(self.0.pop())
    }
}

impl Registry for RegistryImpl {
    fn title(name: &str) -> String {
        format!("Dr. {name}")
    }

    async fn home(name: &str) -> Result<String, rust2go::Error> {
        Ok(format!("the land of {name}"))
    }

    fn names() -> impl Stream<Item = String> + 'static {
        Names(vec!["Ferris".to_owned(), "Gopher".to_owned()])
    }
}

fn main() -> Result<(), rust2go::Error> {
    rust2go::executor::set(|task| {
        std::thread::spawn(|| pollster::block_on(task));
    });
    println!("{}", pollster::block_on(GreeterImpl::greet("Rust"))?);
    let greetings = pollster::block_on(GreeterImpl::all(|name| format!("Hi {name}!")))?;
    println!("{}", greetings.join(" "));
    Ok(())
}
