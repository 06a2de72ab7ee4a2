//! The service as a program: `cargo run -p rules`, see README.md.

use std::io;
use std::time::Duration;

use rules::{Store, router};
use tokio::net::TcpListener;
use tokio::signal;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// Where the service listens, unless `RULES_ADDR` says otherwise.
const ADDR: &str = "127.0.0.1:8080";

/// How long calls into Go that nobody waits for may go on after the last answer.
const DRAIN: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> io::Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).init();

    let addr = std::env::var("RULES_ADDR").unwrap_or_else(|_| ADDR.to_owned());
    let listener = TcpListener::bind(&addr).await?;
    tracing::info!(addr = %listener.local_addr()?, "listening");
    let stop = stop()?;
    axum::serve(listener, router(Store::default()))
        .with_graceful_shutdown(stop)
        .await?;

    // All requests are answered. What a client did not wait for may still be running in Go: it blocks this thread, which has
    // nothing else to do.
    match rust2go::drain(DRAIN) {
        Ok(()) => tracing::info!("stopped"),
        Err(error) => tracing::warn!(%error, "stopped, with work left in Go"),
    }
    Ok(())
}

/// Is ready when the program is asked to end.
fn stop() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping: no new connections, answers to those there are");
    })
}
