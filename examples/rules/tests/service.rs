//! What the service answers.

mod desk;

use axum::http::{Method, StatusCode};
use desk::{Desk, ENDLESS, ORDER};
use serde_json::json;

/// Puts a rule that is right and evaluates it.
async fn verdict(source: &str) -> (StatusCode, serde_json::Value) {
    let desk = Desk::new();
    let (status, answer) = desk.put("it", source).await;
    assert_eq!(status, StatusCode::CREATED, "{answer}");
    desk.eval("it", "?timeout_ms=10000").await
}

#[tokio::test]
async fn all_kinds_of_verdicts() {
    for (source, want) in [
        ("amount > 100 && country != payment.country", json!(true)),
        ("sum(items, .quantity * .price)", json!(240.5)),
        (r#"customer.tier == Gold ? "fast" : "slow""#, json!("fast")),
        ("map(items, .sku)", json!(["lamp", "desk"])),
        (r#"coupon ?? "none""#, json!("SPRING")),
        (r#"extra.channel == "app""#, json!(true)),
    ] {
        let answer = verdict(source).await;
        assert_eq!(
            answer,
            (StatusCode::OK, json!({ "verdict": want })),
            "{source}"
        );
    }
}

#[tokio::test]
async fn a_rule_that_does_not_compile() {
    let desk = Desk::new();
    let (status, answer) = desk.put("it", "amount > 100\n  && contry == \"DE\"").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        answer,
        json!({"error": {"kind": "compile", "message": "unknown name contry", "line": 2, "column": 6}})
    );
    assert_eq!(desk.get("/rules").await, json!([]));
}

#[tokio::test]
async fn a_rule_that_fails_on_an_order() {
    let (status, answer) = verdict("extra.limit > 100").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        answer,
        json!({"error": {"kind": "eval", "message": "invalid operation: string > int", "line": 1, "column": 13}})
    );
}

#[tokio::test]
async fn a_rule_that_takes_too_much_memory() {
    let (status, answer) = verdict("len(1..1000000) > 0").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer["error"]["message"], "memory budget exceeded");
}

#[tokio::test]
async fn a_rule_that_takes_too_long() {
    let desk = Desk::new();
    for source in [ENDLESS, r#"wait(duration("1h"))"#] {
        desk.put("slow", source).await;
        for query in ["", "?timeout_ms=0", "?timeout_ms=20"] {
            let (status, answer) = desk.eval("slow", query).await;
            assert_eq!(status, StatusCode::GATEWAY_TIMEOUT, "{answer}");
            assert_eq!(answer["error"]["kind"], "timeout");
        }
    }
}

#[tokio::test]
async fn rules_come_and_go() {
    let desk = Desk::new();
    assert_eq!(desk.put("b", "amount > 1").await.0, StatusCode::CREATED);
    assert_eq!(desk.put("a", "false").await.0, StatusCode::CREATED);
    assert_eq!(desk.put("a", "true").await.0, StatusCode::NO_CONTENT);
    assert_eq!(
        desk.get("/rules").await,
        json!([{"name": "a", "source": "true"}, {"name": "b", "source": "amount > 1"}])
    );
    assert_eq!(desk.eval("a", "").await.1, json!({"verdict": true}));
    assert_eq!(desk.delete("a").await, StatusCode::NO_CONTENT);
    assert_eq!(desk.delete("a").await, StatusCode::NOT_FOUND);
    let (status, answer) = desk.eval("a", "").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(answer["error"]["message"], "there is no rule \"a\"");
}

#[tokio::test]
async fn a_rule_that_is_replaced_by_a_wrong_one_stays() {
    let desk = Desk::new();
    desk.put("it", "amount").await;
    assert_eq!(
        desk.put("it", "amount >").await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(desk.eval("it", "").await.1, json!({"verdict": 240.5}));
}

#[tokio::test]
async fn all_rules_at_once() {
    let desk = Desk::new();
    desk.put("abroad", "payment.country != country").await;
    desk.put("broken", "extra.limit > 100").await;
    desk.put("score", "amount / 10").await;
    desk.put("slow", ENDLESS).await;
    let (status, answer) = desk
        .send(Method::POST, "/eval?timeout_ms=1000", ORDER)
        .await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(answer["abroad"], json!({"verdict": true}));
    assert_eq!(answer["broken"]["error"]["kind"], "eval");
    assert_eq!(answer["score"], json!({"verdict": 24.05}));
    assert_eq!(answer["slow"]["error"]["kind"], "timeout");
}

#[tokio::test]
async fn what_is_no_order() {
    let desk = Desk::new();
    desk.put("it", "true").await;
    let uri = "/rules/it/eval";
    let (status, _) = desk.send(Method::POST, uri, "{").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let (status, answer) = desk.send(Method::POST, uri, r#"{"id": 1}"#).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
    let (status, _) = desk.put("it", &" ".repeat(65 << 10)).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}
