//! The arguments: put into the frame as they are, or made into what Rust reads.

use super::Ask;
use crate::emit::maker::Maker;
use crate::emit::place::Place;
use crate::emit::{arguments, by_pointer, service};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::Param;
use rust2go_model::names;

impl Ask<'_, '_> {
    /// The parameters, called as in the frame.
    pub(super) fn params(&self, file: &mut GoFile) -> Vec<String> {
        self.declared(file, |_| true)
    }

    /// The declarations of those parameters that `wanted` takes.
    fn declared(&self, file: &mut GoFile, wanted: impl Fn(&Param) -> bool) -> Vec<String> {
        let args = arguments(self.m).into_iter();
        args.filter(|(_, p)| wanted(p))
            .map(|(name, p)| format!("{name} {}", service::param_type(self.cx, file, p)))
            .collect()
    }

    fn converted(&self) -> Vec<(String, &Param)> {
        let args = arguments(self.m).into_iter();
        args.filter(|(_, p)| self.cx.converted(&p.ty)).collect()
    }

    /// Where an argument is in Go.
    fn place(&self, name: &str, param: &Param) -> Place {
        match by_pointer(self.cx, param) {
            true => Place::pointed(name),
            false => Place::variable(name),
        }
    }

    /// The lines that put the arguments into `f`. Rust reads them there, and what they point at, while the call lasts.
    pub(super) fn arguments(&self, file: &mut GoFile) {
        for (name, param) in arguments(self.m) {
            if !self.cx.converted(&param.ty) {
                let value = self.place(&name, param).value();
                file.line(1, &format!("f.args.{name} = {value}"));
            }
        }
        let converted = self.converted();
        if converted.is_empty() {
            return;
        }
        let runtime = file.import(Import::Runtime);
        let names: Vec<String> = converted.into_iter().map(|(name, _)| name).collect();
        file.line(1, &format!("e := &{runtime}.Encoder{{}}"));
        if self.m.params.iter().any(|p| p.ty.object().is_some()) {
            file.line(1, "defer e.Settle(&f.Ask)");
        }
        file.line(1, &format!("if !f.encode(e, {}) {{", names.join(", ")));
        self.give_up(file, &format!("{runtime}.Unsent(e)"));
        file.line(1, "}");
    }

    /// The method of the frame that makes what Rust reads of the arguments, where their Go values are not that themselves.
    pub(super) fn encode_method(&self, file: &mut GoFile) {
        let converted = self.converted();
        if converted.is_empty() {
            return;
        }
        let runtime = file.import(Import::Runtime);
        let frame = names::go_frame(&self.t.name, &self.m.name);
        let mut params = vec![format!("e *{runtime}.Encoder")];
        params.extend(self.declared(file, |p| self.cx.converted(&p.ty)));
        file.declare(&[]);
        let params = params.join(", ");
        file.line(0, &format!("func (f *{frame}) encode({params}) bool {{"));
        for (name, param) in converted {
            let to = Place::variable(&format!("f.args.{name}"));
            let from = self.place(&name, param);
            let label = names::go_param(&param.name);
            Maker::new(self.cx).argument(file, &label, &to, &from, &param.ty);
        }
        file.line(1, "return true");
        file.line(0, "}");
    }
}
