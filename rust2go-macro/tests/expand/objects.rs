//! Traits of objects, on both sides.

use std::sync::Mutex;

/// What crosses in both directions.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Event {
    /// Its text.
    pub text: String,
}

/// An error.
#[derive(rust2go::R2G, Debug)]
pub struct Refused {
    /// Why.
    pub code: u32,
}

impl From<rust2go::Error> for Refused {
    fn from(_: rust2go::Error) -> Self {
        Refused { code: 0 }
    }
}

/// A program, which lives in Go.
#[rust2go::r2g]
pub trait Program {
    /// Async, with what is borrowed.
    async fn eval(&self, event: &Event, list: &[Event]) -> Result<Event, Refused>;
    /// Nothing as an argument, and nothing at all.
    fn nothing(&self, nothing: ());
    /// Sync.
    #[must_use]
    fn source(&self) -> String;
    /// Nobody waits.
    #[oneway]
    fn stop(&self, reason: &str);
    /// Views of what has moved into the call.
    #[zero_copy]
    async fn views(&self, list: Vec<Event>) -> u64;
    /// Returns objects, and takes them.
    async fn merge(&self, other: &ProgramImpl, more: Option<ProgramImpl>) -> ProgramImpl;
    /// Perhaps.
    fn parent(&self) -> Option<ProgramImpl>;
    /// As many parameters as there can be.
    #[allow(clippy::too_many_arguments)]
    fn many(
        &self,
        a: u8,
        b: u8,
        c: u8,
        d: u8,
        e: u8,
        f: u8,
        g: u8,
        h: u8,
        i: u8,
        j: u8,
        k: u8,
        l: u8,
    );
}

/// Through the ring; one method is called as the trait of every clone.
#[rust2go::r2g(transport = "ring")]
pub trait Job {
    /// As a method of all types.
    async fn clone(&self) -> u8;
    /// Nobody waits.
    #[oneway]
    fn drop(&self);
}

/// Makes objects.
#[rust2go::r2g]
pub trait Rules {
    /// One, or an error.
    fn compile(source: &str) -> Result<ProgramImpl, Refused>;
    /// One of Rust's, for Go.
    fn subscribe(topic: &str, listener: ListenerImpl) -> SubscriptionImpl;
    /// Of Rust's, which Go gives back.
    async fn listener(topic: &str) -> Option<ListenerImpl>;
    /// A job.
    fn job() -> JobImpl;
}

/// Has one method.
#[rust2go::r2g]
pub trait Subscription {
    /// Its topic.
    fn topic(&self) -> String;
}

/// Implemented in Rust, called by Go.
#[rust2go::g2r]
pub trait Listener {
    /// Sync.
    fn on_event(&self, event: Event);
    /// Async, with what is borrowed.
    async fn wait(&self, topic: &str, list: &[Event]) -> Result<Event, Refused>;
    /// What the expansion writes as names.
    fn names(&self, this: u8, entry: &str, ask: u8) -> u8;
    /// Objects of both sides.
    fn next(
        &self,
        program: &ProgramImpl,
        more: Option<ProgramImpl>,
    ) -> Result<ListenerImpl, Refused>;
    /// A number.
    fn count(&self) -> u64;
}

/// Without a method of its own type's.
#[rust2go::g2r(rename = "Other")]
pub(crate) trait Small {
    /// A number.
    fn number(&self) -> u8;
}

/// An object in Rust.
#[derive(Debug, Default)]
pub struct Log(Mutex<Vec<Event>>);

impl Log {
    fn add(&self, event: Event) {
        if let Ok(mut events) = self.0.lock() {
            events.push(event);
        }
    }
}

impl Listener for Log {
    fn on_event(&self, event: Event) {
        self.add(event);
    }

    async fn wait(&self, topic: &str, _: &[Event]) -> Result<Event, Refused> {
        std::future::ready(()).await;
        self.add(Event { text: topic.into() });
        Err(Refused { code: 1 })
    }

    fn names(&self, this: u8, _: &str, ask: u8) -> u8 {
        this + ask
    }

    fn next(&self, _: &ProgramImpl, _: Option<ProgramImpl>) -> Result<ListenerImpl, Refused> {
        Ok(ListenerImpl::new(Log::default()))
    }

    fn count(&self) -> u64 {
        self.0.lock().map_or(0, |events| events.len() as u64)
    }
}

impl Small for u8 {
    fn number(&self) -> u8 {
        *self
    }
}

impl<T: Small> Small for Option<T> {
    fn number(&self) -> u8 {
        self.as_ref().map_or(0, Small::number)
    }
}

/// Any type that implements the trait can be one.
pub(crate) fn objects() -> [SmallImpl; 2] {
    [SmallImpl::new(1), Some(2).into()]
}

fn is_shared<T: Clone + Send + Sync + std::fmt::Debug + 'static>() {}

fn is_spawned(future: impl Future + Send + 'static) {
    drop(future);
}

/// What the types can do, and the calls.
pub fn check(program: ProgramImpl) {
    is_shared::<ProgramImpl>();
    is_shared::<ListenerImpl>();
    drop(objects());
    let same = program.clone();
    is_spawned(async move {
        same.eval(
            &Event {
                text: String::new(),
            },
            &[],
        )
        .await
    });
    // The call holds the object.
    is_spawned(program.views(Vec::new()));
    is_spawned(generic(program));
}

async fn generic(program: impl Program) -> u64 {
    program.nothing(());
    program.stop("x");
    program.views(Vec::new()).await
}
