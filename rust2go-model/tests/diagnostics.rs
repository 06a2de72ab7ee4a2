//! Every error of the catalog, as a user of the generator sees it: message, place and hint.
//!
//! `UPDATE_EXPECT=1 cargo test -p rust2go-model` writes the expected texts anew; read what changed.

mod support;

use expect_test::expect;
use rust2go_model::ast::Side;
use rust2go_model::catalog;
use support::{check, check_files};

/// A trait under `#[r2g]` with these items in it.
fn in_trait(items: &str) -> String {
    format!("#[r2g]\ntrait T {{\n{items}\n}}\n")
}

/// A correct trait, for contracts whose mistakes are elsewhere.
const TRAIT: &str = "#[r2g]\ntrait T { fn f(); }\n";

#[test]
fn options() {
    check(
        "#[r2g(transport = \"ring\")]\ntrait A { fn sync(); #[ring] async fn again(); #[cgo] async fn other(); }\n\
         #[rust2go::r2g(transport = \"cgo\", speed = 3)]\ntrait B {}\n\
         #[r2g(transport = \"pipe\")]\ntrait C {}\n\
         #[r2g(transport)]\ntrait D {}\n\
         #[r2g]\n#[r2g]\ntrait E {}\n\
         #[r2g = 3]\ntrait F {}\n\
         #[r2g(transport = )]\ntrait G {}\n\
         #[rust2go::g2r]\n#[r2g]\ntrait H {}\n\
         #[g2r(transport = \"ring\", rename = \"J\")]\ntrait I {}\n\
         #[r2g]\n#[g2r]\ntrait J {}\n\
         #[g2r]\n#[rust2go::g2r]\ntrait K {}\n\
         #[cfg_attr(x, g2r)]\ntrait L {}\n\
         #[g2r]\nenum M {}\n\
         #[r2g]\nstruct I;\n\
         #[r2g]\nfn f() {}\n",
        expect![[r#"
            error: unknown option `speed`
             --> contract.rs:3:35
              |
            3 | #[rust2go::r2g(transport = "cgo", speed = 3)]
              |                                   ^^^^^ not an option here
              = help: a trait has `transport` and `rename`; a method or a type `rename`; a variant `rename` and `skip`; a field `rename`, `tag`, `skip`, `default`, `with` and `as`

            error: unknown transport `pipe`
             --> contract.rs:5:19
              |
            5 | #[r2g(transport = "pipe")]
              |                   ^^^^^^ no such transport
              = help: write `transport = "ring"` or `transport = "cgo"`

            error: `transport` needs a value
             --> contract.rs:7:7
              |
            7 | #[r2g(transport)]
              |       ^^^^^^^^^ no value that fits
              = help: write `transport = "ring"`

            error: `#[r2g]` is given twice
              --> contract.rs:10:3
               |
            10 | #[r2g]
               |   ^^^ the second one
               = help: leave one of them out

            error: unknown option `=`
              --> contract.rs:12:7
               |
            12 | #[r2g = 3]
               |       ^ not an option here
               = help: a trait has `transport` and `rename`; a method or a type `rename`; a variant `rename` and `skip`; a field `rename`, `tag`, `skip`, `default`, `with` and `as`

            error: unexpected end of input, expected an expression
              --> contract.rs:14:17
               |
            14 | #[r2g(transport = )]
               |                 ^

            error: `#[r2g]` and `#[g2r]` on one trait
              --> contract.rs:17:3
               |
            17 | #[r2g]
               |   ^^^ the second one
               = help: Go implements a trait under `#[r2g]`, Rust one under `#[g2r]`: make two traits of it

            error: `transport` on `#[g2r]`
              --> contract.rs:19:19
               |
            19 | #[g2r(transport = "ring", rename = "J")]
               |                   ^^^^^^ not an option of `#[g2r]`
               = help: remove it: there is one way for calls from Go

            error: `#[r2g]` and `#[g2r]` on one trait
              --> contract.rs:22:3
               |
            22 | #[g2r]
               |   ^^^ the second one
               = help: Go implements a trait under `#[r2g]`, Rust one under `#[g2r]`: make two traits of it

            error: `#[g2r]` is given twice
              --> contract.rs:25:3
               |
            25 | #[rust2go::g2r]
               |   ^^^^^^^^^^^^ the second one
               = help: leave one of them out

            error: `cfg_attr` in a contract
              --> contract.rs:27:3
               |
            27 | #[cfg_attr(x, g2r)]
               |   ^^^^^^^^ the Go side cannot follow it
               = help: both sides must see the same contract: put what differs into another contract file

            error: `#[g2r]` on something that is no trait
              --> contract.rs:29:3
               |
            29 | #[g2r]
               |   ^^^ goes on a trait
               = help: for a struct or an enum, write `#[derive(R2G)]`

            error: `#[r2g]` on something that is no trait
              --> contract.rs:31:3
               |
            31 | #[r2g]
               |   ^^^ goes on a trait
               = help: for a struct or an enum, write `#[derive(R2G)]`

            error: `#[r2g]` on something that is no trait
              --> contract.rs:33:3
               |
            33 | #[r2g]
               |   ^^^ goes on a trait
               = help: for a struct or an enum, write `#[derive(R2G)]`

            14 errors in the contract"#]],
    );
}

/// A trait under `#[g2r]` with these items in it.
fn served(items: &str) -> String {
    format!("#[g2r]\ntrait T {{\n{items}\n}}\n")
}

#[test]
fn receivers() {
    check(
        &in_trait(
            "    fn a(&self);\n    fn b(&'static self, x: u8);\n    fn c();\n    fn d();\n    fn e(self);",
        ),
        expect![[r#"
            error: method with a `self` other than `&self`
             --> contract.rs:4:19
              |
            4 |     fn b(&'static self, x: u8);
              |                   ^^^^ not `&self`
              = help: write `&self`: an object can be held and called from many places at once

            error: method without `&self` beside methods with it
             --> contract.rs:5:8
              |
            5 |     fn c();
              |        ^ called on no object
              = help: give `c` a `&self`, or move it to a trait of its own: a trait is implemented by objects or by the program once

            error: method with a `self` other than `&self`
             --> contract.rs:7:10
              |
            7 |     fn e(self);
              |          ^^^^ not `&self`
              = help: write `&self`: an object can be held and called from many places at once

            3 errors in the contract"#]],
    );
}

#[test]
fn places_of_objects() {
    check(
        "#[r2g]\ntrait T {\n    fn a(&self, x: &TImpl, y: Option<TImpl>) -> Result<Option<TImpl>, E>;\n    \
         fn b(&self, x: Vec<TImpl>, y: (u8, Option<UImpl>)) -> Result<Vec<TImpl>, E>;\n    \
         fn c(&self, x: Option<Option<TImpl>>) -> HashMap<u8, UImpl>;\n    fn d(&self, x: HashSet<TImpl>) -> TImpl;\n}\n\
         #[g2r]\ntrait U { fn a(&self, x: TImpl) -> UImpl; }\n\
         #[r2g]\ntrait S { fn a() -> G<TImpl>; }\n\
         #[derive(R2G)]\nstruct E { x: TImpl }\n\
         #[derive(R2G)]\nstruct G<T> { x: T }\n",
        expect![[r#"
            error: object `TImpl` inside another type
             --> contract.rs:4:24
              |
            4 |     fn b(&self, x: Vec<TImpl>, y: (u8, Option<UImpl>)) -> Result<Vec<TImpl>, E>;
              |                        ^^^^^ only as a whole parameter or result
              = help: make it the parameter or the result itself, or an `Option` of it

            error: object `UImpl` inside another type
             --> contract.rs:4:47
              |
            4 |     fn b(&self, x: Vec<TImpl>, y: (u8, Option<UImpl>)) -> Result<Vec<TImpl>, E>;
              |                                               ^^^^^ only as a whole parameter or result
              = help: make it the parameter or the result itself, or an `Option` of it

            error: object `TImpl` inside another type
             --> contract.rs:4:70
              |
            4 |     fn b(&self, x: Vec<TImpl>, y: (u8, Option<UImpl>)) -> Result<Vec<TImpl>, E>;
              |                                                                      ^^^^^ only as a whole parameter or result
              = help: make it the parameter or the result itself, or an `Option` of it

            error: object `TImpl` inside another type
             --> contract.rs:5:34
              |
            5 |     fn c(&self, x: Option<Option<TImpl>>) -> HashMap<u8, UImpl>;
              |                                  ^^^^^ only as a whole parameter or result
              = help: make it the parameter or the result itself, or an `Option` of it

            error: object `UImpl` inside another type
             --> contract.rs:5:58
              |
            5 |     fn c(&self, x: Option<Option<TImpl>>) -> HashMap<u8, UImpl>;
              |                                                          ^^^^^ only as a whole parameter or result
              = help: make it the parameter or the result itself, or an `Option` of it

            error: `TImpl` as a key, or in one
             --> contract.rs:6:28
              |
            6 |     fn d(&self, x: HashSet<TImpl>) -> TImpl;
              |                            ^^^^^ Go cannot compare it as Rust does
              = help: use a number, `bool`, `char`, `String`, or a struct, array or tuple of these; or a `Vec` of tuples in place of the map

            error: object `TImpl` inside another type
             --> contract.rs:6:28
              |
            6 |     fn d(&self, x: HashSet<TImpl>) -> TImpl;
              |                            ^^^^^ only as a whole parameter or result
              = help: make it the parameter or the result itself, or an `Option` of it

            error: object `TImpl` inside another type
              --> contract.rs:13:15
               |
            13 | struct E { x: TImpl }
               |               ^^^^^ only as a whole parameter or result
               = help: make it the parameter or the result itself, or an `Option` of it

            error: object `TImpl` inside another type
              --> contract.rs:15:18
               |
            15 | struct G<T> { x: T }
               |                  ^ only as a whole parameter or result
               = help: make it the parameter or the result itself, or an `Option` of it

            9 errors in the contract"#]],
    );
}

#[test]
fn names_of_objects() {
    check(
        "#[r2g]\ntrait T {\n    fn a(&self, x: TImpl<u8>);\n    fn b(&self, x: T);\n    \
         fn c(&self, x: S, y: SImpl) -> Result<(), TImpl>;\n}\n\
         #[r2g]\ntrait S { fn a(); }\n",
        expect![[r#"
            error: `TImpl` takes no arguments, not 1
             --> contract.rs:3:20
              |
            3 |     fn a(&self, x: TImpl<u8>);
              |                    ^^^^^ wrong number of arguments
              = help: give each parameter of the type an argument

            error: trait `T` as a type
             --> contract.rs:4:20
              |
            4 |     fn b(&self, x: T);
              |                    ^ not a type
              = help: write `TImpl`: an object that implements it

            error: trait `S` as a type
             --> contract.rs:5:20
              |
            5 |     fn c(&self, x: S, y: SImpl) -> Result<(), TImpl>;
              |                    ^ not a type
              = help: give its methods `&self` and write `SImpl`: only then it has objects

            error: trait `S` as a type
             --> contract.rs:5:26
              |
            5 |     fn c(&self, x: S, y: SImpl) -> Result<(), TImpl>;
              |                          ^^^^^ not a type
              = help: give its methods `&self` and write `SImpl`: only then it has objects

            error: unknown error type `TImpl`
             --> contract.rs:5:47
              |
            5 |     fn c(&self, x: S, y: SImpl) -> Result<(), TImpl>;
              |                                               ^^^^^ not in this contract
              = help: use `rust2go::Error`, or derive R2G for `TImpl` in this file or its modules

            5 errors in the contract"#]],
    );
}

#[test]
fn closures() {
    check(
        &in_trait(
            "    fn a(f: impl FnMut(u8) + Send + Sync + 'static, g: impl AsyncFnMut() + Send);\n    \
             fn b(f: impl Fn(), g: impl FnOnce(u8) -> u8 + Send, h: impl AsyncFn() + Send + 'static);\n    \
             fn c(f: impl Fn(&str, (u8, &u8)) -> &u8 + Send + Sync + 'static + Clone + ?Sized);\n    \
             fn d(f: impl Fn(impl Fn()) + Send + Sync + 'static, g: Vec<impl Fn()>, h: &impl Fn());\n    \
             fn e() -> impl Fn();\n    fn f(f: impl for<'a> Fn(fn()) -> Result<u8, String> + Send + Sync + 'static, g: Box<dyn Fn()>);\n    \
             fn g(f: impl Odd(u8), g: impl Display, h: impl Into<String>, i: impl Listener + Send);\n    \
             fn h(f: impl Fn(u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8) + Send + Sync + 'static);",
        ),
        expect![[r#"
            error: `FnMut` in a contract
             --> contract.rs:3:18
              |
            3 |     fn a(f: impl FnMut(u8) + Send + Sync + 'static, g: impl AsyncFnMut() + Send);
              |                  ^^^^^ can be called from many places at once
              = help: write `Fn`, with a lock or an atomic around what changes

            error: `AsyncFnMut` in a contract
             --> contract.rs:3:61
              |
            3 |     fn a(f: impl FnMut(u8) + Send + Sync + 'static, g: impl AsyncFnMut() + Send);
              |                                                             ^^^^^^^^^^ can be called from many places at once
              = help: write `AsyncFn`, with a lock or an atomic around what changes

            error: closure without `Send + Sync + 'static`
             --> contract.rs:4:18
              |
            4 |     fn b(f: impl Fn(), g: impl FnOnce(u8) -> u8 + Send, h: impl AsyncFn() + Send + 'static);
              |                  ^^ can be called on any thread, and kept
              = help: add `+ Send + Sync + 'static`

            error: closure without `'static`
             --> contract.rs:4:32
              |
            4 |     fn b(f: impl Fn(), g: impl FnOnce(u8) -> u8 + Send, h: impl AsyncFn() + Send + 'static);
              |                                ^^^^^^ can be called on any thread, and kept
              = help: add `+ 'static`

            error: closure without `Sync`
             --> contract.rs:4:65
              |
            4 |     fn b(f: impl Fn(), g: impl FnOnce(u8) -> u8 + Send, h: impl AsyncFn() + Send + 'static);
              |                                                                 ^^^^^^^ can be called on any thread, and kept
              = help: add `+ Sync`

            error: borrowed type in a method that Rust implements
             --> contract.rs:5:21
              |
            5 |     fn c(f: impl Fn(&str, (u8, &u8)) -> &u8 + Send + Sync + 'static + Clone + ?Sized);
              |                     ^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            error: borrowed type in a method that Rust implements
             --> contract.rs:5:32
              |
            5 |     fn c(f: impl Fn(&str, (u8, &u8)) -> &u8 + Send + Sync + 'static + Clone + ?Sized);
              |                                ^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            error: borrowed type in a method that Rust implements
             --> contract.rs:5:41
              |
            5 |     fn c(f: impl Fn(&str, (u8, &u8)) -> &u8 + Send + Sync + 'static + Clone + ?Sized);
              |                                         ^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            error: `Clone` as a bound of a closure
             --> contract.rs:5:71
              |
            5 |     fn c(f: impl Fn(&str, (u8, &u8)) -> &u8 + Send + Sync + 'static + Clone + ?Sized);
              |                                                                       ^^^^^ says nothing about the closure
              = help: leave it out: `Send`, `Sync` and `'static` are all there is

            error: `Sized` as a bound of a closure
             --> contract.rs:5:79
              |
            5 |     fn c(f: impl Fn(&str, (u8, &u8)) -> &u8 + Send + Sync + 'static + Clone + ?Sized);
              |                                                                               ^^^^^^ says nothing about the closure
              = help: leave it out: `Send`, `Sync` and `'static` are all there is

            error: `impl Fn` in a contract
             --> contract.rs:6:21
              |
            6 |     fn d(f: impl Fn(impl Fn()) + Send + Sync + 'static, g: Vec<impl Fn()>, h: &impl Fn());
              |                     ^^^^ Go needs a concrete type
              = help: name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method

            error: `impl Fn` in a contract
             --> contract.rs:6:64
              |
            6 |     fn d(f: impl Fn(impl Fn()) + Send + Sync + 'static, g: Vec<impl Fn()>, h: &impl Fn());
              |                                                                ^^^^ Go needs a concrete type
              = help: name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method

            error: `impl Fn` in a contract
             --> contract.rs:6:80
              |
            6 |     fn d(f: impl Fn(impl Fn()) + Send + Sync + 'static, g: Vec<impl Fn()>, h: &impl Fn());
              |                                                                                ^^^^ Go needs a concrete type
              = help: name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method

            error: `impl Fn` in a contract
             --> contract.rs:7:15
              |
            7 |     fn e() -> impl Fn();
              |               ^^^^ Go needs a concrete type
              = help: name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method

            error: `for<'a>` as a bound of a closure
             --> contract.rs:8:18
              |
            8 |     fn f(f: impl for<'a> Fn(fn()) -> Result<u8, String> + Send + Sync + 'static, g: Box<dyn Fn()>);
              |                  ^^^^^^^ says nothing about the closure
              = help: leave it out: `Send`, `Sync` and `'static` are all there is

            error: function pointer
             --> contract.rs:8:29
              |
            8 |     fn f(f: impl for<'a> Fn(fn()) -> Result<u8, String> + Send + Sync + 'static, g: Box<dyn Fn()>);
              |                             ^^ Go cannot call it
              = help: write `impl Fn(A) -> R + Send + Sync + 'static` as a whole parameter

            error: `String` cannot be the error of a `Result`
             --> contract.rs:8:49
              |
            8 |     fn f(f: impl for<'a> Fn(fn()) -> Result<u8, String> + Send + Sync + 'static, g: Box<dyn Fn()>);
              |                                                 ^^^^^^ not an error type
              = help: use `rust2go::Error`, or a struct or enum that derives R2G

            error: `dyn Fn` in a contract
             --> contract.rs:8:89
              |
            8 |     fn f(f: impl for<'a> Fn(fn()) -> Result<u8, String> + Send + Sync + 'static, g: Box<dyn Fn()>);
              |                                                                                         ^^^ Go needs a concrete type
              = help: use a struct or an enum of the contract

            error: `impl Odd` in a contract
             --> contract.rs:9:13
              |
            9 |     fn g(f: impl Odd(u8), g: impl Display, h: impl Into<String>, i: impl Listener + Send);
              |             ^^^^ Go needs a concrete type
              = help: name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method

            error: `impl Display` in a contract
             --> contract.rs:9:30
              |
            9 |     fn g(f: impl Odd(u8), g: impl Display, h: impl Into<String>, i: impl Listener + Send);
              |                              ^^^^ Go needs a concrete type
              = help: name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method

            error: `impl Into` in a contract
             --> contract.rs:9:47
              |
            9 |     fn g(f: impl Odd(u8), g: impl Display, h: impl Into<String>, i: impl Listener + Send);
              |                                               ^^^^ Go needs a concrete type
              = help: name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method

            error: `impl Listener` in a contract
             --> contract.rs:9:69
              |
            9 |     fn g(f: impl Odd(u8), g: impl Display, h: impl Into<String>, i: impl Listener + Send);
              |                                                                     ^^^^ Go needs a concrete type
              = help: name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method

            error: more than 12 parameters
              --> contract.rs:10:69
               |
            10 |     fn h(f: impl Fn(u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8) + Send + Sync + 'static);
               |                                                                     ^^ the 13th
               = help: put some of them into a struct

            23 errors in the contract"#]],
    );
    check(
        &served("    fn a(f: impl Fn(&str) -> &str + Send + Sync + 'static, g: impl Listener);"),
        expect![[r#"
            error: borrowed type in a method that Rust implements
             --> contract.rs:3:21
              |
            3 |     fn a(f: impl Fn(&str) -> &str + Send + Sync + 'static, g: impl Listener);
              |                     ^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            error: reference as a result
             --> contract.rs:3:30
              |
            3 |     fn a(f: impl Fn(&str) -> &str + Send + Sync + 'static, g: impl Listener);
              |                              ^ Go's memory cannot be lent to Rust
              = help: return an owned type, `String` or `Vec<T>` for instance

            error: `impl Listener` in a contract
             --> contract.rs:3:63
              |
            3 |     fn a(f: impl Fn(&str) -> &str + Send + Sync + 'static, g: impl Listener);
              |                                                               ^^^^ Go needs a concrete type
              = help: name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method

            3 errors in the contract"#]],
    );
}

#[test]
fn types_of_closures() {
    check(
        "#[r2g]\ntrait T {\n    fn a(f: impl Fn(Vec<JobImpl>) -> Vec<JobImpl> + Send + Sync + 'static);\n    \
         fn b(f: impl Fn(Level) -> Level + Send + Sync + 'static);\n    \
         fn c(f: impl Fn(HashMap<G, u8>) -> JobImpl + Send + Sync + 'static, x: impl Job);\n}\n\
         #[g2r]\ntrait S {\n    fn b(f: impl Fn(Level) -> Level + Send + Sync + 'static);\n    \
         fn c(f: impl Fn() -> Line + Send + Sync + 'static);\n}\n\
         type Alias = Result<u8, u8>;\n\
         #[r2g]\ntrait Job {\n    fn run(&self);\n}\n\
         #[r2g]\ntrait SBF {\n}\n\
         #[derive(R2G)]\nstruct Line<'a>(&'a str);\n\
         #[derive(R2G)]\nstruct G(f64);\n\
         #[derive(R2G)]\nenum Level { A, #[r2g(skip)] B(u8) }\n",
        expect![[r#"
            error: object `JobImpl` inside another type
             --> contract.rs:3:25
              |
            3 |     fn a(f: impl Fn(Vec<JobImpl>) -> Vec<JobImpl> + Send + Sync + 'static);
              |                         ^^^^^^^ only as a whole parameter or result
              = help: make it the parameter or the result itself, or an `Option` of it

            error: object `JobImpl` inside another type
             --> contract.rs:3:42
              |
            3 |     fn a(f: impl Fn(Vec<JobImpl>) -> Vec<JobImpl> + Send + Sync + 'static);
              |                                          ^^^^^^^ only as a whole parameter or result
              = help: make it the parameter or the result itself, or an `Option` of it

            error: `Level` as a result has variants that Go does not know
             --> contract.rs:4:31
              |
            4 |     fn b(f: impl Fn(Level) -> Level + Send + Sync + 'static);
              |                               ^^^^^ has skipped variants
              = help: use a type without skipped variants to send to Go

            error: `G` as a key, or in one
             --> contract.rs:5:29
              |
            5 |     fn c(f: impl Fn(HashMap<G, u8>) -> JobImpl + Send + Sync + 'static, x: impl Job);
              |                             ^ Go cannot compare it as Rust does
              = help: use a number, `bool`, `char`, `String`, or a struct, array or tuple of these; or a `Vec` of tuples in place of the map

            error: `Level` as an argument has variants that Go does not know
             --> contract.rs:9:21
              |
            9 |     fn b(f: impl Fn(Level) -> Level + Send + Sync + 'static);
              |                     ^^^^^ has skipped variants
              = help: use a type without skipped variants to send to Go

            error: `Line` as a result borrows
              --> contract.rs:10:26
               |
            10 |     fn c(f: impl Fn() -> Line + Send + Sync + 'static);
               |                          ^^^^ Go's memory cannot be lent to Rust
               = help: return a type without lifetimes

            6 errors in the contract"#]],
    );
}

#[test]
fn names_in_closures() {
    check(
        "#[r2g]\ntrait T {\n    fn a(f: impl Fn(Missing) -> Result<u8, Oops> + Send + Sync + 'static);\n    \
         fn b(f: impl Fn() -> Alias + Send + Sync + 'static);\n    fn c(x: impl Missing, y: impl S);\n}\n\
         #[g2r]\ntrait S {\n}\n\
         type Alias = Result<u8, u8>;\n",
        expect![[r#"
            error: unknown type `Missing`
             --> contract.rs:3:21
              |
            3 |     fn a(f: impl Fn(Missing) -> Result<u8, Oops> + Send + Sync + 'static);
              |                     ^^^^^^^ not in this contract
              = help: derive R2G for `Missing` in this file or its modules

            error: unknown error type `Oops`
             --> contract.rs:3:44
              |
            3 |     fn a(f: impl Fn(Missing) -> Result<u8, Oops> + Send + Sync + 'static);
              |                                            ^^^^ not in this contract
              = help: use `rust2go::Error`, or derive R2G for `Oops` in this file or its modules

            error: `Alias` stands for a `Result`
             --> contract.rs:4:26
              |
            4 |     fn b(f: impl Fn() -> Alias + Send + Sync + 'static);
              |                          ^^^^^ hidden `Result`
              = help: write `Result<T, E>` out: whether a method can fail must show in the contract

            error: unknown type `MissingImpl`
             --> contract.rs:5:18
              |
            5 |     fn c(x: impl Missing, y: impl S);
              |                  ^^^^^^^ not in this contract
              = help: derive R2G for `MissingImpl` in this file or its modules

            error: trait `S` as a type
             --> contract.rs:5:35
              |
            5 |     fn c(x: impl Missing, y: impl S);
              |                                   ^ not a type
              = help: give its methods `&self` and write `SImpl`: only then it has objects

            5 errors in the contract"#]],
    );
}

#[test]
fn served_methods() {
    check(
        &served(
            "    #[oneway]\n    fn a();\n    #[rust2go::zero_copy]\n    fn b(x: &str);\n    #[ring]\n    async fn c();\n    \
             #[cgo(x)]\n    async fn d() { }\n    const fn e(self: &Self);\n    #[g2r(rename = \"X\")]\n    fn f();\n    #[r2g(rename = \"Y\")]\n    fn g();",
        ),
        expect![[r#"
            error: `#[oneway]` in a trait under `#[g2r]`
             --> contract.rs:3:7
              |
            3 |     #[oneway]
              |       ^^^^^^ says how Rust calls Go
              = help: remove it: here Go calls Rust

            error: `#[zero_copy]` in a trait under `#[g2r]`
             --> contract.rs:5:7
              |
            5 |     #[rust2go::zero_copy]
              |       ^^^^^^^^^^^^^^^^^^ says how Rust calls Go
              = help: remove it: here Go calls Rust

            error: `#[ring]` in a trait under `#[g2r]`
             --> contract.rs:7:7
              |
            7 |     #[ring]
              |       ^^^^ says how Rust calls Go
              = help: remove it: here Go calls Rust

            error: `#[cgo]` in a trait under `#[g2r]`
             --> contract.rs:9:7
              |
            9 |     #[cgo(x)]
              |       ^^^ says how Rust calls Go
              = help: remove it: here Go calls Rust

            error: method with a body
              --> contract.rs:10:18
               |
            10 |     async fn d() { }
               |                  ^ implemented in Rust
               = help: put `;` in place of the body

            error: const method
              --> contract.rs:11:5
               |
            11 |     const fn e(self: &Self);
               |     ^^^^^ runs in Rust, never at compile time
               = help: remove `const`

            error: method with a `self` other than `&self`
              --> contract.rs:11:16
               |
            11 |     const fn e(self: &Self);
               |                ^^^^ not `&self`
               = help: write `&self`: an object can be held and called from many places at once

            7 errors in the contract"#]],
    );
}

#[test]
fn served_lifetimes() {
    check(
        &(served(
            "    fn a(x: Vec<&str>, y: &Line<'_>, z: &[&u8], ok: &str, also: &[u8], path: &Path, cow: Cow<'static, str>);\n    \
             async fn b(cow: Cow<'_, str>, hidden: Line, wrapped: &Option<Wrap>) -> Line;\n    fn c() -> &'static str;\n    \
             fn d() -> Result<Vec<&'static str>, E>;\n    fn e() -> Result<Line<'static>, E>;",
        ) + "#[derive(R2G)]\nstruct Line<'a>(&'a str);\n#[derive(R2G)]\nstruct Wrap<'a> { line: Option<Line<'a>> }\n#[derive(R2G)]\nenum E { A }\n"),
        expect![[r#"
            error: borrowed type in a method that Rust implements
             --> contract.rs:3:17
              |
            3 |     fn a(x: Vec<&str>, y: &Line<'_>, z: &[&u8], ok: &str, also: &[u8], path: &Path, cow: Cow<'static, str>);
              |                 ^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            error: borrowed type in a method that Rust implements
             --> contract.rs:3:34
              |
            3 |     fn a(x: Vec<&str>, y: &Line<'_>, z: &[&u8], ok: &str, also: &[u8], path: &Path, cow: Cow<'static, str>);
              |                                  ^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            error: borrowed type in a method that Rust implements
             --> contract.rs:3:43
              |
            3 |     fn a(x: Vec<&str>, y: &Line<'_>, z: &[&u8], ok: &str, also: &[u8], path: &Path, cow: Cow<'static, str>);
              |                                           ^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            error: borrowed type in a method that Rust implements
             --> contract.rs:4:26
              |
            4 |     async fn b(cow: Cow<'_, str>, hidden: Line, wrapped: &Option<Wrap>) -> Line;
              |                          ^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            error: borrowed type in a method that Rust implements
             --> contract.rs:5:15
              |
            5 |     fn c() -> &'static str;
              |               ^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            error: borrowed type in a method that Rust implements
             --> contract.rs:6:26
              |
            6 |     fn d() -> Result<Vec<&'static str>, E>;
              |                          ^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            6 errors in the contract"#]],
    );
}

#[test]
fn served_lifetimes_between_items() {
    check(
        &(served(
            "    async fn b(hidden: Line, wrapped: &Option<Wrap>, ok: Result<u8, E>) -> Line;",
        ) + "#[derive(R2G)]\nstruct Line<'a>(&'a str);\n#[derive(R2G)]\nstruct Wrap<'a> { line: Option<Line<'a>> }\n#[derive(R2G)]\nenum E { A }\n"),
        expect![[r#"
            error: borrowed type in a method that Rust implements
             --> contract.rs:3:24
              |
            3 |     async fn b(hidden: Line, wrapped: &Option<Wrap>, ok: Result<u8, E>) -> Line;
              |                        ^^^^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            error: borrowed type in a method that Rust implements
             --> contract.rs:3:40
              |
            3 |     async fn b(hidden: Line, wrapped: &Option<Wrap>, ok: Result<u8, E>) -> Line;
              |                                        ^^^^^^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            error: borrowed type in a method that Rust implements
             --> contract.rs:3:76
              |
            3 |     async fn b(hidden: Line, wrapped: &Option<Wrap>, ok: Result<u8, E>) -> Line;
              |                                                                            ^^^^ lent by whom?
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known

            3 errors in the contract"#]],
    );
}

#[test]
fn served_skips() {
    // Go sends arguments, Rust results; of an error, its own variants may be skipped, which then reach Go as texts.
    check(
        &(served(
            "    fn a(x: Skips, y: &[Skips]) -> u8;\n    fn b() -> Vec<Skips>;\n    async fn c() -> Result<Option<Skips>, Skips>;\n    \
            fn d() -> Result<u8, Skips>;\n    fn e() -> Result<u8, Holds>;\n    fn f() -> Result<u8, Wraps>;\n    fn g() -> Result<u8, Again>;",
        ) + "#[derive(R2G)]\nenum Skips { A, #[r2g(skip)] B }\n#[derive(R2G)]\nenum Holds { A(Skips), #[r2g(skip)] B }\n\
               #[derive(R2G)]\nstruct Wraps { skips: Skips }\n#[derive(R2G)]\nenum Again { A(Vec<Again>), Bridge(rust2go::Error) }\n"),
        expect![[r#"
            error: `Skips` as a result has variants that Go does not know
             --> contract.rs:4:15
              |
            4 |     fn b() -> Vec<Skips>;
              |               ^^^ has skipped variants
              = help: use a type without skipped variants to send to Go

            error: `Skips` as a result has variants that Go does not know
             --> contract.rs:5:28
              |
            5 |     async fn c() -> Result<Option<Skips>, Skips>;
              |                            ^^^^^^ has skipped variants
              = help: use a type without skipped variants to send to Go

            error: `Skips` as part of an error has variants that Go does not know
             --> contract.rs:7:26
              |
            7 |     fn e() -> Result<u8, Holds>;
              |                          ^^^^^ has skipped variants
              = help: use a type without skipped variants to send to Go

            error: `Skips` as part of an error has variants that Go does not know
             --> contract.rs:8:26
              |
            8 |     fn f() -> Result<u8, Wraps>;
              |                          ^^^^^ has skipped variants
              = help: use a type without skipped variants to send to Go

            error: `Again` as part of an error has variants that Go does not know
             --> contract.rs:9:26
              |
            9 |     fn g() -> Result<u8, Again>;
              |                          ^^^^^ has skipped variants
              = help: use a type without skipped variants to send to Go

            5 errors in the contract"#]],
    );
}

#[test]
fn transports() {
    check(
        &in_trait(
            "    #[ring]\n    #[cgo]\n    async fn a();\n    #[cgo]\n    #[rust2go::ring]\n    #[oneway]\n    fn b();\n    \
             #[ring]\n    #[ring]\n    fn c() -> u8;\n    #[ring(fast)]\n    #[cgo]\n    fn d();\n    #[cfg_attr(x, ring)]\n    async fn e();",
        ),
        expect![[r#"
            error: `#[ring]` and `#[cgo]` on one method
             --> contract.rs:4:7
              |
            4 |     #[cgo]
              |       ^^^ the second one
              = help: leave one of them out: a call travels one way

            error: `#[ring]` and `#[cgo]` on one method
             --> contract.rs:7:7
              |
            7 |     #[rust2go::ring]
              |       ^^^^^^^^^^^^^ the second one
              = help: leave one of them out: a call travels one way

            error: `#[ring]` is given twice
              --> contract.rs:11:7
               |
            11 |     #[ring]
               |       ^^^^ the second one
               = help: leave one of them out

            error: sync method with `#[ring]`
              --> contract.rs:11:7
               |
            11 |     #[ring]
               |       ^^^^ runs on the caller's thread
               = help: remove `#[ring]`, or make the method `async` or `#[oneway]`: only such calls can wait in a ring

            error: `#[ring]` takes no arguments
              --> contract.rs:13:7
               |
            13 |     #[ring(fast)]
               |       ^^^^ unexpected arguments
               = help: write `#[ring]`

            error: sync method with `#[ring]`
              --> contract.rs:13:7
               |
            13 |     #[ring(fast)]
               |       ^^^^ runs on the caller's thread
               = help: remove `#[ring]`, or make the method `async` or `#[oneway]`: only such calls can wait in a ring

            error: `#[ring]` and `#[cgo]` on one method
              --> contract.rs:14:7
               |
            14 |     #[cgo]
               |       ^^^ the second one
               = help: leave one of them out: a call travels one way

            error: `cfg_attr` in a contract
              --> contract.rs:16:7
               |
            16 |     #[cfg_attr(x, ring)]
               |       ^^^^^^^^ the Go side cannot follow it
               = help: both sides must see the same contract: put what differs into another contract file

            8 errors in the contract"#]],
    );
}

#[test]
fn conditions() {
    check(
        "#[cfg(unix)]\n#[r2g]\ntrait A {\n    #[cfg(unix)]\n    fn f();\n}\n\
         #[derive(R2G)]\nstruct S {\n    #[cfg(unix)]\n    a: u8,\n    #[cfg_attr(unix, serde(skip))]\n    b: u8,\n}\n\
         #[derive(R2G)]\nenum E {\n    #[cfg(unix)]\n    A,\n    B,\n}\n\
         #[cfg_attr(unix, derive(R2G))]\nstruct Z;\n\
         #[cfg(test)]\nmod tests {\n    #[r2g]\n    trait B {}\n}\n\
         #[cfg(test)]\nmod no_such_file;\n",
        expect![[r#"
            error: `cfg` in a contract
             --> contract.rs:1:3
              |
            1 | #[cfg(unix)]
              |   ^^^ the Go side cannot follow it
              = help: both sides must see the same contract: put what differs into another contract file

            error: `cfg` in a contract
             --> contract.rs:4:7
              |
            4 |     #[cfg(unix)]
              |       ^^^ the Go side cannot follow it
              = help: both sides must see the same contract: put what differs into another contract file

            error: `cfg` in a contract
             --> contract.rs:9:7
              |
            9 |     #[cfg(unix)]
              |       ^^^ the Go side cannot follow it
              = help: both sides must see the same contract: put what differs into another contract file

            error: `cfg` in a contract
              --> contract.rs:16:7
               |
            16 |     #[cfg(unix)]
               |       ^^^ the Go side cannot follow it
               = help: both sides must see the same contract: put what differs into another contract file

            error: `cfg_attr` in a contract
              --> contract.rs:20:3
               |
            20 | #[cfg_attr(unix, derive(R2G))]
               |   ^^^^^^^^ the Go side cannot follow it
               = help: both sides must see the same contract: put what differs into another contract file

            error: `cfg` in a contract
              --> contract.rs:24:7
               |
            24 |     #[r2g]
               |       ^^^ the Go side cannot follow it
               = help: both sides must see the same contract: put what differs into another contract file

            6 errors in the contract"#]],
    );
}

#[test]
fn names() {
    check(
        "#[r2g]\ntrait Two__Parts {}\n\
         #[r2g]\ntrait _T {}\n\
         #[r2g]\ntrait Späti {}\n\
         #[r2g]\ntrait Good {\n    fn _hidden();\n    fn user_id();\n    fn userId();\n    fn __();\n    fn f(_: u8, go: u8, go_: u8, größe: u8);\n}\n\
         #[derive(R2G)]\nstruct Duration { a_b: u8, aB: u8, __: u8 }\n\
         #[derive(R2G)]\nstruct Error;\n",
        expect![[r#"
            error: `Two__Parts` cannot be part of a symbol name
             --> contract.rs:2:7
              |
            2 | trait Two__Parts {}
              |       ^^^^^^^^^^ trait name with `__`, or `_` at an end
              = help: symbols are `r2g__<Trait>__<method>`: use a name without `__` inside and without `_` at either end

            error: `_T` cannot be part of a symbol name
             --> contract.rs:4:7
              |
            4 | trait _T {}
              |       ^^ trait name with `__`, or `_` at an end
              = help: symbols are `r2g__<Trait>__<method>`: use a name without `__` inside and without `_` at either end

            error: `Späti` is not ASCII
             --> contract.rs:6:7
              |
            6 | trait Späti {}
              |       ^^^^^ becomes part of C names
              = help: use the letters a to z, digits and `_`

            error: `_hidden` cannot be part of a symbol name
             --> contract.rs:9:8
              |
            9 |     fn _hidden();
              |        ^^^^^^^ method name that starts with `_`
              = help: symbols are `r2g__<Trait>__<method>`: use a name that starts with a letter

            error: `user_id` and `userId` have the same name in Go
              --> contract.rs:11:8
               |
            11 |     fn userId();
               |        ^^^^^^ same Go name
               = help: rename one of them

            error: `__` gives no name in Go
              --> contract.rs:12:8
               |
            12 |     fn __();
               |        ^^ no legal Go name
               = help: use a name that has a letter in front, after any `_`

            error: `_` gives no name in Go
              --> contract.rs:13:10
               |
            13 |     fn f(_: u8, go: u8, go_: u8, größe: u8);
               |          ^ no legal Go name
               = help: use a name that has a letter in front, after any `_`

            error: `go` and `go_` have the same name in Go
              --> contract.rs:13:25
               |
            13 |     fn f(_: u8, go: u8, go_: u8, größe: u8);
               |                         ^^^ same Go name
               = help: rename one of them

            error: `größe` is not ASCII
              --> contract.rs:13:34
               |
            13 |     fn f(_: u8, go: u8, go_: u8, größe: u8);
               |                                  ^^^^^ becomes part of C names
               = help: use the letters a to z, digits and `_`

            error: `Duration` already means another type in a contract
              --> contract.rs:16:8
               |
            16 | struct Duration { a_b: u8, aB: u8, __: u8 }
               |        ^^^^^^^^ taken
               = help: give the type another name: contracts know types by the last segment of their path

            error: `__` gives no name in Go
              --> contract.rs:16:36
               |
            16 | struct Duration { a_b: u8, aB: u8, __: u8 }
               |                                    ^^ no legal Go name
               = help: use a name that has a letter in front, after any `_`

            error: `Error` already means another type in a contract
              --> contract.rs:18:8
               |
            18 | struct Error;
               |        ^^^^^ taken
               = help: give the type another name: contracts know types by the last segment of their path

            12 errors in the contract"#]],
    );
}

#[test]
fn traits() {
    check(
        "#[r2g]\nunsafe trait A<X>: Send where X: Copy {\n    type Y;\n    const Z: u8;\n    m!();\n}\n\
         #[r2g]\nauto trait B {}\n",
        expect![[r#"
            error: unsafe trait
             --> contract.rs:2:1
              |
            2 | unsafe trait A<X>: Send where X: Copy {
              | ^^^^^^ not allowed in a contract
              = help: calls across the boundary are safe: remove `unsafe`

            error: trait with generics
             --> contract.rs:2:16
              |
            2 | unsafe trait A<X>: Send where X: Copy {
              |                ^ Go needs one concrete interface
              = help: remove the parameters of the trait

            error: trait with a supertrait
             --> contract.rs:2:20
              |
            2 | unsafe trait A<X>: Send where X: Copy {
              |                    ^^^^ not allowed in a contract
              = help: declare all methods in this trait

            error: where clause
             --> contract.rs:2:25
              |
            2 | unsafe trait A<X>: Send where X: Copy {
              |                         ^^^^^ not allowed in a contract
              = help: remove it: a method's types are concrete

            error: associated type
             --> contract.rs:3:5
              |
            3 |     type Y;
              |     ^^^^ not allowed in a contract
              = help: name the concrete type in the methods

            error: associated constant
             --> contract.rs:4:5
              |
            4 |     const Z: u8;
              |     ^^^^^ not allowed in a contract
              = help: make it a method

            error: only methods can stand in a contract's trait
             --> contract.rs:5:5
              |
            5 |     m!();
              |     ^^^^^ not a method
              = help: write the methods out

            error: auto trait
             --> contract.rs:8:1
              |
            8 | auto trait B {}
              | ^^^^ not allowed in a contract
              = help: remove `auto`

            8 errors in the contract"#]],
    );
}

#[test]
fn methods() {
    check(
        &in_trait(
            "    fn a(&mut self);\n    fn b<'a, X>() where X: Copy;\n    unsafe fn c();\n    const fn d();\n    \
             extern \"C\" fn e();\n    fn f() {}\n    \
             fn h(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8, j: u8, k: u8, l: u8, m: u8);\n    \
             fn i(mut x: u8, (y, z): (u8, u8), ref w: u8, #[allow(unused)] v: u8);\n    \
             fn j(x: &'static str, y: &mut u8);\n    #[ring]\n    fn k();\n    #[r2g(skip)]\n    fn l();\n    \
             #[cgo(fast)]\n    #[cgo]\n    fn m();\n    unsafe extern \"C\" fn n(x: u8, ...);",
        ),
        expect![[r#"
            error: method with a `self` other than `&self`
             --> contract.rs:3:15
              |
            3 |     fn a(&mut self);
              |               ^^^^ not `&self`
              = help: write `&self`: an object can be held and called from many places at once

            error: method with generics
             --> contract.rs:4:10
              |
            4 |     fn b<'a, X>() where X: Copy;
              |          ^^ Go needs concrete types
              = help: remove the parameters, or write one method for each type

            error: where clause
             --> contract.rs:4:19
              |
            4 |     fn b<'a, X>() where X: Copy;
              |                   ^^^^^ not allowed in a contract
              = help: remove it: a method's types are concrete

            error: unsafe method
             --> contract.rs:5:5
              |
            5 |     unsafe fn c();
              |     ^^^^^^ not allowed in a contract
              = help: calls across the boundary are safe: remove `unsafe`

            error: const method
             --> contract.rs:6:5
              |
            6 |     const fn d();
              |     ^^^^^ runs in Go, never at compile time
              = help: remove `const`

            error: method with an ABI
             --> contract.rs:7:5
              |
            7 |     extern "C" fn e();
              |     ^^^^^^ not allowed in a contract
              = help: remove `extern`: the bridge decides how calls travel

            error: method with a body
             --> contract.rs:8:12
              |
            8 |     fn f() {}
              |            ^ implemented in Go
              = help: put `;` in place of the body

            error: more than 12 parameters
             --> contract.rs:9:94
              |
            9 |     fn h(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8, j: u8, k: u8, l: u8, m: u8);
              |                                                                                              ^^^^^ the 13th
              = help: put some of them into a struct

            error: `mut` parameter
              --> contract.rs:10:10
               |
            10 |     fn i(mut x: u8, (y, z): (u8, u8), ref w: u8, #[allow(unused)] v: u8);
               |          ^^^ the method has no body
               = help: remove `mut`

            error: pattern as a parameter
              --> contract.rs:10:21
               |
            10 |     fn i(mut x: u8, (y, z): (u8, u8), ref w: u8, #[allow(unused)] v: u8);
               |                     ^^^^^^ not a name
               = help: give the parameter a name

            error: `ref` parameter
              --> contract.rs:10:39
               |
            10 |     fn i(mut x: u8, (y, z): (u8, u8), ref w: u8, #[allow(unused)] v: u8);
               |                                       ^^^ the method has no body
               = help: remove `ref`

            error: attribute on a parameter
              --> contract.rs:10:52
               |
            10 |     fn i(mut x: u8, (y, z): (u8, u8), ref w: u8, #[allow(unused)] v: u8);
               |                                                    ^^^^^ not allowed here
               = help: document parameters in the comment of the method

            error: reference with a lifetime
              --> contract.rs:11:14
               |
            11 |     fn j(x: &'static str, y: &mut u8);
               |              ^^^^^^^ not allowed in a contract
               = help: write `&T`: what is borrowed lives as long as the call

            error: `&mut` in a contract
              --> contract.rs:11:31
               |
            11 |     fn j(x: &'static str, y: &mut u8);
               |                               ^^^ Go cannot write through it
               = help: take the value, and return the new one

            error: sync method with `#[ring]`
              --> contract.rs:12:7
               |
            12 |     #[ring]
               |       ^^^^ runs on the caller's thread
               = help: remove `#[ring]`, or make the method `async` or `#[oneway]`: only such calls can wait in a ring

            error: unknown option `skip`
              --> contract.rs:14:11
               |
            14 |     #[r2g(skip)]
               |           ^^^^ not an option here
               = help: a trait has `transport` and `rename`; a method or a type `rename`; a variant `rename` and `skip`; a field `rename`, `tag`, `skip`, `default`, `with` and `as`

            error: `#[cgo]` takes no arguments
              --> contract.rs:16:7
               |
            16 |     #[cgo(fast)]
               |       ^^^ unexpected arguments
               = help: write `#[cgo]`

            error: `#[cgo]` is given twice
              --> contract.rs:17:7
               |
            17 |     #[cgo]
               |       ^^^ the second one
               = help: leave one of them out

            error: unsafe method
              --> contract.rs:19:5
               |
            19 |     unsafe extern "C" fn n(x: u8, ...);
               |     ^^^^^^ not allowed in a contract
               = help: calls across the boundary are safe: remove `unsafe`

            error: method with an ABI
              --> contract.rs:19:12
               |
            19 |     unsafe extern "C" fn n(x: u8, ...);
               |            ^^^^^^ not allowed in a contract
               = help: remove `extern`: the bridge decides how calls travel

            error: variadic method
              --> contract.rs:19:35
               |
            19 |     unsafe extern "C" fn n(x: u8, ...);
               |                                   ^ not allowed in a contract
               = help: take a `Vec<T>` or `&[T]`

            21 errors in the contract"#]],
    );
}

#[test]
fn oneway_and_zero_copy() {
    check(
        &in_trait(
            "    #[oneway]\n    async fn a();\n    #[oneway]\n    fn b() -> u8;\n    #[oneway]\n    fn c() -> impl Future<Output = ()>;\n    \
             #[oneway]\n    fn d() -> Result<(), rust2go::Error>;\n    #[oneway]\n    #[zero_copy]\n    fn e(x: String);\n    \
             #[zero_copy]\n    async fn f(x: String, y: &str, z: Line<'_>, v: Cow<'static, str>);\n    #[oneway]\n    #[oneway]\n    fn g();",
        ),
        expect![[r#"
            error: oneway method that is async
             --> contract.rs:4:5
              |
            4 |     async fn a();
              |     ^^^^^ nobody waits for a oneway call
              = help: remove `#[oneway]`, or make it a plain `fn`

            error: oneway method with a result
             --> contract.rs:6:15
              |
            6 |     fn b() -> u8;
              |               ^^ nobody waits for a oneway call
              = help: remove the result, or `#[oneway]`

            error: oneway method that is async
             --> contract.rs:8:15
              |
            8 |     fn c() -> impl Future<Output = ()>;
              |               ^^^^^^^^^^^^^^^^^^^^^^^^ nobody waits for a oneway call
              = help: remove `#[oneway]`, or make it a plain `fn`

            error: oneway method with a result
              --> contract.rs:10:15
               |
            10 |     fn d() -> Result<(), rust2go::Error>;
               |               ^^^^^^^^^^^^^^^^^^^^^^^^^^ nobody waits for a oneway call
               = help: remove the result, or `#[oneway]`

            error: oneway method with `#[zero_copy]`
              --> contract.rs:12:7
               |
            12 |     #[zero_copy]
               |       ^^^^^^^^^ nothing keeps the arguments alive
               = help: remove `#[zero_copy]`: oneway arguments are copied into Go

            error: async zero-copy takes owned arguments
              --> contract.rs:15:30
               |
            15 |     async fn f(x: String, y: &str, z: Line<'_>, v: Cow<'static, str>);
               |                              ^ borrowed
               = help: take it by value: it moves into the call and lives until the handler has returned

            error: async zero-copy takes owned arguments
              --> contract.rs:15:39
               |
            15 |     async fn f(x: String, y: &str, z: Line<'_>, v: Cow<'static, str>);
               |                                       ^^^^^^^^ borrowed
               = help: take it by value: it moves into the call and lives until the handler has returned

            error: `#[oneway]` is given twice
              --> contract.rs:17:7
               |
            17 |     #[oneway]
               |       ^^^^^^ the second one
               = help: leave one of them out

            8 errors in the contract"#]],
    );
}

#[test]
fn results() {
    check(
        &in_trait(
            "    fn a() -> &'static str;\n    fn b() -> Option<&u8>;\n    fn c() -> Result<String>;\n    \
             fn d() -> Result<Result<u8, rust2go::Error>, rust2go::Error>;\n    fn e() -> Vec<Result<u8, rust2go::Error>>;\n    \
             fn f() -> Result<u8, String>;\n    fn g() -> Result<u8, std::io::Error>;\n    fn h() -> Result;\n    \
             fn i() -> impl Iterator<Item = u8>;\n    async fn j() -> impl Future<Output = u8>;\n    \
             fn k() -> impl Future + Send;\n    fn l() -> impl Future<Output = u8> + Clone + 'static;\n    \
             fn m() -> Result<u8, (u8, u8)>;\n    fn n() -> Result<u8, Oops<u8>>;",
        ),
        expect![[r#"
            error: reference as a result
             --> contract.rs:3:15
              |
            3 |     fn a() -> &'static str;
              |               ^ Go's memory cannot be lent to Rust
              = help: return an owned type, `String` or `Vec<T>` for instance

            error: reference inside a type
             --> contract.rs:4:22
              |
            4 |     fn b() -> Option<&u8>;
              |                      ^ only in parameters, and in structs with lifetimes
              = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`, `T` for `&T`

            error: `Result` without its error type
             --> contract.rs:5:15
              |
            5 |     fn c() -> Result<String>;
              |               ^^^^^^ which error?
              = help: name the error type: `Result<T, rust2go::Error>`, or an error of the contract

            error: `rust2go::Error` as a value
             --> contract.rs:6:42
              |
            6 |     fn d() -> Result<Result<u8, rust2go::Error>, rust2go::Error>;
              |                                          ^^^^^ only as the error of a `Result`
              = help: use a struct, or the error's text as a `String`

            error: `rust2go::Error` as a value
             --> contract.rs:7:39
              |
            7 |     fn e() -> Vec<Result<u8, rust2go::Error>>;
              |                                       ^^^^^ only as the error of a `Result`
              = help: use a struct, or the error's text as a `String`

            error: `String` cannot be the error of a `Result`
             --> contract.rs:8:26
              |
            8 |     fn f() -> Result<u8, String>;
              |                          ^^^^^^ not an error type
              = help: use `rust2go::Error`, or a struct or enum that derives R2G

            error: `std::io::Error` cannot be the error of a `Result`
             --> contract.rs:9:35
              |
            9 |     fn g() -> Result<u8, std::io::Error>;
              |                                   ^^^^^ not an error type
              = help: use `rust2go::Error`, or a struct or enum that derives R2G

            error: `Result` takes two type arguments
              --> contract.rs:10:15
               |
            10 |     fn h() -> Result;
               |               ^^^^^^ wrong type arguments
               = help: write `Result<T, E>`

            error: `impl Iterator` in a contract
              --> contract.rs:11:15
               |
            11 |     fn i() -> impl Iterator<Item = u8>;
               |               ^^^^ Go needs a concrete type
               = help: name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method

            error: async method that returns a future
              --> contract.rs:12:21
               |
            12 |     async fn j() -> impl Future<Output = u8>;
               |                     ^^^^ a future inside a future
               = help: remove `async`, or write the type of the result alone

            error: `impl Future` without its output
              --> contract.rs:13:20
               |
            13 |     fn k() -> impl Future + Send;
               |                    ^^^^^^ no `Output`
               = help: write `impl Future<Output = T>`

            error: `Clone` beside `Future`
              --> contract.rs:14:42
               |
            14 |     fn l() -> impl Future<Output = u8> + Clone + 'static;
               |                                          ^^^^^ not a bound the call's future is known to have
               = help: `Send`, `Sync`, `Unpin` and `'static` are

            error: `(u8, u8)` cannot be the error of a `Result`
              --> contract.rs:15:26
               |
            15 |     fn m() -> Result<u8, (u8, u8)>;
               |                          ^^^^^^^^ not an error type
               = help: use `rust2go::Error`, or a struct or enum that derives R2G

            error: `Oops` cannot be the error of a `Result`
              --> contract.rs:16:26
               |
            16 |     fn n() -> Result<u8, Oops<u8>>;
               |                          ^^^^ not an error type
               = help: use `rust2go::Error`, or a struct or enum that derives R2G

            14 errors in the contract"#]],
    );
}

#[test]
fn forms_of_types() {
    check(
        &in_trait(
            "    fn a(x: *const u8);\n    fn b(x: Vec<&str>);\n    fn c(x: &dyn Display);\n    fn d(x: fn(u8) -> u8);\n    \
             fn e() -> !;\n    fn f(x: _);\n    fn g(x: m![u8]);\n    fn h(x: [u8]);\n    fn i(x: str);\n    \
             fn j(x: impl Copy);\n    fn k(x: <u8 as Add>::Output);\n    fn l(x: Self);\n    fn m(x: ((), u8), y: &());\n    \
             fn n(x: [u8; 0], y: [u8; N], z: [u8; 4294967296]);\n    \
             fn o(x: (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8));\n    fn p(x: rust2go::Error);",
        ),
        expect![[r#"
            error: raw pointer
             --> contract.rs:3:13
              |
            3 |     fn a(x: *const u8);
              |             ^ not safe to share
              = help: pass the value, or an integer handle

            error: `dyn Display` in a contract
             --> contract.rs:5:14
              |
            5 |     fn c(x: &dyn Display);
              |              ^^^ Go needs a concrete type
              = help: use a struct or an enum of the contract

            error: function pointer
             --> contract.rs:6:13
              |
            6 |     fn d(x: fn(u8) -> u8);
              |             ^^ Go cannot call it
              = help: write `impl Fn(A) -> R + Send + Sync + 'static` as a whole parameter

            error: `!` in a contract
             --> contract.rs:7:15
              |
            7 |     fn e() -> !;
              |               ^ has no value to send
              = help: leave the result out

            error: `_` as a type
             --> contract.rs:8:13
              |
            8 |     fn f(x: _);
              |             ^ not a type
              = help: name the type

            error: macro as a type
             --> contract.rs:9:13
              |
            9 |     fn g(x: m![u8]);
              |             ^ not expanded when the contract is read
              = help: write the type out

            error: slice without `&`
              --> contract.rs:10:13
               |
            10 |     fn h(x: [u8]);
               |             ^^^^ has no size
               = help: use `Vec<T>`; as a parameter also `&[T]`

            error: `str` without `&`
              --> contract.rs:11:13
               |
            11 |     fn i(x: str);
               |             ^^^ has no size
               = help: use `String`; as a parameter also `&str`

            error: `impl Copy` in a contract
              --> contract.rs:12:13
               |
            12 |     fn j(x: impl Copy);
               |             ^^^^ Go needs a concrete type
               = help: name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method

            error: path through a trait
              --> contract.rs:13:13
               |
            13 |     fn k(x: <u8 as Add>::Output);
               |             ^ not resolved when the contract is read
               = help: name the concrete type

            error: `Self` in a contract
              --> contract.rs:14:13
               |
            14 |     fn l(x: Self);
               |             ^^^^ not known here
               = help: name the type

            error: `()` inside a type
              --> contract.rs:15:14
               |
            15 |     fn m(x: ((), u8), y: &());
               |              ^^ only as a whole result or parameter
               = help: leave it out

            error: `()` inside a type
              --> contract.rs:15:27
               |
            15 |     fn m(x: ((), u8), y: &());
               |                           ^^ only as a whole result or parameter
               = help: leave it out

            error: array of length 0
              --> contract.rs:16:18
               |
            16 |     fn n(x: [u8; 0], y: [u8; N], z: [u8; 4294967296]);
               |                  ^ holds nothing
               = help: leave it out

            error: array length out of range
              --> contract.rs:16:42
               |
            16 |     fn n(x: [u8; 0], y: [u8; N], z: [u8; 4294967296]);
               |                                          ^^^^^^^^^^ too large
               = help: use `Vec<T>`

            error: tuple of more than 12 elements
              --> contract.rs:17:13
               |
            17 |     fn o(x: (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8));
               |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 13 elements
               = help: use a struct

            error: `rust2go::Error` as a value
              --> contract.rs:18:22
               |
            18 |     fn p(x: rust2go::Error);
               |                      ^^^^^ only as the error of a `Result`
               = help: use a struct, or the error's text as a `String`

            17 errors in the contract"#]],
    );
}

#[test]
fn named_types() {
    check(
        &in_trait(
            "    fn a(x: u128, y: i128);\n    fn b(x: Box<u8>);\n    fn c(x: std::collections::HashMap<String, u8>);\n    \
             fn d(x: &BTreeSet<u8>);\n    fn e(x: Cow<'static, str>);\n    fn f(x: Duration, y: PathBuf);\n    \
             fn g(x: Page<u8>);\n    fn h(x: Vec<u8, u8>, y: Vec, z: Option<'static>, w: u8<u8>, v: String<u8>);",
        ),
        expect![[r#"
            error: `Vec` takes one type argument
              --> contract.rs:10:13
               |
            10 |     fn h(x: Vec<u8, u8>, y: Vec, z: Option<'static>, w: u8<u8>, v: String<u8>);
               |             ^^^ wrong type arguments
               = help: write `Vec<T>`

            error: `Vec` takes one type argument
              --> contract.rs:10:29
               |
            10 |     fn h(x: Vec<u8, u8>, y: Vec, z: Option<'static>, w: u8<u8>, v: String<u8>);
               |                             ^^^ wrong type arguments
               = help: write `Vec<T>`

            error: `Option` takes one type argument
              --> contract.rs:10:37
               |
            10 |     fn h(x: Vec<u8, u8>, y: Vec, z: Option<'static>, w: u8<u8>, v: String<u8>);
               |                                     ^^^^^^ wrong type arguments
               = help: write `Option<T>`

            error: `u8` takes no type argument
              --> contract.rs:10:57
               |
            10 |     fn h(x: Vec<u8, u8>, y: Vec, z: Option<'static>, w: u8<u8>, v: String<u8>);
               |                                                         ^^ wrong type arguments
               = help: write `u8`

            error: `String` takes no type argument
              --> contract.rs:10:68
               |
            10 |     fn h(x: Vec<u8, u8>, y: Vec, z: Option<'static>, w: u8<u8>, v: String<u8>);
               |                                                                    ^^^^^^ wrong type arguments
               = help: write `String`

            5 errors in the contract"#]],
    );
}

#[test]
fn form_of_this_type_is_not_known() {
    // `syn` keeps syntax it does not know as tokens; no other way leads to this entry in today's Rust.
    let ty = syn::Type::Verbatim(quote::quote!(u8 is 1..));
    let mut item: syn::ItemTrait = syn::parse_quote!(
        trait T {
            fn f(x: u8);
        }
    );
    if let Some(syn::TraitItem::Fn(f)) = item.items.first_mut() {
        if let Some(syn::FnArg::Typed(arg)) = f.sig.inputs.first_mut() {
            *arg.ty = ty;
        }
    }
    let errors = rust2go_model::parse_trait(Side::R2g, Default::default(), &item).unwrap_err();
    assert_eq!(errors[0].message, "this form of type is not known");
}

#[test]
fn items() {
    check(
        &format!(
            "{TRAIT}#[derive(R2G)]\nstruct A(u8);\n#[derive(R2G)]\nstruct B<X> {{ x: X }}\n\
             #[derive(Clone, rust2go::R2G)]\nunion C {{ a: u8 }}\n#[derive(R2G)]\nenum D {{}}\n\
             #[derive(R2G)]\nenum E {{\n    #[r2g(skip)]\n    A(Box<u8>),\n    B(rust2go::Error),\n}}\n\
             #[derive(R2G)]\nenum F {{\n    A = 1,\n    #[r2g(hide)]\n    B {{ x: &'static str }},\n    #[r2g]\n    C,\n}}\n\
             #[derive(R2G)]\n#[r2g(skip)]\nstruct G {{\n    #[r2g(skip)]\n    a: u8,\n}}\n"
        ),
        expect![[r#"
            error: union in a contract
             --> contract.rs:8:1
              |
            8 | union C { a: u8 }
              | ^^^^^ not safe to read
              = help: use an enum

            error: enum without variants
              --> contract.rs:10:6
               |
            10 | enum D {}
               |      ^ has no value
               = help: add a variant

            error: every variant of this enum is skipped
              --> contract.rs:12:6
               |
            12 | enum E {
               |      ^ Go could never return it
               = help: add a variant that Go can return, or use `rust2go::Error` as the error

            error: unknown option `hide`
              --> contract.rs:20:11
               |
            20 |     #[r2g(hide)]
               |           ^^^^ not an option here
               = help: a trait has `transport` and `rename`; a method or a type `rename`; a variant `rename` and `skip`; a field `rename`, `tag`, `skip`, `default`, `with` and `as`

            error: reference inside a type
              --> contract.rs:21:12
               |
            21 |     B { x: &'static str },
               |            ^ only in parameters, and in structs with lifetimes
               = help: use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`, `T` for `&T`

            error: `#[r2g]` says nothing here
              --> contract.rs:22:7
               |
            22 |     #[r2g]
               |       ^^^ no options
               = help: it goes on a trait as it is; elsewhere it has options, `#[r2g(rename = "Name")]` for instance

            error: unknown option `skip`
              --> contract.rs:26:7
               |
            26 | #[r2g(skip)]
               |       ^^^^ not an option here
               = help: a trait has `transport` and `rename`; a method or a type `rename`; a variant `rename` and `skip`; a field `rename`, `tag`, `skip`, `default`, `with` and `as`

            7 errors in the contract"#]],
    );
}

#[test]
fn error_texts() {
    check(
        &format!(
            "{TRAIT}#[derive(R2G)]\nenum E {{\n    #[error(transparent)]\n    A,\n    #[error(fmt = show)]\n    B,\n    \
             #[error(\"{{}}\", .0)]\n    C(u8),\n    #[error(\"{{0:>8}}\")]\n    D(u8),\n    #[error(\"{{x}}\")]\n    F {{ y: u8 }},\n    \
             #[error(\"}}\")]\n    G,\n    #[error(\"{{}}\")]\n    H(u8),\n    #[error]\n    I,\n    #[error()]\n    J,\n}}\n"
        ),
        expect![[r#"
            error: `#[error(transparent)]` on what Go can return
             --> contract.rs:5:13
              |
            5 |     #[error(transparent)]
              |             ^^^^^^^^^^^ Go needs a text
              = help: write `#[error("…")]`; only skipped variants can be transparent

            error: this form of `#[error]` is not known
             --> contract.rs:7:13
              |
            7 |     #[error(fmt = show)]
              |             ^^^^^^^^^^ not a string literal
              = help: write `#[error("text with {field}")]`

            error: `{}` without a name
             --> contract.rs:9:13
              |
            9 |     #[error("{}", .0)]
              |             ^^^^ which field?
              = help: name the field: `{field}` or `{0}`

            error: `#[error]` with arguments
             --> contract.rs:9:19
              |
            9 |     #[error("{}", .0)]
              |                   ^^ Go has no such expression
              = help: name fields inside the text: `{field}` or `{0}`

            error: `{0:>8}` has a format that Go cannot follow
              --> contract.rs:11:13
               |
            11 |     #[error("{0:>8}")]
               |             ^^^^^^^^ only `{field}` and `{field:?}`
               = help: leave out all after the name but `:?`

            error: `x` is no field
              --> contract.rs:13:13
               |
            13 |     #[error("{x}")]
               |             ^^^^^ unknown field
               = help: name a field of this item

            error: lone brace in the text
              --> contract.rs:15:13
               |
            15 |     #[error("}")]
               |             ^^^ not a format string
               = help: write `{{` or `}}` for the character

            error: `{}` without a name
              --> contract.rs:17:13
               |
            17 |     #[error("{}")]
               |             ^^^^ which field?
               = help: name the field: `{field}` or `{0}`

            error: this form of `#[error]` is not known
              --> contract.rs:19:7
               |
            19 |     #[error]
               |       ^^^^^ not a string literal
               = help: write `#[error("text with {field}")]`

            error: this form of `#[error]` is not known
              --> contract.rs:21:7
               |
            21 |     #[error()]
               |       ^^^^^ not a string literal
               = help: write `#[error("text with {field}")]`

            10 errors in the contract"#]],
    );
}

#[test]
fn between_items() {
    check(
        "#[r2g]\ntrait T {\n    fn a(x: Documnet) -> Result<(), Oops>;\n    fn b(x: Vec<E>, y: T) -> Result<(), T>;\n    \
         fn c() -> Result<(), S>;\n}\n\
         #[derive(R2G)]\nstruct Document { t: Option<Titel> }\n\
         #[derive(R2G)]\nstruct S { error: u8 }\n\
         #[derive(R2G)]\nenum E { A { error: u8 }, B(rust2go::Error) }\n\
         mod inner {\n    #[derive(R2G)]\n    struct Document;\n}\n",
        expect![[r#"
            error: unknown type `Documnet`
             --> contract.rs:3:13
              |
            3 |     fn a(x: Documnet) -> Result<(), Oops>;
              |             ^^^^^^^^ not in this contract
              = help: derive R2G for `Documnet` in this file or its modules; known are `Document`, `E`, `S`

            error: unknown error type `Oops`
             --> contract.rs:3:37
              |
            3 |     fn a(x: Documnet) -> Result<(), Oops>;
              |                                     ^^^^ not in this contract
              = help: use `rust2go::Error`, or derive R2G for `Oops` in this file or its modules

            error: trait `T` as a type
             --> contract.rs:4:24
              |
            4 |     fn b(x: Vec<E>, y: T) -> Result<(), T>;
              |                        ^ not a type
              = help: give its methods `&self` and write `TImpl`: only then it has objects

            error: trait `T` as a type
             --> contract.rs:4:41
              |
            4 |     fn b(x: Vec<E>, y: T) -> Result<(), T>;
              |                                         ^ not a type
              = help: give its methods `&self` and write `TImpl`: only then it has objects

            error: unknown type `Titel`
             --> contract.rs:8:29
              |
            8 | struct Document { t: Option<Titel> }
              |                             ^^^^^ not in this contract
              = help: derive R2G for `Titel` in this file or its modules; known are `Document`, `E`, `S`

            error: `Document` is defined twice
              --> contract.rs:15:12
               |
            15 |     struct Document;
               |            ^^^^^^^^ the second one
               = help: contracts know types by name alone: rename one of them

            6 errors in the contract"#]],
    );
}

#[test]
fn generated_names() {
    check(
        "#[r2g]\ntrait A { fn b_c(); }\n\
         #[r2g]\ntrait AB { fn c(); }\n\
         #[derive(R2G)]\nenum E { One, Two }\n\
         #[derive(R2G)]\nstruct EOne;\n\
         #[derive(R2G)]\nstruct RegisterA;\n\
         #[derive(R2G)]\nstruct C;\n\
         #[derive(R2G)]\nstruct string;\n\
         #[r2g(transport = \"ring\")]\ntrait Find { async fn all(); fn sync(); }\n\
         #[r2g]\ntrait FindAll { #[ring] async fn a(); }\n\
         #[r2g]\ntrait FindSync { fn a(); }\n\
         #[derive(R2G)]\nstruct ring__Find;\n\
         #[derive(R2G)]\nstruct ring__FindSync;\n\
         #[derive(R2G)]\nstruct StoreImpl;\n\
         #[derive(R2G)]\nstruct answer_Store_get;\n\
         #[derive(R2G)]\nstruct RegisterStore;\n\
         #[g2r]\ntrait Store { async fn get(); }\n",
        expect![[r#"
            error: `frameABC` is also the name of the frame of method `A::b_c`
             --> contract.rs:4:15
              |
            4 | trait AB { fn c(); }
              |               ^ taken in the generated code
              = help: rename one of them

            error: `EOne` is also the name of variant `E::One`
             --> contract.rs:8:8
              |
            8 | struct EOne;
              |        ^^^^ taken in the generated code
              = help: rename one of them

            error: `RegisterA` is also the name of the registration of trait `A`
              --> contract.rs:10:8
               |
            10 | struct RegisterA;
               |        ^^^^^^^^^ taken in the generated code
               = help: rename one of them

            error: `C` is also the name of something that every generated package has
              --> contract.rs:12:8
               |
            12 | struct C;
               |        ^ taken in the generated code
               = help: rename one of them

            error: `r2g_string` is also the name of something that every generated header has
              --> contract.rs:14:8
               |
            14 | struct string;
               |        ^^^^^^ taken in the generated code
               = help: rename one of them

            error: `ringFindAll` is also the name of the ring function of method `Find::all`
              --> contract.rs:18:7
               |
            18 | trait FindAll { #[ring] async fn a(); }
               |       ^^^^^^^ taken in the generated code
               = help: rename one of them

            error: `r2g_ring__Find` is also the name of the ring symbol of trait `Find`
              --> contract.rs:22:8
               |
            22 | struct ring__Find;
               |        ^^^^^^^^^^ taken in the generated code
               = help: rename one of them

            error: `StoreImpl` is also the name of struct `StoreImpl`
              --> contract.rs:32:7
               |
            32 | trait Store { async fn get(); }
               |       ^^^^^ taken in the generated code
               = help: rename one of them

            error: `r2g_answer_Store_get` is also the name of struct `answer_Store_get`
              --> contract.rs:32:24
               |
            32 | trait Store { async fn get(); }
               |                        ^^^ taken in the generated code
               = help: rename one of them

            9 errors in the contract"#]],
    );
}

#[test]
fn cycles() {
    check(
        &format!(
            "{TRAIT}#[derive(R2G)]\nstruct A {{ x: u8, y: Box<B> }}\n#[derive(R2G)]\nstruct B {{ a: [(u8, A); 2], c: Leaf }}\n\
             #[derive(R2G)]\nstruct Leaf;\n#[derive(R2G)]\nstruct Own {{ inner: Box<Own>, list: Vec<Own> }}\n\
             #[derive(R2G)]\nstruct Into {{ a: A }}\n"
        ),
        expect![[r#"
            error: type that contains itself
             --> contract.rs:4:22
              |
            4 | struct A { x: u8, y: Box<B> }
              |                      ^^^ A → B → A
              = help: put a `Vec`, an `Option` or a map between: Go has no other way to end it

            error: type that contains itself
              --> contract.rs:10:21
               |
            10 | struct Own { inner: Box<Own>, list: Vec<Own> }
               |                     ^^^ Own → Own
               = help: put a `Vec`, an `Option` or a map between: Go has no other way to end it

            2 errors in the contract"#]],
    );
}

#[test]
fn nothing_to_call() {
    check(
        "struct Plain;\n",
        expect![[r#"
            error: nothing in this contract is for Go
             --> contract.rs:1:1
              |
            1 | struct Plain;
              | ^ no trait and no type
              = help: put `#[rust2go::r2g]` on a trait

            1 error in the contract"#]],
    );
    check(
        "",
        expect![[r#"
            error: nothing in this contract is for Go
             --> contract.rs:1:1
              |
            1 |
              | ^ no trait and no type
              = help: put `#[rust2go::r2g]` on a trait

            1 error in the contract"#]],
    );
}

#[test]
fn no_rust() {
    check(
        "fn f( {\n",
        expect![[r#"
            error: this is no Rust
             --> contract.rs:1:7
              |
            1 | fn f( {
              |       ^ an open bracket, or a token that Rust does not have
              = help: close every bracket and quote

            1 error in the contract"#]],
    );
    check(
        "struct S { a u8 }\n",
        expect![[r#"
        error: expected `:`
         --> contract.rs:1:14
          |
        1 | struct S { a u8 }
          |              ^^

        1 error in the contract"#]],
    );
    check(
        "#[r2g]\ntrait T { fn f() -> \"; }\n",
        expect![[r#"
            error: this is no Rust
             --> contract.rs:2:21
              |
            2 | trait T { fn f() -> "; }
              |                     ^ an open bracket, or a token that Rust does not have
              = help: close every bracket and quote

            1 error in the contract"#]],
    );
}

#[test]
fn tabs_and_wide_tokens() {
    check(
        "#[r2g]\ntrait T {\n\tfn ä(x: Box<u8>);\r\n\tfn g(x: (\n\t\tu8,\n\t\t()));\n}\n",
        expect![[r#"
            error: `ä` is not ASCII
             --> contract.rs:3:5
              |
            3 | 	fn ä(x: Box<u8>);
              | 	   ^ becomes part of C names
              = help: use the letters a to z, digits and `_`

            error: `()` inside a type
             --> contract.rs:6:3
              |
            6 | 		()));
              | 		^^ only as a whole result or parameter
              = help: leave it out

            2 errors in the contract"#]],
    );
}

#[test]
fn modules() {
    check_files(
        &[
            (
                "src/api.rs",
                "mod gone;\nmod both;\n#[path = \"up/there.rs\"]\nmod there;\nmod a;\nmod bad { mod deep; }\n",
            ),
            ("src/api/both.rs", ""),
            ("src/api/both/mod.rs", ""),
            (
                "src/up/there.rs",
                "#[path = \"../up/there.rs\"]\nmod again;\n",
            ),
            ("src/api/a.rs", "mod b;\n#[derive(R2G)]\nstruct A(u8);\n"),
            ("src/api/a/b.rs", "fn broken(\n"),
        ],
        expect![[r#"
            error: no file for module `gone`
             --> src/api.rs:1:5
              |
            1 | mod gone;
              |     ^^^^ file not found
              = help: make `src/api/gone.rs` or `src/api/gone/mod.rs`

            error: two files for module `both`
             --> src/api.rs:2:5
              |
            2 | mod both;
              |     ^^^^ which one?
              = help: remove `src/api/both/mod.rs`

            error: no file for module `deep`
             --> src/api.rs:6:15
              |
            6 | mod bad { mod deep; }
              |               ^^^^ file not found
              = help: make `src/api/bad/deep.rs` or `src/api/bad/deep/mod.rs`

            error: module `again` contains itself
             --> src/up/there.rs:2:5
              |
            2 | mod again;
              |     ^^^^^ read already
              = help: `src/up/../up/there.rs` is among the files that lead here

            error: this is no Rust
             --> src/api/a/b.rs:1:10
              |
            1 | fn broken(
              |          ^ an open bracket, or a token that Rust does not have
              = help: close every bracket and quote

            5 errors in the contract"#]],
    );
    check_files(
        &[],
        expect![[r#"
        error: cannot read contract.rs: no such file

        1 error in the contract"#]],
    );
}

/// The messages in this file, as far as the templates of the catalog can be told from them.
#[test]
fn every_error_is_shown() {
    let messages: Vec<&str> = [include_str!("diagnostics.rs"), include_str!("resolve.rs")]
        .into_iter()
        .flat_map(str::lines)
        .filter_map(|line| line.trim().strip_prefix("error: "))
        .collect();
    let unshown: Vec<_> = catalog::ALL
        .iter()
        .filter(|entry| !messages.iter().any(|m| support::matches(entry.message, m)))
        // Its own test above cannot render it: there is no source for it.
        .filter(|entry| entry.message != catalog::UNKNOWN_TYPE_FORM.message)
        .map(|entry| entry.message)
        .collect();
    assert_eq!(unshown, [""; 0]);
}

#[test]
fn streams() {
    check(
        &in_trait(
            "    async fn a() -> impl Stream<Item = u8>;\n    \
             fn b(s: impl Stream<Item = u8>, t: impl Stream<Item = u8> + Send + 'static + Clone);\n    \
             fn c() -> impl Stream;\n    fn d() -> impl Stream<Item = ()>;\n    \
             fn e() -> impl Stream<Item = &str>;\n    fn f() -> Vec<impl Stream<Item = u8>>;\n    \
             #[oneway] fn g(s: impl Stream<Item = u8> + Send + 'static);\n    \
             #[zero_copy] fn h(s: &str) -> impl Stream<Item = u8>;\n    \
             #[window] fn i() -> impl Stream<Item = u8>;\n    #[window(0)] fn j() -> impl Stream<Item = u8>;\n    \
             #[window(8)] fn k();\n    #[window(8)] #[window(9)] fn l() -> impl Stream<Item = Result<u8, String>>;\n    \
             fn m() -> impl Stream<Item = u8> + Debug;",
        ),
        expect![[r#"
            error: async method that returns a stream
             --> contract.rs:3:5
              |
            3 |     async fn a() -> impl Stream<Item = u8>;
              |     ^^^^^ a stream opens when it is first polled
              = help: remove `async`: what it takes to open the stream, the implementation does before its first item

            error: stream without `Send + 'static`
             --> contract.rs:4:18
              |
            4 |     fn b(s: impl Stream<Item = u8>, t: impl Stream<Item = u8> + Send + 'static + Clone);
              |                  ^^^^^^ is read from any thread, and kept
              = help: add `+ Send + 'static`

            error: `Clone` beside `Stream`
             --> contract.rs:4:82
              |
            4 |     fn b(s: impl Stream<Item = u8>, t: impl Stream<Item = u8> + Send + 'static + Clone);
              |                                                                                  ^^^^^ not a bound that a stream has here
              = help: leave it out: `Send`, `Sync`, `Unpin` and `'static` are all there is

            error: `impl Stream` without its items
             --> contract.rs:5:20
              |
            5 |     fn c() -> impl Stream;
              |                    ^^^^^^ no `Item`
              = help: write `impl Stream<Item = T>`

            error: stream of nothing
             --> contract.rs:6:34
              |
            6 |     fn d() -> impl Stream<Item = ()>;
              |                                  ^^ `()` says nothing
              = help: give the items a type: a number, say

            error: reference as a result
             --> contract.rs:7:34
              |
            7 |     fn e() -> impl Stream<Item = &str>;
              |                                  ^ Go's memory cannot be lent to Rust
              = help: return an owned type, `String` or `Vec<T>` for instance

            error: `impl Stream` in a contract
             --> contract.rs:8:19
              |
            8 |     fn f() -> Vec<impl Stream<Item = u8>>;
              |                   ^^^^ Go needs a concrete type
              = help: name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method

            error: `#[zero_copy]` on a method that returns a stream
              --> contract.rs:10:7
               |
            10 |     #[zero_copy] fn h(s: &str) -> impl Stream<Item = u8>;
               |       ^^^^^^^^^ the arguments outlive the call
               = help: remove `#[zero_copy]`

            error: `#[window]` without a number of items
              --> contract.rs:11:7
               |
            11 |     #[window] fn i() -> impl Stream<Item = u8>;
               |       ^^^^^^ how many?
               = help: write `#[window(64)]`, with a number from 1 to 65536

            error: `#[window]` without a number of items
              --> contract.rs:12:7
               |
            12 |     #[window(0)] fn j() -> impl Stream<Item = u8>;
               |       ^^^^^^ how many?
               = help: write `#[window(64)]`, with a number from 1 to 65536

            error: `#[window]` on a method without streams
              --> contract.rs:13:7
               |
            13 |     #[window(8)] fn k();
               |       ^^^^^^ what has a window?
               = help: remove it: only streams have one

            error: `#[window]` is given twice
              --> contract.rs:14:20
               |
            14 |     #[window(8)] #[window(9)] fn l() -> impl Stream<Item = Result<u8, String>>;
               |                    ^^^^^^ the second one
               = help: leave one of them out

            error: `String` cannot be the error of a `Result`
              --> contract.rs:14:71
               |
            14 |     #[window(8)] #[window(9)] fn l() -> impl Stream<Item = Result<u8, String>>;
               |                                                                       ^^^^^^ not an error type
               = help: use `rust2go::Error`, or a struct or enum that derives R2G

            error: `Debug` beside `Stream`
              --> contract.rs:15:40
               |
            15 |     fn m() -> impl Stream<Item = u8> + Debug;
               |                                        ^^^^^ not a bound that a stream has here
               = help: leave it out: `Send`, `Sync`, `Unpin` and `'static` are all there is

            14 errors in the contract"#]],
    );
}
