//! The calls into Go.

use std::time::Duration;

use futures_util::future::join_all;

use crate::api::{Order, ProgramImpl, RuleError, RulesImpl, Verdict};

/// How long a compilation may take.
const COMPILE: Duration = Duration::from_secs(1);

/// Compiles a rule, to an object that stays in Go.
pub async fn compile(source: &str) -> Result<ProgramImpl, RuleError> {
    RulesImpl::compile(source).timeout(COMPILE).await
}

/// What a rule says of an order, within a time. When the future is dropped, Go gives up as well.
pub async fn eval(
    program: &ProgramImpl,
    order: &Order,
    limit: Duration,
) -> Result<Verdict, RuleError> {
    program.eval(order).timeout(limit).await
}

/// What all of them say, each within the time. They run at once, on Go's goroutines.
pub async fn eval_all(
    programs: Vec<(String, ProgramImpl)>,
    order: &Order,
    limit: Duration,
) -> Vec<(String, Result<Verdict, RuleError>)> {
    join_all(
        programs
            .into_iter()
            .map(|(name, program)| async move { (name, eval(&program, order, limit).await) }),
    )
    .await
}
