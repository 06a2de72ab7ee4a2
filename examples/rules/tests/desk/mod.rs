//! A client of the router, for the tests.

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use rules::{Store, router};
use serde_json::Value;
use tower::ServiceExt;

/// An order of 240.5 from Germany, paid by a French card, whose `extra.limit` is the text "many".
pub const ORDER: &str = include_str!("../../order.json");

/// A rule that is not done in a year: every predicate of five loops within each other.
pub const ENDLESS: &str = "let n = 1..1000; all(n, all(n, all(n, all(n, all(n, # > 0)))))";

/// A service of its own.
#[derive(Clone)]
pub struct Desk(Router);

impl Desk {
    pub fn new() -> Self {
        Self(router(Store::default()))
    }

    /// Sends a request; an empty body of an answer is null.
    pub async fn send(&self, method: Method, uri: &str, body: &str) -> (StatusCode, Value) {
        let request = Request::builder()
            .method(method)
            .uri(uri)
            .header("content-type", "application/json")
            .body(Body::from(body.to_owned()))
            .expect("a request");
        let response = self.0.clone().oneshot(request).await.expect("an answer");
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX)
            .await
            .expect("a body");
        if bytes.is_empty() {
            return (status, Value::Null);
        }
        let text = || Value::from(String::from_utf8_lossy(&bytes));
        (
            status,
            serde_json::from_slice(&bytes).unwrap_or_else(|_| text()),
        )
    }

    pub async fn put(&self, name: &str, source: &str) -> (StatusCode, Value) {
        self.send(Method::PUT, &format!("/rules/{name}"), source)
            .await
    }

    pub async fn delete(&self, name: &str) -> StatusCode {
        self.send(Method::DELETE, &format!("/rules/{name}"), "")
            .await
            .0
    }

    pub async fn get(&self, uri: &str) -> Value {
        let (status, answer) = self.send(Method::GET, uri, "").await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        answer
    }

    /// Evaluates a rule on [`ORDER`]; `query` is empty or `?…`.
    pub async fn eval(&self, name: &str, query: &str) -> (StatusCode, Value) {
        let uri = format!("/rules/{name}/eval{query}");
        self.send(Method::POST, &uri, ORDER).await
    }
}

/// Waits until `there` is true, for a minute at most.
#[allow(dead_code, reason = "not all tests wait")]
pub async fn until(what: &str, there: impl Fn() -> bool) {
    let late = Instant::now() + Duration::from_secs(60);
    while !there() {
        assert!(Instant::now() < late, "in vain: {what}");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}
