//! The contract text: what both sides compare, line by line.

mod support;

use expect_test::{Expect, expect};
use rust2go_model::ast::{Item, Side, Surface, TextPart, Transport};
use rust2go_model::describe::describe_trait;
use rust2go_model::{Contract, fingerprint, parse_derive, parse_trait};
use support::load;

const MARKDOWN: &str = r#"
//! A contract with one method of every kind.

/// A document to render.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Document {
    /// The Markdown text.
    pub source: std::string::String,
    pub allow_html: bool,
    #[allow(dead_code)]
    pub parts: Vec<(Part,)>,
}

#[derive(Clone, R2G)]
pub struct Part { place: [f32; 2], r#type: Option<char> }

#[derive(R2G)]
struct Nothing;

#[derive(R2G)]
struct Unused { x: u8 }

/// Why a document was not rendered.
#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum RenderError {
    /// The source is over the limit.
    #[error("document too large: {size} bytes")]
    TooLarge { size: u64 },
    #[error("document {0:?} is empty")]
    Empty(String),
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
    #[r2g(skip)]
    Local(std::io::Error, Box<u8>),
    #[error("no renderer")]
    NoRenderer,
}

#[derive(R2G)]
#[error("{code}")]
struct Refused { code: u32 }

/** Renders
 *  Markdown.
 */
#[rust2go::r2g(transport = "cgo")]
pub(crate) trait Markdown {
    /// The version of the renderer.
    #[must_use]
    fn version() -> String;
    async fn render(doc: &Document) -> Result<String, RenderError>;
    fn tags(doc: Document, names: Vec<String>, limit: Option<u32>)
        -> impl std::future::Future<Output = std::result::Result<Vec<Document>, crate::Refused>> + Send + 'static;
    #[cgo]
    fn count(text: &str, all: &[Nothing], nothing: (), list: &Vec<u8>, name: &String) -> (u32, u32);
    #[zero_copy]
    fn checksum(data: &[u8]) -> u64;
    fn check() -> Result<(), rust2go::Error>;
    #[oneway]
    fn log(line: String) -> ();
}

#[r2g(transport = "ring")]
trait Ring {
    fn sync(x: u8) -> u8;
    async fn find(x: u8) -> u8;
    #[zero_copy]
    async fn hold(x: String) -> u8;
    #[ring]
    #[oneway]
    fn note(x: u8);
    #[cgo]
    async fn rare(x: u8) -> u8;
}

#[r2g]
trait Mixed {
    #[ring]
    async fn often();
    #[cgo]
    fn sync();
    #[rust2go::ring]
    #[rust2go::oneway]
    fn note();
    async fn rare();
}

#[r2g]
trait Empty {}

fn unrelated<'a, T>(x: &'a mut T) -> &'a mut T { x }
struct AlsoUnrelated<T>(T);
mod empty {}
"#;

fn contract() -> Contract {
    load(&[("api.rs", MARKDOWN)]).unwrap()
}

fn check(text: &str, expected: Expect) {
    expected.assert_eq(text);
}

#[test]
fn text_of_a_trait() {
    let contract = contract();
    let texts: Vec<_> = contract.traits().map(|t| contract.text(t)).collect();
    check(
        &texts[0],
        expect![[r#"
            Document: struct of 3 fields
            Document[0] source: String
            Document[1] allow_html: bool
            Document[2] parts: Vec<(Part,)>
            Markdown.check: fn() -> Result<(), rust2go::Error>
            Markdown.checksum: #[zero_copy] fn(data: Vec<u8>) -> u64
            Markdown.count: fn(text: String, all: Vec<Nothing>, nothing: (), list: Vec<u8>, name: String) -> (u32, u32)
            Markdown.log: #[oneway] fn(line: String)
            Markdown.render: async fn(doc: Document) -> Result<String, RenderError>
            Markdown.tags: async fn(doc: Document, names: Vec<String>, limit: Option<u32>) -> Result<Vec<Document>, Refused>
            Markdown.version: fn() -> String
            Nothing: struct of 0 fields
            Part: struct of 2 fields
            Part[0] place: [f32; 2]
            Part[1] type: Option<char>
            Refused: struct of 1 field
            Refused[0] code: u32
            RenderError: enum of 3 variants
            RenderError[0] TooLarge { size: u64 }
            RenderError[1] Empty(String)
            RenderError[2] NoRenderer"#]],
    );
    check(
        &texts[1],
        expect![[r#"
        Ring.find: #[ring] async fn(x: u8) -> u8
        Ring.hold: #[ring] #[zero_copy] async fn(x: String) -> u8
        Ring.note: #[ring] #[oneway] fn(x: u8)
        Ring.rare: async fn(x: u8) -> u8
        Ring.sync: fn(x: u8) -> u8"#]],
    );
    check(
        &texts[2],
        expect![[r#"
        Mixed.note: #[ring] #[oneway] fn()
        Mixed.often: #[ring] async fn()
        Mixed.rare: async fn()
        Mixed.sync: fn()"#]],
    );
    assert_eq!(texts[3], "");
    // Nobody may change the hash: the digits stand in generated files.
    assert_eq!(fingerprint("abc"), "c03bc3a0042630f2");
}

#[test]
fn accessors() {
    let contract = contract();
    assert_eq!(
        contract.docs.lines,
        ["A contract with one method of every kind."]
    );
    let plain = |name: &str| {
        let fields = &contract.struct_named(name).unwrap().fields;
        fields.iter().all(|field| contract.plain(&field.ty))
    };
    assert!(plain("Unused") && plain("Nothing") && plain("Refused"));
    assert!(!plain("Document") && !plain("Part"));
    assert!(contract.is_error("Refused"));
    assert!(!contract.is_error("Document") && contract.is_error("RenderError"));
    assert_eq!(contract.structs().count(), 5);
    assert!(contract.enum_named("RenderError").is_some());
}

#[test]
fn what_generators_see() {
    let contract = contract();
    let trait_ = contract.traits().next().unwrap();
    assert_eq!(trait_.docs.lines, ["Renders", " Markdown."]);
    assert_eq!(trait_.vis.to_string(), "pub (crate)");
    let version = &trait_.methods[0];
    assert_eq!(version.docs.lines, ["The version of the renderer."]);
    assert_eq!(version.attrs.len(), 2);
    let tokens: Vec<_> = trait_.methods[3]
        .params
        .iter()
        .map(|p| p.tokens.to_string())
        .collect();
    assert_eq!(
        tokens,
        ["& str", "& [Nothing]", "()", "& Vec < u8 >", "& String"]
    );
    let tags = &trait_.methods[2].ret;
    assert_eq!(tags.tokens.to_string(), "Vec < Document >");
    assert_eq!(
        tags.error.as_ref().unwrap().tokens.to_string(),
        "crate :: Refused"
    );

    let error = contract.enum_named("RenderError").unwrap();
    let skipped: Vec<_> = error.variants.iter().map(|v| v.skip).collect();
    assert_eq!(skipped, [false, false, true, true, false]);
    let text = error.variants[1].text.as_deref().unwrap();
    let expected = [
        TextPart::Literal("document ".into()),
        TextPart::Debug("0".into()),
        TextPart::Literal(" is empty".into()),
    ];
    assert_eq!(text, expected);
    assert_eq!(error.variants[1].fields[0].name.text, "0");
    let part = contract.struct_named("Part").unwrap();
    assert_eq!(part.fields[1].name.ident().to_string(), "r#type");
}

#[test]
fn transports() {
    let contract = contract();
    let traits: Vec<_> = contract.traits().collect();
    let ring = |i: usize| -> Vec<&str> {
        let methods = traits[i].ring_methods().into_iter();
        methods.map(|method| method.name.text.as_str()).collect()
    };
    assert_eq!(ring(0), [""; 0]);
    assert_eq!(ring(1), ["find", "hold", "note"]);
    assert_eq!(ring(2), ["note", "often"]);
    assert_eq!(traits[1].methods[0].transport, Transport::Cgo);
    assert_eq!(traits[1].methods[4].transport, Transport::Cgo);
}

/// The macros see one item at a time and must come to the same lines.
#[test]
fn one_item_alone() {
    let file = syn::parse_file(MARKDOWN).unwrap();
    let mut lines = Vec::new();
    for item in file.items {
        match item {
            syn::Item::Trait(mut item) => {
                let options = match item.attrs.pop().unwrap().meta {
                    syn::Meta::List(list) => list.tokens,
                    _ => Default::default(),
                };
                item.attrs.clear();
                let parsed = parse_trait(Side::R2g, options, &item).unwrap();
                lines.extend(describe_trait(&parsed));
            }
            syn::Item::Struct(item) if item.ident != "AlsoUnrelated" => {
                lines.extend(derived(&item.into()));
            }
            syn::Item::Enum(item) => lines.extend(derived(&item.into())),
            _ => {}
        }
    }
    // A macro sees one item, the contract all: of each they say the same.
    assert_eq!(lines, contract().written());
    assert!(
        lines
            .iter()
            .any(|line| line == "Markdown.checksum: #[zero_copy] fn(data: &[u8]) -> u64")
    );
}

fn derived(input: &syn::DeriveInput) -> Vec<String> {
    use rust2go_model::describe::{describe_enum, describe_struct};
    match parse_derive(input).unwrap() {
        Item::Struct(item) => describe_struct(&item),
        Item::Enum(item) => describe_enum(&item),
        Item::Trait(_) => Vec::new(),
    }
}

#[test]
fn several_files() {
    let contract = load(&[
        ("src/api.rs", "mod types;\n#[r2g]\ntrait A { fn f(x: types::X, y: Y); }\nmod inline { mod deep; }\n#[path = \"z.rs\"]\nmod other;"),
        ("src/api/types.rs", "pub mod y;\n#[derive(R2G)]\npub struct X;"),
        ("src/api/types/y.rs", "#[derive(::rust2go::R2G)]\npub struct Y;"),
        ("src/api/inline/deep/mod.rs", "mod below;"),
        ("src/api/inline/deep/below.rs", "#[derive(R2G)]\npub struct Below;"),
        ("src/z.rs", "mod beside;"),
        ("src/beside.rs", "#[r2g]\ntrait B {}"),
    ])
    .unwrap();
    let names: Vec<_> = contract
        .items
        .iter()
        .map(|(file, item)| {
            format!(
                "{} {}",
                contract.files[*file].path.display(),
                item.name().text
            )
        })
        .collect();
    check(
        &names.join("\n"),
        expect![[r#"
        src/api/types/y.rs Y
        src/api/types.rs X
        src/api.rs A
        src/api/inline/deep/below.rs Below
        src/beside.rs B"#]],
    );
}

#[test]
fn modules_beside_a_root_that_a_test_names() {
    let contract = load(&[
        ("contract.rs", "mod types;\n#[r2g]\ntrait A { fn f(x: X); }"),
        ("types.rs", "#[derive(R2G)]\nstruct X;"),
    ]);
    assert_eq!(contract.unwrap().files.len(), 2);
}

#[test]
fn files_on_disk() {
    let dir = std::env::temp_dir().join(format!("rust2go-model-{}", std::process::id()));
    std::fs::create_dir_all(dir.join("api")).unwrap();
    let root = dir.join("api.rs");
    std::fs::write(&root, "mod x;\n#[r2g]\ntrait A { fn f(x: X); }").unwrap();
    std::fs::write(dir.join("api/x.rs"), "#[derive(R2G)]\npub struct X;").unwrap();
    let contract = Contract::load(&root);
    std::fs::write(dir.join("api/x.rs"), b"\xff").unwrap();
    let error = Contract::load(&root).unwrap_err().to_string();
    std::fs::remove_dir_all(&dir).unwrap();
    assert_eq!(contract.unwrap().items.len(), 2);
    assert!(
        error.contains("cannot read") && error.contains("x.rs"),
        "{error}"
    );
}

#[test]
fn errors_can_travel() {
    fn travels<T: std::error::Error + Send + Sync + 'static>() {}
    travels::<rust2go_model::LoadError>();
}

/// Who implements a trait shows in every line: halves that differ in it do not fit together.
#[test]
fn who_implements() {
    let contract = load(&[("api.rs",
        "#[rust2go::g2r]\npub trait Store { fn len(prefix: &str) -> u64; async fn get(key: &str) -> Result<Vec<u8>, StoreError>; }\n\
         #[derive(R2G)]\npub enum StoreError { NotFound { key: String }, Bridge(rust2go::Error) }\n")]).unwrap();
    let store = contract.traits().next().unwrap();
    assert_eq!(store.side, Side::G2r);
    assert!(store.joins_ring());
    let served: Vec<&str> = store
        .served()
        .iter()
        .map(|m| m.name.text.as_str())
        .collect();
    assert_eq!(served, ["get", "len"]);
    expect![[r#"
        Store.get: #[g2r] async fn(key: String) -> Result<Vec<u8>, StoreError>
        Store.len: #[g2r] fn(prefix: String) -> u64
        StoreError: enum of 1 variant
        StoreError[0] NotFound { key: String }"#]]
    .assert_eq(&contract.text(store));
    expect![[r#"
        Store.len: #[g2r] fn(prefix: &str) -> u64
        Store.get: #[g2r] async fn(key: &str) -> Result<Vec<u8>, StoreError>
        StoreError: enum of 1 variant
        StoreError[0] NotFound { key: String }"#]]
    .assert_eq(&contract.written().join("\n"));
}

/// Objects are called as their `<Trait>Impl`, also through a module, an alias or another trait; whoever mentions one checks its trait.
#[test]
fn objects() {
    let contract = load(&[("api.rs",
        "#[r2g] pub trait Rules { fn compile(src: &str) -> Result<ProgramImpl, rust2go::Error>; fn none() -> Option<Other>; }\n\
         type Other = a::ListenerImpl;\n\
         #[r2g] pub trait Program { #[r2g(rename = \"Go\")] async fn eval(&self, env: &Env); fn source(&self) -> String;\n\
         fn merge(&self, other: &ProgramImpl) -> ProgramImpl; }\n\
         #[derive(R2G)] pub struct Env { x: u8 }\n\
         mod a { use super::EventImpl; #[g2r] pub trait Listener { fn on(&self, event: EventImpl); }\n\
         #[derive(R2G)] pub struct EventImpl { x: u8 } }\n\
         #[r2g] trait Alone { fn f(); }")]).unwrap();
    let text = |name: &str| contract.text(contract.trait_named(name).expect("it is there"));
    expect![[r#"
        Env: struct of 1 field
        Env[0] x: u8
        EventImpl: struct of 1 field
        EventImpl[0] x: u8
        Listener.on: #[g2r] fn(&self, event: EventImpl)
        Program.eval: async fn(&self, env: Env)
        Program.merge: fn(&self, other: ProgramImpl) -> ProgramImpl
        Program.source: fn(&self) -> String
        Rules.compile: fn(src: String) -> Result<ProgramImpl, rust2go::Error>
        Rules.none: fn() -> Option<ListenerImpl>"#]]
    .assert_eq(&text("Rules"));
    expect![[r#"
        EventImpl: struct of 1 field
        EventImpl[0] x: u8
        Listener.on: #[g2r] fn(&self, event: EventImpl)"#]]
    .assert_eq(&text("Listener"));
    expect![[r#"
        Rules.compile: fn(src: &str) -> Result<ProgramImpl, rust2go::Error>
        Rules.none: fn() -> Option<Other>
        Program.eval: async fn(&self, env: &Env)
        Program.source: fn(&self) -> String
        Program.merge: fn(&self, other: &ProgramImpl) -> ProgramImpl
        Env: struct of 1 field
        Env[0] x: u8
        Listener.on: #[g2r] fn(&self, event: EventImpl)
        EventImpl: struct of 1 field
        EventImpl[0] x: u8
        Alone.f: fn()"#]]
    .assert_eq(&contract.written().join("\n"));
    let rules = contract.trait_named("Rules").expect("it is there");
    let program = contract.trait_named("Program").expect("it is there");
    assert!(!rules.objects && !rules.joins_ring());
    assert!(program.objects && program.joins_ring());
    assert!(program.methods.iter().all(|method| method.receiver));
    let value = &rules.methods[0].ret.value;
    assert!(contract.plain(value) && !contract.native(value));
    let object = rules.methods[1].ret.value.object().expect("it is one");
    assert_eq!(
        (object.trait_.text.as_str(), object.side),
        ("Listener", Side::G2r)
    );
}

/// A closure is an object of a trait that has its name of the trait, the method and the parameter.
#[test]
fn closures() {
    let contract = load(&[("api.rs",
        "#[r2g] pub trait Renderer {\n\
         async fn render_all(doc: &Doc, on_progress: impl Fn(u32, Doc) -> bool + Send + Sync + 'static) -> u8;\n\
         fn later(done: impl FnOnce(Option<JobImpl>) + Send + 'static, job: impl Job); }\n\
         #[g2r] pub trait Index { async fn build(load: impl AsyncFn(u64) -> Result<Doc, Oops> + Send + Sync + 'static) -> u64; }\n\
         #[r2g] pub trait Job { fn run(&self, f: impl Fn() + Send + Sync + 'static); }\n\
         #[derive(R2G)] pub struct Doc { x: u8 }\n\
         #[derive(R2G)] pub struct Oops { x: u8 }")]).unwrap();
    let names: Vec<&str> = contract
        .interfaces()
        .map(|t| t.name.text.as_str())
        .collect();
    let expected = [
        "Renderer",
        "RendererRenderAllOnProgress",
        "RendererLaterDone",
        "Index",
        "IndexBuildLoad",
        "Job",
        "JobRunF",
    ];
    assert_eq!(names, expected);
    assert_eq!(contract.traits().count(), 3);
    assert!(contract.is_error("Oops"));
    let text = |name: &str| contract.text(contract.trait_named(name).expect("it is there"));
    expect![[r#"
        Doc: struct of 1 field
        Doc[0] x: u8
        Job.run: fn(&self, f: JobRunF)
        JobRunF.call: #[g2r] fn(&self)
        Renderer.later: fn(done: RendererLaterDone, job: JobImpl)
        Renderer.render_all: async fn(doc: Doc, on_progress: RendererRenderAllOnProgress) -> u8
        RendererLaterDone.call: #[g2r] #[once] fn(&self, a0: Option<JobImpl>)
        RendererRenderAllOnProgress.call: #[g2r] fn(&self, a0: u32, a1: Doc) -> bool"#]]
    .assert_eq(&text("Renderer"));
    expect![[r#"
        Doc: struct of 1 field
        Doc[0] x: u8
        Index.build: #[g2r] async fn(load: IndexBuildLoad) -> u64
        IndexBuildLoad.call: async fn(&self, a0: u64) -> Result<Doc, Oops>
        Oops: struct of 1 field
        Oops[0] x: u8"#]]
    .assert_eq(&text("Index"));
    expect![[r#"
        Job.run: fn(&self, f: JobRunF)
        JobRunF.call: #[g2r] fn(&self)
        RendererLaterDone.call: #[g2r] #[once] fn(&self, a0: Option<JobImpl>)"#]]
    .assert_eq(&text("RendererLaterDone"));
    expect![[r#"
        Renderer.render_all: async fn(doc: &Doc, on_progress: RendererRenderAllOnProgress) -> u8
        Renderer.later: fn(done: RendererLaterDone, job: JobImpl)
        Index.build: #[g2r] async fn(load: IndexBuildLoad) -> u64
        Job.run: fn(&self, f: JobRunF)
        Doc: struct of 1 field
        Doc[0] x: u8
        Oops: struct of 1 field
        Oops[0] x: u8"#]]
    .assert_eq(&contract.written().join("\n"));
    let load = contract.trait_named("IndexBuildLoad").expect("it is there");
    assert_eq!(load.side, Side::R2g);
    assert!(load.objects && load.joins_ring());
    assert_eq!(
        load.methods[0].ret.error.as_ref().map(|e| e.text()),
        Some("Oops")
    );
    let later = contract
        .trait_named("RendererLaterDone")
        .expect("it is there");
    assert_eq!(later.side, Side::G2r);
}

/// A stream is an object of a trait with the name of the trait, the method, and the parameter or `Stream`.
#[test]
fn streams() {
    let contract = load(&[("api.rs",
        "#[r2g(transport = \"ring\")] pub trait Feed {\n\
         fn ticks(symbol: &str) -> impl Stream<Item = Result<Tick, Oops>>;\n\
         #[window(16)] #[cgo] fn convert(rows: impl Stream<Item = u8> + Send + 'static) -> impl Stream<Item = String>;\n\
         async fn upload(chunks: impl futures::Stream<Item = Vec<u8>> + Send + Unpin + 'static) -> u64; }\n\
         #[g2r] pub trait Log { fn follow() -> impl Stream<Item = Tick> + Send + 'static; }\n\
         #[derive(R2G)] pub struct Tick { x: u8 }\n\
         #[derive(R2G)] pub struct Oops { x: u8 }")]).unwrap();
    let surfaces = contract
        .interfaces()
        .map(|t| (t.name.text.as_str(), t.side, t.surface));
    let surfaces: Vec<_> = surfaces.filter(|(.., s)| *s != Surface::Trait).collect();
    let stream = |fallible, returned, window| Surface::Stream {
        fallible,
        returned,
        window,
    };
    assert_eq!(
        surfaces,
        [
            ("FeedTicksStream", Side::R2g, stream(true, true, 1024)),
            ("FeedConvertRows", Side::G2r, stream(false, false, 16)),
            ("FeedConvertStream", Side::R2g, stream(false, true, 16)),
            ("FeedUploadChunks", Side::G2r, stream(false, false, 1024)),
            ("LogFollowStream", Side::G2r, stream(false, true, 1024)),
        ]
    );
    assert!(contract.is_error("Oops"));
    let text = |name: &str| contract.text(contract.trait_named(name).expect("it is there"));
    expect![[r#"
        Feed.convert: fn(rows: FeedConvertRows) -> Result<FeedConvertStream, rust2go::Error>
        Feed.ticks: fn(symbol: String) -> Result<FeedTicksStream, Oops>
        Feed.upload: #[ring] async fn(chunks: FeedUploadChunks) -> u64
        FeedConvertRows.next: #[g2r] #[stream] #[plain] async fn(&self, max: u32) -> Result<Vec<u8>, rust2go::Error>
        FeedConvertStream.next: #[stream] #[plain] async fn(&self, max: u32) -> Result<Vec<String>, rust2go::Error>
        FeedTicksStream.next: #[stream] #[ring] async fn(&self, max: u32) -> Result<Vec<Tick>, Oops>
        FeedUploadChunks.next: #[g2r] #[stream] #[plain] async fn(&self, max: u32) -> Result<Vec<Vec<u8>>, rust2go::Error>
        Oops: struct of 1 field
        Oops[0] x: u8
        Tick: struct of 1 field
        Tick[0] x: u8"#]].assert_eq(&text("Feed"));
    expect![[r#"
        Log.follow: #[g2r] fn() -> Result<LogFollowStream, rust2go::Error>
        LogFollowStream.next: #[g2r] #[stream] #[plain] async fn(&self, max: u32) -> Result<Vec<Tick>, rust2go::Error>
        Tick: struct of 1 field
        Tick[0] x: u8"#]].assert_eq(&text("Log"));
}
