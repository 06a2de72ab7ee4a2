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
    fn path(x: std::path::Path);
    fn some(x: impl Copy);
    fn qualified(x: <u8 as Add>::Output);
    fn this(x: Self);
    fn units(x: ((), u8), y: &());
    fn arrays(x: [u8; 0], y: [u8; len()], z: [u8; 4294967296]);
    fn tuple(x: (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8));
    fn bridge_error(x: rust2go::Error);
}

#[r2g]
trait Names {
    fn interior(x: std::cell::RefCell<u8>);
    fn lock(x: std::sync::Mutex<u8>);
    fn weak(x: Weak<u8>);
    fn instant(x: Instant);
    fn wide(x: f128);
    fn list(x: LinkedList<u8>);
    fn ordered(x: BinaryHeap<u8>);
    fn text(x: CString);
    fn range(x: std::ops::Range<u8>);
    fn atomic(x: AtomicU8);
    fn keys(x: HashMap<f64, u8>, y: &BTreeSet<Vec<u8>>, z: HashMap<(u8, Option<u8>), u8>);
    fn arguments(x: Vec<u8, u8>, y: Vec, z: Option<'static>, w: u8<u8>, v: String<u8>);
    fn more_arguments(x: HashMap<u8>, y: Result<u8>, z: Duration<u8>);
}

fn main() {}
