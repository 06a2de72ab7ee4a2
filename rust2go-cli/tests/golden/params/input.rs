//! Parameters: none to twelve, owned and borrowed.

#[derive(rust2go::R2G)]
pub struct Big {
    pub text: String,
}

#[derive(rust2go::R2G)]
pub struct Small {
    pub n: u8,
}

#[rust2go::r2g]
pub trait Params {
    fn none();
    fn one(a: u8);
    fn unit(a: ());
    fn units(a: (), b: String, c: (), d: &Big) -> String;
    fn twelve(
        a: u8,
        b: u16,
        c: u32,
        d: u64,
        e: String,
        f: &str,
        g: Vec<u8>,
        h: &[u8],
        i: Big,
        j: &Big,
        k: Small,
        l: &Small,
    ) -> Big;
    fn borrowed(a: &u8, b: &String, c: &Vec<String>, d: &[Big], e: &Option<u8>, f: &(u8, String), g: &[u8; 4]) -> u8;
    fn tuples(a: (u8, String), b: (Small, [u8; 2])) -> (u8, Small);
    fn result_tuple(a: &Small) -> (String, Big, u8);
    async fn none_async();
    async fn unit_async(a: ()) -> u8;
    async fn twelve_async(
        a: u8,
        b: u16,
        c: u32,
        d: u64,
        e: String,
        f: &str,
        g: Vec<u8>,
        h: &[u8],
        i: Big,
        j: &Big,
        k: Small,
        l: &Small,
    ) -> Big;
    fn future(a: &Big) -> impl std::future::Future<Output = Small>;
    async fn tuples_async(a: (u8, String)) -> (u8, Small);
}
