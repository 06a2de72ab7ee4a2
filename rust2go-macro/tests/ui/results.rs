//! What a method of a contract cannot return.

use rust2go::r2g;

#[r2g]
trait Results {
    fn reference() -> &'static str;
    fn reference_inside() -> Option<&u8>;
    fn borrowed(text: &str) -> std::borrow::Cow<'_, str>;
    fn no_error_type() -> Result<String>;
    fn text_as_error() -> Result<u8, String>;
    fn foreign_error() -> Result<u8, std::io::Error>;
    fn no_arguments() -> Result;
    fn iterator() -> impl Iterator<Item = u8>;
    async fn future_twice() -> impl Future<Output = u8>;
    fn no_output() -> impl Future + Send;
    fn bound() -> impl Future<Output = u8> + Clone + 'static;
    fn tuple_as_error() -> Result<u8, (u8, u8)>;
    fn generic_error() -> Result<u8, Oops<u8>>;
}

fn main() {}
