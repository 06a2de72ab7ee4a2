//! Objects of both sides, and who calls them.

use std::time::SystemTime;

use rust2go::{R2G, g2r, r2g};

#[derive(R2G)]
pub struct Env {
    pub name: String,
    pub at: SystemTime,
}

#[derive(R2G)]
pub enum Event {
    Opened,
    Moved { to: String },
}

#[derive(R2G, Debug, thiserror::Error)]
pub enum RuleError {
    #[error("{text} at {at}")]
    Syntax { text: String, at: u64 },
}

/// A compiled program; it lives in Go.
#[r2g]
pub trait Program {
    async fn eval(&self, env: &Env) -> Result<u64, RuleError>;
    fn source(&self) -> String;
    fn arity(&self) -> u32;
    /// Nil where there is none.
    fn parent(&self) -> Option<ProgramImpl>;
    async fn twin(&self) -> ProgramImpl;
    #[oneway]
    fn note(&self, text: &str);
    #[zero_copy]
    fn scan(&self, raw: &[u8], with: Option<ProgramImpl>) -> u64;
    fn call(&self, listener: &ListenerImpl, event: Event) -> Result<(), rust2go::Error>;
}

/// Its calls go through the ring.
#[r2g(transport = "ring")]
pub trait Job {
    async fn step(&self, count: u32) -> Result<JobImpl, rust2go::Error>;
    async fn listen(&self, listener: ListenerImpl) -> Option<ListenerImpl>;
    #[oneway]
    fn stop(&self);
}

/// Nobody can call anything of it.
#[r2g]
pub trait Rules {
    fn compile(src: &str) -> Result<ProgramImpl, RuleError>;
    async fn compile_later(src: &str) -> Result<ProgramImpl, RuleError>;
    fn merge(first: &ProgramImpl, second: Option<ProgramImpl>) -> ProgramImpl;
    fn start(program: ProgramImpl) -> JobImpl;
    fn subscribe(topic: &str, listener: ListenerImpl) -> ListenerImpl;
    async fn subscribe_later(listener: Option<ListenerImpl>) -> Result<ListenerImpl, RuleError>;
    fn first() -> Option<ListenerImpl>;
    #[zero_copy]
    fn look(raw: &[u8], listener: ListenerImpl);
}

/// Implemented in Rust, called by Go.
#[g2r]
pub trait Listener {
    /// Tells it of an event.
    fn on_event(&self, on: u64, event: Event);
    fn count(&self) -> u64;
    fn name(&self) -> String;
    fn next(&self) -> Option<ListenerImpl>;
    async fn flush(&self) -> Result<u64, RuleError>;
    async fn wait(&self);
    fn swap(&self, program: &ProgramImpl) -> Result<ProgramImpl, rust2go::Error>;
}

/// Where Go gets Rust's objects.
#[g2r]
pub trait Hub {
    fn listener(name: &str) -> Result<ListenerImpl, RuleError>;
    fn same(listener: &ListenerImpl) -> ListenerImpl;
    fn keep(program: ProgramImpl, other: Option<ProgramImpl>) -> u64;
    fn keep_or_fail(program: ProgramImpl, taken: bool) -> Result<(), rust2go::Error>;
    async fn run(program: ProgramImpl, listener: Option<ListenerImpl>) -> ProgramImpl;
    /// What Rust asks of Go, all of it on the calling thread.
    fn drive(what: &str, handle: u64) -> Result<u64, rust2go::Error>;
}
