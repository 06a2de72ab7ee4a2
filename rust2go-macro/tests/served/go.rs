//! The Go half, as far as it takes tables, compares contracts and calls methods without arguments.

use std::ffi::{CString, c_void};
use std::path::Path;
use std::sync::{LazyLock, Mutex};

use rust2go::private::{Served, Value, ask_layout, served_layout};
use rust2go_model::Contract;

static TABLES: Mutex<Vec<(&str, Table)>> = Mutex::new(Vec::new());

/// What the generated header declares for a trait, and Go defines or exports.
macro_rules! traits {
    ($($name:literal: $serve:ident $contract:ident $ring:ident;)*) => {$(
        #[unsafe(no_mangle)]
        #[allow(non_snake_case)]
        unsafe extern "C" fn $serve(table: *const Served) {
            // SAFETY: the table is static.
            let table = Table(unsafe { &*table });
            TABLES.lock().expect("nobody panics").push(($name, table));
        }

        #[unsafe(no_mangle)]
        #[allow(non_snake_case)]
        unsafe extern "C" fn $contract() -> *const c_void {
            static TEXT: LazyLock<CString> = LazyLock::new(|| contract_text($name));
            TEXT.as_ptr().cast()
        }

        #[unsafe(no_mangle)]
        #[allow(non_snake_case)]
        unsafe extern "C" fn $ring(_: *mut c_void) {}
    )*};
}

traits! {
    "Errors": g2r_serve__Errors r2g_contract__Errors r2g_ring__Errors;
    "Made": g2r_serve__Made r2g_contract__Made r2g_ring__Made;
    "Nothing": g2r_serve__Nothing r2g_contract__Nothing r2g_ring__Nothing;
    "OnlySync": g2r_serve__OnlySync r2g_contract__OnlySync r2g_ring__OnlySync;
    "Order": g2r_serve__Order r2g_contract__Order r2g_ring__Order;
    "Store": g2r_serve__Store r2g_contract__Store r2g_ring__Store;
}

/// What the generator makes of the contract, for the trait of that name.
fn contract_text(name: &str) -> CString {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand/served.rs");
    let contract = Contract::load(&file).unwrap_or_else(|error| panic!("{error:?}"));
    let trait_ = contract.traits().find(|trait_| trait_.name.text == name);
    let text = contract.text(trait_.expect("the contract has the trait"));
    CString::new(text).expect("it has no NUL")
}

/// The table of a trait.
#[derive(Clone, Copy)]
pub(crate) struct Table(&'static Served);

/// The table that came for the trait, once, before `main`.
pub(crate) fn table(name: &str) -> Table {
    let tables = TABLES.lock().expect("nobody panics");
    let mut found = tables.iter().filter(|(trait_, _)| *trait_ == name);
    let (_, table) = found.next().expect("a constructor has given Go the table");
    assert!(found.next().is_none(), "{name} came twice");
    *table
}

impl Table {
    /// # Safety
    /// The table must have a `T` of that name.
    unsafe fn part<T: Copy>(self, name: &str) -> T {
        let layout = served_layout();
        let mut parts = layout.parts.iter();
        let (_, offset, _) = parts.find(|part| part.0 == name).expect("it has the part");
        // SAFETY: the caller's promise.
        unsafe {
            std::ptr::from_ref(self.0)
                .byte_add(*offset)
                .cast::<T>()
                .read()
        }
    }

    /// The number of its methods.
    pub(crate) fn count(self) -> u32 {
        // SAFETY: it is a `uint32_t` (docs/abi.md).
        unsafe { self.part("count") }
    }

    /// Whether the contract text of the expansion is that of the generator.
    pub(crate) fn fits(self) -> bool {
        type Check = unsafe extern "C" fn(*const Served) -> usize;
        // SAFETY: it is called with its own table (docs/abi.md); what it returns otherwise is an answer, which is left alone.
        unsafe { self.part::<Check>("check")(self.0) == 0 }
    }

    /// Calls a sync method that takes nothing and returns a `u8`.
    pub(crate) fn call_u8(self, number: usize) -> u8 {
        type Call = unsafe extern "C" fn(usize, *mut c_void);
        let layout = ask_layout::<(), Value<u8>>(true);
        let mut parts = layout.parts.iter();
        let (_, value, _) = parts.find(|part| part.0 == "value").expect("it is plain");
        let mut frame = [0_u64; 8];
        assert!(layout.size <= size_of_val(&frame));
        // SAFETY: the frame has room for the method's, which begins with 32 bytes of zeros: no object, nobody waits, no answer yet.
        unsafe {
            let calls: *const Call = self.part("calls");
            (*calls.add(number))(0, frame.as_mut_ptr().cast());
            assert_eq!(frame[3], 0, "all is in the frame");
            frame.as_ptr().byte_add(*value).cast::<u8>().read()
        }
    }
}
