//! Which calls need no frame on Go's heap: sync ones whose arguments and result are a few numbers.

use super::Ask;
use crate::emit::{Cx, arguments, as_it_is, in_frame, is_unit};
use rust2go_model::ast::{Known, Mode, Ty, TyKind};

/// How many words there are for the arguments and the value: `rust2go.Flat` has as many behind the `Ask`.
const WORDS: usize = 4;

impl Ask<'_, '_> {
    /// Whether the frame is a flat one.
    pub(super) fn is_flat(&self) -> bool {
        let value = &self.m.ret.value;
        if self.m.mode != Mode::Sync || !is_unit(value) && !in_frame(self.cx, self.m) {
            return false;
        }
        let args = arguments(self.m);
        let types = args.iter().map(|(_, param)| &param.ty).chain([value]);
        let words: Option<usize> = types.map(|ty| words(self.cx, ty)).sum();
        words.is_some_and(|words| words <= WORDS)
    }
}

/// How many words of eight bytes a value takes at most, in a struct between others; `None` if it holds an address, or is not known to be small.
fn words(cx: &Cx, ty: &Ty) -> Option<usize> {
    if !as_it_is(cx, ty) {
        return None;
    }
    match &ty.kind {
        TyKind::Unit => Some(0),
        TyKind::Prim(_) | TyKind::Known(Known::Duration | Known::NonZero(_)) => Some(1),
        TyKind::Known(Known::Uuid | Known::Decimal) => Some(2),
        TyKind::Tuple(elements) => elements.iter().map(|ty| words(cx, ty)).sum(),
        TyKind::Named(named) => {
            let name = &named.name.text;
            match (cx.contract.struct_named(name), cx.contract.enum_named(name)) {
                (Some(s), _) => s.fields.iter().map(|field| words(cx, &field.ty)).sum(),
                (_, Some(e)) => e.is_c_like().then_some(1),
                _ => None,
            }
        }
        _ => None,
    }
}
