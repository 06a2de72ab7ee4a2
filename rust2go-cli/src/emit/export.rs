//! The exports: what Rust calls. One frame and one function for each method, and the struct of a call where a goroutine
//! outlives the function.

mod spawned;
mod sync;

use super::convert::{self, Place};
use super::{Cx, arguments, by_pointer, frame, is_unit, types};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Method, Mode, Trait};
use rust2go_model::names;

/// All exports of the contract.
pub fn exports(cx: &Cx, file: &mut GoFile) {
    for t in cx.contract.traits() {
        for m in &t.methods {
            frame::declare(file, t, m);
            let export = Export { cx, t, m };
            match m.mode {
                Mode::Sync => export.sync(file),
                Mode::Async | Mode::Oneway => export.spawned(file),
            }
        }
        cancel(file, t);
        contract(file, t);
    }
}

struct Export<'a> {
    cx: &'a Cx<'a>,
    t: &'a Trait,
    m: &'a Method,
}

impl Export<'_> {
    fn frame(&self) -> String {
        names::go_frame(&self.t.name.text, &self.m.name.text)
    }

    fn call(&self) -> String {
        names::go_call(&self.t.name.text, &self.m.name.text)
    }

    /// Whether the result is stored into the frame as it is.
    fn plain(&self) -> bool {
        self.cx.contract.plain(&self.m.ret.value)
    }

    fn fails(&self) -> bool {
        self.m.ret.error.is_some()
    }

    /// The start of the exported function, up to `f`, its frame.
    fn start(&self, file: &mut GoFile) {
        let name = names::symbol_call(&self.t.name.text, &self.m.name.text);
        let unsafe_ = file.import(Import::Unsafe);
        exported(file, &name, &format!("(p {unsafe_}.Pointer)"));
        file.line(1, &format!("f := (*{})(p)", self.frame()));
    }

    /// The lines that find the implementation or fail on `on`.
    fn implementation(&self, file: &mut GoFile, on: &str) {
        let runtime = file.import(Import::Runtime);
        let name = &self.t.name.text;
        file.line(
            1,
            &format!("impl, ok := {}.Get()", names::go_registered(name)),
        );
        file.line(1, "if !ok {");
        file.line(
            2,
            &format!("{on}.Fail({runtime}.NotRegistered(\"{name}\"))"),
        );
        file.line(2, "return");
        file.line(1, "}");
    }

    /// Whether the arguments point at something that has to be copied.
    fn copied(&self) -> bool {
        let args = arguments(self.m);
        !self.m.zero_copy && !args.iter().all(|(_, p)| self.cx.contract.plain(&p.ty))
    }

    /// The lines that copy what the arguments point at; `prefix` is where they are, and where room for a small block is.
    fn copies(&self, file: &mut GoFile, prefix: &str) {
        if !self.copied() {
            return;
        }
        let args = arguments(self.m);
        let runtime = file.import(Import::Runtime);
        file.line(
            1,
            &format!("block := {runtime}.NewBlock(&f.Head, &{prefix}small)"),
        );
        file.line(1, "b := &block");
        for (name, param) in args {
            let place = Place::variable(&format!("{prefix}{name}"));
            convert::copy(self.cx, file, 1, &place, &param.ty);
        }
    }

    /// The call of the handler; `prefix` is where the arguments are.
    fn handler(&self, prefix: &str) -> String {
        let mut values = Vec::new();
        if self.m.mode == Mode::Async {
            values.push("c.Context()".to_owned());
        }
        let mut args = arguments(self.m).into_iter();
        for param in &self.m.params {
            if is_unit(&param.ty) {
                values.push("struct{}{}".to_owned());
            } else if let Some((name, _)) = args.next() {
                let lead = if by_pointer(param) { "&" } else { "" };
                values.push(format!("{lead}{prefix}{name}"));
            }
        }
        format!(
            "impl.{}({})",
            names::go_method(&self.m.name.text),
            values.join(", ")
        )
    }

    /// The variables that take the results, and the expression for the one value made of them.
    fn results(&self, file: &mut GoFile) -> (Vec<String>, String) {
        let value = &self.m.ret.value;
        let elements = types::elements(value);
        if elements.is_empty() {
            return (vec!["value".to_owned()], "value".to_owned());
        }
        let ty = types::go_type(file, value);
        let locals: Vec<String> = (0..elements.len()).map(names::go_result).collect();
        let fields: Vec<String> = locals
            .iter()
            .enumerate()
            .map(|(i, local)| format!("{}: {local}", names::go_tuple_field(i)))
            .collect();
        (locals, format!("{ty}{{{}}}", fields.join(", ")))
    }

    /// The failure made of `err`.
    fn failure(&self, file: &mut GoFile, ctx: &str) -> String {
        match &self.m.ret.error {
            Some(error) if !error.is_bridge() => {
                format!("{}({ctx}, err)", names::go_fail(&error.name.text))
            }
            _ => format!("{}.Plain({ctx}, err)", file.import(Import::Runtime)),
        }
    }

    /// The lines that call the handler and end in `store`, what is done with the value; `on` takes a failure.
    fn outcome(
        &self,
        file: &mut GoFile,
        on: &str,
        prefix: &str,
        store: impl Fn(&mut GoFile, &str),
    ) {
        let call = self.handler(prefix);
        let ctx = match self.m.mode {
            Mode::Async => "c.Context()".to_owned(),
            _ if self.fails() => format!("{}.Background()", file.import(Import::Context)),
            _ => String::new(),
        };
        if is_unit(&self.m.ret.value) {
            if self.fails() {
                file.line(1, &format!("if err := {call}; err != nil {{"));
                self.fail(file, on, &ctx);
            } else {
                file.line(1, &call);
            }
            return;
        }
        let (mut locals, value) = self.results(file);
        if !self.fails() && types::elements(&self.m.ret.value).is_empty() {
            store(file, &call);
            return;
        }
        if self.fails() {
            locals.push("err".to_owned());
        }
        file.line(1, &format!("{} := {call}", locals.join(", ")));
        if self.fails() {
            file.line(1, "if err != nil {");
            self.fail(file, on, &ctx);
        }
        store(file, &value);
    }

    fn fail(&self, file: &mut GoFile, on: &str, ctx: &str) {
        let failure = self.failure(file, ctx);
        file.line(2, &format!("{on}.Fail({failure})"));
        file.line(2, "return");
        file.line(1, "}");
    }
}

/// Starts an exported function.
fn exported(file: &mut GoFile, name: &str, signature: &str) {
    file.declare(&[]);
    file.line(0, &format!("//export {name}"));
    file.line(0, &format!("func {name}{signature} {{"));
}

fn cancel(file: &mut GoFile, t: &Trait) {
    let runtime = file.import(Import::Runtime);
    let name = names::symbol_cancel(&t.name.text);
    exported(file, &name, "(handle C.uint64_t)");
    file.line(1, &format!("{runtime}.Cancel(uint64(handle))"));
    file.line(0, "}");
}

fn contract(file: &mut GoFile, t: &Trait) {
    let unsafe_ = file.import(Import::Unsafe);
    let name = names::symbol_contract(&t.name.text);
    let text = names::contract_text(&t.name.text);
    exported(file, &name, &format!("() {unsafe_}.Pointer"));
    file.line(1, &format!("return C.{text}()"));
    file.line(0, "}");
}
