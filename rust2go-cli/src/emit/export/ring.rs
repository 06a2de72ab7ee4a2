//! What a trait that joins a ring has beside its exports: the functions that serve calls of methods which the ring carries, and the
//! export by which Go gets its end of the ring.

use super::{Export, exported};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Trait, Transport};
use rust2go_model::names;

impl Export<'_, '_> {
    /// Whether the ring carries the calls of the method.
    pub(super) fn is_carried(&self) -> bool {
        self.m.transport == Transport::Ring
    }

    /// The start of the function that serves a call out of the ring, up to `f`, its frame.
    pub(super) fn carried(&self, file: &mut GoFile) {
        let name = names::go_ring_call(&self.t.name, &self.m.name);
        let unsafe_ = file.import(Import::Unsafe);
        file.declare(&[]);
        file.line(0, &format!("func {name}(p {unsafe_}.Pointer) {{"));
        self.frame_at(file);
    }
}

/// Announces the functions that serve calls, in the order of the methods' numbers, and exports the way into the ring.
pub(super) fn join(file: &mut GoFile, t: &Trait) {
    if !t.joins_ring() {
        return;
    }
    let methods = t.ring_methods();
    let runtime = file.import(Import::Runtime);
    let unsafe_ = file.import(Import::Unsafe);
    let name = names::symbol_ring(&t.name.text);
    if methods.is_empty() {
        // Rust only tells in the ring which of Go's calls are done, and which of its objects are released.
        exported(file, &name, &format!("(p {unsafe_}.Pointer) {{"));
        file.line(1, &format!("{runtime}.Join(p, 0)"));
        return file.line(0, "}");
    }
    let number = names::go_ring(&t.name);
    file.declare(&[format!(
        "{number} is the number of the first method of {} that the ring carries.",
        names::go_type(&t.name)
    )]);
    file.line(0, &format!("var {number} = {runtime}.Serve("));
    for m in methods {
        file.line(1, &format!("{},", names::go_ring_call(&t.name, &m.name)));
    }
    file.line(0, ")");
    exported(file, &name, &format!("(p {unsafe_}.Pointer) {{"));
    file.line(1, &format!("{runtime}.Join(p, {number})"));
    file.line(0, "}");
}
