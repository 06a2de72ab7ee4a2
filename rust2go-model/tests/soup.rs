//! Whatever stands where a type is expected: an answer, never a panic.

use proptest::prelude::*;
use rust2go_model::ast::Side;
use rust2go_model::describe::{describe_trait, ty_text};
use rust2go_model::{parse_derive, parse_trait, to_compile_errors};

/// Types of the contract's grammar, and many that are near it.
fn types() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        prop::sample::select(vec![
            "u8",
            "usize",
            "f64",
            "bool",
            "char",
            "String",
            "str",
            "()",
            "Document",
            "crate::api::Document",
            "!",
            "_",
            "Self",
            "u128",
            "rust2go::Error",
            "Error",
            "Vec",
            "Result",
            "fn()",
            "dyn A + 'static",
            "impl B",
            "m!{}",
            "<A as B>::C",
            "r#type",
            "Vec<'a>",
            "Vec<3>",
            "Größe",
            "*mut u8",
            "impl Future",
            "(dyn A)",
            "for<'a> fn(&'a u8)",
            "Fn(u8) -> u8",
            "'static",
            "[u8]",
            "[u8; N]",
            "[u8; 0]",
            "[u8; -1]",
            "[u8; 99999999999999999999]",
        ])
        .prop_map(str::to_owned),
        "[a-zA-Z_][a-zA-Z0-9_]{0,6}",
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|t| format!("Vec<{t}>")),
            inner
                .clone()
                .prop_map(|t| format!("std::option::Option<{t}>")),
            inner.clone().prop_map(|t| format!("&{t}")),
            inner.clone().prop_map(|t| format!("&mut {t}")),
            inner.clone().prop_map(|t| format!("[{t}; 4]")),
            inner.clone().prop_map(|t| format!("&[{t}]")),
            inner.clone().prop_map(|t| format!("({t})")),
            inner
                .clone()
                .prop_map(|t| format!("impl Future<Output = {t}> + Send")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("Result<{a}, {b}>")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("HashMap<{a}, {b}>")),
            prop::collection::vec(inner, 0..14).prop_map(|all| format!("({})", all.join(", "))),
        ]
    })
}

/// Attributes, right and wrong.
fn attributes() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "",
        "#[oneway]",
        "#[zero_copy]",
        "#[cgo]",
        "#[ring]",
        "#[r2g]",
        "#[r2g(skip)]",
        "#[cfg(x)]",
        "#[cfg_attr(x, y)]",
        "#[error(\"{a} {0} {b:?}\")]",
        "#[error(\"{\", x)]",
        "#[error(transparent)]",
        "#[error]",
        "#[doc = \"x\"]",
        "#[r2g = 1]",
        "#[oneway(1)] #[oneway]",
        "#[r2g(skip, , )]",
        "#[r2g[skip]]",
        "#[error{\"}}\"}]",
        "/** a\n * b */",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn traits(a in types(), b in types(), attr in attributes(), options in "[a-z=,\" ()]{0,12}", form in 0..4_usize, rust in any::<bool>()) {
        let side = if rust { Side::G2r } else { Side::R2g };
        let form = ["fn", "async fn", "unsafe fn", "const fn"][form];
        let text = format!("trait T {{ {attr} {form} m(a: {a}, b: u8) -> {b}; }}");
        let options = options.parse().unwrap_or_default();
        if let Ok(item) = syn::parse_str(&text) {
            match parse_trait(side, options, &item) {
                Ok(trait_) => again(&describe_trait(&trait_)),
                Err(errors) => {
                    prop_assert!(!errors.is_empty());
                    prop_assert!(!to_compile_errors(&errors).is_empty());
                }
            }
        }
    }

    #[test]
    fn items(a in types(), b in types(), attr in attributes(), form in 0..5) {
        let text = match form {
            0 => format!("{attr} struct S {{ a: {a}, {attr} b: {b} }}"),
            1 => format!("enum E {{ {attr} A({a}), {attr} B {{ a: {b} }}, C }}"),
            2 => format!("enum E {{ {attr} A({a}, {b}) }}"),
            3 => format!("{attr} struct S({a});"),
            _ => format!("union U {{ a: {a}, b: {b} }}"),
        };
        if let Ok(input) = syn::parse_str(&text) {
            if let Err(errors) = parse_derive(&input) {
                prop_assert!(!errors.is_empty());
            }
        }
    }

    /// Printing a type and reading it again changes nothing: the two sides may differ in how they spell it. Printed names
    /// have no `r#`, so those that need one are left out.
    #[test]
    fn one_form(ty in types().prop_filter("raw names", |ty| !ty.contains("r#"))) {
        let source = |ty: &str| format!("trait T {{ fn m(a: {ty}); }}");
        if let Ok(item) = syn::parse_str(&source(&ty)) {
            if let Ok(first) = parse_trait(Side::R2g, Default::default(), &item) {
                let printed = ty_text(&first.methods[0].params[0].ty);
                let item = syn::parse_str(&source(&printed)).unwrap();
                let second = parse_trait(Side::R2g, Default::default(), &item).unwrap();
                prop_assert_eq!(printed, ty_text(&second.methods[0].params[0].ty));
            }
        }
    }
}

/// Each line has one form: nothing in it depends on how the contract was set.
fn again(lines: &[String]) {
    for line in lines {
        assert!(line.starts_with("T.m: ") && !line.contains("  "), "{line}");
    }
}
