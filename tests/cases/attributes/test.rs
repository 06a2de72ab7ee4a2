//! What attributes say holds on both sides.

use std::time::Instant;

use pollster::block_on;

use super::contract::*;

fn item(state: State) -> Item {
    Item {
        id: 7,
        name: "n".into(),
        cache: None,
        generation: 42,
        active: true,
        level: 3,
        mark: 'm',
        weight: 0.25,
        range: 2..=9,
        colour: Rgb(1, 2, 0xff),
        state,
    }
}

#[test]
fn renamed_skipped_and_carried() {
    let stopped = State::Stopped { reason: "tired".into(), at: Some(Instant::now()) };
    let sent = Item { cache: Some(Instant::now()), generation: 1, ..item(stopped) };
    let back = ItemsImpl::item(sent).expect("it is valid");
    // What is skipped has its default again.
    assert_eq!(back, item(State::Stopped { reason: "tired!".into(), at: None }));
    let all = vec![item(State::Started), item(State::Painted(Rgb(9, 8, 7), 9))];
    assert_eq!(block_on(ItemsImpl::items(&all)), Ok(all));
    // A value prints as in Rust, whatever its constant is called.
    assert_eq!(ItemsImpl::light(Light::Amber), (Light::Red, "Yellow".to_owned()));
}

#[test]
fn carriers_may_refuse() {
    #[allow(clippy::reversed_empty_ranges)]
    let empty = Item { range: 5..=4, ..item(State::Started) };
    let error = ItemsImpl::item(empty.clone()).expect_err("it has no ends");
    assert_eq!(error.to_string(), "Items.item.v.range cannot be sent to Go: an empty range has no ends");
    let error = block_on(ItemsImpl::items(&[item(State::Started), empty])).expect_err("it has no ends");
    assert_eq!(error.to_string(), "Items.items.v[1].range cannot be sent to Go: an empty range has no ends");
    let error = ItemsImpl::bad_range().expect_err("it is upside down");
    assert_eq!(error.to_string(), "Items.bad_range.range from Go is not valid: the range 3 to 1 is upside down");
    let error = ItemsImpl::bad_colour().expect_err("it is no number");
    assert_eq!(error.to_string(), "Items.bad_colour.0 from Go is not valid: invalid digit found in string");
}

#[test]
fn defaults_and_tags() {
    let fresh = ItemsImpl::fresh();
    let expected = Item {
        id: 0,
        name: "unnamed".into(),
        level: -5,
        mark: 'x',
        weight: 1.5,
        range: 0..=0,
        colour: Rgb(0, 0, 0),
        ..item(State::Started)
    };
    assert_eq!(fresh, expected);
    let fields = ItemsImpl::fields();
    let text: Vec<String> = fields.iter().map(|(name, tag)| format!("{name} {tag}").trim_end().to_owned()).collect();
    assert_eq!(
        text,
        [
            "Identifier json:\"id\"",
            "Name json:\"name,omitempty\"",
            "Active",
            "Level",
            "Mark",
            "Weight",
            "Range",
            "Colour json:\"`color`\"",
            "State"
        ]
    );
}

#[test]
fn constants() {
    assert_eq!(ItemsImpl::constants(), format!("{MAX_ITEMS} {GREETING} {MARK} {FACTOR} {LOUD}"));
}

#[test]
#[allow(deprecated)]
fn deprecated_things_still_work() {
    assert_eq!(ItemsImpl::old(Old { n: 3 }), Old { n: 3 });
}
