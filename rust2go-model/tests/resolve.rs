//! Types that are made of others: what a contract makes of them, and what it says where it cannot.

mod support;

use expect_test::{Expect, expect};
use rust2go_model::Contract;
use support::{check, load, load_among};

const TRAIT: &str = "#[r2g]\ntrait T { fn f(); }\n";

fn contract(text: &str) -> Contract {
    load(&[("contract.rs", text)]).unwrap_or_else(|error| panic!("{error}"))
}

/// Compares the resolved text of the first trait.
fn resolved(source: &str, expected: Expect) {
    let contract = contract(source);
    let text = contract.traits().next().map(|t| contract.text(t));
    expected.assert_eq(&text.unwrap_or_default());
}

#[test]
fn every_kind_of_type() {
    resolved(
        r#"
        use std::collections::{BTreeMap, HashMap};
        use serde_json::Value;
        use uuid::Uuid as Id;
        #[derive(R2G)] #[repr(u8)] enum Level { Low, High = 1 << 3, Top }
        #[derive(R2G)] enum Plain { A, B = -5 }
        #[derive(R2G)] enum Shape { Circle { radius: f64 }, Pair(f64, Box<Shape>), None }
        #[derive(R2G)] struct UserId(NonZeroU64);
        #[derive(R2G)] struct Doc<'a> { text: &'a str, parts: &'a [Cow<'a, str>] }
        #[derive(R2G)] struct Kept { a: u8, #[r2g(skip)] b: Vec<dyn Any>, #[r2g(with = Hex, as = "String")] c: Color }
        #[r2g]
        trait All {
            fn maps(a: HashMap<String, BTreeMap<u8, Vec<u8>>>, b: &BTreeSet<(char, [u8; 4])>) -> HashSet<Level>;
            fn sums(a: Vec<Result<u8, String>>, b: Option<Shape>) -> Result<Plain, rust2go::Error>;
            fn owned(a: Box<[u8]>, b: Arc<str>, c: VecDeque<u16>, d: Rc<u8>, e: Wrapping<u8>, f: bytes::Bytes);
            fn borrowed(doc: &Doc<'_>, names: &[&str], path: &Path);
            fn std(a: Duration, b: SystemTime, c: i128, d: u128, e: IpAddr, f: SocketAddrV6, g: PathBuf, h: NonZero<u16>) -> UserId;
            fn others(a: Id, b: Value, c: chrono::DateTime<chrono::Utc>, d: url::Url, e: rust_decimal::Decimal, f: jiff::civil::Date) -> Kept;
        }
        "#,
        expect![[r#"
            All.borrowed: fn(doc: Doc, names: Vec<String>, path: OsString)
            All.maps: fn(a: HashMap<String, HashMap<u8, Vec<u8>>>, b: HashSet<(char, [u8; 4])>) -> HashSet<Level>
            All.others: fn(a: Uuid, b: serde_json::Value, c: SystemTime, d: Url, e: Decimal, f: Date) -> Kept
            All.owned: fn(a: Vec<u8>, b: String, c: Vec<u16>, d: u8, e: u8, f: Vec<u8>)
            All.std: fn(a: Duration, b: SystemTime, c: i128, d: u128, e: IpAddr, f: SocketAddr, g: OsString, h: NonZero<u16>) -> UserId
            All.sums: fn(a: Vec<Result<u8, String>>, b: Option<Shape>) -> Result<Plain, rust2go::Error>
            Doc: struct of 2 fields
            Doc[0] text: String
            Doc[1] parts: Vec<String>
            Kept: struct of 2 fields
            Kept[0] a: u8
            Kept[1] c: String
            Level: enum of 3 values as u8
            Level[0] Low = 0
            Level[1] High = 8
            Level[2] Top = 9
            Plain: enum of 2 values as isize
            Plain[0] A = 0
            Plain[1] B = -5
            Shape: enum of 3 variants
            Shape[0] Circle { radius: f64 }
            Shape[1] Pair(f64, Shape)
            Shape[2] None
            UserId: struct of 1 field
            UserId[0] 0: NonZero<u64>"#]],
    );
}

#[test]
fn generics_and_aliases() {
    resolved(
        r#"
        pub const WIDTH: usize = 4 * 8;
        type Id = u64;
        type Pairs<V> = Vec<(Id, V)>;
        #[derive(R2G)] struct Page<T> { items: Vec<T>, next: Option<Box<Page<T>>>, pairs: Pairs<T> }
        #[derive(R2G)] enum Tree<T> { Leaf(T), Node(Vec<Tree<T>>) }
        #[derive(R2G)] struct Buf<const N: usize> { data: [u8; N], wide: [Buf2<N>; WIDTH] }
        #[derive(R2G)] struct Buf2<const N: usize> { data: [[u8; N]; 2] }
        #[derive(R2G)] struct Doc { id: Id }
        #[r2g]
        trait Generic {
            fn pages(a: Page<Doc>, b: Page<Page<Id>>) -> Tree<String>;
            fn bytes(a: Buf<16>, b: Buf2<{ WIDTH / 2 }>, c: [u8; WIDTH]);
        }
        "#,
        expect![[r#"
            Buf2<16>: struct of 1 field
            Buf2<16>[0] data: [[u8; 16]; 2]
            Buf<16>: struct of 2 fields
            Buf<16>[0] data: [u8; 16]
            Buf<16>[1] wide: [Buf2<16>; 32]
            Doc: struct of 1 field
            Doc[0] id: u64
            Generic.bytes: fn(a: Buf<16>, b: Buf2<16>, c: [u8; 32])
            Generic.pages: fn(a: Page<Doc>, b: Page<Page<u64>>) -> Tree<String>
            Page<Doc>: struct of 3 fields
            Page<Doc>[0] items: Vec<Doc>
            Page<Doc>[1] next: Option<Page<Doc>>
            Page<Doc>[2] pairs: Vec<(u64, Doc)>
            Page<Page<u64>>: struct of 3 fields
            Page<Page<u64>>[0] items: Vec<Page<u64>>
            Page<Page<u64>>[1] next: Option<Page<Page<u64>>>
            Page<Page<u64>>[2] pairs: Vec<(u64, Page<u64>)>
            Page<u64>: struct of 3 fields
            Page<u64>[0] items: Vec<u64>
            Page<u64>[1] next: Option<Page<u64>>
            Page<u64>[2] pairs: Vec<(u64, u64)>
            Tree<String>: enum of 2 variants
            Tree<String>[0] Leaf(String)
            Tree<String>[1] Node(Vec<Tree<String>>)"#]],
    );
}

#[test]
fn what_generators_see_of_generics() {
    let contract = contract(
        "type Id = u64;
         #[derive(R2G)] struct Page<T> { items: Vec<T>, next: Option<Box<Page<T>>>, id: Id }
         #[derive(R2G)] enum Level { Low, High = 8, Top }
         #[derive(R2G)] struct Map { m: HashMap<String, Map>, l: Level }
         pub const MAX: u32 = 3 << 2; const HIDDEN: u32 = 1; pub const NAME: &str = \"x\";
         pub const OTHER: Duration = Duration::ZERO;
         #[r2g] trait T { fn f(x: Page<u8>, m: Map); }",
    );
    assert_eq!(contract.generics().count(), 1);
    let page = contract.struct_named("Page<u8>").expect("an instance");
    assert_eq!(
        page.instance.as_ref().map(|i| i.base.text.as_str()),
        Some("Page")
    );
    assert!(contract.recursive("Page<u8>") && contract.recursive("Map"));
    assert!(contract.native_fields(&page.fields));
    let map = contract.struct_named("Map").expect("a struct");
    assert!(!contract.native(&map.fields[0].ty) && contract.native(&map.fields[1].ty));
    assert!(contract.plain(&map.fields[1].ty));
    let consts = contract
        .consts()
        .map(|c| format!("{} = {:?}", c.name.text, c.value));
    let consts: Vec<_> = consts.collect();
    assert_eq!(consts, ["MAX = Int(12)", "NAME = Str(\"x\")"]);
}

#[test]
fn options() {
    check(
        &format!(
            "{TRAIT}#[derive(R2G)]\n#[r2g(rename = \"small\")]\nstruct A {{\n    #[r2g]\n    a: u8,\n    \
             #[r2g(tag)]\n    b: u8,\n    #[r2g(skip = 3)]\n    c: u8,\n    #[r2g(with = Hex)]\n    d: u8,\n    \
             #[r2g(as = String)]\n    e: u8,\n    #[r2g(default = 300)]\n    f: u8,\n    #[r2g(default = now())]\n    g: u8,\n}}\n\
             #[derive(R2G)]\n#[repr(u128)]\nenum B {{ X }}\n"
        ),
        expect![[r#"
            error: `small` is no name that Go exports
             --> contract.rs:4:16
              |
            4 | #[r2g(rename = "small")]
              |                ^^^^^^^ not a name for Go
              = help: use letters, digits and `_`, with a capital in front

            error: `#[r2g]` says nothing here
             --> contract.rs:6:7
              |
            6 |     #[r2g]
              |       ^^^ no options
              = help: it goes on a trait as it is; elsewhere it has options, `#[r2g(rename = "Name")]` for instance

            error: `tag` needs a value
             --> contract.rs:8:11
              |
            8 |     #[r2g(tag)]
              |           ^^^ no value that fits
              = help: write `tag = "…"`

            error: `skip` takes no value
              --> contract.rs:10:11
               |
            10 |     #[r2g(skip = 3)]
               |           ^^^^ unexpected value
               = help: write `skip`

            error: `with` without the type to carry the value as
              --> contract.rs:12:11
               |
            12 |     #[r2g(with = Hex)]
               |           ^^^^ carried as what?
               = help: name a supported type beside it: `with = MyConverter, as = String`

            error: `as` without a converter
              --> contract.rs:14:16
               |
            14 |     #[r2g(as = String)]
               |                ^^^^^^ who converts?
               = help: name the converter beside it: `with = MyConverter, as = String`

            error: a default that Go has no literal for
              --> contract.rs:16:21
               |
            16 |     #[r2g(default = 300)]
               |                     ^^^ not a literal of the field's type
               = help: write a number, `true`, `false`, a character or a string, as the field's type is

            error: a default that Go has no literal for
              --> contract.rs:18:21
               |
            18 |     #[r2g(default = now())]
               |                     ^^^^^ not a literal of the field's type
               = help: write a number, `true`, `false`, a character or a string, as the field's type is

            error: an enum of `u128`
              --> contract.rs:22:8
               |
            22 | #[repr(u128)]
               |        ^^^^ Go has no such integer
               = help: use at most 64 bits

            9 errors in the contract"#]],
    );
}

#[test]
fn types_that_stay_out() {
    check(
        "#[r2g]\ntrait T {\n    fn a(x: RefCell<u8>, y: Instant);\n    fn b(x: HashMap<Vec<u8>, u8>);\n    \
         fn c(x: BTreeSet<(u8, f64)>, y: &HashSet<Option<u8>>);\n    fn d() -> Page<'static, '_>;\n    fn e(x: [u8; f()]);\n    \
         fn g(x: NonZero<f32>, y: Path);\n}\n",
        expect![[r#"
            error: `RefCell` cannot cross to Go
             --> contract.rs:3:13
              |
            3 |     fn a(x: RefCell<u8>, y: Instant);
              |             ^^^^^^^ no type of a contract
              = help: Go gets a copy, which would not follow it: use the type inside it

            error: `Instant` cannot cross to Go
             --> contract.rs:3:29
              |
            3 |     fn a(x: RefCell<u8>, y: Instant);
              |                             ^^^^^^^ no type of a contract
              = help: its zero is the process's own: use a `Duration`, or `SystemTime`

            error: `Vec<u8>` as a key, or in one
             --> contract.rs:4:21
              |
            4 |     fn b(x: HashMap<Vec<u8>, u8>);
              |                     ^^^ Go cannot compare it as Rust does
              = help: use a number, `bool`, `char`, `String`, or a struct, array or tuple of these; or a `Vec` of tuples in place of the map

            error: `f64` as a key, or in one
             --> contract.rs:5:27
              |
            5 |     fn c(x: BTreeSet<(u8, f64)>, y: &HashSet<Option<u8>>);
              |                           ^^^ Go cannot compare it as Rust does
              = help: use a number, `bool`, `char`, `String`, or a struct, array or tuple of these; or a `Vec` of tuples in place of the map

            error: `Option<u8>` as a key, or in one
             --> contract.rs:5:46
              |
            5 |     fn c(x: BTreeSet<(u8, f64)>, y: &HashSet<Option<u8>>);
              |                                              ^^^^^^ Go cannot compare it as Rust does
              = help: use a number, `bool`, `char`, `String`, or a struct, array or tuple of these; or a `Vec` of tuples in place of the map

            error: borrowed type as a result
             --> contract.rs:6:30
              |
            6 |     fn d() -> Page<'static, '_>;
              |                              ^ Go's memory cannot be lent to Rust
              = help: return a type without lifetimes

            error: a constant that cannot be worked out here
             --> contract.rs:7:18
              |
            7 |     fn e(x: [u8; f()]);
              |                  ^^^ not an integer expression
              = help: write a number, a `const` of the contract, or an expression of these

            error: `NonZero` takes an integer type
             --> contract.rs:8:13
              |
            8 |     fn g(x: NonZero<f32>, y: Path);
              |             ^^^^^^^ wrong type arguments
              = help: write `NonZero<u32>`

            error: `Path` without `&`
             --> contract.rs:8:30
              |
            8 |     fn g(x: NonZero<f32>, y: Path);
              |                              ^^^^ has no size
              = help: use `PathBuf` or `OsString`; as a parameter also `&Path`

            9 errors in the contract"#]],
    );
}

#[test]
fn names_that_do_not_resolve() {
    check(
        "type Loop = Vec<Loop>;\ntype Res = Result<u8, String>;\nconst BIG: usize = 1 << 40;\n\
         #[derive(R2G)]\nstruct Page<T> { items: Vec<T> }\n#[derive(R2G)]\nstruct Buf<const N: usize> { data: [u8; N] }\n\
         #[derive(R2G)]\nstruct Grow<T> { next: Option<Box<Grow<Vec<T>>>> }\n\
         #[derive(R2G)]\n#[repr(u8)]\nenum Level { Low = 255, High }\n\
         #[r2g]\ntrait T {\n    fn a(x: Loop, y: Page, z: Page<u8, u8>);\n    fn b() -> Res;\n    \
         fn c(x: [u8; BIG], y: [u8; MISSING]);\n    fn d(x: Buf<String>, y: Page<3>);\n    fn e(x: Grow<u8>);\n}\n",
        expect![[r#"
            error: alias `Loop` leads to itself
             --> contract.rs:1:17
              |
            1 | type Loop = Vec<Loop>;
              |                 ^^^^ no type
              = help: name the type that is meant

            error: `Grow` needs ever larger types
             --> contract.rs:9:31
              |
            9 | struct Grow<T> { next: Option<Box<Grow<Vec<T>>>> }
              |                               ^^^ no end
              = help: a generic type may contain itself only with its own parameters

            error: `Level::High` is out of range
              --> contract.rs:12:25
               |
            12 | enum Level { Low = 255, High }
               |                         ^^^^ does not fit
               = help: use a value that the type can hold

            error: `Page` takes 1 argument, not 0
              --> contract.rs:15:22
               |
            15 |     fn a(x: Loop, y: Page, z: Page<u8, u8>);
               |                      ^^^^ wrong number of arguments
               = help: give each parameter of the type an argument

            error: `Page` takes 1 argument, not 2
              --> contract.rs:15:31
               |
            15 |     fn a(x: Loop, y: Page, z: Page<u8, u8>);
               |                               ^^^^ wrong number of arguments
               = help: give each parameter of the type an argument

            error: `Res` stands for a `Result`
              --> contract.rs:16:15
               |
            16 |     fn b() -> Res;
               |               ^^^ hidden `Result`
               = help: write `Result<T, E>` out: whether a method can fail must show in the contract

            error: array length out of range
              --> contract.rs:17:13
               |
            17 |     fn c(x: [u8; BIG], y: [u8; MISSING]);
               |             ^^^^^^^^^ too large
               = help: use `Vec<T>`

            error: unknown constant `MISSING`
              --> contract.rs:17:27
               |
            17 |     fn c(x: [u8; BIG], y: [u8; MISSING]);
               |                           ^^^^^^^^^^^^^ not in this contract
               = help: define it as a `const` in this file or its modules

            error: a type in place of a constant
              --> contract.rs:18:13
               |
            18 |     fn d(x: Buf<String>, y: Page<3>);
               |             ^^^ not a constant
               = help: give the parameters their arguments in order

            error: a constant in place of a type
              --> contract.rs:18:29
               |
            18 |     fn d(x: Buf<String>, y: Page<3>);
               |                             ^^^^ not a type
               = help: give the parameters their arguments in order

            10 errors in the contract"#]],
    );
}

#[test]
fn directions_and_keys() {
    check(
        "#[derive(R2G)]\nenum Fault { A(u8), #[r2g(skip)] B }\n#[derive(R2G)]\nstruct Doc<'a> { text: &'a str }\n\
         #[derive(R2G)]\nstruct Point { x: f64 }\n\
         #[r2g]\ntrait T {\n    fn a(x: Vec<Fault>) -> Fault;\n    fn b() -> Option<Doc>;\n    fn c(x: HashMap<Point, u8>);\n}\n",
        expect![[r#"
            error: `Fault` as an argument has variants that Go does not know
             --> contract.rs:9:13
              |
            9 |     fn a(x: Vec<Fault>) -> Fault;
              |             ^^^ has skipped variants
              = help: use a type without skipped variants to send to Go

            error: `Doc` as a result borrows
              --> contract.rs:10:15
               |
            10 |     fn b() -> Option<Doc>;
               |               ^^^^^^ Go's memory cannot be lent to Rust
               = help: return a type without lifetimes

            error: `Point` as a key, or in one
              --> contract.rs:11:21
               |
            11 |     fn c(x: HashMap<Point, u8>);
               |                     ^^^^^ Go cannot compare it as Rust does
               = help: use a number, `bool`, `char`, `String`, or a struct, array or tuple of these; or a `Vec` of tuples in place of the map

            3 errors in the contract"#]],
    );
}

#[test]
fn errors_have_a_method_of_that_name() {
    check(
        "#[derive(R2G)]\nstruct S { error: u8 }\n#[derive(R2G)]\nenum E { A { error: u8 }, B(rust2go::Error) }\n\
         #[r2g]\ntrait T {\n    fn a() -> Result<(), S>;\n    fn b() -> Result<(), E>;\n}\n",
        expect![[r#"
            error: field `error` is called `Error` in Go
             --> contract.rs:2:12
              |
            2 | struct S { error: u8 }
              |            ^^^^^ clashes with the method `Error`
              = help: an error in Go has a method of that name: rename the field

            error: field `error` is called `Error` in Go
             --> contract.rs:4:14
              |
            4 | enum E { A { error: u8 }, B(rust2go::Error) }
              |              ^^^^^ clashes with the method `Error`
              = help: an error in Go has a method of that name: rename the field

            2 errors in the contract"#]],
    );
}

#[test]
fn objects_have_a_method_that_gives_them_back() {
    check(
        "#[r2g]\ntrait T {\n    fn close(&self);\n}\n#[g2r]\ntrait U {\n    fn close(&self);\n}\n",
        expect![[r#"
            error: `Close` is also the name of the method that gives the object back
             --> contract.rs:7:8
              |
            7 |     fn close(&self);
              |        ^^^^^ taken in the generated code
              = help: rename one of them

            1 error in the contract"#]],
    );
}

const SHARED: &str = "#[derive(R2G)] pub struct Doc { level: Level, pages: Option<Page<u8>> }
     #[derive(R2G)] pub enum Level { Low }
     #[derive(R2G)] pub struct Page<T> { items: [T; SIZE], own: Own }
     #[derive(R2G)] pub struct Own { x: Id }
     #[derive(R2G)] pub struct Unused;
     type Id = u64;
     const SIZE: usize = 4;
     #[r2g] pub trait Shared { fn f(); }";

#[test]
fn types_of_another_contract() {
    let shared = contract(SHARED);
    let text = "use shared::{Doc, Page as Paper};
         #[derive(R2G)] struct Mine { docs: Vec<Doc> }
         #[r2g] trait T { fn f(a: Mine, b: Paper<Mine>) -> Doc; }";
    let mine = load_among(&[("mine.rs", text)], &[&shared]).expect("all types are known");
    let structs = mine.structs().map(|s| (s.name.text.as_str(), s.origin));
    let structs: Vec<_> = structs.collect();
    let expected = [
        ("Mine", None),
        ("Doc", Some(0)),
        ("Page<u8>", Some(0)),
        ("Page<Mine>", Some(0)),
        ("Own", Some(0)),
    ];
    assert_eq!(structs, expected);
    assert_eq!(mine.enum_named("Level").and_then(|e| e.origin), Some(0));
    assert_eq!(mine.written().len(), 3);
    let text = mine.traits().next().map(|t| mine.text(t));
    expect![[r#"
        Doc: struct of 2 fields
        Doc[0] level: Level
        Doc[1] pages: Option<Page<u8>>
        Level: enum of 1 value as isize
        Level[0] Low = 0
        Mine: struct of 1 field
        Mine[0] docs: Vec<Doc>
        Own: struct of 1 field
        Own[0] x: u64
        Page<Mine>: struct of 2 fields
        Page<Mine>[0] items: [Mine; 4]
        Page<Mine>[1] own: Own
        Page<u8>: struct of 2 fields
        Page<u8>[0] items: [u8; 4]
        Page<u8>[1] own: Own
        T.f: fn(a: Mine, b: Page<Mine>) -> Doc"#]]
    .assert_eq(&text.unwrap_or_default());
}

#[test]
fn objects_of_another_contract() {
    let shared = contract("#[r2g] pub trait Job { fn run(&self); }");
    let text = "use shared::JobImpl;
         #[r2g] trait T { fn f() -> JobImpl; }";
    let error = load_among(&[("mine.rs", text)], &[&shared]).expect_err("it is of the other one");
    expect![[r#"
        error: object `JobImpl` of another contract
         --> mine.rs:2:37
          |
        2 |          #[r2g] trait T { fn f() -> JobImpl; }
          |                                     ^^^^^^^ only known there
          = help: define its trait in this contract

        1 error in the contract"#]]
    .assert_eq(&error.to_string());
}

#[test]
fn errors_of_another_contract() {
    let shared = contract(SHARED);
    let text = "use shared::Doc;
         #[r2g] trait T { fn f() -> Result<(), Doc>; }";
    let error = load_among(&[("mine.rs", text)], &[&shared]).expect_err("it has no text");
    expect![[r#"
        error: `Doc` of another contract is no error in Go
         --> mine.rs:2:48
          |
        2 |          #[r2g] trait T { fn f() -> Result<(), Doc>; }
          |                                                ^^^ has no text
          = help: give it `#[error("…")]` where it is defined: Go can add methods to a type only there

        1 error in the contract"#]].assert_eq(&error.to_string());
}

#[test]
fn two_types_of_one_name() {
    let shared = contract(SHARED);
    let text = "use shared::Doc;
         #[derive(R2G)] struct Own { x: u8 }
         #[r2g] trait T { fn f(a: Own) -> Doc; }";
    let error = load_among(&[("mine.rs", text)], &[&shared]).expect_err("two are called Own");
    expect![[r#"
        error: two types called `Own` in one contract
         --> contract.rs:4:32
          |
        4 |      #[derive(R2G)] pub struct Own { x: Id }
          |                                ^^^ the one of another contract
          = help: contracts know types by name alone: rename one of them

        1 error in the contract"#]]
    .assert_eq(&error.to_string());
}
