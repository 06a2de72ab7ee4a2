//! Names that collide with what expansions use, or that are keywords.

/// Called as a type of the runtime.
#[derive(rust2go::R2G, Debug)]
pub struct Method {
    /// A field.
    pub frame: u8,
}

/// Called as a type of the runtime.
#[derive(rust2go::R2G, Debug)]
pub struct Interface {
    /// A field.
    pub method: Method,
}

/// Called as the associated type of `Layout`.
#[derive(rust2go::R2G, Debug)]
pub struct Ref {
    /// A field.
    pub value: String,
}

/// Called as the begin of a frame, in Rust and in the header.
#[derive(rust2go::R2G, Debug)]
pub struct Head {
    /// A field.
    pub done: usize,
}

/// Fields called as the parameters of the conversions.
#[derive(rust2go::R2G, Debug)]
pub struct Parameters {
    /// A field.
    pub d: String,
    /// A field.
    pub m: Option<u8>,
    /// A field.
    pub a: Vec<u8>,
    /// A field.
    pub e: Ref,
    /// A field.
    pub value: Head,
    /// A field.
    pub self_: u8,
    /// A field.
    pub variant: u8,
    /// A field.
    pub payload: u8,
    /// A field.
    pub _empty: u8,
}

/// Keywords.
#[derive(rust2go::R2G, Debug)]
pub struct Keywords {
    /// A field.
    pub r#type: u8,
    /// A field.
    pub r#fn: u8,
    /// A field.
    pub r#async: u8,
    /// A keyword since the edition 2024.
    pub r#gen: u8,
}

/// A keyword, as a type.
#[derive(rust2go::R2G, Debug)]
pub struct r#Box_ {
    /// A field.
    pub value: u8,
}

/// Variants called as what the expansion writes.
#[derive(rust2go::R2G, Debug)]
pub enum Outcome {
    /// A variant.
    Ok(u8),
    /// A variant.
    Err {
        /// A field.
        value: u8,
        /// A field.
        variant: u8,
        /// A keyword.
        r#match: u8,
    },
    /// A variant.
    None,
    /// Not for Go.
    Bridge(rust2go::Error),
}

impl From<rust2go::Error> for Outcome {
    fn from(error: rust2go::Error) -> Self {
        Outcome::Bridge(error)
    }
}

/// Modules and aliases that shadow the prelude.
pub mod shadowed {
    /// Not the one of the prelude.
    pub type Result<T, E = super::Outcome> = ::core::result::Result<T, E>;

    #[allow(missing_docs, non_snake_case, unused)]
    pub mod Option {}
    #[allow(missing_docs, non_snake_case, unused)]
    pub mod core {}
    #[allow(missing_docs, non_snake_case, unused)]
    pub mod std {}
    #[allow(missing_docs, unused)]
    pub mod private {}
    #[allow(non_snake_case, unused)]
    fn Ok() {}
    #[allow(non_snake_case, unused)]
    fn Err() {}
    #[allow(missing_docs, unused)]
    pub trait Future {}
    #[allow(missing_docs, unused)]
    pub trait Send {}
    #[allow(missing_docs, unused)]
    pub trait Copy {}

    /// With fields.
    #[derive(rust2go::R2G, Debug)]
    pub struct Document {
        /// A field.
        pub text: String,
    }

    /// With every mode.
    #[rust2go::r2g]
    pub trait Shadows {
        /// Sync.
        fn sync(doc: &Document) -> Result<u8, super::Outcome>;
        /// Async.
        async fn later(doc: Document) -> Result<Document, rust2go::Error>;
        /// Oneway.
        #[oneway]
        fn oneway(doc: &Document);
    }
}

/// Parameters called as what the expansion writes.
#[rust2go::r2g]
pub trait Parameter {
    /// Sync.
    fn sync(frame: u8, d: &str, m: &[u8], a: Vec<u8>, value: u8, self_: u8) -> Result<u8, Outcome>;
    /// Async.
    async fn later(frame: u8, d: &str, m: &[u8], a: Vec<u8>, value: u8, self_: u8) -> Method;
    /// Oneway.
    #[oneway]
    fn oneway(frame: u8, d: &str, m: &[u8], handle: (), value: &u8, self_: u8);
    /// Keywords.
    fn r#match(r#type: u8, r#fn: &str, r#async: ()) -> Keywords;
    /// A keyword since the edition 2024.
    async fn r#gen(r#gen: u8);
}

/// Methods called as what the expansion writes.
#[rust2go::r2g]
pub trait Methods {
    /// A method.
    fn cancel() -> Interface;
    /// A method.
    fn contract() -> Ref;
    /// A method.
    fn describe(parameters: &Parameters) -> Box_;
    /// A method.
    fn clone() -> Head;
    /// A method.
    fn default() -> u8;
    /// A method.
    fn fmt(f: u8);
    /// A method.
    fn from(x: u8);
}

/// A trait with nothing but `new`.
#[rust2go::r2g]
pub trait Factory {
    /// Makes nothing.
    fn new() -> u64;
}

/// A keyword.
#[rust2go::r2g]
pub trait r#Struct {
    /// A method.
    async fn r#struct();
}

/// Called as a type of the runtime.
#[rust2go::r2g]
pub trait Call {
    /// A method.
    async fn call() -> Result<(), rust2go::Error>;
}
