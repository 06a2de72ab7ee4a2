//! Types that do not cross.

use rust2go::r2g;

#[r2g]
trait Forms {
    fn pointer(x: *const u8);
    fn reference_inside(x: Vec<&str>);
    fn object(x: &dyn Display);
    fn function(x: fn(u8) -> u8);
    fn never() -> !;
    fn placeholder(x: _);
    fn expanded(x: of_macro![u8]);
    fn slice(x: [u8]);
    fn text(x: str);
    fn some(x: impl Copy);
    fn qualified(x: <u8 as Add>::Output);
    fn this(x: Self);
    fn units(x: ((), u8), y: &());
    fn arrays(x: [u8; 0], y: [u8; LEN], z: [u8; 4294967296]);
    fn tuple(x: (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8));
    fn bridge_error(x: rust2go::Error);
}

#[r2g]
trait Names {
    fn wide(x: u128, y: i128);
    fn boxed(x: Box<u8>);
    fn map(x: std::collections::HashMap<String, u8>);
    fn set(x: &BTreeSet<u8>);
    fn cow(x: Cow<'static, str>);
    fn library(x: Duration, y: PathBuf);
    fn generic(x: Page<u8>);
    fn arguments(x: Vec<u8, u8>, y: Vec, z: Option<'static>, w: u8<u8>, v: String<u8>);
}

fn main() {}
