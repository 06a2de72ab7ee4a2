//! `#[derive(R2G)]` on an enum without data: a number at the boundary.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use rust2go_model::ast::Enum;
use rust2go_model::describe::prim_text;

use super::generics::{bounded, described_name};
use super::{errors, ident, scoped};

pub fn emit(enum_: &Enum) -> TokenStream {
    let generics = &enum_.generics;
    let (name, text) = (ident(&enum_.name), &enum_.name.text);
    let [params, args, bounds] = bounded(generics, &quote!(__r2g::Layout));
    let repr = prim_text(enum_.repr);
    let number = Ident::new(repr, Span::call_site());
    let variants: Vec<_> = enum_.variants.iter().map(|v| ident(&v.name)).collect();
    let names = enum_.variants.iter().map(|variant| &variant.name.text);
    let described = described_name(text, generics);
    // Without a `repr`, Rust chooses the size.
    let flat = enum_.repr_given.then(|| {
        quote! {
            const FLAT: bool = ::core::mem::size_of::<Self>() == ::core::mem::size_of::<#number>();
        }
    });
    let error = errors::of_value(&enum_.name, generics);
    scoped(
        generics,
        &[
            quote! {
                impl #params #name #args #bounds {
                    const __R2G_VALUES: &[(&str, i128)] =
                        &[#((#names, Self::#variants as #number as i128)),*];
                }

                impl #params __r2g::Layout for #name #args #bounds {
                    type Ref = #number;
                    const PLAIN: bool = true;

                    fn describe(d: &mut __r2g::Describer) -> ::std::string::String {
                        let name = #described;
                        d.c_like(&name, #repr, Self::__R2G_VALUES)
                    }
                }

                // SAFETY: the value is its number, and so is its memory where it has a `repr`.
                unsafe impl #params __r2g::ToGo for #name #args #bounds {
                    #flat
                    const MEASURED: bool = false;

                    #[inline]
                    fn measure(&self, _: &mut __r2g::Measure) -> ::core::result::Result<(), __r2g::Mismatch> {
                        ::core::result::Result::Ok(())
                    }

                    #[inline]
                    fn lend(&self, _: &mut __r2g::Arena) -> #number {
                        match self {
                            #(Self::#variants => Self::#variants as #number,)*
                        }
                    }
                }

                // SAFETY: BLOCK is not set; the number is checked.
                unsafe impl #params __r2g::FromGo for #name #args #bounds {
                    #[inline]
                    unsafe fn take(
                        value: &#number,
                        _: &mut __r2g::Reader,
                    ) -> ::core::result::Result<Self, __r2g::Mismatch> {
                        ::core::result::Result::Ok(match *value {
                            #(value if value == Self::#variants as #number => Self::#variants,)*
                            unknown => {
                                return ::core::result::Result::Err(__r2g::unknown_value(
                                unknown as i128,
                                #text,
                                Self::__R2G_VALUES,
                            ));
                            }
                        })
                    }
                }
            },
            error,
        ],
    )
}
