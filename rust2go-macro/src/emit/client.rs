//! `#[r2g]`: the trait, its client, and the client's link to Go. The client is what a program has once, or an object each.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use rust2go_model::ast::{Method, Mode, Trait, Transport};
use rust2go_model::names::{rust_impl, symbol_call};

use super::lifetimes::Namer;
use super::shared::{
    at, declaration, doc_attrs, interface, is_sent, output, receiver, reply, reply_span, signature,
};
use super::values::{self, crossing, generics, is_made, shown};
use super::{ident, object, private};

pub fn emit(trait_: &Trait) -> TokenStream {
    let private = private();
    let Trait {
        vis,
        attrs,
        methods,
        ..
    } = trait_;
    let (name, text) = (ident(&trait_.name), &trait_.name.text);
    let client = format_ident!("{}", rust_impl(text), span = trait_.name.span);
    let (declared_client, held) = if trait_.objects {
        (
            object::of_go(trait_, &client),
            object::held(trait_, &client),
        )
    } else {
        (unit(trait_, &client), TokenStream::new())
    };
    let docs = doc_attrs(&trait_.docs);
    let declared = methods.iter().map(declaration);
    let inherent = methods.iter().map(|method| inherent(vis, &client, method));
    let forwarded = methods.iter().map(|method| forward(&client, method));
    let carried = trait_.ring_methods();
    let statics = methods.iter().map(|method| {
        let mut numbered = (0..).zip(&carried);
        let number = numbered.find(|(_, other)| other.name.text == method.name.text);
        link(text, method, number.map(|(number, _)| number))
    });
    let called = methods
        .iter()
        .filter(|method| method.transport == Transport::Cgo);
    let externs = called.map(|method| {
        let (place, symbol) = (export_name(method), symbol_call(text, &method.name.text));
        quote!(#[link_name = #symbol] fn #place(frame: *mut ::core::ffi::c_void);)
    });
    let interface = interface(trait_, &quote!(#(#externs)*));
    let closures = values::emit(trait_);
    quote! {
        #docs #(#attrs)*
        #vis trait #name { #(#declared)* }

        #declared_client

        // What is deprecated in the contract, users are told where they use it.
        #[allow(deprecated)]
        const _: () = {
            use #private as __r2g;

            #closures
            #interface
            #(#statics)*

            // Whatever clippy has to say of the methods, it says of the trait.
            #[allow(clippy::all)]
            impl #client { #(#inherent)* }

            #[allow(clippy::all)]
            impl #name for #client { #(#forwarded)* }

            #held
        };
    }
}

/// The client of what the program implements once.
fn unit(trait_: &Trait, client: &Ident) -> TokenStream {
    let docs = format!("The Go implementation of [`{}`].", trait_.name.text);
    let vis = &trait_.vis;
    quote! {
        #[doc = #docs]
        #[derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::fmt::Debug,
            ::core::default::Default,
        )]
        #vis struct #client;
    }
}

pub fn export_name(method: &Method) -> proc_macro2::Ident {
    format_ident!("__r2g_call_{}", method.name.text)
}

pub fn static_name(method: &Method) -> proc_macro2::Ident {
    format_ident!("__R2G_METHOD_{}", method.name.text)
}

/// The static that describes a method to the runtime. A method of the ring has a number among those of its trait.
pub fn link(trait_: &str, method: &Method, number: Option<u32>) -> TokenStream {
    let (place, export) = (static_name(method), export_name(method));
    let way = match number {
        Some(number) => quote!(__r2g::Way::Ring(#number)),
        None => quote!(__r2g::Way::Cgo(#export)),
    };
    let name = format!("{trait_}.{}", method.name.text);
    let params = method.params.iter().filter(|param| is_sent(param));
    let params = params.map(|param| param.name.text.as_str());
    let receiver = method.receiver.then_some("self").into_iter();
    let params = receiver.chain(params);
    quote! {
        #[allow(non_upper_case_globals)]
        static #place: __r2g::Method = __r2g::Method {
            interface: &__R2G_INTERFACE,
            name: #name,
            params: &[#(#params),*],
            way: #way,
        };
    }
}

fn forward(client: &Ident, method: &Method) -> TokenStream {
    let (name, signature) = (ident(&method.name), signature(method));
    let receiver = method.receiver.then(|| quote!(self,));
    let args = method.params.iter().map(|param| ident(&param.name));
    let client = Ident::new(&client.to_string(), at(method));
    let call = quote_spanned!(at(method) => #client::#name(#receiver #(#args),*));
    quote!(#[inline] #signature { #call })
}

/// The client's own method.
fn inherent(vis: &TokenStream, client: &Ident, method: &Method) -> TokenStream {
    let (name, place) = (ident(&method.name), static_name(method));
    let (docs, attrs, output) = (doc_attrs(&method.docs), &method.attrs, output(&method.ret));
    let reply = reply(method);
    let mut namer = Namer::default();
    let params = method.params.iter().enumerate();
    let types: Vec<_> = params
        .map(|(i, param)| {
            let mut ty = shown(i, param);
            if method.mode == Mode::Async {
                ty = namer.named(ty);
            }
            let crosses = match is_made(param) {
                true => crossing(param),
                false => ty.clone(),
            };
            (ty, crosses)
        })
        .collect();
    let params = method.params.iter().zip(&types).map(|(param, (ty, _))| {
        let name = ident(&param.name);
        quote!(#name: #ty)
    });
    let (sent, unsent): (Vec<_>, Vec<_>) = method
        .params
        .iter()
        .zip(&types)
        .partition(|(param, _)| is_sent(param));
    let unsent = unsent.iter().map(|(param, _)| ident(&param.name));
    let unsent = quote!(#(let _ = #unsent;)*);
    let args = sent.iter().map(|(param, _)| values::sent(param));
    let at = at(method);
    // A call that outlives the borrow of the object holds it.
    let this = method.receiver.then(|| match method.mode {
        Mode::Async => quote!(::core::clone::Clone::clone(&self.0),),
        Mode::Sync | Mode::Oneway => quote!(&self.0,),
    });
    let held = method.receiver.then(|| quote!(__r2g::Foreign<#client>,));
    let receiver = receiver(method);
    let args = quote_spanned!(at => (#this #(#args,)*));
    let sent = sent.iter().map(|(_, (_, crosses))| crosses);
    let zero_copy = method.zero_copy;
    let (generics, clause) = generics(method, &namer.names());
    match method.mode {
        Mode::Sync => {
            let call =
                quote_spanned!(at => __r2g::call_sync::<_, #reply>(&#place, #args, #zero_copy));
            let call = values::received_back(&method.ret, call);
            quote! {
                #docs #(#attrs)*
                #[inline]
                #vis fn #name #generics(#receiver #(#params),*) -> #output #clause {
                    #unsent
                    #call
                }
            }
        }
        Mode::Oneway => {
            let call = quote_spanned!(at => __r2g::call_oneway(&#place, #args));
            quote! {
                #docs #(#attrs)*
                #[inline]
                #vis fn #name #generics(#receiver #(#params),*) #clause {
                    #unsent
                    #call
                }
            }
        }
        Mode::Async => {
            let begin = if zero_copy { "lending" } else { "copying" };
            let begin = Ident::new(begin, at);
            let span = reply_span(method);
            let call = quote_spanned!(span => ::rust2go::Call<(#held #(#sent,)*), #reply>);
            let begun = quote_spanned!(at => ::rust2go::Call::#begin(&#place, #args));
            quote! {
                #docs #(#attrs)*
                #[inline]
                #vis fn #name #generics(#receiver #(#params),*) -> #call #clause {
                    #unsent
                    #begun
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::emit;
    use rust2go_model::ast::Side;
    use rust2go_model::parse_trait;

    /// The way of each method of `T`; and whether there is a ring.
    fn ways(options: &str, methods: &str) -> (Vec<String>, bool) {
        let item = syn::parse_str(&format!("trait T {{ {methods} }}")).expect("a trait");
        let options = options.parse().expect("tokens");
        let text = emit(&parse_trait(Side::R2g, options, &item).expect("a contract")).to_string();
        let ways = text.split("__r2g :: Way :: ").skip(1);
        let ways = ways.map(|rest| rest[..=rest.find(')').expect("an end")].to_owned());
        let ways: Vec<String> = ways.collect();
        let called = ways.iter().filter(|way| way.starts_with("Cgo"));
        assert_eq!(text.matches("\"r2g__T__").count(), called.count());
        let joins =
            "ring : :: core :: option :: Option :: Some (__r2g :: Joins :: by (__r2g_ring))";
        let ring = text.contains(joins);
        assert_eq!(text.contains("\"r2g_ring__T\""), ring);
        (ways, ring)
    }

    #[test]
    fn a_call_has_a_symbol_or_a_number() {
        let methods = "async fn z(); fn sync(); #[oneway] fn a();";
        let called = [
            "Cgo (__r2g_call_z)",
            "Cgo (__r2g_call_sync)",
            "Cgo (__r2g_call_a)",
        ];
        assert_eq!(
            ways("", methods),
            (called.map(str::to_owned).to_vec(), false)
        );
        // In the order of the names, which both halves know.
        let carried = ["Ring (1u32)", "Cgo (__r2g_call_sync)", "Ring (0u32)"];
        let options = "transport = \"ring\"";
        assert_eq!(
            ways(options, methods),
            (carried.map(str::to_owned).to_vec(), true)
        );
        assert!(!ways(options, "fn sync();").1);
    }
}
