//! The export of a sync method: the handler runs on Rust's thread.

use super::Export;
use crate::emit::{arguments, object, service, stream, types};
use crate::writer::{GoFile, Import, Row};
use rust2go_model::names;

impl Export<'_, '_> {
    pub(super) fn sync(&self, file: &mut GoFile) {
        let runtime = file.import(Import::Runtime);
        let value = &self.m.ret.value;
        self.start(file);
        file.line(1, &format!("s := {runtime}.Begin(&f.Head)"));
        file.line(1, "defer s.End()");
        self.implementation(file, "s");
        let prefix = if self.copied() {
            self.argument_struct(file);
            "a."
        } else {
            if !self.m.zero_copy {
                for (name, _) in arguments(self.m) {
                    file.line(1, &format!("{name} := f.args.{name}"));
                }
            }
            ""
        };
        self.copies(file, prefix);
        self.views(file);
        self.readable(file, "s");
        let plain = self.cx.plain(value);
        if self.cx.converted(value) {
            self.outcome(file, "s", prefix, |file, value| {
                self.encode(file, "s", "w", value);
            });
            if plain {
                file.line(1, "f.value = w");
                file.line(1, "s.Returned()");
            } else {
                file.line(1, &format!("{runtime}.Deliver(&s, &f.value, &w)"));
                if value.object().is_some() {
                    file.line(1, "e.Delivered()");
                }
            }
            file.line(0, "}");
        } else if plain {
            self.outcome(file, "s", prefix, |file, value| {
                file.line(1, &format!("f.value = {value}"));
            });
            file.line(1, "s.Returned()");
            file.line(0, "}");
        } else {
            self.delivered(file, prefix);
        }
    }

    /// The allocation of a sync call: its arguments, and room for what they point at.
    fn argument_struct(&self, file: &mut GoFile) {
        file.line(1, "a := &struct {");
        let mut rows = Vec::new();
        for (name, param) in arguments(self.m) {
            let ty = stream::argument_type(self.cx, file, param);
            rows.push(Row::new([name, ty]));
        }
        if self.takes_block() {
            let runtime = file.import(Import::Runtime);
            rows.push(Row::new(["small".to_owned(), format!("{runtime}.Small")]));
        }
        file.rows(2, &rows);
        file.line(1, &format!("}}{{{}}}", self.initial()));
    }

    /// The end of a sync export whose result holds addresses, and the function it calls.
    fn delivered(&self, file: &mut GoFile, prefix: &str) {
        let runtime = file.import(Import::Runtime);
        let function = self.call();
        let mut values = vec!["impl".to_owned()];
        let implementation = match self.t.objects {
            true => object::kept_type(self.cx, file, self.t),
            false => names::go_type(&self.t.name),
        };
        let mut params = vec![format!("impl {implementation}")];
        for (name, param) in arguments(self.m) {
            let ty = match param.stream {
                Some(_) => stream::argument_type(self.cx, file, param),
                None => service::param_type(self.cx, file, param),
            };
            params.push(format!("{name} {ty}"));
            values.push(self.argument(prefix, &name, param));
        }
        let call = format!("{function}({})", values.join(", "));
        if self.fails() {
            let ctx = format!("{}.Background()", file.import(Import::Context));
            file.line(1, &format!("value, err := {call}"));
            file.line(1, "if err != nil {");
            self.fail(file, "s", &ctx);
        } else {
            file.line(1, &format!("value := {call}"));
        }
        file.line(1, &format!("{runtime}.Deliver(&s, &f.value, &value)"));
        file.line(0, "}");
        self.handler_function(file, &function, &params.join(", "));
    }

    fn handler_function(&self, file: &mut GoFile, function: &str, params: &str) {
        file.declare(&[
            format!("{function} is not inlined, so that all its result points at is on the heap while Rust reads it."),
            String::new(),
        ]);
        file.line(0, "//go:noinline");
        let ty = types::go_type(self.cx, file, &self.m.ret.value);
        let results = if self.fails() {
            format!("({ty}, error)")
        } else {
            ty
        };
        file.line(0, &format!("func {function}({params}) {results} {{"));
        // The parameters have the types of the handler's: a pointer stays one.
        let call = self.handler(file, |name, _| name.to_owned());
        let (mut locals, value) = self.results(file);
        if types::elements(&self.m.ret.value).is_empty() {
            file.line(1, &format!("return {call}"));
        } else if self.fails() {
            locals.push("err".to_owned());
            file.line(1, &format!("{} := {call}", locals.join(", ")));
            file.line(1, &format!("return {value}, err"));
        } else {
            file.line(1, &format!("{} := {call}", locals.join(", ")));
            file.line(1, &format!("return {value}"));
        }
        file.line(0, "}");
    }
}
