//! The outcome of a call: the handler's results, or its error.

use super::Export;
use crate::emit::maker::{self, Maker};
use crate::emit::place::Place;
use crate::emit::to;
use crate::emit::wire::wire_type;
use crate::emit::{arguments, is_unit, stream, types};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::Mode;
use rust2go_model::names;

impl Export<'_, '_> {
    /// The variables that take the results, and the expression for the one value made of them.
    pub(super) fn results(&self, file: &mut GoFile) -> (Vec<String>, String) {
        let value = &self.m.ret.value;
        let elements = types::elements(value);
        if elements.is_empty() {
            return (vec!["value".to_owned()], "value".to_owned());
        }
        let ty = types::go_type(self.cx, file, value);
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
                format!("{}({ctx}, err)", names::go_fail(&error.name))
            }
            _ => format!("{}.Plain({ctx}, err)", file.import(Import::Runtime)),
        }
    }

    /// The lines that call the handler and end in `store`, what is done with the value; `on` takes a failure.
    pub(super) fn outcome(
        &self,
        file: &mut GoFile,
        on: &str,
        prefix: &str,
        store: impl Fn(&mut GoFile, &str),
    ) {
        let call = self.handler(file, |name, param| self.argument(prefix, name, param));
        if let Some(shape) = stream::of(self.cx, &self.m.ret.value) {
            let pump = shape.pump(self.cx, file, "ctx", &call, &self.closes(prefix));
            return store(file, &pump);
        }
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

    /// What has Rust drop the streams that it has sent.
    pub(super) fn closes(&self, prefix: &str) -> Vec<String> {
        let args = arguments(self.m).into_iter();
        args.filter(|(_, param)| param.stream.is_some())
            .map(|(name, param)| format!("{}.Close", self.argument(prefix, &name, param)))
            .collect()
    }

    pub(super) fn fail(&self, file: &mut GoFile, on: &str, ctx: &str) {
        let failure = self.failure(file, ctx);
        file.line(2, &format!("{on}.Fail({failure})"));
        file.line(2, "return");
        file.line(1, "}");
    }

    /// The lines that make the wire form of the result `value` at `to`, or fail on `on`. If `to` is `w`, they declare it.
    pub(super) fn encode(&self, file: &mut GoFile, on: &str, to: &str, value: &str) {
        let runtime = file.import(Import::Runtime);
        let ty = &self.m.ret.value;
        if value != "value" {
            file.line(1, &format!("value := {value}"));
        }
        if to == "w" {
            let wire = wire_type(self.cx, file, ty);
            file.line(1, &format!("var w {wire}"));
        }
        file.line(1, &format!("e := &{runtime}.Encoder{{}}"));
        let from = Place::variable("value");
        let call = maker::call(self.cx, file, &Place::variable(to), &from, ty);
        let call = call.unwrap_or_else(|| {
            let function = names::go_send(&self.t.name, &self.m.name);
            format!("{function}(e, &{to}, value)")
        });
        file.line(1, &format!("if !{call} {{"));
        file.line(2, &format!("{on}.Fail({runtime}.Unsendable(e))"));
        file.line(2, "return");
        file.line(1, "}");
    }

    /// The function that makes the wire form of the result, where its type has none of its own.
    pub(super) fn result_function(&self, file: &mut GoFile) {
        let ty = &self.m.ret.value;
        let place = Place::variable("w");
        if !self.cx.converted(ty) || maker::call(self.cx, file, &place, &place, ty).is_some() {
            return;
        }
        let function = names::go_send(&self.t.name, &self.m.name);
        let wire = wire_type(self.cx, file, ty);
        let go = types::go_type(self.cx, file, ty);
        to::start(file, &function, &wire, &go);
        let (to, from) = (Place::pointed("w"), Place::variable("v"));
        Maker::new(self.cx).make(file, 1, &to, &from, ty);
        file.line(1, "return true");
        file.line(0, "}");
    }
}
