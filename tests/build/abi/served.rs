//! What the header of a contract has for traits that Rust implements.

use std::path::{Path, PathBuf};

use rust2go_model::Contract;
use rust2go_model::ast::{Method, Mode, Side, Trait, TyKind};
use rust2go_model::names;

use super::Pairs;

/// The structs of every such header: name, layout in Rust, fields.
const COMMON: [(&str, &str, &str); 4] = [
    ("ask", "ask_head_layout()", "object spare timeout answer"),
    (
        "answer",
        "answer_head_layout()",
        "state taken bytes failure leave waiter own",
    ),
    (
        "rust",
        "rust_layout()",
        "abi unused invoke retain release watch",
    ),
    ("served", "served_layout()", "abi count rust check calls"),
];

/// The file of the contract; or, if Rust implements traits of it, `copy` without these: one program can hold their tables only once, and
/// the library of this package does. No type needs them, but for those that have objects, which have no table of that kind.
pub(super) fn left_out(contract: &Contract, file: PathBuf, copy: &Path) -> PathBuf {
    let served = |t: &Trait| t.side == Side::G2r && !t.objects;
    if !contract.traits().any(served) {
        return file;
    }
    let text = std::fs::read_to_string(&file).expect("it has been read");
    let mut out = String::new();
    // A contract writes it in one way.
    let mut forms = ["#[rust2go::g2r", "#[g2r"].into_iter();
    let Some(attribute) = forms.find(|form| text.contains(form)) else {
        panic!("{}: the attribute has another form", file.display());
    };
    for (i, part) in text.split(attribute).enumerate() {
        let name = part.split("trait ").nth(1).unwrap_or_default();
        let name: String = name
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect();
        if i > 0 {
            if contract.traits().any(|t| served(t) && t.name.text == name) {
                out.push_str("#[cfg(any())]\n");
            }
            out.push_str(attribute);
        }
        out.push_str(part);
    }
    std::fs::write(copy, out).expect("OUT_DIR can be written");
    copy.to_path_buf()
}

impl Pairs<'_> {
    pub(super) fn common_served(&mut self) {
        if !self.contract.traits().any(|t| t.side == Side::G2r) {
            return;
        }
        for (name, layout, fields) in COMMON {
            let fields = fields
                .split(' ')
                .map(|field| format!("{field:?} = {field}"));
            let fields: Vec<String> = fields.collect();
            let line = format!(
                "Pair {{ name: \"r2g_{name}\", c: layout!(c::r2g_{name}: {}), rust: Shape::of({layout}), frame: {} }}",
                fields.join(", "),
                // Behind it is what only Rust knows.
                name == "served"
            );
            self.lines.insert(format!("r2g_{name}"), line);
        }
    }

    /// The frame of a method that Rust implements, and its answer: the parts of the ask, the arguments, the value in one of the two.
    pub(super) fn ask(&mut self, t: &Trait, m: &Method) {
        let (args, reply) = (self.args(None, m), self.reply(m));
        let value = &m.ret.value;
        let is_sync = m.mode == Mode::Sync;
        let is_unit = matches!(value.kind, TyKind::Unit);
        let in_frame = is_sync && self.contract.plain(value) && self.contract.native(value);
        let mut parts = vec!["\"ask\" = ask".to_owned()];
        let rust_args = self.arguments(None, m, &mut parts);
        if in_frame && !is_unit {
            parts.push("\"value\" = value".into());
        }
        let (c, parts) = (names::c_frame(&t.name.text, &m.name.text), parts.join(", "));
        let layout = format!("ask_layout::<({args}), {reply}>({is_sync})");
        let line = format!(
            "Pair {{ name: {c:?}, c: layout!(c::{c}: {parts}), rust: Shape::frame({layout}, {rust_args}), frame: true }}"
        );
        self.lines.insert(c, line);
        if in_frame || is_unit {
            return;
        }
        let c = names::c_answer(&t.name.text, &m.name.text);
        let line = format!(
            "Pair {{ name: {c:?}, c: layout!(c::{c}: \"head\" = answer, \"value\" = value), \
             rust: Shape::of(answer_layout::<{reply}>()), frame: true }}"
        );
        self.lines.insert(c, line);
    }
}
