//! Traits and their methods.

use proc_macro2::TokenStream;

use super::{Docs, Name, Ty};

/// How a parameter is passed in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing {
    /// `T`
    Owned,
    /// `&T`, `&str`, `&[T]`
    Borrowed,
}

/// One parameter of a method.
#[derive(Clone, Debug)]
pub struct Param {
    /// Its name.
    pub name: Name,
    /// Its type, without the `&`.
    pub ty: Ty,
    /// With `&` or without.
    pub passing: Passing,
    /// The type as the user wrote it, `&` and all, for the Rust side.
    pub tokens: TokenStream,
    /// `impl Trait` of a trait of objects: in Rust anything that can become the object can be passed.
    pub into: bool,
    /// The closure that it is. Its type is then an object, of a trait that [`derived`](crate::derived) makes.
    pub func: Option<Box<Func>>,
    /// The stream that it is, and its type then an object as above.
    pub stream: Option<Box<Stream>>,
}

/// A closure: `impl Fn(A) -> R`, `impl FnOnce(A) -> R`, `impl AsyncFn(A) -> R`.
#[derive(Clone, Debug)]
pub struct Func {
    /// Sync or async.
    pub mode: Mode,
    /// Whether it can be called once only.
    pub once: bool,
    /// What it takes, as `a0`, `a1` …
    pub params: Vec<Param>,
    /// What it returns.
    pub ret: Return,
}

/// A stream: `impl Stream<Item = T>`, `impl Stream<Item = Result<T, E>>`.
#[derive(Clone, Debug)]
pub struct Stream {
    /// What it gives, without the `Result`.
    pub item: Ty,
    /// The item's type as the user wrote it, without the `Result`.
    pub tokens: TokenStream,
    /// Set for items that are a `Result<T, E>`: the first error is the last item.
    pub error: Option<ErrorTy>,
    /// How many items the producer may be ahead of the consumer.
    pub window: u32,
    /// How the calls for items travel.
    pub transport: Transport,
}

impl Stream {
    /// The window of a stream whose method does not say: see `#[window]`.
    pub const WINDOW: u32 = 1024;

    /// What the user sees of it; `returned` if it is a result.
    pub fn surface(&self, returned: bool) -> Surface {
        Surface::Stream {
            fallible: self.error.is_some(),
            returned,
            window: self.window,
        }
    }
}

/// How a method is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// `fn`: on the calling thread.
    Sync,
    /// `async fn` or `-> impl Future<Output = T>`: on a goroutine.
    Async,
    /// `#[oneway] fn`: on a goroutine, nobody waits.
    Oneway,
}

/// How the calls of a method travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Transport {
    /// Rust calls a function that Go exports for the method. All sync methods do.
    #[default]
    Cgo,
    /// Rust puts the call into a ring, from which Go takes many at a time.
    Ring,
}

/// Who implements a trait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// `#[r2g]`: Go does, Rust calls.
    #[default]
    R2g,
    /// `#[g2r]`: Rust does, Go calls.
    G2r,
}

impl Side {
    /// The name of the attribute that says so.
    pub fn attribute(self) -> &'static str {
        match self {
            Side::R2g => "r2g",
            Side::G2r => "g2r",
        }
    }

    /// The language of the implementation.
    pub fn language(self) -> &'static str {
        match self {
            Side::R2g => "Go",
            Side::G2r => "Rust",
        }
    }
}

/// What the user sees of a trait that has objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Surface {
    /// The trait itself.
    #[default]
    Trait,
    /// A closure in Rust, a func in Go: the trait has one method, `call`.
    Func {
        /// `FnOnce`: it can be called once.
        once: bool,
    },
    /// A stream in Rust, a func in Go that yields the items: the trait has one method, `next`, which gives the items that are ready.
    Stream {
        /// Whether items are a `Result`.
        fallible: bool,
        /// Whether it is the result of a method, or else a parameter.
        returned: bool,
        /// How many items the producer may be ahead.
        window: u32,
    },
}

/// The error half of a `Result`.
#[derive(Clone, Debug)]
pub struct ErrorTy {
    /// The last segment of its path: `Error` for `rust2go::Error`, or an error type of the contract.
    pub name: Name,
    /// The type as the user wrote it.
    pub tokens: TokenStream,
}

impl ErrorTy {
    /// Whether it is `rust2go::Error`; no type of the contract can be called `Error`.
    pub fn is_bridge(&self) -> bool {
        self.name.text == "Error"
    }

    /// The type in its one form, for the contract text.
    pub fn text(&self) -> &str {
        if self.is_bridge() {
            return "rust2go::Error";
        }
        &self.name.text
    }
}

/// What a method returns.
#[derive(Clone, Debug)]
pub struct Return {
    /// The value; [`TyKind::Unit`](super::TyKind::Unit) where there is none.
    pub value: Ty,
    /// The value's type as the user wrote it.
    pub tokens: TokenStream,
    /// Set for `Result<T, E>`.
    pub error: Option<ErrorTy>,
    /// The stream that it is. The value is then an object, of a trait that [`derived`](crate::derived) makes, and the error that of the
    /// items, or `rust2go::Error`: what opening the stream ends with, and asking for items.
    pub stream: Option<Box<Stream>>,
}

/// A method of a trait.
#[derive(Clone, Debug)]
pub struct Method {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: Docs,
    /// Sync, async or oneway.
    pub mode: Mode,
    /// By an exported function or through the ring.
    pub transport: Transport,
    /// `#[zero_copy]`: Go gets views of Rust memory.
    pub zero_copy: bool,
    /// `&self`: it is called on an object. All methods of a trait are, or none.
    pub receiver: bool,
    /// 0 to 12 parameters, beside the receiver.
    pub params: Vec<Param>,
    /// The result.
    pub ret: Return,
    /// Attributes of the user that stay on the Rust method: `#[doc]`, `#[deprecated]`, `#[allow]` …
    pub attrs: Vec<TokenStream>,
}

/// A trait under `#[r2g]` or `#[g2r]`.
#[derive(Clone, Debug)]
pub struct Trait {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: Docs,
    /// Who implements it.
    pub side: Side,
    /// Whether its methods take `&self`: then it is implemented by objects, and not by the program once.
    pub objects: bool,
    /// What the user sees of it.
    pub surface: Surface,
    /// Its visibility, as written.
    pub vis: TokenStream,
    /// Its methods, in order.
    pub methods: Vec<Method>,
    /// Attributes of the user that stay on the Rust trait.
    pub attrs: Vec<TokenStream>,
}

impl Trait {
    /// The methods whose calls the ring carries. A call names its method by the place in this list, which is sorted by name: halves
    /// with equal contract texts, in which the order of methods does not show, number them alike.
    pub fn ring_methods(&self) -> Vec<&Method> {
        let is_ring = |method: &&Method| method.transport == Transport::Ring;
        let mut methods: Vec<&Method> = self.methods.iter().filter(is_ring).collect();
        methods.sort_by_key(|method| &method.name.text);
        methods
    }

    /// Whether the interface joins a ring: it carries calls of some methods, tells Go that async methods which Rust implements are done,
    /// or releases objects.
    pub fn joins_ring(&self) -> bool {
        match self.side {
            _ if self.objects => true,
            Side::R2g => !self.ring_methods().is_empty(),
            Side::G2r => self.methods.iter().any(|m| m.mode == Mode::Async),
        }
    }

    /// The methods in the order of Rust's table of a trait that Rust implements: by name, for the reason that
    /// [`ring_methods`](Self::ring_methods) gives.
    pub fn served(&self) -> Vec<&Method> {
        let mut methods: Vec<&Method> = self.methods.iter().collect();
        methods.sort_by_key(|method| &method.name.text);
        methods
    }
}
