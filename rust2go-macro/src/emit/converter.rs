//! Fields that cross as another type: `#[r2g(with = Converter, as = Type)]`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use rust2go_model::ast::Field;

/// The converter of a field.
pub struct Converter<'a> {
    with: &'a TokenStream,
    carried_as: &'a TokenStream,
    /// Where an error about it shows.
    place: Span,
}

impl<'a> Converter<'a> {
    /// If the field has one.
    pub fn of(field: &'a Field) -> Option<Self> {
        let with = field.with.as_ref()?;
        let first = with.clone().into_iter().next();
        let place = first.map_or(field.ty.span, |token| token.span());
        Some(Self {
            with,
            carried_as: &field.tokens,
            place: Span::call_site().located_at(place),
        })
    }

    /// The call that measures what the converter makes of `value`, a reference.
    pub fn measure(&self, value: &TokenStream, m: &Ident) -> TokenStream {
        let (with, value) = (self.with, self.checked(value));
        quote_spanned!(self.place => __r2g::measure_with::<#with, _>(#value, #m))
    }

    /// The call that lends it.
    pub fn lend(&self, value: &TokenStream, a: &Ident) -> TokenStream {
        let with = self.with;
        quote_spanned!(self.place => __r2g::lend_with::<#with, _>(#value, #a))
    }

    /// The call that takes the field out of `value`.
    pub fn take(&self, value: &TokenStream, r: &Ident) -> TokenStream {
        let with = self.with;
        quote_spanned!(self.place => __r2g::take_with::<#with, _>(#value, #r))
    }

    /// `value`, if the converter is one for it.
    pub fn checked(&self, value: &TokenStream) -> TokenStream {
        let (with, ty) = (self.with, self.carried_as);
        quote_spanned!(self.place => __r2g_carried::<#with, #ty, _>(#value))
    }
}

/// What asks of a converter that the type which the field names is its own. Nothing else would: of two types that are laid out alike,
/// Go would send the one, and Rust take it for the other.
pub fn helper<'a>(fields: impl IntoIterator<Item = &'a Field>) -> Option<TokenStream> {
    let mut fields = fields.into_iter();
    fields.any(|field| field.with.is_some()).then(|| {
        quote! {
            fn __r2g_carried<C: ::rust2go::Carrier<T, As = S>, S, T>(value: &T) -> &T {
                value
            }
        }
    })
}
