//! What a method of a contract cannot be.

use rust2go::r2g;

#[r2g]
trait Methods {
    fn receiver(self);
    fn generics<'a, X>()
    where
        X: Copy;
    unsafe fn not_safe();
    const fn constant();
    extern "C" fn with_abi();
    fn with_body() {}
    unsafe extern "C" fn variadic(x: u8, ...);
}

#[r2g]
trait Modes {
    #[oneway]
    async fn oneway_async();
    #[oneway]
    fn oneway_result() -> u8;
    #[oneway]
    fn oneway_future() -> impl Future<Output = ()>;
    #[oneway]
    fn oneway_fallible() -> Result<(), rust2go::Error>;
    #[oneway]
    #[zero_copy]
    fn oneway_zero_copy(x: String);
    #[zero_copy]
    async fn zero_copy_borrowed(x: String, y: &str, z: &[u8]);
}

fn main() {}
