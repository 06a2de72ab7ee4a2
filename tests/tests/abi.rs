//! The C header of every case against the Rust side: size, alignment, offsets, and the types of the exports. Go checks itself
//! against the same header when it is compiled, so the three cannot differ.
#![allow(missing_docs, deprecated)]

use std::ffi::c_void;

use rust2go::private::*;
// The archive comes with the library of this package.
use rust2go_tests as _;

/// What the runtime takes each export for.
type Export = unsafe extern "C" fn(*mut c_void);
type CancelExport = unsafe extern "C" fn(u64);
type ContractExport = unsafe extern "C" fn() -> *mut c_void;

/// The types above are the runtime's, but for the `const` that a Go function cannot have.
#[allow(dead_code)]
fn runtime(method: &Method) {
    if let Way::Cgo(call) = method.way {
        let _: Export = call;
    }
    let _: fn(Export) -> Joins = Joins::by;
    let _: CancelExport = method.interface.cancel;
    let _: unsafe extern "C" fn() -> *const c_void = method.interface.contract;
}

/// A struct as one side sees it.
#[derive(Clone, Debug, PartialEq)]
struct Shape {
    size: usize,
    align: usize,
    /// Name, offset and size.
    fields: Vec<(&'static str, usize, usize)>,
}

/// Both sides of a struct.
#[derive(Clone, Debug)]
struct Pair {
    name: &'static str,
    c: Shape,
    rust: Shape,
    /// Rust's own state may follow what Go sees.
    frame: bool,
}

impl Pair {
    /// What differs, a line each.
    fn differences(&self) -> Vec<String> {
        let (name, c, rust) = (self.name, &self.c, &self.rust);
        let mut found = Vec::new();
        let whole = if self.frame {
            rust.size >= c.size && rust.align >= c.align
        } else {
            rust.size == c.size && rust.align == c.align && rust.fields.len() == c.fields.len()
        };
        if !whole {
            found.push(format!("{name}: C has {c:?}, Rust has {rust:?}"));
        }
        for field in &c.fields {
            match rust.fields.iter().find(|other| other.0 == field.0) {
                Some(other) if other == field => {}
                other => found.push(format!(
                    "{name}.{}: C has {field:?}, Rust has {other:?}",
                    field.0
                )),
            }
        }
        found
    }
}

impl Shape {
    fn of(layout: FrameLayout) -> Shape {
        Shape {
            size: layout.size,
            align: layout.align,
            fields: layout.parts,
        }
    }

    /// An array, as C has it: the one field of a struct.
    fn array<T>(field: &'static str) -> Shape {
        Shape {
            size: size_of::<T>(),
            align: align_of::<T>(),
            fields: vec![(field, 0, size_of::<T>())],
        }
    }

    /// A frame, with the arguments in it.
    fn frame(layout: FrameLayout, args: Shape) -> Shape {
        let mut shape = Shape::of(layout);
        let start = shape
            .fields
            .iter()
            .find(|part| part.0 == "args")
            .map_or(0, |part| part.1);
        let args = args
            .fields
            .into_iter()
            .map(|(name, offset, size)| (name, start + offset, size));
        shape.fields.extend(args);
        shape
    }
}

/// A frame without arguments.
fn none() -> Shape {
    Shape {
        size: 0,
        align: 1,
        fields: Vec::new(),
    }
}

/// The size of what a field holds; the function is never called.
fn field_size<T, F>(_: impl Fn(&T) -> &F) -> usize {
    size_of::<F>()
}

macro_rules! layout {
    ($ty:ty: $($name:literal = $($field:tt).+),*) => {
        Shape {
            size: size_of::<$ty>(),
            align: align_of::<$ty>(),
            fields: vec![$(
                ($name.trim_start_matches("r#"), std::mem::offset_of!($ty, $($field).+), field_size(|value: &$ty| &value.$($field).+))
            ),*],
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/abi.rs"));

#[test]
fn header_and_rust_agree() {
    let all = all();
    assert!(all.len() > 500, "only {} structs were compared", all.len());
    let found: Vec<_> = all.iter().flat_map(Pair::differences).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_difference_is_found() {
    let pairs = all();
    let find = |name: &str| {
        pairs
            .iter()
            .find(|pair| pair.name == name)
            .expect("the struct is there")
            .clone()
    };
    let list = find("r2g_list");
    assert_eq!(list.differences(), [""; 0]);

    let mut swapped = list.clone();
    swapped.rust.fields[1].1 = list.rust.fields[2].1;
    swapped.rust.fields[2].1 = list.rust.fields[1].1;
    assert_eq!(swapped.differences().len(), 2, "{swapped:?}");

    let mut missing = list.clone();
    missing.rust.fields.pop();
    assert_eq!(missing.differences().len(), 2, "{missing:?}");

    let mut larger = list.clone();
    larger.c.size += 8;
    assert_eq!(larger.differences().len(), 1, "{larger:?}");

    let mut frame = find("r2g_frame_Failures_fallible");
    assert_eq!(frame.differences(), [""; 0]);
    assert!(frame.c.fields.iter().any(|field| field.0 == "a1"));
    frame.rust.fields.iter_mut().for_each(|field| field.1 += 8);
    assert_eq!(frame.differences().len(), frame.c.fields.len());
}
