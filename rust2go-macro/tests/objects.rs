//! Objects of both sides: the contract texts are those of the generator, and handles and methods get where they belong.
//!
//! Apart from `expand` for the reason of `served`; Go is played by a few lines.

#[forbid(unsafe_code)]
#[path = "expand/objects.rs"]
#[allow(dead_code)]
mod objects;

#[path = "objects/go.rs"]
mod go;

use objects::{Event, Listener, ListenerImpl, Log, Rules, RulesImpl, Subscription};

#[test]
fn objects_go_both_ways() {
    let log = Log::default();
    for text in ["a", "b", "c"] {
        log.on_event(Event { text: text.into() });
    }
    let listener = ListenerImpl::new(log);
    // Compares the texts of `Rules`, which leads to all traits, and of `Listener`.
    let subscription = RulesImpl::subscribe("x", listener.clone());
    assert_eq!(
        format!("{subscription:?}"),
        format!("SubscriptionImpl(Subscription({:#x}))", go::SUBSCRIPTION)
    );
    assert_eq!(subscription.topic(), "");
    let handle = go::listener();
    assert_eq!(go::count(handle), Some(3));
    // Go has it still.
    drop(listener);
    assert_eq!(go::count(handle), Some(3));
    go::release(handle);
    assert_eq!(go::count(handle), None);
    let subscription = <RulesImpl as Rules>::subscribe("x", Log::default().into());
    assert_eq!(Subscription::topic(&subscription), "");
}
