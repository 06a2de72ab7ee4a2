//! Every type of the standard library that has no place in a contract, and every kind of key that no map can have.

#[rust2go::r2g]
trait Refused {
    fn f_cell(x: Cell<u8>);
    fn f_refcell(x: RefCell<u8>);
    fn f_mutex(x: Mutex<u8>);
    fn f_rwlock(x: RwLock<u8>);
    fn f_oncecell(x: OnceCell<u8>);
    fn f_oncelock(x: OnceLock<u8>);
    fn f_lazylock(x: LazyLock<u8>);
    fn f_atomicbool(x: AtomicBool);
    fn f_atomici8(x: AtomicI8);
    fn f_atomici16(x: AtomicI16);
    fn f_atomici32(x: AtomicI32);
    fn f_atomici64(x: AtomicI64);
    fn f_atomicisize(x: AtomicIsize);
    fn f_atomicu8(x: AtomicU8);
    fn f_atomicu16(x: AtomicU16);
    fn f_atomicu32(x: AtomicU32);
    fn f_atomicu64(x: AtomicU64);
    fn f_atomicusize(x: AtomicUsize);
    fn f_weak(x: Weak<u8>);
    fn f_pin(x: Pin<u8>);
    fn f_manuallydrop(x: ManuallyDrop<u8>);
    fn f_maybeuninit(x: MaybeUninit<u8>);
    fn f_nonnull(x: NonNull<u8>);
    fn f_linkedlist(x: LinkedList<u8>);
    fn f_binaryheap(x: BinaryHeap<u8>);
    fn f_cstr(x: CStr);
    fn f_cstring(x: CString);
    fn f_range(x: Range<u8>);
    fn f_rangeinclusive(x: RangeInclusive<u8>);
    fn f_phantomdata(x: PhantomData<u8>);
    fn f_infallible(x: Infallible);
    fn f_any(x: Any);
    fn f_f16(x: f16);
    fn f_f128(x: f128);
}

#[rust2go::r2g]
trait Keys {
    fn floats(x: HashMap<f32, u8>, y: BTreeSet<f64>);
    fn lists(x: HashMap<Vec<u8>, u8>, y: HashSet<&[u8]>);
    fn options(x: BTreeMap<Option<u8>, u8>, y: HashSet<Result<u8, u8>>);
    fn maps(x: BTreeMap<BTreeMap<u8, u8>, u8>, y: BTreeSet<BTreeSet<u8>>);
    fn inside(x: HashMap<(u8, [Vec<u8>; 2]), u8>);
    fn values(x: HashSet<SystemTime>, y: HashSet<i128>, z: HashSet<u128>);
    fn others(x: HashSet<url::Url>, y: HashSet<rust_decimal::Decimal>, z: HashSet<serde_json::Value>);
}

fn main() {}
