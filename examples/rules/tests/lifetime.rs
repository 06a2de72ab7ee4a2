//! Programs that are replaced and removed while they run, clients that hang up, and what is left afterwards: nothing.
//! The tests count what is left in the whole process, so they take turns.

mod desk;

use std::time::Duration;

use axum::http::StatusCode;
use desk::{Desk, ENDLESS, ORDER, until};
use rules::api::RulesImpl;
use rules::{Store, router};
use serde_json::json;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, MutexGuard, oneshot};
use tokio::task::JoinSet;

async fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::const_new(());
    TURN.lock().await
}

/// No call is in flight, Go keeps no program for Rust, and has nothing of Rust's.
async fn nothing_is_left() {
    until("no calls in flight", || rust2go::in_flight() == 0).await;
    until("no programs in Go", || RulesImpl::held() == 0).await;
    let counts = rust2go::counts();
    assert_eq!((counts.asks, counts.objects), (0, 0));
}

#[tokio::test]
async fn a_rule_is_removed_while_it_runs() {
    let _turn = turn().await;
    let desk = Desk::new();
    desk.put("it", r#"wait(duration("200ms")) ? "old" : """#)
        .await;
    let running = tokio::spawn({
        let desk = desk.clone();
        async move { desk.eval("it", "?timeout_ms=10000").await }
    });
    until("a call in flight", || rust2go::in_flight() == 1).await;
    desk.put("it", r#""new""#).await;
    assert_eq!(desk.eval("it", "").await.1, json!({"verdict": "new"}));
    assert_eq!(desk.delete("it").await, StatusCode::NO_CONTENT);
    assert_eq!(desk.get("/stats").await["rules"], 0);
    let (status, answer) = running.await.expect("no panic");
    assert_eq!(
        (status, answer),
        (StatusCode::OK, json!({"verdict": "old"}))
    );
    // The store has let go of it before, and so has the call now.
    nothing_is_left().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_evaluations_while_rules_are_replaced() {
    let _turn = turn().await;
    let desk = Desk::new();
    for name in 0..4 {
        desk.put(&name.to_string(), "amount + 0").await;
    }
    let mut tasks = JoinSet::new();
    for i in 0..1000 {
        let desk = desk.clone();
        tasks.spawn(async move {
            let (status, answer) = desk.eval(&(i % 4).to_string(), "?timeout_ms=10000").await;
            assert_eq!(status, StatusCode::OK, "{answer}");
            let score = answer["verdict"].as_f64().expect("a number");
            // Whole: of one version or another, and all versions are of this form.
            assert_eq!((score - 240.5).fract(), 0.0, "{score}");
        });
    }
    for name in 0..4 {
        let desk = desk.clone();
        tasks.spawn(async move {
            for version in 1..100 {
                let source = format!("amount + {version}");
                let (status, answer) = desk.put(&name.to_string(), &source).await;
                assert_eq!(status, StatusCode::NO_CONTENT, "{answer}");
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.expect("no assertion fails");
    }
    until("one program for each rule", || RulesImpl::held() == 4).await;
    assert_eq!(desk.eval("0", "").await.1, json!({"verdict": 240.5 + 99.0}));
    drop(desk);
    nothing_is_left().await;
}

#[tokio::test]
async fn a_deadline_ends_the_rule_in_go_as_well() {
    let _turn = turn().await;
    let desk = Desk::new();
    desk.put("it", ENDLESS).await;
    assert_eq!(desk.eval("it", "").await.0, StatusCode::GATEWAY_TIMEOUT);
    drop(desk);
    nothing_is_left().await;
}

#[tokio::test]
async fn a_request_that_is_dropped_ends_the_rule() {
    let _turn = turn().await;
    let desk = Desk::new();
    for source in [ENDLESS, r#"wait(duration("1h"))"#] {
        desk.put("it", source).await;
        let request = tokio::spawn({
            let desk = desk.clone();
            async move { desk.eval("it", "?timeout_ms=10000").await }
        });
        until("a call in flight", || rust2go::in_flight() == 1).await;
        request.abort();
        assert!(request.await.is_err_and(|e| e.is_cancelled()));
        until("no calls in flight", || rust2go::in_flight() == 0).await;
    }
    drop(desk);
    nothing_is_left().await;
}

/// Over TCP: a client that hangs up, and then the end of the service.
#[tokio::test]
async fn a_client_that_hangs_up_ends_the_rule() {
    let _turn = turn().await;
    let store = Store::default();
    let program = RulesImpl::compile(r#"wait(duration("1h"))"#).await;
    store.put("it".to_owned(), program.expect("it compiles"));

    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let addr = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn({
        let service = router(store.clone());
        let stopped = async { stopped.await.unwrap_or_default() };
        async move {
            axum::serve(listener, service)
                .with_graceful_shutdown(stopped)
                .await
        }
    });

    let mut client = TcpStream::connect(addr).await.expect("a connection");
    let head = format!(
        "POST /rules/it/eval?timeout_ms=10000 HTTP/1.1\r\nhost: {addr}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n",
        ORDER.len()
    );
    client.write_all(head.as_bytes()).await.expect("a head");
    client.write_all(ORDER.as_bytes()).await.expect("a body");
    until("a call in flight", || rust2go::in_flight() == 1).await;
    drop(client);
    // Long before the ten seconds that it asked for.
    tokio::time::timeout(
        Duration::from_secs(5),
        until("no calls in flight", || rust2go::in_flight() == 0),
    )
    .await
    .expect("the rule ends with its request");

    stop.send(()).expect("the server runs");
    server.await.expect("no panic").expect("no error");
    drop(store);
    nothing_is_left().await;
}
