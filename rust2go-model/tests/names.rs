//! Every generated name of one contract, as `docs/abi.md` and the golden files have them.

use rust2go_model::names::*;

#[test]
fn symbols() {
    assert_eq!(symbol_call("Markdown", "render"), "r2g__Markdown__render");
    assert_eq!(symbol_cancel("Markdown"), "r2g_cancel__Markdown");
    assert_eq!(symbol_contract("Markdown"), "r2g_contract__Markdown");
}

#[test]
fn header() {
    assert_eq!(c_type("Document"), "r2g_Document");
    assert_eq!(
        c_variant("RenderError", "TooLarge"),
        "r2g_RenderError_TooLarge"
    );
    assert_eq!(c_frame("Markdown", "render"), "r2g_frame_Markdown_render");
    assert_eq!(c_field("allow_html"), "f_allow_html");
    assert_eq!(c_tuple_field(1), c_field("1"));
    assert_eq!(C_EMPTY_FIELD, c_field(""));
    assert_eq!(c_arg(0), "a0");
    assert_eq!(contract_text("Markdown"), "r2g_contract_text_Markdown");
}

#[test]
fn go_package() {
    assert_eq!(go_type("Document"), "Document");
    assert_eq!(go_field("allow_html"), "AllowHTML");
    assert_eq!(go_field("0"), "V0");
    assert_eq!(go_method("render"), "Render");
    assert_eq!(go_param("doc"), "doc");
    assert_eq!(go_variant("RenderError", "TooLarge"), "RenderErrorTooLarge");
    assert_eq!(go_is("RenderError"), "isRenderError");
    assert_eq!(go_register("Markdown"), "RegisterMarkdown");
    assert_eq!(go_registered("Markdown"), "registeredMarkdown");
    assert_eq!(go_copy("Document"), "copyDocument");
    assert_eq!(go_fail("RenderError"), "failRenderError");
    assert_eq!(go_frame("Markdown", "version"), "frameMarkdownVersion");
    assert_eq!(go_call("Markdown", "version"), "callMarkdownVersion");
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
