//! Streams: the user sees a func that yields items; in what is generated, Go's are pumps, and Rust's are streams of the runtime package.

mod docs;

pub use docs::sentences;

use super::{Cx, types};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Method, Param, Side, Surface, Trait, Ty, TyKind};
use rust2go_model::names;

/// The variables of a method that returns the func of a stream of Rust's.
pub const LOCALS: [&str; 2] = ["stream", "err"];

/// What there is to know of a stream.
pub struct Shape<'a> {
    item: &'a Ty,
    side: Side,
    fallible: bool,
    returned: bool,
    /// How many items the producer may be ahead.
    window: u32,
}

/// That of the trait, if it stands for a stream.
pub fn shape(t: &Trait) -> Option<Shape<'_>> {
    let Surface::Stream {
        fallible,
        returned,
        window,
    } = t.surface
    else {
        return None;
    };
    // Its method gives a list of items.
    let TyKind::List(item) = &t.methods.first()?.ret.value.kind else {
        return None;
    };
    Some(Shape {
        item,
        side: t.side,
        fallible,
        returned,
        window,
    })
}

/// That of the stream that a value of the type is.
pub fn of<'a>(cx: &Cx<'a>, ty: &Ty) -> Option<Shape<'a>> {
    shape(cx.trait_of(ty.object()?)?)
}

/// The Go type of an argument while the call has it.
pub fn argument_type(cx: &Cx, file: &mut GoFile, param: &Param) -> String {
    match of(cx, &param.ty) {
        Some(shape) => shape.kept(cx, file),
        None => types::go_type(cx, file, &param.ty),
    }
}

impl Shape<'_> {
    fn item(&self, cx: &Cx, file: &mut GoFile) -> String {
        types::go_type(cx, file, self.item)
    }

    /// What the user sees.
    pub fn func(&self, cx: &Cx, file: &mut GoFile) -> String {
        let item = self.item(cx, file);
        match self.fallible {
            true => format!("func(yield func({item}, error) bool)"),
            false => format!("func(yield func({item}) bool)"),
        }
    }

    /// What is held of one of Go's, or adopted of one of Rust's.
    pub fn kept(&self, cx: &Cx, file: &mut GoFile) -> String {
        let runtime = file.import(Import::Runtime);
        let item = self.item(cx, file);
        match self.side {
            Side::R2g => format!("*{runtime}.Pump[{item}]"),
            Side::G2r => format!("*{runtime}.Stream[{item}]"),
        }
    }

    /// What is made a handle of: the user's func if it is an argument, or the pump of one that is returned.
    pub fn sent(&self, cx: &Cx, file: &mut GoFile) -> String {
        match self.returned {
            true => self.kept(cx, file),
            false => self.func(cx, file),
        }
    }

    /// The func of a stream of Rust's, at `stream`.
    pub fn seq(&self, stream: &str, ctx: &str) -> String {
        let method = if self.fallible { "Seq2" } else { "Seq" };
        format!("{stream}.{method}({ctx})")
    }

    /// The pump of what `func` gives; `before` are lines in front of that, and `ctx` names the pump's context, if they use it.
    pub fn pump(
        &self,
        cx: &Cx,
        file: &mut GoFile,
        ctx: &str,
        before: &[String],
        func: &str,
    ) -> String {
        let runtime = file.import(Import::Runtime);
        let context = file.import(Import::Context);
        let item = self.item(cx, file);
        let func = match self.fallible {
            true => func.to_owned(),
            false => format!("{runtime}.PlainItems({func})"),
        };
        let before: String = before.iter().map(|line| format!("\t\t{line}\n")).collect();
        let ctx = match ctx {
            "" => String::new(),
            ctx => format!("{ctx} "),
        };
        format!(
            "{runtime}.NewPump({}, func({ctx}{context}.Context) func(yield func({item}, error) bool) {{\n{before}\t\treturn {func}\n\t}})",
            self.window
        )
    }

    /// The lines of the function that makes `w` a handle of `v`.
    pub fn hold(&self, cx: &Cx, file: &mut GoFile) {
        if self.returned {
            return file.line(1, "return e.Hold(w, v)");
        }
        file.line(1, "if v == nil {");
        file.line(2, "return e.Fail(\"nil is no stream\")");
        file.line(1, "}");
        let pump = self.pump(cx, file, "", &[], "v");
        file.line(1, &format!("return e.Hold(w, {pump})"));
    }

    /// The lines that return the stream which `object` is.
    pub fn adopt(&self, cx: &Cx, file: &mut GoFile, t: &Trait, next: &Method) {
        let runtime = file.import(Import::Runtime);
        let context = file.import(Import::Context);
        let item = self.item(cx, file);
        let ask = names::go_ask(&t.name, &next.name);
        let window = self.window;
        let func = format!("func(ctx {context}.Context, limit uint32) ([]{item}, error)");
        let head = format!("return {runtime}.NewStream(object, {window}, {func} {{");
        file.line(1, &head);
        file.line(2, &format!("return {ask}(ctx, object, limit)"));
        file.line(1, "})");
    }

    /// The lines that return the func of the stream which `call` opens, or says why it cannot.
    pub fn opened(&self, cx: &Cx, file: &mut GoFile, call: &str) {
        let runtime = file.import(Import::Runtime);
        let item = self.item(cx, file);
        let [stream, err] = LOCALS;
        file.line(1, &format!("{stream}, {err} := {call}"));
        file.line(1, &format!("if {err} != nil {{"));
        let broken = format!("{runtime}.BrokenStream[{item}]({err})");
        file.line(2, &format!("{stream} = {broken}"));
        file.line(1, "}");
        file.line(1, &format!("return {}", self.seq(stream, "ctx")));
    }
}
