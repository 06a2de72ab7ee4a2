//! The routes.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post, put};
use axum::{Json, Router, middleware};
use serde::{Deserialize, Serialize};

use crate::answer::{Answer, Failure};
use crate::api::{Order, ProgramImpl, RulesImpl};
use crate::store::Store;
use crate::{log, rules};

/// How many bytes a rule or an order may have.
const BODY: usize = 64 << 10;

/// The service.
pub fn router(store: Store) -> Router {
    Router::new()
        .route("/rules", get(list))
        .route("/rules/{name}", put(compile).delete(remove))
        .route("/rules/{name}/eval", post(eval))
        .route("/eval", post(eval_all))
        .route("/stats", get(stats))
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn(log::requests))
        .with_state(store)
}

/// How long the client is willing to wait for a verdict.
#[derive(Deserialize)]
struct Limit {
    timeout_ms: Option<u64>,
}

impl Limit {
    const DEFAULT: u64 = 50;
    const MAX: u64 = 10_000;

    fn duration(&self) -> Duration {
        Duration::from_millis(self.timeout_ms.unwrap_or(Self::DEFAULT).min(Self::MAX))
    }
}

#[derive(Serialize)]
struct Rule {
    name: String,
    source: String,
}

#[derive(Serialize)]
struct Stats {
    rules: usize,
    /// More than there are rules while replaced ones are in use.
    programs_in_go: u64,
    calls_in_flight: u64,
}

async fn compile(
    State(store): State<Store>,
    Path(name): Path<String>,
    source: String,
) -> Result<StatusCode, Failure> {
    let program = rules::compile(&source).await?;
    Ok(match store.put(name, program) {
        None => StatusCode::CREATED,
        Some(_) => StatusCode::NO_CONTENT,
    })
}

async fn remove(
    State(store): State<Store>,
    Path(name): Path<String>,
) -> Result<StatusCode, Failure> {
    match store.remove(&name) {
        Some(_) => Ok(StatusCode::NO_CONTENT),
        None => Err(Failure::no_rule(&name)),
    }
}

async fn list(State(store): State<Store>) -> Json<Vec<Rule>> {
    let rule = |(name, program): (String, ProgramImpl)| Rule {
        name,
        source: program.source(),
    };
    Json(store.all().into_iter().map(rule).collect())
}

async fn eval(
    State(store): State<Store>,
    Path(name): Path<String>,
    Query(limit): Query<Limit>,
    Json(order): Json<Order>,
) -> Result<Json<Answer>, Failure> {
    let program = store.get(&name).ok_or_else(|| Failure::no_rule(&name))?;
    let verdict = rules::eval(&program, &order, limit.duration()).await?;
    Ok(Json(Answer::Verdict(verdict)))
}

async fn eval_all(
    State(store): State<Store>,
    Query(limit): Query<Limit>,
    Json(order): Json<Order>,
) -> Json<BTreeMap<String, Answer>> {
    let results = rules::eval_all(store.all(), &order, limit.duration()).await;
    let answer = |(name, result)| match result {
        Ok(verdict) => (name, Answer::Verdict(verdict)),
        Err(error) => (name, Answer::Error(Failure::from(error))),
    };
    Json(results.into_iter().map(answer).collect())
}

async fn stats(State(store): State<Store>) -> Json<Stats> {
    Json(Stats {
        rules: store.count(),
        programs_in_go: RulesImpl::held(),
        calls_in_flight: rust2go::in_flight() as u64,
    })
}
