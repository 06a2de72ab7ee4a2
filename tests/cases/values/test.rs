//! Values go to Go and come back equal.

use proptest::prelude::*;

use super::contract::*;

fn inner() -> impl Strategy<Value = Inner> {
    (".{0,12}", prop::collection::vec(any::<u64>(), 0..5)).prop_map(|(text, numbers)| Inner { text, numbers })
}

fn scalars() -> impl Strategy<Value = Scalars> {
    let small = any::<(u8, u16, u32, u64, i8, i16, i32, i64)>();
    let rest = (any::<usize>(), any::<isize>(), -1e9f32..1e9, -1e18f64..1e18, any::<bool>(), any::<char>());
    (small, rest).prop_map(|((a, b, c, d, e, f, g, h), (size, offset, x, y, yes, letter))| Scalars {
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        size,
        offset,
        x,
        y,
        yes,
        letter,
    })
}

fn names() -> impl Strategy<Value = Names> {
    (".{0,4}", any::<(u8, u8, u64)>()).prop_map(|(r#type, (func, int, user_id))| Names {
        r#type,
        func,
        int,
        user_id,
        default: Empty {},
    })
}

fn outer() -> impl Strategy<Value = Outer> {
    use prop::collection::vec;
    use prop::option::of;
    let first = (any::<bool>(), inner(), vec(inner(), 0..4), of(inner()), any::<Option<u64>>(), of(vec(any::<u8>(), 0..9)));
    let second = (
        vec(vec(".{0,5}", 0..3), 0..3),
        any::<Option<Option<bool>>>(),
        any::<[u16; 3]>(),
        [".{0,9}", ".{0,9}"],
        any::<[[i32; 2]; 2]>(),
        vec((any::<u32>(), ".{0,5}"), 0..4),
    );
    let third = (
        vec(scalars(), 0..3),
        vec(any::<char>(), 0..4),
        vec(any::<bool>(), 0..9),
        names(),
        0..3usize,
        of(".{0,6}"),
        (any::<u8>(), (".{0,3}", any::<Option<u8>>())),
    );
    (first, second, third).prop_map(|(first, second, third)| {
        let (flag, inner, list, maybe, maybe_number, maybe_list) = first;
        let (nested, twice, array, texts, grid, pairs) = second;
        let (scalars, letters, bits, names, empties, maybe_text, tuple) = third;
        let empties = vec![Empty {}; empties];
        Outer {
            flag,
            inner,
            list,
            maybe,
            maybe_number,
            maybe_list,
            nested,
            twice,
            array,
            texts,
            grid,
            pairs,
            scalars,
            letters,
            bits,
            names,
            empties,
            maybe_text,
            tuple,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scalars_come_back(v in scalars()) {
        prop_assert_eq!(ValuesImpl::scalars(v.clone()), v);
    }

    #[test]
    fn structs_come_back(v in outer()) {
        prop_assert_eq!(ValuesImpl::outer(&v), v.clone());
        prop_assert_eq!(ValuesImpl::outer_views(&v), v.clone());
        prop_assert_eq!(pollster::block_on(ValuesImpl::outer_async(&v)), v.clone());
        prop_assert_eq!(pollster::block_on(ValuesImpl::outer_owned(v.clone())), Ok(v.clone()));
        prop_assert_eq!(pollster::block_on(ValuesImpl::outer_lent(v.clone())), v);
    }

    #[test]
    fn parameters_come_back(text in ".{0,40}", bytes in prop::collection::vec(any::<u8>(), 0..100), list in prop::collection::vec(inner(), 0..5)) {
        prop_assert_eq!(ValuesImpl::text(&text), text.clone());
        prop_assert_eq!(ValuesImpl::text_ref(&text), text.clone());
        prop_assert_eq!(ValuesImpl::bytes(&bytes), bytes.clone());
        prop_assert_eq!(ValuesImpl::bytes_owned(bytes.clone()), bytes);
        prop_assert_eq!(ValuesImpl::list(&list), list);
        prop_assert_eq!(pollster::block_on(ValuesImpl::later(text.clone())), text);
    }

    #[test]
    fn small_values_come_back(maybe: Option<u32>, text: Option<String>, letter: char, yes: bool, number: u64, pair: (u32, String)) {
        prop_assert_eq!(ValuesImpl::maybe(maybe), maybe);
        prop_assert_eq!(ValuesImpl::maybe_ref(&text), text);
        prop_assert_eq!(ValuesImpl::letter(letter), letter);
        prop_assert_eq!(ValuesImpl::yes(yes), yes);
        prop_assert_eq!(ValuesImpl::number(&number), number);
        prop_assert_eq!(ValuesImpl::pair(pair.clone()), pair);
        prop_assert_eq!(ValuesImpl::single((7,)), (7,));
    }
}

#[test]
fn the_trait_is_implemented_too() {
    fn generic<V: Values>() -> String {
        V::text("through the trait")
    }
    assert_eq!(generic::<ValuesImpl>(), "through the trait");
}

#[test]
fn twelve_parameters() {
    let inner = Inner { text: "in".into(), numbers: vec![1, 2] };
    let all = ValuesImpl::p12(1, 2, "c", &[3], Some(4), &inner, (5, 6), [7, 8], true, 'j', 0.5, vec!["l".into()]);
    assert_eq!(all, "1 2 c [3] 4 in [1 2] 5 6 [7 8] true j 0.5 [l]\n");
}

#[test]
fn units_and_empties() {
    ValuesImpl::unit((), 1, ());
    ValuesImpl::nothing();
    assert_eq!(pollster::block_on(ValuesImpl::nothing_async()), Ok(()));
    assert_eq!(ValuesImpl::empty(Empty {}), Empty {});
    assert_eq!(ValuesImpl::nils(), (vec![], vec![], None, String::new()));
    assert_eq!(ValuesImpl::array(["a".into(), String::new()]), ["a".to_owned(), String::new()]);
    assert_eq!(ValuesImpl::list_ref(&vec![]), Vec::<String>::new());
    let pair = (3, Inner { text: "p".into(), numbers: vec![] });
    assert_eq!(pollster::block_on(ValuesImpl::pair_async(&pair)), Ok(pair));
}

#[test]
fn an_empty_list_is_not_none() {
    let v = Outer { maybe_list: Some(vec![]), twice: Some(None), maybe: Some(Inner::default()), ..Outer::default() };
    assert_eq!(ValuesImpl::outer(&v), v);
}

#[test]
fn invalid_values_name_their_place() {
    let error = ValuesImpl::bad_text().expect_err("not UTF-8");
    assert!(matches!(&error, rust2go::Error::Decode { field, .. } if field == "Values.bad_text.text"), "{error}");
    let error = pollster::block_on(ValuesImpl::bad_list()).expect_err("not UTF-8");
    assert!(matches!(&error, rust2go::Error::Decode { field, .. } if field == "Values.bad_list.list[1].text"), "{error}");
    let error = ValuesImpl::bad_char().expect_err("no char");
    assert_eq!(error.to_string(), "Values.bad_char from Go is not valid: 0xffffffff is no Rust `char`");
}

#[test]
fn go_owns_what_it_was_given() {
    let list = |text: &str| (0..3).map(|i| Inner { text: format!("{text}{i}"), numbers: vec![i; 100] }).collect::<Vec<_>>();
    let v = Outer { list: list("list "), ..Outer::default() };
    ValuesImpl::keep(&v);
    drop(v);
    let texts: Vec<_> = ValuesImpl::kept().list.into_iter().map(|inner| inner.text).collect();
    assert_eq!(texts, ["changed 0 list 0", "changed 1 list 1", "changed 2 list 2"]);
}
