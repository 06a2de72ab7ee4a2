//! The exports: what Rust calls, or what serves a call out of the ring. One frame and one function for each method, and the struct
//! of a call where a goroutine outlives the frame.

mod arguments;
mod outcome;
mod ring;
mod spawned;
mod sync;

use super::{Cx, as_it_is, frame, object, traits};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Method, Mode, Side, Trait, Ty};
use rust2go_model::names;

/// All exports of the contract.
pub fn exports(cx: &Cx, file: &mut GoFile) {
    for t in traits(cx, Side::R2g) {
        for m in &t.methods {
            frame::declare(cx, file, t, m);
            let export = Export { cx, t, m };
            match m.mode {
                Mode::Sync => export.sync(file),
                Mode::Async | Mode::Oneway => export.spawned(file),
            }
            export.result_function(file);
        }
        ring::join(file, t);
        cancel(file, t);
        contract(file, t);
    }
    for t in traits(cx, Side::G2r) {
        ring::join(file, t);
        contract(file, t);
    }
}

struct Export<'a, 'b> {
    cx: &'b Cx<'a>,
    t: &'b Trait,
    m: &'b Method,
}

impl Export<'_, '_> {
    fn frame(&self) -> String {
        names::go_frame(&self.t.name, &self.m.name)
    }

    fn call(&self) -> String {
        names::go_call(&self.t.name, &self.m.name)
    }

    /// Whether a value of the type is all of it, and the same on both sides.
    fn as_it_is(&self, ty: &Ty) -> bool {
        as_it_is(self.cx, ty)
    }

    fn fails(&self) -> bool {
        self.m.ret.error.is_some()
    }

    /// The start of the exported function, up to `f`, its frame.
    fn start(&self, file: &mut GoFile) {
        let name = names::symbol_call(&self.t.name.text, &self.m.name.text);
        let unsafe_ = file.import(Import::Unsafe);
        exported(file, &name, &format!("(p {unsafe_}.Pointer) {{"));
        self.frame_at(file);
    }

    /// The line that makes `f`, the frame at `p`.
    fn frame_at(&self, file: &mut GoFile) {
        file.line(1, &format!("f := (*{})(p)", self.frame()));
    }

    /// The object that is called, or `None` where the program has one implementation.
    fn receiver(&self, file: &mut GoFile) -> Option<String> {
        let runtime = file.import(Import::Runtime);
        let ty = object::kept_type(self.cx, file, self.t);
        let this = names::GO_THIS;
        (self.t.objects).then(|| format!("{runtime}.Held[{ty}](f.args.{this})"))
    }

    /// The lines that find the implementation or fail on `on`.
    fn implementation(&self, file: &mut GoFile, on: &str) {
        let runtime = file.import(Import::Runtime);
        // As Go calls it: that is what the user has to register.
        let name = names::go_type(&self.t.name);
        let failure = match self.t.objects {
            true => "NotHeld",
            false => "NotRegistered",
        };
        match self.receiver(file) {
            // Found before the goroutine began, because Rust may let go of the object since.
            Some(_) if self.m.mode != Mode::Sync => {
                file.line(1, "impl := c.impl");
                file.line(1, "if impl == nil {");
            }
            Some(found) => {
                file.line(1, &format!("impl, ok := {found}"));
                file.line(1, "if !ok {");
            }
            None => {
                let holder = names::go_registered(&self.t.name);
                file.line(1, &format!("impl, ok := {holder}.Get()"));
                file.line(1, "if !ok {");
            }
        }
        file.line(2, &format!("{on}.Fail({runtime}.{failure}(\"{name}\"))"));
        file.line(2, "return");
        file.line(1, "}");
    }
}

/// Starts an exported function.
fn exported(file: &mut GoFile, name: &str, signature: &str) {
    file.declare(&[]);
    file.line(0, &format!("//export {name}"));
    file.line(0, &format!("func {name}{signature}"));
}

fn cancel(file: &mut GoFile, t: &Trait) {
    let name = names::symbol_cancel(&t.name.text);
    if t.methods.iter().all(|m| m.mode == Mode::Sync) {
        // Contexts would be in a program that has none.
        exported(file, &name, "(C.uint64_t) {}");
        return;
    }
    let runtime = file.import(Import::Runtime);
    exported(file, &name, "(handle C.uint64_t) {");
    file.line(1, &format!("{runtime}.Cancel(uint64(handle))"));
    file.line(0, "}");
}

fn contract(file: &mut GoFile, t: &Trait) {
    let unsafe_ = file.import(Import::Unsafe);
    let name = names::symbol_contract(&t.name.text);
    let text = names::contract_text(&t.name.text);
    exported(file, &name, &format!("() {unsafe_}.Pointer {{"));
    file.line(1, &format!("return C.{text}()"));
    file.line(0, "}");
}
