//! The outcome: the value that Rust put into the frame or its answer, or the error.

use super::Ask;
use crate::emit::place::{At, Place};
use crate::emit::reach::{is_fallible, takes_block};
use crate::emit::{as_it_is, from, in_frame, is_unit, types};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::Mode;
use rust2go_model::names;

impl Ask<'_, '_> {
    /// Whether the function makes Go's value; otherwise it finds it as it is.
    pub(super) fn is_made(&self) -> bool {
        let value = &self.m.ret.value;
        !is_unit(value) && !as_it_is(self.cx, value)
    }

    /// The lines that ask Rust and return what it says.
    pub(super) fn outcome(&self, file: &mut GoFile) {
        if is_unit(&self.m.ret.value) {
            return self.nothing(file);
        }
        let call = self.call();
        if in_frame(self.cx, self.m) {
            if self.fails() {
                let err = if self.is_flat() { "err" } else { "_, err" };
                file.line(1, &format!("if {err} = {call}; err != nil {{"));
                self.give_up(file, "err");
                file.line(1, "}");
            } else {
                file.line(1, &call);
            }
            return self.returned(file, self.elements("f.value"));
        }
        if self.fails() {
            file.line(1, &format!("a, err := {call}"));
            file.line(1, "if err != nil {");
            self.give_up(file, "err");
            file.line(1, "}");
        } else {
            file.line(1, &format!("a := {call}"));
        }
        let answer = names::go_answer(&self.t.name, &self.m.name);
        file.line(1, "defer a.Leave()");
        file.line(1, &format!("r := (*{answer})(a.Pointer())"));
        if self.is_made() {
            self.make(file);
            self.returned(file, self.locals());
        } else {
            self.returned(file, self.elements("r.value"));
        }
    }

    /// The lines for a method that has no value.
    fn nothing(&self, file: &mut GoFile) {
        let call = self.call();
        // A sync call without a value has no answer, unless it fails.
        let answered = self.m.mode == Mode::Async;
        match (self.fails(), answered) {
            (true, true) => {
                file.line(1, &format!("a, err := {call}"));
                file.line(1, "a.Leave()");
            }
            (true, false) if self.is_flat() => file.line(1, &format!("err := {call}")),
            (true, false) => file.line(1, &format!("_, err := {call}")),
            (false, true) => file.line(1, &format!("{call}.Leave()")),
            (false, false) => file.line(1, &call),
        }
        if self.fails() {
            file.line(1, "return err");
        }
    }

    /// The value at `place`, in the parts that the function returns.
    fn elements(&self, place: &str) -> Vec<String> {
        let place = Place::variable(place);
        match types::elements(&self.m.ret.value).len() {
            0 => vec![place.value()],
            n => (0..n).map(|i| place.element(i).value()).collect(),
        }
    }

    /// The lines that make the results of the value in the answer.
    fn make(&self, file: &mut GoFile) {
        let value = &self.m.ret.value;
        let runtime = file.import(Import::Runtime);
        if takes_block(self.cx, value) {
            file.line(1, &format!("block := {runtime}.NewBlockOf(a.Bytes())"));
            file.line(1, "b := &block");
        }
        let parts = match types::elements(value) {
            [] => std::slice::from_ref(value),
            elements => elements,
        };
        let places = self.locals().into_iter().zip(self.elements("r.value"));
        for ((local, place), ty) in places.zip(parts) {
            let (to, from) = (Place::variable(&local), Place::variable(&place));
            from::make(self.cx, file, At::TOP, &to, &from, ty);
        }
        if is_fallible(self.cx, value) {
            file.line(1, "if err := b.Err(); err != nil {");
            self.give_up(file, &format!("{runtime}.Unread(err)"));
            file.line(1, "}");
        }
    }

    fn returned(&self, file: &mut GoFile, mut values: Vec<String>) {
        if self.fails() {
            values.push("nil".to_owned());
        }
        file.line(1, &format!("return {}", values.join(", ")));
    }
}
