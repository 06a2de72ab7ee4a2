//! What a future keeps must be its own: borrowed arguments tie it to their owner.

use rust2go::r2g;

#[r2g]
trait Markdown {
    async fn render(source: &str) -> String;
}

fn spawn(_: impl Future<Output = String> + Send + 'static) {}

fn main() {
    let source = String::from("# Hi");
    spawn(MarkdownImpl::render(&source));
}
