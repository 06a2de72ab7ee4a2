//! Values that go to a Go half and come back: the conversions of derived types, both ways.

#[path = "echo/contract.rs"]
mod contract;
#[path = "echo/go.rs"]
mod go;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::c_void;
use std::marker::PhantomData;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use contract::*;
use rust2go::private::{FromGo, ToGo};

/// The exports of methods that answer with their argument.
macro_rules! exports {
    ($($symbol:ident = $how:ident::<$sent:ty, $back:ty>;)*) => {$(
        #[unsafe(no_mangle)]
        #[allow(non_snake_case)]
        unsafe extern "C" fn $symbol(frame: *mut c_void) {
            // SAFETY: the method takes and returns these types.
            unsafe { go::$how::<$sent, $back>(frame) };
        }
    )*};
}

exports! {
    r2g__Echo__document = sync::<Document, Document>;
    r2g__Echo__expr = sync::<Expr, Expr>;
    r2g__Echo__page = sync::<Page<Color, 2>, Page<Color, 2>>;
    r2g__Echo__tree = sync::<Tree<Vec<Tagged<Unit>>>, Tree<Vec<Tagged<Unit>>>>;
    r2g__Echo__skips = sync::<Skips, Skips>;
    r2g__Echo__sketches = sync::<Vec<Sketch>, Vec<Sketch>>;
    r2g__Echo__release = sync::<Release, Release>;
    r2g__Echo__shapes = sync::<Vec<Shape>, Vec<Shape>>;
    r2g__Echo__levels = sync::<(Level, Level), (Level, Level)>;
    r2g__Borrows__sync = sync::<Borrowed<'_, '_, u16>, Owned>;
    r2g__Borrows__reference = sync::<Borrowed<'_, '_, u16>, Owned>;
    r2g__Borrows__later = later::<Borrowed<'_, '_, u16>, Owned>;
    r2g__Borrows__later_reference = later::<Borrowed<'_, '_, u16>, Owned>;
    r2g__Borrows__cow = later::<&str, String>;
}

/// The exports of methods that fail.
macro_rules! failures {
    ($($symbol:ident: $variant:literal, $payload:expr;)*) => {$(
        #[unsafe(no_mangle)]
        #[allow(non_snake_case)]
        unsafe extern "C" fn $symbol(frame: *mut c_void) {
            // SAFETY: the frame is of a call.
            unsafe { go::fail(frame, $variant, &$payload) };
        }
    )*};
}

failures! {
    r2g__Fails__number: 0, 300_i16;
    r2g__Fails__data: 1, 42_u32;
    r2g__Fails__fields: 0, 200_u8;
    r2g__Fails__unknown_number: 2, 7_i16;
    r2g__Fails__unknown_variant: 3, ();
}

go::half!("Echo", r2g_cancel__Echo, r2g_contract__Echo);
go::half!("Borrows", r2g_cancel__Borrows, r2g_contract__Borrows);
go::half!("Fails", r2g_cancel__Fails, r2g_contract__Fails);

fn point(x: f64) -> Point {
    Point {
        x,
        y: -x,
        tag: [1, 2, 3, 4],
    }
}

#[test]
fn structs_come_back() {
    let document = Document {
        source: "# Hi".to_owned(),
        ids: vec![Id(1), Id(u64::MAX)],
        points: vec![point(1.5), point(0.0)],
        boxed: Box::new(7),
        shared: Arc::new(point(9.0)),
        limit: Some((Id(5), Flags(true, 'ü', 3))),
        links: BTreeMap::from([("a".to_owned(), vec![Color::Red, Color::Blue])]),
        took: Duration::from_millis(3),
        unit: Unit,
        outcome: Err(Shape::Pair("x".to_owned(), Color::Green)),
    };
    assert_eq!(EchoImpl::document(document.clone()), document);
}

#[test]
fn recursive_values_come_back() {
    let sum = Expr::Sum(Box::new(Expr::Number(1)), Box::new(Expr::Number(-2)));
    let node = Node {
        kids: vec![Node {
            kids: vec![],
            expr: Some(Box::new(sum.clone())),
        }],
        expr: None,
    };
    let expr = Expr::Call {
        name: "f".to_owned(),
        args: vec![
            sum.clone(),
            Expr::Names(HashMap::from([("x".to_owned(), sum)])),
            Expr::Maybe(None),
            Expr::Node(node),
        ],
    };
    assert_eq!(EchoImpl::expr(expr.clone()), expr);
}

#[test]
fn generic_values_come_back() {
    let leaf = |color| Box::new(Tree::Leaf(color));
    let page = Page {
        items: vec![Color::Blue],
        first: [Color::Red, Color::Green],
        tree: Tree::Fork(leaf(Color::Red), Box::new(Tree::Empty)),
    };
    assert_eq!(EchoImpl::page(page.clone()), page);
    let tagged = Tagged {
        id: 3,
        mark: PhantomData,
    };
    let tree = Tree::Leaf(vec![tagged]);
    assert_eq!(EchoImpl::tree(tree.clone()), tree);
}

#[test]
fn enums_come_back() {
    let shapes = vec![
        Shape::Circle {
            center: point(2.0),
            radius: 3.0,
        },
        Shape::Pair(String::new(), Color::Red),
        Shape::None,
        Shape::Braces {},
        Shape::Parens(),
    ];
    assert_eq!(EchoImpl::shapes(shapes.clone()), shapes);
    let levels = (Level::High, Level::Low);
    assert_eq!(EchoImpl::levels(levels.clone()), levels);
}

#[test]
fn what_is_skipped_has_its_default() {
    let skips = Skips {
        kept: 4,
        cache: vec![1],
        count: 9,
    };
    let back = Skips {
        kept: 4,
        cache: vec![],
        count: 7,
    };
    assert_eq!(EchoImpl::skips(skips), back);
    let sketches = vec![
        Sketch::Of(1, 2, "a".to_owned()),
        Sketch::By {
            hidden: vec![],
            shown: vec![2],
        },
    ];
    let back = vec![
        Sketch::Of(1, 0, "a".to_owned()),
        Sketch::By {
            hidden: vec![1],
            shown: vec![2],
        },
    ];
    assert_eq!(EchoImpl::sketches(sketches), back);
}

fn release(major: u8) -> Release {
    Release {
        version: Version { major, minor: 2 },
        names: HashSet::from(["first".to_owned()]),
        older: vec![Version { major: 0, minor: 1 }],
    }
}

#[test]
fn foreign_types_are_carried() {
    assert_eq!(EchoImpl::release(release(1)), release(1));
}

#[test]
#[should_panic = "Echo.release.value.version cannot be sent to Go: version 0 is no version"]
fn a_converter_can_refuse() {
    EchoImpl::release(release(0));
}

#[test]
#[should_panic = "Echo.document.value.took cannot be sent to Go"]
fn a_value_without_a_form_in_go_is_named() {
    let document = Document {
        source: String::new(),
        ids: vec![],
        points: vec![],
        boxed: Box::new(7),
        shared: Arc::new(point(9.0)),
        limit: None,
        links: BTreeMap::new(),
        took: Duration::MAX,
        unit: Unit,
        outcome: Ok(Level::Low),
    };
    EchoImpl::document(document);
}

#[test]
fn what_lies_as_in_go_crosses_as_a_block() {
    const {
        assert!(<Point as ToGo>::FLAT && <Point as FromGo>::BLOCK && !<Point as ToGo>::MEASURED);
        assert!(<Id as ToGo>::FLAT && <Id as FromGo>::BLOCK);
        // A `bool` of 2 is none.
        assert!(<Flags as ToGo>::FLAT && !<Flags as FromGo>::BLOCK);
        assert!(<Color as ToGo>::FLAT && !<Color as FromGo>::BLOCK && !<Level as ToGo>::FLAT);
        // A byte in Go, nothing in Rust.
        assert!(!<Unit as ToGo>::FLAT && !<Unit as FromGo>::BLOCK);
        assert!(!<Skips as ToGo>::FLAT && !<Shape as ToGo>::FLAT && !<Document as ToGo>::FLAT);
    }
}

/// Waits for a call that its Go half answers at once.
fn block_on<T>(call: impl Future<Output = T>) -> T {
    let mut call = std::pin::pin!(call);
    let mut cx = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = call.as_mut().poll(&mut cx) {
            return value;
        }
    }
}

#[test]
fn borrowed_values_are_sent() {
    let (name, list, text) = ("name".to_owned(), vec![1, 2], "text".to_owned());
    let (point, inner) = (point(4.0), "inner".to_owned());
    let borrowed = Borrowed {
        name: &name,
        list: &list,
        text: Cow::Borrowed(&text),
        point: &point,
        nested: Some(Inner::Deeper(Box::new(Inner::Text(&inner)))),
    };
    let owned = Owned {
        name: name.clone(),
        list: list.clone(),
        text: text.clone(),
        point: point.clone(),
        nested: Some(OwnedInner::Deeper(Box::new(OwnedInner::Text(
            inner.clone(),
        )))),
    };
    assert_eq!(BorrowsImpl::sync(borrowed.clone()), owned);
    assert_eq!(BorrowsImpl::reference(&borrowed), owned);
    assert_eq!(block_on(BorrowsImpl::later_reference((), &borrowed)), owned);
    assert_eq!(block_on(BorrowsImpl::later(borrowed)), owned);
    assert_eq!(block_on(BorrowsImpl::cow(Cow::Borrowed("cow"))), "cow");
}

#[test]
fn errors_are_taken() {
    assert_eq!(FailsImpl::number(), Err(Problem::Large));
    assert_eq!(FailsImpl::data(), Err(Detailed::At { line: 42 }));
    assert_eq!(FailsImpl::fields(), Err(Fielded { code: Color::Blue }));
}

#[test]
fn unknown_errors_are_named() {
    let text = |result| match result {
        Err(Detailed::Bridge(error)) => error.to_string(),
        other => panic!("{other:?}"),
    };
    let number = text(FailsImpl::unknown_number());
    let expected = "Fails.unknown_number.error.0 from Go is not valid: 7 is no `Problem`: known are Small = -2, Large = 300";
    assert_eq!(number, expected);
    let variant = text(FailsImpl::unknown_variant());
    assert!(
        variant.contains("variant 3 of `Detailed` is unknown"),
        "{variant}"
    );
}
