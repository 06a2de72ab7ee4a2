//! The arguments of a call: copied, made of their wire forms, or left where they are.

use super::Export;
use crate::emit::place::{At, Place};
use crate::emit::reach::{is_fallible, takes_block};
use crate::emit::{arguments, by_pointer, copy, from, is_unit, stream};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Mode, Param, Surface};
use rust2go_model::names;

impl Export<'_, '_> {
    /// Whether the arguments have to be copied, or made of their wire forms, into memory of the call.
    pub(super) fn copied(&self) -> bool {
        let args = arguments(self.m);
        !self.m.zero_copy && !args.iter().all(|(_, p)| self.as_it_is(&p.ty))
    }

    /// Whether that takes a block of memory for what they point at.
    pub(super) fn takes_block(&self) -> bool {
        let args = arguments(self.m);
        self.copied() && args.iter().any(|(_, p)| takes_block(self.cx, &p.ty))
    }

    /// Whether there are views, some of which have to be made of wire forms.
    fn has_made_views(&self) -> bool {
        let args = arguments(self.m);
        self.m.zero_copy && args.iter().any(|(_, p)| self.cx.converted(&p.ty))
    }

    /// Whether an argument may have no form in Go.
    pub(super) fn fallible(&self) -> bool {
        let args = arguments(self.m);
        args.iter().any(|(_, p)| is_fallible(self.cx, &p.ty))
    }

    /// What the fields of a call, in which the arguments are called as in the frame, start with.
    pub(super) fn initial(&self) -> String {
        let args = arguments(self.m);
        let native = args.iter().filter(|(_, p)| !self.cx.converted(&p.ty));
        let fields: Vec<String> = native
            .map(|(name, _)| format!("{name}: f.args.{name}"))
            .collect();
        fields.join(", ")
    }

    /// The lines that copy what the arguments point at; `prefix` is where they are, and where room for a small block is.
    pub(super) fn copies(&self, file: &mut GoFile, prefix: &str) {
        if !self.copied() {
            return;
        }
        if self.takes_block() {
            let runtime = file.import(Import::Runtime);
            let small = format!("&{prefix}small");
            file.line(1, &format!("block := {runtime}.NewBlock(&f.Head, {small})"));
            file.line(1, "b := &block");
        }
        for (name, param) in arguments(self.m) {
            let place = Place::variable(&format!("{prefix}{name}"));
            if self.cx.converted(&param.ty) {
                let wire = Place::variable(&format!("f.args.{name}"));
                from::make(self.cx, file, At::TOP, &place, &wire, &param.ty);
            } else {
                copy::copy(self.cx, file, At::TOP, &place, &param.ty);
            }
        }
    }

    /// The lines that make views, which are variables of their own, of wire forms.
    pub(super) fn views(&self, file: &mut GoFile) {
        if !self.has_made_views() {
            return;
        }
        let args = arguments(self.m);
        let made = |ty| self.cx.converted(ty) && takes_block(self.cx, ty);
        if args.iter().any(|(_, p)| made(&p.ty)) {
            let runtime = file.import(Import::Runtime);
            file.line(1, &format!("views := {runtime}.Views()"));
            file.line(1, "b := &views");
        }
        for (name, param) in args {
            if self.cx.converted(&param.ty) {
                let wire = Place::variable(&format!("f.args.{name}"));
                from::declare(self.cx, file, At::TOP, &name, &wire, &param.ty);
            }
        }
    }

    /// The lines that fail on `on` if an argument has no form in Go.
    pub(super) fn readable(&self, file: &mut GoFile, on: &str) {
        if self.fallible() {
            let runtime = file.import(Import::Runtime);
            file.line(1, "if err := b.Err(); err != nil {");
            file.line(2, &format!("{on}.Fail({runtime}.Unreadable(err))"));
            file.line(2, "return");
            file.line(1, "}");
        }
    }

    /// Where the handler finds an argument; `prefix` is where those are that are no views.
    pub(super) fn argument(&self, prefix: &str, name: &str, param: &Param) -> String {
        let lead = if by_pointer(self.cx, param) { "&" } else { "" };
        if !self.m.zero_copy {
            format!("{lead}{prefix}{name}")
        } else if self.cx.converted(&param.ty) {
            format!("{lead}{name}")
        } else {
            format!("{lead}f.args.{name}")
        }
    }

    /// The call of the handler with what `value` gives for each argument.
    pub(super) fn handler(
        &self,
        file: &mut GoFile,
        value: impl Fn(&str, &Param) -> String,
    ) -> String {
        let mut values = Vec::new();
        let ctx = match self.m.mode {
            Mode::Async => Some("c.Context()"),
            // That of the stream's pump, in which the handler is called.
            _ => self.m.ret.stream.as_ref().map(|_| "ctx"),
        };
        values.extend(ctx.map(str::to_owned));
        let mut args = arguments(self.m).into_iter();
        for param in &self.m.params {
            if is_unit(&param.ty) {
                values.push("struct{}{}".to_owned());
            } else if let Some((name, _)) = args.next() {
                let value = value(&name, param);
                values.push(match (stream::of(self.cx, &param.ty), ctx) {
                    (None, _) => value,
                    (Some(shape), Some(ctx)) => shape.seq(&value, ctx),
                    (Some(shape), None) => {
                        let context = file.import(Import::Context);
                        shape.seq(&value, &format!("{context}.Background()"))
                    }
                });
            }
        }
        let method = match self.t.surface {
            Surface::Func { .. } => "impl".to_owned(),
            _ => format!("impl.{}", names::go_method(&self.m.name)),
        };
        format!("{method}({})", values.join(", "))
    }
}
