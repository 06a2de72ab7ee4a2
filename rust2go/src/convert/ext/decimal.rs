//! `rust_decimal::Decimal`: its digits and its scale.

use rust_decimal::Decimal;

use crate::convert::leaf::leaf;
use crate::mismatch::Mismatch;

/// rust2go.Decimal in Go: `±(hi << 64 | lo) / 10^scale`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct DecimalRef {
    /// The lower 64 bits of the digits.
    pub lo: u64,
    /// The upper 32 bits.
    pub hi: u32,
    /// How many of the digits come after the point, at most 28.
    pub scale: u8,
    /// 1 if it is negative.
    pub negative: u8,
}

leaf! {
    Decimal as DecimalRef: "Decimal", plain true, measured false, |value: &Decimal| Ok(lend(value)), take;
}

fn lend(value: &Decimal) -> DecimalRef {
    let digits = value.mantissa().unsigned_abs();
    DecimalRef {
        lo: digits as u64,
        hi: (digits >> 64) as u32,
        scale: value.scale() as u8,
        negative: value.is_sign_negative().into(),
    }
}

fn take(value: &DecimalRef) -> Result<Decimal, Mismatch> {
    if u32::from(value.scale) > Decimal::MAX_SCALE || value.negative > 1 {
        return Err(Mismatch::new(format!(
            "a scale of {} is no Rust Decimal's, which is {} at most",
            value.scale,
            Decimal::MAX_SCALE
        )));
    }
    let (lo, mid) = (value.lo as u32, (value.lo >> 32) as u32);
    let (negative, scale) = (value.negative == 1, value.scale.into());
    Ok(Decimal::from_parts(lo, mid, value.hi, negative, scale))
}
