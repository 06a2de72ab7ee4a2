//! Names that are words in Go, C or Rust, and initialisms.

#[derive(rust2go::R2G)]
pub struct HttpRequest {
    pub url: String,
    pub user_id: u64,
    pub r#type: String,
    pub func: bool,
    pub int: i32,
    pub register: u8,
    pub html_body: Vec<u8>,
    pub api_keys: Vec<String>,
    pub ids: Vec<u64>,
    pub camelCase: u8,
    pub x: u8,
    pub f_x: u8,
}

#[derive(rust2go::R2G)]
pub struct Node_Info {
    pub default: u8,
}

#[derive(rust2go::R2G, Debug)]
pub enum HttpError {
    NotFound,
    BadUrl { url: String },
    Io(String),
}

#[rust2go::r2g]
pub trait HttpClient {
    fn r#match(r#type: u8, func: String, ctx: u8, string: String, context: u8, rust2go: u8) -> u8;
    async fn send(ctx: HttpRequest, context: &Node_Info, r#struct: u8) -> Result<String, HttpError>;
    fn get_url_for_id(user_id: u64, url: &str, html: &str, f: u8, s: u8, impl_: u8, err: u8, value: u8) -> String;
    #[oneway]
    fn r#async(error: String, range: u8);
    fn switch(a0: u8, b: &str);
}
