//! The macros of rust2go. Each parses its item with `rust2go-model`, which words the errors, and hands the checked item to an
//! emitter; nothing is decided here.

mod drift;
mod emit;

use proc_macro::TokenStream;
use rust2go_model::ast::{Item, Side};
use rust2go_model::{catalog, parse_derive, parse_trait, to_compile_errors};

/// Makes a struct or an enum cross the boundary.
///
/// A struct is one in Go, and a tuple struct of one field a defined type; an enum is a number with constants, or, where variants have
/// fields, an interface with a struct for each variant. Any of them can be the `E` of a method's `Result` as well: it then implements
/// `error` in Go, with the text of `#[error("…")]`. What borrows (`struct Line<'a>`) can be a parameter, and nothing else.
///
/// The expansion adds a `repr(C)` form, `<Name>Ref` or `<Enum><Variant>Ref`, and the conversions. A struct without text and lists that
/// is `repr(C)` itself, or happens to be laid out like it, crosses in lists as one block.
///
/// - `#[r2g(rename = "Name")]` on the type, a variant or a field: its name in Go.
/// - `#[r2g(skip)]` on a field: Go does not know it; a value that comes from there has `Default::default()`, or what
///   `#[r2g(skip, default = …)]` says. On a variant: Go does not know it, and so the enum cannot be sent there, only come back.
/// - `#[r2g(with = Converter, as = Type)]` on a field: it crosses as that type, by a converter that implements `rust2go::Carrier`.
/// - `#[r2g(tag = "…")]` and `#[r2g(default = …)]` on a field: its tag, and its value in a new struct, in Go.
///
/// ```
/// #[derive(rust2go::R2G)]
/// struct Document {
///     source: String,
///     #[r2g(tag = "json:\"tags,omitempty\"")]
///     tags: Vec<String>,
///     limit: Option<u32>,
///     format: Format,
///     #[r2g(skip)]
///     rendered: Option<String>,
/// }
///
/// #[derive(rust2go::R2G)]
/// enum Format {
///     Plain,
///     Markdown { flavor: String },
/// }
/// ```
#[proc_macro_derive(R2G, attributes(r2g, error))]
pub fn derive_r2g(item: TokenStream) -> TokenStream {
    let input = match syn::parse::<syn::DeriveInput>(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error().into(),
    };
    let emitted = parse_derive(&input).map(|item| match item {
        Item::Struct(struct_) => drift::checked(
            &drift::of_struct(&struct_),
            struct_.name.span,
            emit::structs::emit(&struct_),
        ),
        Item::Enum(enum_) => drift::checked(
            &drift::of_enum(&enum_),
            enum_.name.span,
            emit::enum_(&enum_),
        ),
        Item::Trait(_) => proc_macro2::TokenStream::new(),
    });
    emitted
        .unwrap_or_else(|errors| to_compile_errors(&errors))
        .into()
}

/// Makes a client for a trait that Go implements: `<Trait>Impl`, with the methods as inherent functions, which implements the
/// trait as well.
///
/// `fn` runs on the calling thread, `async fn` (or `-> impl Future<Output = T>`) on a goroutine; on a
/// method, `#[oneway]` starts a goroutine that nobody waits for, and `#[zero_copy]` shows Go the caller's own memory.
///
/// Rust calls a function that Go exports for each method. `#[r2g(transport = "ring")]` makes async and oneway calls travel through rings
/// in shared memory instead, from which each side takes many at a time; `#[ring]` and `#[cgo]` on a method say it for that one.
/// `#[r2g(rename = "Name")]` on the trait or a method is its name in Go.
///
/// ```no_run
/// #[rust2go::r2g]
/// pub trait Clock {
///     /// The zone's offset in seconds.
///     fn offset(zone: &str) -> Result<i32, rust2go::Error>;
///     async fn next_tick(after: u64) -> u64;
/// }
/// # async fn f() { ClockImpl::next_tick(5).await; }
/// ```
///
/// # Objects
/// The Go program implements such a trait once. Where all methods take `&self`, the trait is one of objects instead: `<Trait>Impl` holds
/// one that Go has returned or passed, and is a type of the contract, as a whole parameter or result or an `Option` of it. Clones share the
/// object; when the last one is dropped, Go's collector may have it. Calls hold it while they are under way.
///
/// ```no_run
/// /// A compiled program; it lives in Go.
/// #[rust2go::r2g]
/// pub trait Program {
///     async fn eval(&self, input: &str) -> Result<String, rust2go::Error>;
/// }
///
/// #[rust2go::r2g]
/// pub trait Rules {
///     fn compile(source: &str) -> Result<ProgramImpl, rust2go::Error>;
/// }
/// # async fn f() -> Result<(), rust2go::Error> {
/// let program = RulesImpl::compile("a + b")?;
/// let same = program.clone();
/// assert_eq!(program.eval("1").await?, same.eval("1").await?);
/// # Ok(()) }
/// ```
///
/// `impl Trait` of a trait of objects, as a whole parameter, takes whatever is `Into<<Trait>Impl>`.
///
/// # Closures
/// `impl Fn(A) -> R + Send + Sync + 'static` as a whole parameter is a func in Go, and so are `impl FnOnce(A) -> R + Send + 'static`, which can be
/// called once, and `impl AsyncFn(A) -> R + …`, for which a closure that returns a future is passed. Arguments and results are owned
/// types of the contract. A closure is dropped when Go has closed or collected the func, and no call is under way.
///
/// ```no_run
/// #[rust2go::r2g]
/// pub trait Renderer {
///     fn render(source: &str, progress: impl Fn(u32) -> bool + Send + Sync + 'static) -> String;
///     fn watch(file: &str, changed: impl AsyncFn(String) -> Result<(), rust2go::Error> + Send + Sync + 'static);
/// }
/// # fn f() {
/// RendererImpl::render("# x", |percent| percent < 100);
/// RendererImpl::watch("a.md", |text| async move {
///     println!("{text}");
///     Ok(())
/// });
/// # }
/// ```
///
/// # Streams
/// A method that returns `impl Stream<Item = T>` or `impl Stream<Item = Result<T, E>>` gives a `rust2go::Streaming`, which is lazy: the Go method
/// runs on a goroutine of its own when the first item is asked for, and has a context that ends when the stream is dropped. It works ahead by
/// 1024 items; `#[window(n)]` on the method says another number, for items that are large. The first error is the last item.
///
/// `impl Stream<Item = T> + Send + 'static` as a whole parameter gives Go a stream of Rust's, and a method can do both at once. The executor polls
/// it, a batch at a time; Go's loop over it ends with the context of the call.
///
/// ```no_run
/// use rust2go::Stream;
///
/// #[rust2go::r2g(transport = "ring")]
/// pub trait Feed {
///     fn ticks(symbol: &str) -> impl Stream<Item = Result<f64, rust2go::Error>>;
///     #[window(16)]
///     async fn upload(chunks: impl Stream<Item = Vec<u8>> + Send + 'static) -> Result<u64, rust2go::Error>;
///     fn scale(input: impl Stream<Item = f64> + Send + 'static) -> impl Stream<Item = f64>;
/// }
/// # async fn f() -> Result<(), rust2go::Error> {
/// let mut ticks = FeedImpl::ticks("X");
/// while let Some(tick) = ticks.next().await {
///     println!("{}", tick?);
/// }
/// # Ok(()) }
/// ```
#[proc_macro_attribute]
pub fn r2g(attr: TokenStream, item: TokenStream) -> TokenStream {
    trait_(Side::R2g, attr, item)
}

/// Makes Go a client of a trait that Rust implements: `<Trait>Impl`, a unit struct for which you write `impl <Trait>`; Go gets a type
/// of the same name with the methods.
///
/// `fn` runs on the thread that calls, which is Go's, and should not block; `async fn` (or
/// `-> impl Future<Output = T> + Send`) runs on the executor of the program (`rust2go::executor`), while the goroutine is parked. Futures
/// are `Send`; the `impl` can say `async fn` all the same. A goroutine whose context ends drops the future of a method that returns a
/// `Result`, at its next poll.
///
/// Arguments are Rust's own by the time a method has them: `&str`, `&[T]` and `&T` as whole parameters borrow from what has been read,
/// nothing else borrows. What a method returns is copied by Go.
///
/// A trait that has no `impl` does not compile. It must stand in the crate of the contract. `#[g2r(rename = "Name")]` on the trait or a
/// method is its name in Go.
///
/// # Errors
/// Where a method returns `Result<T, E>`, its error is Go's error: of the type that Go has for `E`, or, for `rust2go::Error` and skipped
/// variants of `E`, a text.
///
/// # Panics
/// A panic is caught. It is Go's error, with the message and the place, or a panic of Go where the method returns no `Result`.
///
/// ```no_run
/// #[derive(rust2go::R2G, Debug)]
/// pub enum StoreError {
///     NotFound { key: String },
/// }
///
/// /// What Go stores in Rust.
/// #[rust2go::g2r]
/// pub trait Store {
///     /// On the calling thread.
///     fn len(prefix: &str) -> u64;
///     /// Parks the goroutine.
///     async fn get(key: &str) -> Result<Vec<u8>, StoreError>;
/// }
///
/// impl Store for StoreImpl {
///     fn len(prefix: &str) -> u64 {
///         prefix.len() as u64
///     }
///
///     async fn get(key: &str) -> Result<Vec<u8>, StoreError> {
///         Err(StoreError::NotFound { key: key.into() })
///     }
/// }
/// ```
///
/// # Objects
/// Where all methods take `&self`, any type that is `Send + Sync + 'static` can implement the trait. `<Trait>Impl::new(value)` makes an object
/// of a value, for Go: a type of the contract, as a whole parameter or result or an `Option` of it. Clones share the object; it is dropped
/// when the last one is, Go has closed or collected it, and no call is under way, on a thread of Rust's or Go's.
///
/// ```no_run
/// #[rust2go::g2r]
/// pub trait Listener {
///     fn on_event(&self, event: String);
/// }
///
/// #[rust2go::r2g]
/// pub trait Bus {
///     fn subscribe(topic: &str, listener: ListenerImpl);
/// }
///
/// struct Log(std::sync::Mutex<Vec<String>>);
///
/// impl Listener for Log {
///     fn on_event(&self, event: String) {
///         self.0.lock().unwrap().push(event);
///     }
/// }
/// # fn f() {
/// BusImpl::subscribe("orders", ListenerImpl::new(Log(Default::default())));
/// # }
/// ```
///
/// # Closures
/// A func of Go's is `impl Fn(A) -> R + Send + Sync + 'static`, as a whole parameter, or `FnOnce`, with which Rust lets go of it after the call.
/// Calling one calls Go: it panics where Go does and `R` is no `Result`. When it is dropped, Go's collector may have the func. An
/// `impl AsyncFn(A) -> R + …` is a closure that returns a future; the `impl` names the types of both:
///
/// ```no_run
/// #[rust2go::g2r]
/// pub trait Index {
///     fn each(prefix: &str, visit: impl Fn(String) -> bool + Send + Sync + 'static);
///     async fn build(load: impl AsyncFn(u64) -> String + Send + Sync + 'static) -> u64;
/// }
///
/// impl Index for IndexImpl {
///     fn each(prefix: &str, visit: impl Fn(String) -> bool + Send + Sync + 'static) {
///         while visit(prefix.to_owned()) {}
///     }
///
///     async fn build<F, Fut>(load: F) -> u64
///     where
///         F: Fn(u64) -> Fut + Send + Sync + 'static,
///         Fut: Future<Output = String> + Send + 'static,
///     {
///         load(1).await.len() as u64
///     }
/// }
/// ```
///
/// # Linking
/// The program needs the Go half that the generator makes of the contract: without it, the linker misses `g2r_serve__Store`.
///
/// # Streams
/// A method that returns `impl Stream<Item = T> + 'static`, of values or of `Result`s, is in Go one that returns a func to range over. The stream is
/// opened when Go asks for the first item; its context, which the Go method takes, ends it, and so does leaving the loop: it is dropped then. As a
/// parameter, such a stream is one of Go's, which a method gets as a `Streaming`.
///
/// ```no_run
/// use rust2go::Stream;
///
/// #[rust2go::g2r]
/// pub trait Log {
///     fn follow(name: &str) -> impl Stream<Item = String> + 'static;
///     async fn total(sizes: impl Stream<Item = u64> + Send + 'static) -> u64;
/// }
///
/// # struct Lines;
/// # impl Stream for Lines {
/// #     type Item = String;
/// #     fn poll_next(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<Option<String>> { std::task::Poll::Ready(None) }
/// # }
/// impl Log for LogImpl {
///     fn follow(name: &str) -> impl Stream<Item = String> + 'static {
///         Lines
///     }
///
///     async fn total(sizes: impl Stream<Item = u64> + Send + 'static) -> u64 {
///         let mut sizes = std::pin::pin!(sizes);
///         let mut total = 0;
///         while let Some(size) = std::future::poll_fn(|cx| sizes.as_mut().poll_next(cx)).await {
///             total += size;
///         }
///         total
///     }
/// }
/// ```
#[proc_macro_attribute]
pub fn g2r(attr: TokenStream, item: TokenStream) -> TokenStream {
    trait_(Side::G2r, attr, item)
}

fn trait_(side: Side, attr: TokenStream, item: TokenStream) -> TokenStream {
    let input = match syn::parse::<syn::ItemTrait>(item.clone()) {
        Ok(input) => input,
        Err(error) => return no_trait(side, item, error).into(),
    };
    let emitted = parse_trait(side, attr.into(), &input).map(|trait_| {
        drift::checked(
            &drift::of_trait(&trait_),
            trait_.name.span,
            emit::trait_(&trait_),
        )
    });
    emitted
        .unwrap_or_else(|errors| to_compile_errors(&errors))
        .into()
}

/// The error for an item that cannot be read as a trait.
fn no_trait(side: Side, item: TokenStream, error: syn::Error) -> proc_macro2::TokenStream {
    match syn::parse::<syn::Item>(item) {
        // Another item, in order as it is: what is wrong is the attribute.
        Ok(_) => {
            let attribute = proc_macro2::Span::call_site();
            to_compile_errors(&[catalog::NOT_A_TRAIT.at(attribute, &[side.attribute()])])
        }
        Err(_) => error.into_compile_error(),
    }
}
