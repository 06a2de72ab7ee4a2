//! A value that the other side cannot have is an error that says where it is and what is wrong with it.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::net::{Ipv6Addr, SocketAddrV6};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use pollster::block_on;
use rust2go::Error;

use super::contract::*;

const CENTURIES: Duration = Duration::from_secs(10_000_000_000);
const TOO_LONG: &str = "cannot be sent to Go: 10000000000 seconds are beyond the range of Go's time.Duration, which is 292 years";

/// The text of an error that Rust finds in what it sends.
fn encode<T: Debug>(outcome: Result<T, Error>) -> String {
    match outcome {
        Err(error @ Error::Encode { .. }) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

/// The text of an error that is found in what Go gives back.
fn decode<T: Debug>(outcome: Result<T, Error>) -> String {
    match outcome {
        Err(error @ Error::Decode { .. }) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

fn panic_text<T: Debug>(call: impl FnOnce() -> T) -> String {
    let payload = catch_unwind(AssertUnwindSafe(call)).expect_err("it panics");
    payload.downcast_ref::<String>().expect("a text").clone()
}

#[test]
fn a_duration_that_go_cannot_count() {
    assert_eq!(encode(EdgesImpl::wait(CENTURIES)), format!("Edges.wait.v {TOO_LONG}"));
    assert_eq!(encode(block_on(EdgesImpl::wait_later(CENTURIES))), format!("Edges.wait_later.v {TOO_LONG}"));
    let longest = Duration::from_nanos(i64::MAX as u64);
    assert_eq!(EdgesImpl::wait(longest), Ok(longest));
    let fine = Waits { first: Duration::ZERO, all: vec![], named: HashMap::new() };
    assert_eq!(EdgesImpl::waits("x", &fine), Ok(()));
    let first = Waits { first: CENTURIES, ..fine.clone() };
    assert_eq!(encode(EdgesImpl::waits("x", &first)), format!("Edges.waits.v.first {TOO_LONG}"));
    let all = Waits { all: vec![(0, Duration::ZERO), (0, CENTURIES)], ..fine.clone() };
    assert_eq!(encode(EdgesImpl::waits("x", &all)), format!("Edges.waits.v.all[1].1 {TOO_LONG}"));
    let named = Waits { named: HashMap::from([("a".to_owned(), CENTURIES)]), ..fine };
    assert_eq!(encode(EdgesImpl::waits("x", &named)), format!("Edges.waits.v.named[0].value {TOO_LONG}"));
}

#[test]
fn methods_that_cannot_fail_panic() {
    let text = panic_text(|| EdgesImpl::wait_or_panic(CENTURIES));
    assert!(text.ends_with(&format!("Edges.wait_or_panic.v {TOO_LONG}")), "{text}");
    let text = panic_text(|| block_on(EdgesImpl::wait_later_or_panic(CENTURIES)));
    assert!(text.ends_with(&format!("Edges.wait_later_or_panic.v {TOO_LONG}")), "{text}");
    let text = panic_text(|| EdgesImpl::wait_oneway(CENTURIES));
    assert!(text.ends_with(&format!("Edges.wait_oneway.v {TOO_LONG}")), "{text}");
    let text = panic_text(|| EdgesImpl::shape_or_panic("nil"));
    assert!(text.ends_with("Edges.shape_or_panic from Go is not valid: nil is no Shape"), "{text}");
}

#[test]
fn moments_and_addresses_that_go_does_not_have() {
    // Windows counts no further than 30828.
    if let Some(last) = UNIX_EPOCH.checked_add(Duration::from_secs(i64::MAX as u64)) {
        assert_eq!(
            encode(EdgesImpl::moment(last)),
            "Edges.moment.v cannot be sent to Go: 9223372036854775807 seconds since 1970 are beyond the range of Go's time.Time"
        );
    }
    let far = UNIX_EPOCH.checked_add(Duration::from_secs(1 << 60)).unwrap_or(UNIX_EPOCH);
    for far in [UNIX_EPOCH, UNIX_EPOCH - Duration::from_nanos(1), far] {
        assert_eq!(EdgesImpl::moment(far), Ok(far));
    }
    let leap = chrono::NaiveDate::from_ymd_opt(2016, 12, 31).and_then(|day| day.and_hms_nano_opt(23, 59, 59, 1_500_000_000));
    let leap = leap.expect("chrono has it").and_utc();
    assert_eq!(
        encode(EdgesImpl::leap(leap)),
        "Edges.leap.v cannot be sent to Go: it is in a leap second, which Go's time.Time does not have"
    );
    let socket = SocketAddrV6::new(Ipv6Addr::LOCALHOST, 80, 7, 0);
    assert_eq!(
        encode(EdgesImpl::socket(socket)),
        "Edges.socket.v cannot be sent to Go: [::1]:80 has the flow information 0x7, for which Go's netip.AddrPort has no place"
    );
}

#[test]
fn a_url_that_go_does_not_read() {
    let odd: url::Url = "http://h.example/%zz".parse().expect("Rust does");
    let reason = "cannot be sent to Go: Go does not read \"http://h.example/%zz\" as a URL: invalid URL escape \"%zz\"";
    assert_eq!(encode(EdgesImpl::link(odd.clone())), format!("Edges.link {reason}"));
    assert_eq!(encode(block_on(EdgesImpl::link_later(odd.clone()))), format!("Edges.link_later {reason}"));
    assert_eq!(encode(EdgesImpl::link_views(&odd)), format!("Edges.link_views {reason}"));
    // Nobody waits for it; the error goes where failures of oneway calls go.
    EdgesImpl::link_oneway(odd);
    rust2go::drain(crate::again::patience(60)).expect("it ends");
    assert_eq!(
        decode(EdgesImpl::no_link()),
        "Edges.no_link from Go is not valid: \"relative\" is no Rust Url: relative URL without a base"
    );
}

/// A value of `levels` levels.
fn nested(levels: usize) -> Kin {
    let leaf = Kin { name: "leaf".into(), kids: vec![], named: BTreeMap::new() };
    (1..levels).fold(leaf, |inner, i| match i % 2 {
        0 => Kin { name: "list".into(), kids: vec![inner], named: BTreeMap::new() },
        _ => Kin { name: "map".into(), kids: vec![], named: BTreeMap::from([("k".into(), inner)]) },
    })
}

#[test]
fn values_that_are_too_deep() {
    assert_eq!(EdgesImpl::depth(&nested(60)), Ok(60));
    let text = encode(EdgesImpl::depth(&nested(200)));
    let reason = "cannot be sent to Go: it is nested more than 128 levels deep; \
                  send deep data as a flat list whose elements refer to each other by index";
    assert!(text.starts_with("Edges.depth.v.named[0].value.kids[0]") || text.starts_with("Edges.depth.v.kids[0].named[0].value"), "{text}");
    assert!(text.ends_with(reason), "{text}");
    let text = encode(block_on(EdgesImpl::depth_later(nested(200))));
    assert!(text.ends_with(reason), "{text}");

    let native = |levels| (1..levels).fold(Native { kids: vec![], next: None }, |next, _| Native { kids: vec![], next: Some(Box::new(next)) });
    assert_eq!(EdgesImpl::native_depth(&native(100)), Ok(100));
    assert!(encode(EdgesImpl::native_depth(&native(1000))).ends_with(reason));
}

#[test]
fn values_that_contain_themselves() {
    let reason = "more than 128 values are nested in each other: does one contain itself? \
                  Send what is deeper in parts, as a list of values that name each other by index";
    for how in ["cyclic list", "cyclic map"] {
        let text = decode(EdgesImpl::kin(how));
        assert!(text.ends_with(reason), "{text}");
        let path = if how == "cyclic list" { "Edges.kin.Kids[0].Kids[0]." } else { "Edges.kin.Named[\"me\"].Named[\"me\"]." };
        assert!(text.starts_with(path), "{text}");
        assert!(decode(block_on(EdgesImpl::kin_later(how))).ends_with(reason));
    }
    assert!(decode(EdgesImpl::shape("cyclic")).ends_with(reason));
    assert!(decode(EdgesImpl::scene("cyclic")).ends_with(reason));
    assert!(decode(EdgesImpl::json("cyclic")).ends_with(reason));
    // These have no wire form of their own, so that it is Rust that finds it.
    for how in ["list", "pointer"] {
        let text = decode(EdgesImpl::native(how));
        assert!(text.contains("it is nested more than 128 levels deep"), "{text}");
    }
    assert_eq!(EdgesImpl::kin("fine").map(|node| node.name), Ok("fine".into()));
}

#[test]
fn numbers_that_no_value_has() {
    assert_eq!(EdgesImpl::color(0), Ok(Color::Red));
    assert_eq!(EdgesImpl::color(5), Ok(Color::Green));
    assert_eq!(decode(EdgesImpl::color(7)), "Edges.color from Go is not valid: 7 is no `Color`: known are Red = 0, Green = 5");
    assert_eq!(decode(EdgesImpl::colors()), "Edges.colors[2] from Go is not valid: 6 is no `Color`: known are Red = 0, Green = 5");
    assert_eq!(decode(EdgesImpl::nonzero()), "Edges.nonzero[1] from Go is not valid: it is 0, which a NonZero cannot be");
    assert_eq!(
        decode(EdgesImpl::negative()),
        "Edges.negative from Go is not valid: -1 nanoseconds are negative, which Rust's Duration cannot be"
    );
    assert_eq!(
        decode(EdgesImpl::day()),
        "Edges.day from Go is not valid: year 2023, month 2, day 29 is no day of Rust's chrono::NaiveDate"
    );
}

#[test]
fn implementations_that_are_no_variant() {
    let foreign = "edges.foreign is no variant of Shape";
    assert_eq!(EdgesImpl::shape(""), Ok(Shape::Circle { radius: 2.0 }));
    for (how, reason) in [("nil", "nil is no Shape"), ("nil pointer", "nil is no Shape"), ("foreign", foreign)] {
        assert_eq!(decode(EdgesImpl::shape(how)), format!("Edges.shape from Go is not valid: {reason}"));
        assert_eq!(decode(block_on(EdgesImpl::shape_later(how))), format!("Edges.shape_later from Go is not valid: {reason}"));
    }
    for (how, at) in [
        ("list", "Edges.scene.Shapes[1] from Go is not valid: nil is no Shape"),
        ("map", "Edges.scene.ByName[\"a key\"] from Go is not valid: nil is no Shape"),
        ("main", "Edges.scene.Main.Shapes[0] from Go is not valid: edges.foreign is no variant of Shape"),
        ("number", "Edges.scene.Last.OK from Go is not valid: nil is no number: send big.NewInt(0)"),
        ("none", "Edges.scene.last from Go is not valid: neither OK nor Err of the Result is set"),
        ("both", "Edges.scene.last from Go is not valid: both OK and Err of the Result are set; set one of them"),
    ] {
        assert_eq!(decode(EdgesImpl::scene(how)), at);
    }
    assert_eq!(decode(EdgesImpl::shape("nested")), "Edges.shape.V0[1].V0[0] from Go is not valid: nil is no Shape");
    let scene = EdgesImpl::scene("").expect("it is valid");
    assert_eq!((scene.name.as_str(), scene.last), ("n", Ok(-1)));
}

#[test]
fn results_inside_a_value() {
    let none = "Edges.results[1] from Go is not valid: neither OK nor Err of the Result is set";
    let both = "Edges.results[1] from Go is not valid: both OK and Err of the Result are set; set one of them";
    assert_eq!(decode(EdgesImpl::results("none")), none);
    assert_eq!(decode(EdgesImpl::results("both")), both);
}

#[test]
fn big_numbers() {
    let nil = "from Go is not valid: nil is no number: send big.NewInt(0)";
    assert_eq!(decode(EdgesImpl::signed("nil")), format!("Edges.signed {nil}"));
    assert_eq!(decode(EdgesImpl::unsigned("nil")), format!("Edges.unsigned {nil}"));
    assert_eq!(EdgesImpl::signed("-2^127"), Ok(i128::MIN));
    assert_eq!(EdgesImpl::unsigned("2^127"), Ok(1 << 127));
    assert_eq!(
        decode(EdgesImpl::signed("2^127")),
        "Edges.signed from Go is not valid: 170141183460469231731687303715884105728 is out of the range of i128, which is -2^127 to 2^127-1"
    );
    assert_eq!(
        decode(EdgesImpl::unsigned("2^128")),
        "Edges.unsigned from Go is not valid: 340282366920938463463374607431768211456 is out of the range of u128, which is 0 to 2^128-1"
    );
    assert_eq!(
        decode(EdgesImpl::unsigned("-1")),
        "Edges.unsigned from Go is not valid: -1 is out of the range of u128, which is 0 to 2^128-1"
    );
}

#[test]
fn addresses() {
    let zero = "from Go is not valid: the zero netip.Addr is no address";
    assert_eq!(decode(EdgesImpl::address("zero")), format!("Edges.address {zero}"));
    assert_eq!(decode(EdgesImpl::address4("zero")), format!("Edges.address4 {zero}"));
    assert_eq!(decode(EdgesImpl::address6("zero")), format!("Edges.address6 {zero}"));
    assert_eq!(
        decode(EdgesImpl::address_port("zero")),
        "Edges.address_port from Go is not valid: the zero netip.AddrPort is no address"
    );
    assert_eq!(
        decode(EdgesImpl::address4("::1")),
        "Edges.address4 from Go is not valid: ::1 is an IPv6 address, where Rust takes IPv4 only"
    );
    assert_eq!(
        decode(EdgesImpl::address6("1.2.3.4")),
        "Edges.address6 from Go is not valid: 1.2.3.4 is an IPv4 address, where Rust takes IPv6 only: \
         send netip.AddrFrom16(v.As16()), which maps it"
    );
    let text = decode(EdgesImpl::address("fe80::1%eth0"));
    assert!(text.starts_with("Edges.address from Go is not valid: "), "{text}");
    let text = decode(EdgesImpl::address_port("fe80::1%eth0"));
    assert!(text.contains("the zone \"eth0\" of fe80::1 is no number of 32 bits"), "{text}");
    let scoped = SocketAddrV6::new("fe80::1".parse().expect("an address"), 80, 0, 3);
    assert_eq!(EdgesImpl::address_port("fe80::1%3"), Ok(scoped.into()));
    assert_eq!(EdgesImpl::address("::ffff:1.2.3.4").map(|ip| ip.is_ipv6()), Ok(true));
}

#[test]
fn times_out_of_range() {
    assert!(EdgesImpl::chrono_time(200_000).is_ok() && EdgesImpl::time_time(-9999).is_ok() && EdgesImpl::jiff_time(9999).is_ok());
    for (name, text) in [
        ("chrono::DateTime", decode(EdgesImpl::chrono_time(300_000))),
        ("time::OffsetDateTime", decode(EdgesImpl::time_time(10_000))),
        ("jiff::Timestamp", decode(EdgesImpl::jiff_time(10_000))),
    ] {
        assert!(text.ends_with(&format!(" seconds since 1970 are beyond the range of Rust's {name}")), "{text}");
    }
}

#[test]
fn text_that_is_not_utf8() {
    let reason = |place: &str, text: String| {
        let start = format!("{place} from Go is not valid: ");
        assert!(text.starts_with(&start) && text.contains("UTF-8"), "{text}");
    };
    reason("Edges.keys[0].key", decode(EdgesImpl::keys()));
    reason("Edges.values[0].value", decode(EdgesImpl::values()));
    reason("Edges.elements[0]", decode(EdgesImpl::elements()));
    reason("Edges.json[1]", decode(EdgesImpl::json("text")));
}

#[test]
fn json() {
    assert_eq!(decode(EdgesImpl::json("NaN")), "Edges.json[\"a\"][1] from Go is not valid: NaN is no number of JSON: send nil or a string for it");
    assert_eq!(
        decode(EdgesImpl::json("type")),
        "Edges.json[0] from Go is not valid: struct { A int } has no form as a serde_json::Value: send nil, bool, string, numbers, []any \
         and map[string]any. json.Marshal and then json.Unmarshal into an any makes such a value of any other"
    );
    assert_eq!(decode(EdgesImpl::json("number")), "Edges.json from Go is not valid: json.Number(\"0x10\") is no number of JSON");
    let fine = serde_json::json!({"f": 0.5, "i": -1, "u": u64::MAX, "n": 100.0});
    assert_eq!(EdgesImpl::json(""), Ok(fine));
}

#[test]
fn errors_with_all_types_in_them() {
    let missing = || Trouble::Missing {
        count: 1,
        keys: HashMap::from([("k".to_owned(), vec![1, 2])]),
        at: UNIX_EPOCH + Duration::new(7, 8),
    };
    let circle = Shape::Circle { radius: 2.0 };
    for how in ["missing", "missing pointer"] {
        assert_eq!(EdgesImpl::trouble(how), Err(missing()));
        assert_eq!(block_on(EdgesImpl::trouble_later(how)), Err(missing()));
    }
    assert_eq!(EdgesImpl::trouble("bad"), Err(Trouble::Bad(circle, Color::Green)));
    assert_eq!(EdgesImpl::trouble("number"), Err(Trouble::Number(12)));
    assert_eq!(EdgesImpl::trouble("nothing"), Err(Trouble::Nothing));
    assert_eq!(EdgesImpl::trouble("other"), Err(Trouble::Bridge(Error::Go { message: "another error".into() })));
    assert_eq!(EdgesImpl::trouble(""), Ok(()));
    assert_eq!(block_on(EdgesImpl::trouble_later("")), Ok(3));
    for (how, expected) in [
        ("bad nil", "Edges.trouble.error.V0 from Go is not valid: nil is no Shape"),
        ("bad color", "Edges.trouble.error.1 from Go is not valid: 9 is no `Color`: known are Red = 0, Green = 5"),
        ("no number", "Edges.trouble.error.V0 from Go is not valid: nil is no number: send big.NewInt(0)"),
    ] {
        match EdgesImpl::trouble(how) {
            Err(Trouble::Bridge(error @ Error::Decode { .. })) => assert_eq!(error.to_string(), expected),
            other => panic!("{how}: {other:?}"),
        }
    }
}

#[test]
fn errors_that_are_numbers() {
    assert_eq!(EdgesImpl::code(""), Ok(4));
    assert_eq!(EdgesImpl::code("busy"), Err(Code::Busy));
    assert_eq!(EdgesImpl::code("gone"), Err(Code::Gone));
    assert_eq!(block_on(EdgesImpl::code_later("busy")), Err(Code::Busy));
    assert_eq!(block_on(EdgesImpl::code_later("")), Ok(5));
    // It has no room for other errors; its From keeps their texts.
    assert_eq!(EdgesImpl::code("text"), Err(Code::Other));
    assert_eq!(OTHER.take(), "gone for good, Gone");
    assert_eq!(EdgesImpl::code("unknown"), Err(Code::Other));
    assert_eq!(OTHER.take(), "Edges.code.error from Go is not valid: 1 is no `Code`: known are Busy = 3, Gone = -9, Other = -8");
}

#[test]
fn containers_are_made_of_views() {
    let map = HashMap::from([("a text".to_owned(), vec![1, 2, 3]), ("b".to_owned(), vec![])]);
    let shapes = vec![Shape::Group(vec![Shape::Circle { radius: 10.0 }, Shape::None]), Shape::Circle { radius: 5.0 }];
    assert_eq!(EdgesImpl::sum(&map, &shapes), 7 + 6 + 15);
    let scene = Scene { name: "s".into(), shapes, by_name: HashMap::from([("x".into(), Shape::None)]), main: None, last: Ok(100) };
    assert_eq!(block_on(EdgesImpl::sum_later(map, scene)), 7 + 6 + 15 + 1 + 100);

    let one = HashMap::from([("the only key".to_owned(), vec![1, 2, 3])]);
    let (key, list) = one.iter().next().expect("it has one");
    let (text, list) = (key.as_ptr() as usize, list.as_ptr() as usize);
    // The switch that another test may have on right now makes the views copies.
    let lent = (0..1000).any(|_| {
        std::thread::yield_now();
        EdgesImpl::lent(&one, text, list)
    });
    assert!(lent, "Go reads the caller's own memory");
}

/// The widest values there are.
#[test]
fn long_lists() {
    let text = "x".repeat(1 << 20);
    let outcome = EdgesImpl::waits(&text, &Waits { first: Duration::ZERO, all: vec![(1, Duration::MAX); 1000], named: HashMap::new() });
    assert!(encode(outcome).starts_with("Edges.waits.v.all[0].1 "));
    let now = SystemTime::now();
    assert_eq!(EdgesImpl::moment(now), Ok(now));
}
