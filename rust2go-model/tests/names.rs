//! Every generated name of one contract, as `docs/abi.md` and the golden files have them.

use rust2go_model::ast::Name;
use rust2go_model::names::*;

fn n(text: &str) -> Name {
    Name::new(text, proc_macro2::Span::call_site())
}

#[test]
fn symbols() {
    assert_eq!(symbol_call("Markdown", "render"), "r2g__Markdown__render");
    assert_eq!(symbol_cancel("Markdown"), "r2g_cancel__Markdown");
    assert_eq!(symbol_contract("Markdown"), "r2g_contract__Markdown");
    assert_eq!(symbol_ring("Markdown"), "r2g_ring__Markdown");
}

#[test]
fn header() {
    assert_eq!(c_type("Document"), "r2g_Document");
    assert_eq!(
        c_variant("RenderError", "TooLarge"),
        "r2g_RenderError_TooLarge"
    );
    assert_eq!(c_frame("Markdown", "render"), "r2g_frame_Markdown_render");
    assert_eq!(c_type("Page<Vec<u8>>"), "r2g_Page_Vec_u8");
    assert_eq!(c_field("allow_html"), "f_allow_html");
    assert_eq!(c_tuple_field(1), c_field("1"));
    assert_eq!(C_EMPTY_FIELD, c_field(""));
    assert_eq!(c_arg(0), "a0");
    assert_eq!(contract_text("Markdown"), "r2g_contract_text_Markdown");
}

#[test]
fn go_package() {
    assert_eq!(go_type(&n("Document")), "Document");
    assert_eq!(go_field(&n("allow_html")), "AllowHTML");
    assert_eq!(go_field(&n("0")), "V0");
    assert_eq!(go_method(&n("render")), "Render");
    assert_eq!(go_param(&n("doc")), "doc");
    assert_eq!(
        go_variant(&n("RenderError"), &n("TooLarge")),
        "RenderErrorTooLarge"
    );
    assert_eq!(go_is(&n("RenderError")), "isRenderError");
    assert_eq!(go_register(&n("Markdown")), "RegisterMarkdown");
    assert_eq!(go_registered(&n("Markdown")), "registeredMarkdown");
    assert_eq!(go_copy("Document"), "copyDocument");
    assert_eq!(go_fail(&n("RenderError")), "failRenderError");
    assert_eq!(go_wire("Scene"), "wireScene");
    assert_eq!(
        (go_from("Scene"), go_to("Scene")),
        ("fromScene".to_owned(), "toScene".to_owned())
    );
    assert_eq!(go_match(&n("Shape")), "MatchShape");
    assert_eq!(go_new(&n("Document")), "NewDocument");
    assert_eq!(
        go_send(&n("Markdown"), &n("version")),
        "resultMarkdownVersion"
    );
    assert_eq!(
        go_frame(&n("Markdown"), &n("version")),
        "frameMarkdownVersion"
    );
    assert_eq!(
        go_call(&n("Markdown"), &n("version")),
        "callMarkdownVersion"
    );
    assert_eq!(go_ring(&n("Markdown")), "ringMarkdown");
    assert_eq!(
        go_ring_call(&n("Markdown"), &n("render")),
        "ringMarkdownRender"
    );
    assert_eq!(
        (go_arg(0), go_result(1)),
        ("a0".to_owned(), "v1".to_owned())
    );
    assert_eq!(
        (go_tuple(2), go_tuple_field(1)),
        ("Tuple2".to_owned(), "V1".to_owned())
    );
}

#[test]
fn rust_client() {
    assert_eq!(rust_ref("Document"), "DocumentRef");
    assert_eq!(
        rust_variant_ref("RenderError", "TooLarge"),
        "RenderErrorTooLargeRef"
    );
    assert_eq!(rust_impl("Markdown"), "MarkdownImpl");
}
