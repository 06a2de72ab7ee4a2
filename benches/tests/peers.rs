//! The server in the other process, and its clients.

use std::path::PathBuf;
use std::time::Duration;

use rust2go_benches::payload::payload;
use rust2go_benches::peers::{Client, Grpc, Http, Peer, Raw, build};
use tokio::runtime::{Builder, Runtime};

fn start() -> (Peer, Runtime) {
    build().expect("the peer can be built");
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime needs little of the system");
    (Peer::start().expect("the peer starts"), runtime)
}

async fn answers<C: Client>(client: C) {
    // More than the pool has connections, and than a window of HTTP/2 holds.
    let calls = (0..100).map(|_| async {
        assert!(client.noop().await.expect("an answer"));
        assert!(client.echo_big().await.expect("an answer") == *C::big());
        assert!(client.cpu50us().await.expect("an answer"));
        assert!(client.sleep10ms().await.expect("an answer"));
    });
    futures(calls.collect()).await;
    // More than the libraries take by themselves, and nothing at all.
    for bytes in [0, 1, 5 << 20] {
        let sent = &*Box::leak(Box::new(C::form(&payload(bytes))));
        let answer = client.echo(sent).await.expect("an answer");
        assert_eq!(C::size(&answer), bytes);
        assert!(answer == *sent, "{bytes} bytes");
    }
}

/// Polls all of them whenever one can go on.
async fn futures<F: Future<Output = ()>>(futures: Vec<F>) {
    let mut futures: Vec<_> = futures.into_iter().map(Box::pin).collect();
    std::future::poll_fn(|cx| {
        futures.retain_mut(|f| f.as_mut().poll(cx).is_pending());
        match futures.is_empty() {
            true => std::task::Poll::Ready(()),
            false => std::task::Poll::Pending,
        }
    })
    .await;
}

#[test]
fn every_client_gets_the_answers() {
    let (peer, runtime) = start();
    let at = &peer.places;
    runtime.block_on(async {
        let connected = "the peer listens";
        let uds = Grpc::connect(format!("unix:{}", at.grpc_uds)).await;
        let tcp = Grpc::connect(format!("http://{}", at.grpc_tcp)).await;
        answers(uds.expect(connected)).await;
        answers(tcp.expect(connected)).await;
        answers(Http::new(at.http_uds.clone())).await;
        answers(Raw::connect(&at.raw_uds).await.expect(connected)).await;
    });
}

#[test]
fn what_the_peer_computes_is_told() {
    let (peer, runtime) = start();
    let before = peer.cpu_time().expect("the peer answers");
    runtime.block_on(async {
        let client = Http::new(peer.places.http_uds.clone());
        for _ in 0..50 {
            client.echo_big().await.expect("an answer");
        }
    });
    let used = peer.cpu_time().expect("the peer answers") - before;
    assert!(used > Duration::from_millis(1), "{used:?}");
}

#[test]
fn the_peer_leaves_nothing_and_calls_notice_that_it_is_gone() {
    let (peer, runtime) = start();
    let socket: PathBuf = peer.places.raw_uds.clone();
    runtime.block_on(async {
        let raw = Raw::connect(&socket).await.expect("the peer listens");
        assert!(raw.noop().await.expect("an answer"));
        peer.end();
        peer.cpu_time().expect_err("nobody answers");
        assert!(!socket.exists());
        raw.noop().await.expect_err("nobody answers");
        raw.noop().await.expect_err("nobody answers");
    });
}
