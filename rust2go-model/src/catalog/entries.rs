//! The list itself, in the order of a contract: traits, methods, types, structs and enums, and what only shows between items.
//! The message of an entry says all that a doc comment could.
#![allow(missing_docs)]

use super::Entry;

catalog! {
    // Attributes.
    CFG: "`{0}` in a contract", "the Go side cannot follow it", "both sides must see the same contract: put what differs into another contract file";
    UNKNOWN_OPTION: "unknown option `{0}`", "not an option here", "a trait has `transport` and `rename`; a method or a type `rename`; a variant `rename` and `skip`; a field `rename`, `tag`, `skip`, `default`, `with` and `as`";
    MISPLACED: "`#[r2g]` says nothing here", "no options", "it goes on a trait as it is; elsewhere it has options, `#[r2g(rename = \"Name\")]` for instance";
    OPTION_VALUE: "`{0}` needs a value", "no value that fits", "write `{0} = {1}`";
    OPTION_NO_VALUE: "`{0}` takes no value", "unexpected value", "write `{0}`";
    RENAME: "`{0}` is no name that Go exports", "not a name for Go", "use letters, digits and `_`, with a capital in front";
    WITH_ALONE: "`with` without the type to carry the value as", "carried as what?", "name a supported type beside it: `with = MyConverter, as = String`";
    AS_ALONE: "`as` without a converter", "who converts?", "name the converter beside it: `with = MyConverter, as = String`";
    DEFAULT_FORM: "a default that Go has no literal for", "not a literal of the field's type", "write a number, `true`, `false`, a character or a string, as the field's type is";
    REPR: "an enum of `{0}`", "Go has no such integer", "use at most 64 bits";
    UNKNOWN_TRANSPORT: "unknown transport `{0}`", "no such transport", "write `transport = \"ring\"` or `transport = \"cgo\"`";
    ATTR_ARGUMENTS: "`#[{0}]` takes no arguments", "unexpected arguments", "write `#[{0}]`";
    ATTR_TWICE: "`#[{0}]` is given twice", "the second one", "leave one of them out";
    TRAIT_BOTH: "`#[r2g]` and `#[g2r]` on one trait", "the second one", "Go implements a trait under `#[r2g]`, Rust one under `#[g2r]`: make two traits of it";
    G2R_OPTION: "`{0}` on `#[g2r]`", "not an option of `#[g2r]`", "remove it: there is one way for calls from Go";
    G2R_ATTRIBUTE: "`#[{0}]` in a trait under `#[g2r]`", "says how Rust calls Go", "remove it: here Go calls Rust";
    NOT_A_TRAIT: "`#[{0}]` on something that is no trait", "goes on a trait", "for a struct or an enum, write `#[derive(R2G)]`";
    PARAM_ATTR: "attribute on a parameter", "not allowed here", "document parameters in the comment of the method";

    // Names.
    NO_GO_NAME: "`{0}` gives no name in Go", "no legal Go name", "use a name that has a letter in front, after any `_`";
    NOT_ASCII: "`{0}` is not ASCII", "becomes part of C names", "use the letters a to z, digits and `_`";
    TRAIT_NAME: "`{0}` cannot be part of a symbol name", "trait name with `__`, or `_` at an end", "symbols are `r2g__<Trait>__<method>`: use a name without `__` inside and without `_` at either end";
    METHOD_NAME: "`{0}` cannot be part of a symbol name", "method name that starts with `_`", "symbols are `r2g__<Trait>__<method>`: use a name that starts with a letter";
    RESERVED_NAME: "`{0}` already means another type in a contract", "taken", "give the type another name: contracts know types by the last segment of their path";
    SAME_GO_NAME: "`{0}` and `{1}` have the same name in Go", "same Go name", "rename one of them";

    // Traits.
    TRAIT_UNSAFE: "unsafe trait", "not allowed in a contract", "calls across the boundary are safe: remove `unsafe`";
    TRAIT_AUTO: "auto trait", "not allowed in a contract", "remove `auto`";
    TRAIT_GENERICS: "trait with generics", "Go needs one concrete interface", "remove the parameters of the trait";
    WHERE_CLAUSE: "where clause", "not allowed in a contract", "remove it: a method's types are concrete";
    SUPERTRAIT: "trait with a supertrait", "not allowed in a contract", "declare all methods in this trait";
    ASSOCIATED_TYPE: "associated type", "not allowed in a contract", "name the concrete type in the methods";
    ASSOCIATED_CONST: "associated constant", "not allowed in a contract", "make it a method";
    TRAIT_ITEM: "only methods can stand in a contract's trait", "not a method", "write the methods out";

    // Methods.
    RECEIVER_FORM: "method with a `self` other than `&self`", "not `&self`", "write `&self`: an object can be held and called from many places at once";
    RECEIVER_MIXED: "method without `&self` beside methods with it", "called on no object", "give `{0}` a `&self`, or move it to a trait of its own: a trait is implemented by objects or by the program once";
    METHOD_GENERICS: "method with generics", "Go needs concrete types", "remove the parameters, or write one method for each type";
    METHOD_UNSAFE: "unsafe method", "not allowed in a contract", "calls across the boundary are safe: remove `unsafe`";
    METHOD_CONST: "const method", "runs in {0}, never at compile time", "remove `const`";
    METHOD_EXTERN: "method with an ABI", "not allowed in a contract", "remove `extern`: the bridge decides how calls travel";
    DEFAULT_BODY: "method with a body", "implemented in {0}", "put `;` in place of the body";
    VARIADIC: "variadic method", "not allowed in a contract", "take a `Vec<T>` or `&[T]`";
    TOO_MANY_PARAMS: "more than 12 parameters", "the 13th", "put some of them into a struct";
    PARAM_PATTERN: "pattern as a parameter", "not a name", "give the parameter a name";
    PARAM_MUT: "`{0}` parameter", "the method has no body", "remove `{0}`";
    PARAM_LIFETIME: "reference with a lifetime", "not allowed in a contract", "write `&T`: what is borrowed lives as long as the call";
    ONEWAY_ASYNC: "oneway method that is async", "nobody waits for a oneway call", "remove `#[oneway]`, or make it a plain `fn`";
    ONEWAY_RESULT: "oneway method with a result", "nobody waits for a oneway call", "remove the result, or `#[oneway]`";
    ZERO_COPY_ONEWAY: "oneway method with `#[zero_copy]`", "nothing keeps the arguments alive", "remove `#[zero_copy]`: oneway arguments are copied into Go";
    ZERO_COPY_BORROWED: "async zero-copy takes owned arguments", "borrowed", "take it by value: it moves into the call and lives until the handler has returned";
    RING_SYNC: "sync method with `#[ring]`", "runs on the caller's thread", "remove `#[ring]`, or make the method `async` or `#[oneway]`: only such calls can wait in a ring";
    RING_AND_CGO: "`#[ring]` and `#[cgo]` on one method", "the second one", "leave one of them out: a call travels one way";

    // Results.
    REFERENCE_RETURNED: "reference as a result", "Go's memory cannot be lent to Rust", "return an owned type, `String` or `Vec<T>` for instance";
    IMPL_TRAIT: "`impl {0}` in a contract", "Go needs a concrete type", "name the type; known are closures, streams and traits of objects as whole parameters, and `impl Future<Output = T>` and `impl Stream<Item = T>` as the result of a method";
    IMPL_FUTURE_IN_ASYNC: "async method that returns a future", "a future inside a future", "remove `async`, or write the type of the result alone";
    FUNC_MUT: "`{0}` in a contract", "can be called from many places at once", "write `{1}`, with a lock or an atomic around what changes";
    FUNC_BOUNDS: "closure without `{0}`", "can be called on any thread, and kept", "add `+ {0}`";
    FUNC_BOUND: "`{0}` as a bound of a closure", "says nothing about the closure", "leave it out: `Send`, `Sync` and `'static` are all there is";
    STREAM_BOUNDS: "stream without `{0}`", "is read from any thread, and kept", "add `+ {0}`";
    STREAM_BOUND: "`{0}` beside `Stream`", "not a bound that a stream has here", "leave it out: `Send`, `Sync`, `Unpin` and `'static` are all there is";
    STREAM_ITEM: "`impl Stream` without its items", "no `Item`", "write `impl Stream<Item = T>`";
    STREAM_UNIT: "stream of nothing", "`()` says nothing", "give the items a type: a number, say";
    STREAM_ASYNC: "async method that returns a stream", "a stream opens when it is first polled", "remove `async`: what it takes to open the stream, the implementation does before its first item";
    STREAM_ZERO_COPY: "`#[zero_copy]` on a method that returns a stream", "the arguments outlive the call", "remove `#[zero_copy]`";
    WINDOW_NUMBER: "`#[window]` without a number of items", "how many?", "write `#[window(64)]`, with a number from 1 to 65536";
    WINDOW_ALONE: "`#[window]` on a method without streams", "what has a window?", "remove it: only streams have one";
    FUTURE_BOUND: "`{0}` beside `Future`", "not a bound the call's future is known to have", "`Send`, `Sync`, `Unpin` and `'static` are";
    FUTURE_OUTPUT: "`impl Future` without its output", "no `Output`", "write `impl Future<Output = T>`";
    G2R_LIFETIME: "borrowed type in a method that Rust implements", "lent by whom?", "use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`; as a whole parameter `&T`, `&str` and `&[T]` are known";
    RESULT_ONE_ARG: "`Result` without its error type", "which error?", "name the error type: `Result<T, rust2go::Error>`, or an error of the contract";
    ERROR_TYPE: "`{0}` cannot be the error of a `Result`", "not an error type", "use `rust2go::Error`, or a struct or enum that derives R2G";

    // Types.
    REFERENCE_MUT: "`&mut` in a contract", "Go cannot write through it", "take the value, and return the new one";
    REFERENCE_INSIDE: "reference inside a type", "only in parameters, and in structs with lifetimes", "use an owned type: `String` for `&str`, `Vec<T>` for `&[T]`, `T` for `&T`";
    LIFETIME_RETURNED: "borrowed type as a result", "Go's memory cannot be lent to Rust", "return a type without lifetimes";
    POINTER: "raw pointer", "not safe to share", "pass the value, or an integer handle";
    DYN: "`dyn {0}` in a contract", "Go needs a concrete type", "use a struct or an enum of the contract";
    FN_POINTER: "function pointer", "Go cannot call it", "write `impl Fn(A) -> R + Send + Sync + 'static` as a whole parameter";
    NEVER: "`!` in a contract", "has no value to send", "leave the result out";
    INFER: "`_` as a type", "not a type", "name the type";
    TYPE_MACRO: "macro as a type", "not expanded when the contract is read", "write the type out";
    UNKNOWN_TYPE_FORM: "this form of type is not known", "not known", "see the table of types in the documentation";
    QUALIFIED_PATH: "path through a trait", "not resolved when the contract is read", "name the concrete type";
    SELF_TYPE: "`Self` in a contract", "not known here", "name the type";
    REFUSED: "`{0}` cannot cross to Go", "no type of a contract", "{1}";
    MAP_KEY: "`{0}` as a key, or in one", "Go cannot compare it as Rust does", "use a number, `bool`, `char`, `String`, or a struct, array or tuple of these; or a `Vec` of tuples in place of the map";
    TYPE_ARGS: "`{0}` takes {1}", "wrong type arguments", "write `{2}`";
    UNSIZED_STR: "`str` without `&`", "has no size", "use `String`; as a parameter also `&str`";
    UNSIZED_PATH: "`{0}` without `&`", "has no size", "use `PathBuf` or `OsString`; as a parameter also `&{0}`";
    UNSIZED_SLICE: "slice without `&`", "has no size", "use `Vec<T>`; as a parameter also `&[T]`";
    UNIT_INSIDE: "`()` inside a type", "only as a whole result or parameter", "leave it out";
    TUPLE_LEN: "tuple of more than 12 elements", "{0} elements", "use a struct";
    ARRAY_EMPTY: "array of length 0", "holds nothing", "leave it out";
    CONST_FORM: "a constant that cannot be worked out here", "not an integer expression", "write a number, a `const` of the contract, or an expression of these";
    ARRAY_LEN_RANGE: "array length out of range", "too large", "use `Vec<T>`";
    BRIDGE_ERROR_VALUE: "`rust2go::Error` as a value", "only as the error of a `Result`", "use a struct, or the error's text as a `String`";

    // Structs and enums.
    UNION: "union in a contract", "not safe to read", "use an enum";
    ENUM_EMPTY: "enum without variants", "has no value", "add a variant";
    ENUM_ALL_SKIPPED: "every variant of this enum is skipped", "Go could never return it", "add a variant that Go can return, or use `rust2go::Error` as the error";

    // #[error("…")].
    ERROR_TRANSPARENT: "`#[error(transparent)]` on what Go can return", "Go needs a text", "write `#[error(\"…\")]`; only skipped variants can be transparent";
    ERROR_FORM: "this form of `#[error]` is not known", "not a string literal", "write `#[error(\"text with {field}\")]`";
    ERROR_ARGS: "`#[error]` with arguments", "Go has no such expression", "name fields inside the text: `{field}` or `{0}`";
    ERROR_EMPTY: "`{}` without a name", "which field?", "name the field: `{field}` or `{0}`";
    ERROR_SPEC: "`{{0}}` has a format that Go cannot follow", "only `{field}` and `{field:?}`", "leave out all after the name but `:?`";
    ERROR_FIELD: "`{0}` is no field", "unknown field", "name a field of this item";
    ERROR_BRACE: "lone brace in the text", "not a format string", "write `{{` or `}}` for the character";

    // Between items and files.
    NO_TOKENS: "this is no Rust", "an open bracket, or a token that Rust does not have", "close every bracket and quote";
    NO_ITEM: "nothing in this contract is for Go", "no trait and no type", "put `#[rust2go::r2g]` on a trait";
    NAME_TWICE: "`{0}` is defined twice", "the second one", "contracts know types by name alone: rename one of them";
    NAME_SHARED: "two types called `{0}` in one contract", "the one of another contract", "contracts know types by name alone: rename one of them";
    UNKNOWN_TYPE: "unknown type `{0}`", "not in this contract", "{1}";
    TYPE_PARAMS: "`{0}` takes {1}, not {2}", "wrong number of arguments", "give each parameter of the type an argument";
    ARGUMENT_KIND: "a {0} in place of a {1}", "not a {1}", "give the parameters their arguments in order";
    ENDLESS: "`{0}` needs ever larger types", "no end", "a generic type may contain itself only with its own parameters";
    ALIAS_CYCLE: "alias `{0}` leads to itself", "no type", "name the type that is meant";
    ALIAS_RESULT: "`{0}` stands for a `Result`", "hidden `Result`", "write `Result<T, E>` out: whether a method can fail must show in the contract";
    CONST_UNKNOWN: "unknown constant `{0}`", "not in this contract", "define it as a `const` in this file or its modules";
    CONST_RANGE: "`{0}` is out of range", "does not fit", "use a value that the type can hold";
    SKIPPED_SENT: "`{0}` as {1} has variants that Go does not know", "has skipped variants", "use a type without skipped variants to send to Go";
    BORROWED_RETURNED: "`{0}` as a result borrows", "Go's memory cannot be lent to Rust", "return a type without lifetimes";
    TRAIT_AS_TYPE: "trait `{0}` as a type", "not a type", "{1}";
    OBJECT_PLACE: "object `{0}` inside another type", "only as a whole parameter or result", "make it the parameter or the result itself, or an `Option` of it";
    OBJECT_FOREIGN: "object `{0}` of another contract", "only known there", "define its trait in this contract";
    UNKNOWN_ERROR: "unknown error type `{0}`", "not in this contract", "use `rust2go::Error`, or derive R2G for `{0}` in this file or its modules";
    FOREIGN_ERROR: "`{0}` of another contract is no error in Go", "has no text", "give it `#[error(\"…\")]` where it is defined: Go can add methods to a type only there";
    ERROR_METHOD: "field `{0}` is called `Error` in Go", "clashes with the method `Error`", "an error in Go has a method of that name: rename the field";
    GENERATED_NAME: "`{0}` is also the name of {1}", "taken in the generated code", "rename one of them";
    RECURSIVE: "type that contains itself", "{0}", "put a `Vec`, an `Option` or a map between: Go has no other way to end it";
    MOD_MISSING: "no file for module `{0}`", "file not found", "make `{1}`";
    MOD_TWICE: "two files for module `{0}`", "which one?", "remove `{1}`";
    MOD_CYCLE: "module `{0}` contains itself", "read already", "`{1}` is among the files that lead here";
}
