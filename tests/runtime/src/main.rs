//! Loads its Go library when it first calls it: `program COMMAND [LIBRARY…]`.

mod api;

use std::env;
use std::pin::Pin;
use std::sync::Barrier;
use std::task::{Context, Poll};
use std::thread;

use futures_lite::{StreamExt, future};
use rust2go::{Error, Stream, load};

use api::{BareImpl, GreeterImpl, Registry, RegistryImpl};

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

    async fn home(name: &str) -> Result<String, Error> {
        Ok(format!("the land of {name}"))
    }

    fn names() -> impl Stream<Item = String> + 'static {
        Names(vec!["Ferris".to_owned(), "Gopher".to_owned()])
    }
}

fn main() {
    let mut args = env::args().skip(1);
    let command = args.next().unwrap_or_default();
    match &*command {
        "all" => all().expect("the calls"),
        "version" => {
            args.for_each(|library| load::from(library).expect("nothing is loaded"));
            println!("{:?}", load::loaded());
            show(GreeterImpl::version());
        }
        "again" => {
            for library in args {
                match load::from(library) {
                    Ok(()) => show(GreeterImpl::version()),
                    Err(error) => println!("{error}"),
                }
            }
        }
        "bare" => {
            args.for_each(|library| load::from(library).expect("nothing is loaded"));
            BareImpl::nothing();
        }
        "threads" => threads(),
        other => panic!("no command is called {other:?}"),
    }
}

/// A call of each kind.
fn all() -> Result<(), Error> {
    rust2go::executor::set(|task| {
        thread::spawn(|| future::block_on(task));
    });
    println!("{}", GreeterImpl::version()?);
    future::block_on(async {
        println!("{}", GreeterImpl::greet("Rust").await?);
        let greetings = GreeterImpl::all(|name| format!("Hi {name}!")).await?;
        println!("{}", greetings.join(" "));
        println!("{:?}", GreeterImpl::count(4).collect::<Vec<u64>>().await);
        println!("{}", GreeterImpl::sum((0..10).collect()).await?);
        let counter = GreeterImpl::counter(5);
        println!("{} {}", counter.add(1), counter.add(2));
        Ok(())
    })
}

/// Many first calls at once.
fn threads() {
    let start = Barrier::new(16);
    thread::scope(|scope| {
        for i in 0..16 {
            let start = &start;
            scope.spawn(move || {
                start.wait();
                if i % 2 == 0 {
                    assert_eq!(GreeterImpl::version(), Ok("1.2".to_owned()));
                } else {
                    assert_eq!(future::block_on(GreeterImpl::sum(vec![1, 2])), Ok(3));
                }
            });
        }
    });
    println!("all");
}

/// Prints what has come of a call.
fn show(result: Result<String, Error>) {
    match result {
        Ok(text) => println!(
            "{text} from {}",
            load::loaded().unwrap_or_default().display()
        ),
        Err(error) => println!("{error}"),
    }
}
