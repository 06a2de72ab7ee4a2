//! The export of an async or oneway method, and the goroutine that it starts. A method of the ring has no export: Go's end of the ring
//! calls a function of it on the goroutine itself.

use super::Export;
use crate::emit::wire::wire_type;
use crate::emit::{arguments, is_unit, object, stream};
use crate::writer::{GoFile, Import, Row};
use rust2go_model::ast::Mode;

impl Export<'_, '_> {
    /// An async or oneway method: the export starts a goroutine with what the call needs and returns. Out of the ring, all of it happens
    /// on one goroutine.
    pub(super) fn spawned(&self, file: &mut GoFile) {
        let is_async = self.m.mode == Mode::Async;
        let carried = self.is_carried();
        let call = self.call();
        self.call_struct(file);
        if carried {
            self.carried(file);
        } else {
            self.start(file);
        }
        let initial = match self.m.zero_copy {
            true => String::new(),
            false => self.initial(),
        };
        file.line(1, &format!("c := &{call}{{{initial}}}"));
        self.copies(file, "c.");
        if self.keeps_error() {
            file.line(1, "c.err = b.Err()");
        }
        if let Some(found) = self.receiver(file) {
            file.line(1, &format!("c.impl, _ = {found}"));
        }
        let begin = if carried { "BeginRing" } else { "Begin" };
        if is_async {
            file.line(1, &format!("c.{begin}(&f.Slot, {})", self.fails()));
        } else {
            file.line(1, &format!("c.{begin}(&f.Head)"));
        }
        file.line(1, if carried { "c.run()" } else { "go c.run()" });
        if is_async && !carried {
            let runtime = file.import(Import::Runtime);
            file.line(1, &format!("{runtime}.Started()"));
        }
        file.line(0, "}");
        self.run(file);
    }

    /// Whether the goroutine has to be told that an argument has no form in Go.
    fn keeps_error(&self) -> bool {
        !self.m.zero_copy && self.fallible()
    }

    /// What the goroutine does.
    fn run(&self, file: &mut GoFile) {
        let is_async = self.m.mode == Mode::Async;
        let views = self.m.zero_copy && !arguments(self.m).is_empty();
        let has_frame = is_async && (views || !is_unit(&self.m.ret.value));
        let runtime = file.import(Import::Runtime);
        file.declare(&[]);
        file.line(0, &format!("func (c *{}) run() {{", self.call()));
        if is_async && !self.is_carried() {
            file.line(1, "c.Enter()");
        }
        file.line(1, "defer c.End()");
        self.implementation(file, "c");
        if self.keeps_error() {
            file.line(1, "if c.err != nil {");
            file.line(2, &format!("c.Fail({runtime}.Unreadable(c.err))"));
            file.line(2, "return");
            file.line(1, "}");
        }
        if has_frame {
            file.line(1, &format!("f := (*{})(c.Frame())", self.frame()));
        }
        self.views(file);
        if self.m.zero_copy {
            self.readable(file, "c");
        }
        if is_async {
            self.closes(file);
        }
        let plain = self.cx.plain(&self.m.ret.value);
        self.outcome(file, "c", "c.", |file, value| {
            if self.cx.converted(&self.m.ret.value) {
                if plain {
                    self.encode(file, "c", "w", value);
                    file.line(1, "f.value = w");
                } else {
                    self.encode(file, "c", "c.value", value);
                    if self.m.ret.value.object().is_some() {
                        file.line(1, "c.Gives(e)");
                    }
                    file.line(1, &format!("{runtime}.Put(&f.value, &c.value)"));
                }
            } else if plain {
                file.line(1, &format!("f.value = {value}"));
            } else {
                file.line(1, &format!("c.value = {value}"));
                file.line(1, &format!("{runtime}.Put(&f.value, &c.value)"));
            }
        });
        // What is all in the slot points at nothing of Go's: Rust can take it whenever it looks into the ring.
        let stored = is_async && self.is_carried() && plain;
        file.line(1, if stored { "c.Stored()" } else { "c.Returned()" });
        file.line(0, "}");
    }

    /// The lines that have Rust drop the streams that it has sent, when the context by which the user reads them ends.
    fn closes(&self, file: &mut GoFile) {
        for (name, param) in arguments(self.m) {
            if param.stream.is_some() {
                let stream = self.argument("c.", &name, param);
                file.line(1, &format!("defer {stream}.Close()"));
            }
        }
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
        if self.t.objects {
            let ty = object::kept_type(self.cx, file, self.t);
            rows.push(Row::new(["impl".to_owned(), ty]));
        }
        if !self.m.zero_copy {
            for (name, param) in arguments(self.m) {
                let ty = stream::argument_type(self.cx, file, param);
                rows.push(Row::new([name, ty]));
            }
        }
        if self.keeps_error() {
            rows.push(Row::new(["err".to_owned(), "error".to_owned()]));
        }
        if !self.cx.plain(&self.m.ret.value) {
            let ty = wire_type(self.cx, file, &self.m.ret.value);
            rows.push(Row::new(["value".to_owned(), ty]));
        }
        if self.takes_block() {
            rows.push(Row::new(["small".to_owned(), format!("{runtime}.Small")]));
        }
        file.rows(1, &rows);
        file.line(0, "}");
    }
}
