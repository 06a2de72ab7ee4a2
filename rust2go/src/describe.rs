//! The contract text of the Rust half, made of the types as they are compiled: docs/abi.md, "The contract text".

use std::collections::BTreeSet;

/// Adds the lines of a type and returns its name.
pub type Describe = fn(&mut Describer) -> String;

/// The name of a field or parameter, and its type.
type Described<'a> = (&'a str, Describe);

/// How a variant of an enum is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `V { a: T }`
    Named,
    /// `V(T)`
    Tuple,
    /// `V`
    Unit,
}

/// Collects the lines of a contract text, type by type.
#[derive(Debug, Default)]
pub struct Describer {
    pub(crate) lines: BTreeSet<String>,
    seen: BTreeSet<String>,
}

impl Describer {
    /// Describes a struct by its fields; returns its name.
    pub fn structure(&mut self, name: String, fields: &[Described<'_>]) -> String {
        // A type that contains itself is described once.
        if self.seen.insert(name.clone()) {
            self.head(&name, "struct of", fields.len(), "field");
            for (i, (field, describe)) in fields.iter().enumerate() {
                let ty = describe(self);
                self.lines.insert(format!("{name}[{i}] {field}: {ty}"));
            }
        }
        name
    }

    /// Describes an enum whose variants are numbers of the type `repr`; returns its name.
    pub fn c_like(&mut self, name: &str, repr: &str, values: &[(&str, i128)]) -> String {
        if self.seen.insert(name.to_owned()) {
            let count = counted(values.len(), "value");
            self.lines
                .insert(format!("{name}: enum of {count} as {repr}"));
            for (i, (value, number)) in values.iter().enumerate() {
                self.lines.insert(format!("{name}[{i}] {value} = {number}"));
            }
        }
        name.to_owned()
    }

    /// Describes an enum by its variants and their fields; returns its name.
    pub fn enumeration(
        &mut self,
        name: String,
        variants: &[(&str, Form, &[Described<'_>])],
    ) -> String {
        if self.seen.insert(name.clone()) {
            self.head(&name, "enum of", variants.len(), "variant");
            for (i, (variant, form, fields)) in variants.iter().enumerate() {
                let fields = match form {
                    Form::Unit => String::new(),
                    Form::Named if fields.is_empty() => " {}".to_owned(),
                    Form::Named => format!(" {{ {} }}", self.named(fields)),
                    Form::Tuple => {
                        let types: Vec<_> = fields.iter().map(|(_, ty)| ty(self)).collect();
                        format!("({})", types.join(", "))
                    }
                };
                self.lines.insert(format!("{name}[{i}] {variant}{fields}"));
            }
        }
        name
    }

    /// Describes the trait of objects by its methods; returns `name`, that of their type.
    pub fn object(&mut self, name: &str, methods: fn(&mut Describer)) -> String {
        // Its methods may take and return such objects.
        if self.seen.insert(name.to_owned()) {
            methods(self);
        }
        name.to_owned()
    }

    /// Describes a method, `Trait.method`; `kind` is what it begins with: `fn`, `async fn`, `#[oneway] fn`. One with a `receiver` is called
    /// on an object.
    pub fn method(
        &mut self,
        name: &str,
        kind: &str,
        receiver: bool,
        params: &[Described<'_>],
        value: Describe,
        error: Option<Describe>,
    ) {
        let mut params = self.named(params);
        if receiver {
            let rest = if params.is_empty() { "" } else { ", " };
            params = format!("&self{rest}{params}");
        }
        let value = value(self);
        let output = match error {
            Some(error) => format!(" -> Result<{value}, {}>", error(self)),
            None if value == "()" => String::new(),
            None => format!(" -> {value}"),
        };
        self.lines
            .insert(format!("{name}: {kind}({params}){output}"));
    }

    fn head(&mut self, name: &str, what: &str, count: usize, parts: &str) {
        let count = counted(count, parts);
        self.lines.insert(format!("{name}: {what} {count}"));
    }

    fn named(&mut self, fields: &[Described<'_>]) -> String {
        let fields = fields
            .iter()
            .map(|(name, describe)| format!("{name}: {}", describe(self)));
        fields.collect::<Vec<_>>().join(", ")
    }
}

fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::Layout;

    fn text(describer: &Describer) -> String {
        let lines: Vec<_> = describer.lines.iter().map(String::as_str).collect();
        lines.join("\n")
    }

    fn node(d: &mut Describer) -> String {
        d.structure(
            "Node".into(),
            &[
                ("id", <[u8; 4] as Layout>::describe),
                ("next", |d| format!("Option<{}>", node(d))),
            ],
        )
    }

    #[test]
    fn a_struct_that_contains_itself_is_described_once() {
        let mut d = Describer::default();
        assert_eq!(node(&mut d), "Node");
        assert_eq!(node(&mut d), "Node");
        expect_test::expect![[r#"
            Node: struct of 2 fields
            Node[0] id: [u8; 4]
            Node[1] next: Option<Node>"#]]
        .assert_eq(&text(&d));
    }

    #[test]
    fn enums_show_their_variants_and_values() {
        let mut d = Describer::default();
        d.c_like("Color", "u8", &[("Red", 0), ("Green", 5)]);
        d.c_like("One", "isize", &[("Only", -1)]);
        d.enumeration(
            "Shape".into(),
            &[
                ("Circle", Form::Named, &[("radius", f64::describe)]),
                (
                    "Pair",
                    Form::Tuple,
                    &[("0", f64::describe), ("1", f64::describe)],
                ),
                ("Braces", Form::Named, &[]),
                ("None", Form::Unit, &[]),
            ],
        );
        expect_test::expect![[r#"
            Color: enum of 2 values as u8
            Color[0] Red = 0
            Color[1] Green = 5
            One: enum of 1 value as isize
            One[0] Only = -1
            Shape: enum of 4 variants
            Shape[0] Circle { radius: f64 }
            Shape[1] Pair(f64, f64)
            Shape[2] Braces {}
            Shape[3] None"#]]
        .assert_eq(&text(&d));
    }

    #[test]
    fn methods_leave_out_an_empty_result() {
        let mut d = Describer::default();
        d.method("A.b", "fn", false, &[], <()>::describe, None);
        d.method(
            "A.c",
            "#[zero_copy] async fn",
            true,
            &[("doc", <&[u8]>::describe), ("n", u8::describe)],
            <()>::describe,
            Some(|_| "rust2go::Error".into()),
        );
        d.method("A.d", "fn", true, &[], String::describe, None);
        expect_test::expect![[r#"
            A.b: fn()
            A.c: #[zero_copy] async fn(&self, doc: Vec<u8>, n: u8) -> Result<(), rust2go::Error>
            A.d: fn(&self) -> String"#]]
        .assert_eq(&text(&d));
    }
}
