//! Why a value cannot cross, and where in it.

use crate::error::Error;
use crate::link::Method;

/// Why a value could not be taken over from Go, or has no form there; the path grows outwards as it is returned.
///
/// One word, so that a `Result<(), Mismatch>` is one as well.
#[derive(Debug)]
pub struct Mismatch(Box<Inner>);

#[derive(Debug)]
struct Inner {
    path: String,
    reason: String,
}

impl Mismatch {
    /// A mismatch at the value itself.
    #[cold]
    pub fn new(reason: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            path: String::new(),
            reason: reason.into(),
        }))
    }

    /// The same, seen from the struct that has the value in `field`.
    #[cold]
    pub fn in_field(mut self, field: &str) -> Self {
        self.0.path.insert_str(0, field);
        self.0.path.insert(0, '.');
        self
    }

    /// The same, seen from the list that has the value at `index`.
    #[cold]
    pub fn at_index(mut self, index: usize) -> Self {
        self.0.path.insert_str(0, &format!("[{index}]"));
        self
    }

    /// The same, seen from the map that has the value under `key`.
    #[cfg(feature = "serde_json")]
    #[cold]
    pub(crate) fn at_key(mut self, key: &str) -> Self {
        self.0.path.insert_str(0, &format!("[{key:?}]"));
        self
    }

    /// The error of the call to `method` whose outcome the value is in.
    #[cold]
    pub fn in_method(self, method: &str) -> Error {
        Error::Decode {
            field: format!("{method}{}", self.0.path),
            reason: self.0.reason,
        }
    }

    /// The error of the call to `method` whose arguments the value is in; the path begins with the number of the argument.
    #[cold]
    pub(crate) fn in_arguments(self, method: &Method) -> Error {
        Error::Encode {
            field: self.argument(method.name, method.params),
            reason: self.0.reason,
        }
    }

    /// Where it is, and why, in the arguments of a call from Go to `method`.
    #[cold]
    pub(crate) fn in_ask(self, method: &str, params: &[&str]) -> (String, String) {
        (self.argument(method, params), self.0.reason)
    }

    /// Where it is, and why, in the outcome of a call from Go to `method`.
    #[cold]
    pub(crate) fn in_answer(self, method: &str) -> (String, String) {
        (format!("{method}{}", self.0.path), self.0.reason)
    }

    /// The path with the method in front, and the name of the argument for its number.
    fn argument(&self, method: &str, params: &[&str]) -> String {
        let path = self.0.path.strip_prefix('.').unwrap_or(&self.0.path);
        let end = path.find(['.', '[']).unwrap_or(path.len());
        let (number, rest) = path.split_at(end);
        let param = number.parse().ok().and_then(|i: usize| params.get(i));
        format!("{method}.{}{rest}", param.unwrap_or(&number))
    }
}

#[cfg(test)]
impl Mismatch {
    /// Path and reason, for tests.
    pub(crate) fn text(&self) -> String {
        format!("{}: {}", self.0.path, self.0.reason)
    }
}
