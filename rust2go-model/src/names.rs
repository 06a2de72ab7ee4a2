//! Every name in generated code is made here.
//!
//! ```text
//! symbols, also names of exported Go functions
//!   call        r2g__<Trait>__<method>
//!   cancel      r2g_cancel__<Trait>
//!   contract    r2g_contract__<Trait>           ring        r2g_ring__<Trait>
//!   table       g2r_table__<Trait>              its taker   g2r_serve__<Trait>
//! C header
//!   type        r2g_<Name>                      variant     r2g_<Enum>_<Variant>
//!   answer      r2g_answer_<Trait>_<method>
//!   word        served_<Trait>                  its reader  g2r_served__<Trait>
//!   frame       r2g_frame_<Trait>_<method>      field       f_<name>, f_<n> in tuples, f_ in an empty struct
//!   argument    a<n>, a_this                    text        r2g_contract_text_<Trait>
//! Go package
//!   type        <Name>                          variant     <Enum><Variant>
//!   field       <Name>, V<n> in tuples          marker      is<Enum>
//!   method      <Method>                        parameter   <name>
//!   Register<Trait>    registered<Trait>        New<Name>   Match<Enum>
//!   copy<Name>  wire<Name>  from<Name>          to<Name>    fail<Name>
//!   frame<Trait><Method>                        call<Trait><Method>, result<Trait><Method>
//!   ring<Trait>                                 ring<Trait><Method>
//!   <Trait>Impl, served<Trait>                  answer<Trait><Method>, ask<Trait><Method>, fault<Name>
//!   hold<Trait>, adopt<Trait>
//!   argument    a<n>, this                      result      v<n>
//! Rust
//!   message     <Name>Ref, <Enum><Variant>Ref   client      <Trait>Impl
//! derived traits of closures and streams
//!   <Trait><Method><Param>, with the method call or next
//!   <Trait><Method>Stream, with the method next
//! ```
//!
//! `<Trait>` and `<method>` are spelled as in the contract in symbols and C names. A trait name holds no `__` and has no `_`
//! at its ends, a method name does not start with `_`: so a symbol has one reading. Go names follow Go's custom, see [`go_exported`];
//! `#[r2g(rename = "…")]` stands in place of what custom would make of a name.

mod c;
mod go;
mod rust;
mod symbol;
mod words;

pub use c::{
    C_EMPTY_FIELD, C_THIS, c_answer, c_arg, c_field, c_frame, c_served, c_served_word,
    c_tuple_field, c_type, c_variant, contract_text,
};
pub use go::{
    GO_THIS, go_adopt, go_answer, go_arg, go_ask, go_call, go_const, go_copy, go_exported, go_fail,
    go_fault, go_field, go_frame, go_from, go_hold, go_impl, go_is, go_legal, go_legal_exported,
    go_match, go_method, go_new, go_new_variant, go_param, go_register, go_registered, go_result,
    go_ring, go_ring_call, go_send, go_served, go_to, go_tuple, go_tuple_field, go_type,
    go_variant, go_variant_word, go_wire,
};
pub use rust::{derived_param, derived_stream, rust_impl, rust_ref, rust_variant_ref};
pub use symbol::{
    symbol_call, symbol_cancel, symbol_contract, symbol_ring, symbol_serve, symbol_table,
};
