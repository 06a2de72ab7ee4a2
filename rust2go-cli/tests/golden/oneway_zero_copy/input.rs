//! Calls that nobody waits for, and calls without a copy.

#[derive(rust2go::R2G)]
pub struct Event {
    pub name: String,
    pub at: u64,
}

#[derive(rust2go::R2G)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

#[rust2go::r2g]
pub trait Events {
    #[oneway]
    fn tick();
    #[oneway]
    fn moved(to: Point, from: &Point);
    #[oneway]
    fn happened(event: &Event, more: Vec<Event>);

    #[zero_copy]
    fn sum(data: &[u8]) -> u64;
    /// Looks at an event.
    #[zero_copy]
    fn look(event: &Event, at: &Point, n: u8, name: &str) -> Result<String, rust2go::Error>;
    #[zero_copy]
    fn numbers(a: u8, b: Point) -> (u8, String);
    #[zero_copy]
    async fn hold(event: Event, list: Vec<String>) -> Result<u64, rust2go::Error>;
    #[zero_copy]
    async fn keep(list: Vec<String>);
    #[zero_copy]
    async fn idle() -> String;
    #[zero_copy]
    fn nothing();
}
