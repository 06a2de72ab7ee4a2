//! Go's log records become events of `tracing`.

use std::fmt;
use std::io::{self, IsTerminal};

use tracing::level_filters::LevelFilter;

use crate::api::{Attribute, Level, LogRecord, LoggerImpl, Value};

/// Prints what is logged, in Rust and in Go, to the standard error. Go is told what nobody would see, and does not make it.
pub fn init(filter: LevelFilter) {
    tracing_subscriber::fmt()
        .with_max_level(filter)
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr)
        .without_time()
        .init();
    match least(filter) {
        Some(level) => LoggerImpl::log_to(level, emit),
        None => LoggerImpl::log_off(),
    }
}

/// What passes a filter.
fn least(filter: LevelFilter) -> Option<Level> {
    match filter.into_level()? {
        tracing::Level::ERROR => Some(Level::Error),
        tracing::Level::WARN => Some(Level::Warn),
        tracing::Level::INFO => Some(Level::Info),
        _ => Some(Level::Debug),
    }
}

/// Emits an event. It is called on threads of Go's.
fn emit(record: LogRecord) {
    // An event's names are fixed when Rust is compiled, so Go's are in the text.
    macro_rules! event {
        ($level:ident) => {
            tracing::event!(
                target: "go",
                tracing::Level::$level,
                "{}{}",
                record.message,
                Shown(&record.attributes)
            )
        };
    }
    match record.level {
        Level::Debug => event!(DEBUG),
        Level::Info => event!(INFO),
        Level::Warn => event!(WARN),
        Level::Error => event!(ERROR),
    }
}

/// ` name=value` for each of them.
struct Shown<'a>(&'a [Attribute]);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Attribute { name, value } in self.0 {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Text(text) => write!(f, "{text:?}"),
            Value::Int(number) => number.fmt(f),
            Value::Uint(number) => number.fmt(f),
            Value::Float(number) => number.fmt(f),
            Value::Bool(yes) => yes.fmt(f),
            Value::Span(span) => write!(f, "{span:?}"),
        }
    }
}
