//! `url::Url`: its text, which Go parses into a `*url.URL`.

use url::Url;

use crate::arena::Arena;
use crate::convert::{FromGo, Layout, StrRef, ToGo};
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

impl Layout for Url {
    type Ref = StrRef;
    const PLAIN: bool = false;

    fn describe(_: &mut Describer) -> String {
        "Url".to_owned()
    }
}

// SAFETY: as for str; the text stays where it is as long as the value.
unsafe impl ToGo for Url {
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        self.as_str().measure(measure)
    }

    fn lend(&self, arena: &mut Arena) -> StrRef {
        self.as_str().lend(arena)
    }
}

// SAFETY: BLOCK is not set; a StrRef is numbers; memory is read through the reader.
unsafe impl FromGo for Url {
    unsafe fn take(value: &StrRef, reader: &mut Reader) -> Result<Self, Mismatch> {
        // SAFETY: the caller's promise.
        let text = unsafe { value.text(reader) }?;
        Url::parse(text).map_err(|e| Mismatch::new(format!("{text:?} is no Rust Url: {e}")))
    }
}
