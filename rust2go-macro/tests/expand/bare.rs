//! A contract without the prelude, among items that are called as those of the prelude.
#![no_implicit_prelude]
#![allow(missing_docs, missing_debug_implementations, dead_code)]

pub struct Some;
pub struct None;
pub struct Vec;
pub struct Box;
pub struct String;
pub trait From {}
pub trait Into {}
pub trait Iterator {}
pub trait Clone {}
pub trait ToOwned {}

#[derive(::rust2go::R2G)]
pub struct Document {
    pub text: ::std::string::String,
    pub list: ::std::vec::Vec<::core::option::Option<Color>>,
    pub number: u8,
    #[r2g(skip)]
    pub skipped: u8,
    #[r2g(with = Carrier, as = ::std::string::String)]
    pub carried: (),
}

pub struct Carrier;

impl ::rust2go::Carrier<()> for Carrier {
    type As = ::std::string::String;
    type Error = ::std::string::String;

    fn to_go(_: &()) -> ::core::result::Result<::std::string::String, ::std::string::String> {
        ::core::result::Result::Ok(::std::string::String::new())
    }

    fn from_go(_: ::std::string::String) -> ::core::result::Result<(), ::std::string::String> {
        ::core::result::Result::Ok(())
    }
}

#[derive(::rust2go::R2G)]
pub enum Color {
    Ok,
    Err,
}

#[derive(::rust2go::R2G)]
pub enum Shape<T> {
    Some(T),
    None,
    Ok {
        value: u8,
        r: u8,
        a: ::std::boxed::Box<Shape<T>>,
        m: T,
        d: u8,
        x: T,
        e: T,
    },
    Err(Document, u8),
}

#[derive(::rust2go::R2G)]
pub struct Line<'a, T: ::core::marker::Copy>(&'a str, &'a [T]);

#[::rust2go::r2g]
pub trait Bare {
    fn sync(document: &Document) -> Shape<Color>;
    async fn later(
        line: Line<'_, u8>,
        document: Document,
    ) -> ::core::result::Result<Document, ::rust2go::Error>;
    #[oneway]
    fn oneway(color: Color);
}

#[::rust2go::r2g]
pub trait Object {
    fn take(
        &self,
        other: impl Object,
        closure: impl ::core::ops::Fn(u8) -> Color
        + ::core::marker::Send
        + ::core::marker::Sync
        + 'static,
        later: impl ::core::ops::AsyncFnOnce() + ::core::marker::Send + 'static,
    ) -> ObjectImpl;
}
