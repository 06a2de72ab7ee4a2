//! The export of an async or oneway method, and the goroutine that it starts.

use super::Export;
use crate::emit::{arguments, is_unit, types};
use crate::writer::{GoFile, Import, Row};
use rust2go_model::ast::Mode;

impl Export<'_> {
    /// An async or oneway method: the export starts a goroutine with what the call needs and returns.
    pub(super) fn spawned(&self, file: &mut GoFile) {
        let args = arguments(self.m);
        let is_async = self.m.mode == Mode::Async;
        let views = self.m.zero_copy && !args.is_empty();
        let has_frame = is_async && (views || !is_unit(&self.m.ret.value));
        let call = self.call();
        self.call_struct(file);
        self.start(file);
        let mut fields: Vec<String> = Vec::new();
        if !self.m.zero_copy {
            fields.extend(
                args.iter()
                    .map(|(name, _)| format!("{name}: f.args.{name}")),
            );
        }
        file.line(1, &format!("c := &{call}{{{}}}", fields.join(", ")));
        self.copies(file, "c.");
        if is_async {
            file.line(1, &format!("c.Begin(&f.Slot, {})", self.fails()));
        } else {
            file.line(1, "c.Begin(&f.Head)");
        }
        file.line(1, "go c.run()");
        if is_async {
            let runtime = file.import(Import::Runtime);
            file.line(1, &format!("{runtime}.Started()"));
        }
        file.line(0, "}");

        file.declare(&[]);
        file.line(0, &format!("func (c *{call}) run() {{"));
        if is_async {
            file.line(1, "c.Enter()");
        }
        file.line(1, "defer c.End()");
        self.implementation(file, "c");
        if has_frame {
            file.line(1, &format!("f := (*{})(c.Frame())", self.frame()));
        }
        let prefix = if self.m.zero_copy { "f.args." } else { "c." };
        let runtime = file.import(Import::Runtime);
        let plain = self.plain();
        self.outcome(file, "c", prefix, |file, value| {
            if plain {
                file.line(1, &format!("f.value = {value}"));
            } else {
                file.line(1, &format!("c.value = {value}"));
                file.line(1, &format!("{runtime}.Put(&f.value, &c.value)"));
            }
        });
        file.line(1, "c.Returned()");
        file.line(0, "}");
    }

    fn call_struct(&self, file: &mut GoFile) {
        let runtime = file.import(Import::Runtime);
        let call = self.call();
        file.declare(&[]);
        file.line(0, &format!("type {call} struct {{"));
        let base = if self.m.mode == Mode::Async {
            "Call"
        } else {
            "Oneway"
        };
        file.line(1, &format!("{runtime}.{base}"));
        let mut rows = Vec::new();
        if !self.m.zero_copy {
            for (name, param) in arguments(self.m) {
                let ty = types::go_type(file, &param.ty);
                rows.push(Row::new([name, ty]));
            }
        }
        if !self.plain() {
            let ty = types::go_type(file, &self.m.ret.value);
            rows.push(Row::new(["value".to_owned(), ty]));
        }
        if self.copied() {
            rows.push(Row::new(["small".to_owned(), format!("{runtime}.Small")]));
        }
        file.rows(1, &rows);
        file.line(0, "}");
    }
}
