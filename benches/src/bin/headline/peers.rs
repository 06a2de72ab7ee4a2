//! The peer process, and what calls it.

use rust2go_benches::payload::payload;
use rust2go_benches::peers::{Client, Fault, Grpc, Http, Peer, Raw};
use tokio::runtime::Runtime;

use crate::child::{self, Setting};
use crate::measure::Measured;

/// The rows that there are over each of these transports: with calls in flight as asked for, and with so many.
const ROWS: [&str; 5] = ["noop", "sleep10ms", "cpu50us", "echo_big", "mix"];
const SINGLE: [(&str, usize); 2] = [("payload", 1), ("open_loop", 0)];
const TRANSPORTS: [&str; 4] = ["grpc_uds", "grpc_tcp", "http_uds", "raw_uds"];

/// The process and its clients. They live as long as this process, so that calls need not count them.
pub struct Peers {
    peer: Peer,
    /// A runtime of its own: only these calls need a reactor, and whoever waits in one is woken in another way.
    pub runtime: Runtime,
    pub grpc_uds: Grpc,
    pub grpc_tcp: Grpc,
    pub http_uds: Http,
    pub raw_uds: Raw,
}

/// Whether a row over one of these transports is to be measured.
pub fn wanted(setting: &Setting) -> bool {
    let over = |transport| {
        let wants = |name: &&str| {
            let mut in_flight = setting.args.in_flight.iter();
            in_flight.any(|n| setting.wants(name, transport, n.get()))
        };
        let single = |&(name, n): &_| setting.wants(name, transport, n);
        ROWS.iter().any(wants) || SINGLE.iter().any(single)
    };
    TRANSPORTS.into_iter().any(over)
}

impl Peers {
    /// Starts the process and connects.
    pub fn start(workers: usize) -> Result<&'static Peers, Fault> {
        let peer = Peer::start()?;
        let runtime = child::builder(workers).enable_io().build()?;
        let at = &peer.places;
        let (grpc_uds, grpc_tcp, raw_uds) = runtime.block_on(async {
            Ok::<_, Fault>((
                Grpc::connect(format!("unix:{}", at.grpc_uds)).await?,
                Grpc::connect(format!("http://{}", at.grpc_tcp)).await?,
                Raw::connect(at.raw_uds.as_ref()).await?,
            ))
        })?;
        let http_uds = Http::new(at.http_uds.clone());
        Ok(Box::leak(Box::new(Peers {
            peer,
            runtime,
            grpc_uds,
            grpc_tcp,
            http_uds,
            raw_uds,
        })))
    }

    /// Adds what `run` takes to the time of the row, and what the other process computes meanwhile.
    pub fn timed(&self, m: &mut Measured, run: impl FnOnce(&mut Measured)) {
        let before = self.peer.cpu_time();
        m.timed(run);
        match (before, self.peer.cpu_time()) {
            (Ok(before), Ok(after)) => m.cpu += after.saturating_sub(before),
            _ => m.wrong += 1,
        }
    }

    /// Ends the process, once all is measured.
    pub fn end(&self) {
        self.peer.end();
    }

    /// Makes each call over each transport, `payload` with these.
    pub fn verify(&self, payloads: &[u32]) -> Result<(), String> {
        self.runtime.block_on(async {
            right(&self.grpc_uds, "grpc_uds", payloads).await?;
            right(&self.grpc_tcp, "grpc_tcp", &[]).await?;
            right(&self.http_uds, "http_uds", &[]).await?;
            right(&self.raw_uds, "raw_uds", payloads).await
        })
    }
}

async fn right<C: Client>(client: &C, transport: &str, payloads: &[u32]) -> Result<(), String> {
    let mut answers = vec![
        ("noop", client.noop().await),
        ("sleep10ms", client.sleep10ms().await),
        ("cpu50us", client.cpu50us().await),
        (
            "echo_big",
            client.echo_big().await.map(|big| big == *C::big()),
        ),
    ];
    for &bytes in payloads {
        let sent = leaked::<C>(bytes as usize);
        let answer = client.echo(sent).await;
        answers.push(("payload", answer.map(|big| big == *sent)));
    }
    for (name, answer) in answers {
        match answer {
            Ok(true) => {}
            Ok(false) => return Err(format!("{name} over {transport} gave a wrong answer")),
            Err(e) => return Err(format!("{name} over {transport} failed: {e}")),
        }
    }
    Ok(())
}

/// The request of `payload`, as long as this process lives: calls then need not count it.
pub fn leaked<C: Client>(bytes: usize) -> &'static C::Big {
    Box::leak(Box::new(C::form(&payload(bytes))))
}
