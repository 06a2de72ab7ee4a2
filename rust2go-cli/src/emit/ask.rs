//! The calls of Rust's methods: for each the frame, the form of its answer, and the function that asks Rust.

mod args;
mod flat;
mod outcome;

use super::{Cx, arguments, frame, in_frame, service, stream, traits, types};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Method, Mode, Side, Trait};
use rust2go_model::names;

/// All calls of the contract.
pub fn asks(cx: &Cx, file: &mut GoFile) {
    for t in traits(cx, Side::G2r) {
        let served = t.served();
        for m in &t.methods {
            let number = served.iter().position(|by| by.name.text == m.name.text);
            let Some(number) = number else { continue };
            frame::declare(cx, file, t, m);
            frame::answer(cx, file, t, m);
            let ask = Ask { cx, t, m, number };
            ask.encode_method(file);
            ask.function(file);
        }
    }
}

struct Ask<'a, 'b> {
    cx: &'b Cx<'a>,
    t: &'b Trait,
    m: &'b Method,
    /// The method's place in Rust's table.
    number: usize,
}

impl Ask<'_, '_> {
    fn fails(&self) -> bool {
        self.m.ret.error.is_some()
    }

    /// The names of the results in the function: one for the value, or for each element of a tuple.
    fn locals(&self) -> Vec<String> {
        let count = types::elements(&self.m.ret.value).len().max(1);
        (0..count).map(names::go_result).collect()
    }

    fn function(&self, file: &mut GoFile) {
        let mut params = Vec::new();
        if self.m.mode == Mode::Async {
            params.push(format!("ctx {}.Context", file.import(Import::Context)));
        }
        let on = if self.t.objects { "Object" } else { "Served" };
        params.push(format!("on *{}.{on}", file.import(Import::Runtime)));
        params.extend(self.params(file));
        let results = self.results(file);
        let ask = names::go_ask(&self.t.name, &self.m.name);
        let frame = names::go_frame(&self.t.name, &self.m.name);
        file.declare(&[]);
        file.line(0, &format!("func {ask}({}){results} {{", params.join(", ")));
        if self.is_flat() {
            let runtime = file.import(Import::Runtime);
            file.line(1, &format!("var s {runtime}.Flat"));
            // Go refuses a variable that nobody uses.
            if !arguments(self.m).is_empty() || in_frame(self.cx, self.m) {
                let unsafe_ = file.import(Import::Unsafe);
                file.line(1, &format!("f := (*{frame})({unsafe_}.Pointer(&s))"));
            }
        } else {
            file.line(1, &format!("f := &{frame}{{}}"));
        }
        self.arguments(file);
        self.outcome(file);
        file.line(0, "}");
    }

    /// The results of the function. They have names where it does more than to return them.
    fn results(&self, file: &mut GoFile) -> String {
        let mut types = match stream::of(self.cx, &self.m.ret.value) {
            Some(shape) => vec![shape.kept(self.cx, file), "error".to_owned()],
            None => service::result_types(self.cx, file, self.m),
        };
        if self.fails() && types.len() > 1 || self.is_made() {
            let locals = self.locals().into_iter().chain(["err".to_owned()]);
            for (ty, local) in types.iter_mut().zip(locals) {
                *ty = format!("{local} {ty}");
            }
            return format!(" ({})", types.join(", "));
        }
        match types.as_slice() {
            [] => String::new(),
            [one] => format!(" {one}"),
            many => format!(" ({})", many.join(", ")),
        }
    }

    /// The call of the runtime package that asks Rust.
    fn call(&self) -> String {
        let number = self.number;
        let is_async = self.m.mode == Mode::Async;
        let (flat, frame) = match self.is_flat() {
            true => ("Flat", "&s"),
            false => ("", "&f.Ask"),
        };
        match &self.m.ret.error {
            None if is_async => format!("on.Wait(ctx, {number}, &f.Ask)"),
            None => format!("on.Must{flat}({number}, {frame})"),
            Some(error) => {
                let fault = match error.is_bridge() {
                    true => "nil".to_owned(),
                    false => names::go_fault(&error.name),
                };
                match is_async {
                    true => format!("on.Await(ctx, {number}, &f.Ask, {fault})"),
                    false => format!("on.Try{flat}({number}, {frame}, {fault})"),
                }
            }
        }
    }

    /// Leaves the function with `error`, which the method returns as its own if it can.
    fn give_up(&self, file: &mut GoFile, error: &str) {
        if !self.fails() {
            return file.line(2, &format!("panic({error})"));
        }
        let mut values = match super::is_unit(&self.m.ret.value) {
            true => Vec::new(),
            false => self.locals(),
        };
        values.push(error.to_owned());
        file.line(2, &format!("return {}", values.join(", ")));
    }
}
