//! What a client gets to see of a rule's outcome.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rust2go::Error;
use serde::Serialize;

use crate::api::{RuleError, Verdict};

/// What became of a rule: `{"verdict": …}` or `{"error": …}`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Verdict(Verdict),
    Error(Failure),
}

/// An error as JSON, with its status.
#[derive(Debug, Serialize)]
pub struct Failure {
    #[serde(skip)]
    status: StatusCode,
    kind: &'static str,
    message: String,
    #[serde(flatten)]
    place: Option<Place>,
}

/// Where in a rule something is wrong, from 1.
#[derive(Debug, Serialize)]
struct Place {
    line: u32,
    column: u32,
}

impl Failure {
    /// There is no rule of this name.
    pub fn no_rule(name: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "not_found",
            format!("there is no rule {name:?}"),
        )
    }

    fn new(status: StatusCode, kind: &'static str, message: String) -> Self {
        Self {
            status,
            kind,
            message,
            place: None,
        }
    }

    fn at(self, line: u32, column: u32) -> Self {
        let place = Some(Place { line, column });
        Self { place, ..self }
    }
}

impl From<RuleError> for Failure {
    fn from(error: RuleError) -> Self {
        match error {
            RuleError::Compile {
                message,
                line,
                column,
            } => Self::new(StatusCode::UNPROCESSABLE_ENTITY, "compile", message).at(line, column),
            RuleError::Eval {
                message,
                line,
                column,
            } => Self::new(StatusCode::UNPROCESSABLE_ENTITY, "eval", message).at(line, column),
            RuleError::Bridge(Error::DeadlineExceeded) => Self::new(
                StatusCode::GATEWAY_TIMEOUT,
                "timeout",
                "the rule was not done in time".to_owned(),
            ),
            // A bug. What it is stands in the log, and is not for the client.
            RuleError::Bridge(error) => {
                tracing::error!(%error, "a call into Go failed");
                Self::new(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "internal",
                    "the rule could not be evaluated; the log says why".to_owned(),
                )
            }
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.status, Json(Answer::Error(self))).into_response()
    }
}
