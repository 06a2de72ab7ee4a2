//! What kind of type a type is.

use super::Cx;
use rust2go_model::ast::{Field, Ty};

impl Cx<'_> {
    /// Whether Go's own type has the layout of the wire form.
    pub fn native(&self, ty: &Ty) -> bool {
        self.contract.native(ty)
    }

    /// Whether all of the fields are native.
    pub fn native_fields(&self, fields: &[Field]) -> bool {
        self.contract.native_fields(fields)
    }

    /// Whether the values of a type differ between Go and the wire.
    pub fn converted(&self, ty: &Ty) -> bool {
        !self.native(ty)
    }

    /// Whether the wire form of a type holds no address, and is all that the other side needs: an object must be kept until it is found.
    pub fn plain(&self, ty: &Ty) -> bool {
        ty.object().is_none() && self.contract.plain(ty)
    }
}
