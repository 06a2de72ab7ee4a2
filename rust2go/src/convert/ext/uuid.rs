//! `uuid::Uuid`: its bytes.

use uuid::Uuid;

use crate::arena::Arena;
use crate::convert::{FromGo, Layout, ToGo};
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

impl Layout for Uuid {
    type Ref = [u8; 16];
    const PLAIN: bool = true;

    fn describe(_: &mut Describer) -> String {
        "Uuid".to_owned()
    }
}

// SAFETY: a Uuid is its bytes (it is repr(transparent), and documents it).
unsafe impl ToGo for Uuid {
    const FLAT: bool = true;
    const MEASURED: bool = false;

    #[inline]
    fn measure(&self, _: &mut Measure) -> Result<(), Mismatch> {
        Ok(())
    }

    #[inline]
    fn lend(&self, _: &mut Arena) -> [u8; 16] {
        self.into_bytes()
    }
}

// SAFETY: as above; any bytes are a Uuid.
unsafe impl FromGo for Uuid {
    const BLOCK: bool = true;

    #[inline]
    unsafe fn take(value: &[u8; 16], _: &mut Reader) -> Result<Self, Mismatch> {
        Ok(Self::from_bytes(*value))
    }
}
