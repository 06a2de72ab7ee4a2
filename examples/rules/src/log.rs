//! A line in the log for each request, also for those whose client does not wait for the end.

use std::time::Instant;

use axum::extract::Request;
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::Response;

/// The middleware.
pub async fn requests(request: Request, next: Next) -> Response {
    let mut line = Line {
        method: request.method().clone(),
        uri: request.uri().clone(),
        begun: Instant::now(),
        status: None,
    };
    let response = next.run(request).await;
    line.status = Some(response.status());
    response
}

/// Is written when it is dropped: hyper drops the future of a request when its client hangs up.
struct Line {
    method: Method,
    uri: Uri,
    begun: Instant,
    status: Option<StatusCode>,
}

impl Drop for Line {
    fn drop(&mut self) {
        let Line { method, uri, .. } = self;
        let took = self.begun.elapsed();
        match self.status {
            Some(status) => tracing::info!(%method, %uri, status = status.as_u16(), ?took, "done"),
            None => tracing::info!(%method, %uri, ?took, "cancelled: the client has gone"),
        }
    }
}
