//! Values of the standard library and of known crates.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4};
use std::num::{NonZeroU32, Wrapping};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// They have one layout on both sides.
#[derive(rust2go::R2G)]
pub struct Native {
    pub duration: Duration,
    pub date: chrono::NaiveDate,
    pub path: PathBuf,
    pub os: OsString,
    pub count: NonZeroU32,
    pub id: uuid::Uuid,
    pub price: rust_decimal::Decimal,
    pub wrapping: Wrapping<u8>,
    pub shared: Arc<str>,
    pub boxed: Box<Rc<u8>>,
    pub bytes: bytes::Bytes,
    pub durations: Vec<Duration>,
    pub paths: Vec<PathBuf>,
    pub maybe: Option<chrono::NaiveDate>,
}

/// They are converted.
#[derive(rust2go::R2G)]
pub struct Made {
    pub at: SystemTime,
    pub signed: i128,
    pub unsigned: u128,
    pub ip: IpAddr,
    pub four: Ipv4Addr,
    pub six: Ipv6Addr,
    pub socket: SocketAddr,
    pub url: url::Url,
    pub json: serde_json::Value,
    pub times: Vec<chrono::DateTime<chrono::Utc>>,
    pub maybe: Option<SystemTime>,
    pub numbers: [i128; 2],
    pub hosts: HashMap<IpAddr, url::Url>,
    pub sockets: HashSet<SocketAddrV4>,
    pub by_id: HashMap<uuid::Uuid, serde_json::Value>,
    pub outcome: Result<SystemTime, String>,
    pub native: Native,
}

/// All that it is at the boundary is one number after another.
#[derive(rust2go::R2G)]
pub struct Span {
    pub from: SystemTime,
    pub to: SystemTime,
}

#[rust2go::r2g]
pub trait Values {
    fn native(n: Native, d: Duration) -> Native;
    fn made(m: &Made) -> Made;
    fn now() -> SystemTime;
    fn span(s: Span, t: SystemTime) -> Result<Span, rust2go::Error>;
    async fn span_async(s: Span) -> Result<Span, rust2go::Error>;
    fn sum(a: i128, b: u128) -> i128;
    fn path(p: &Path) -> PathBuf;
    async fn resolve(url: url::Url, time: Duration) -> Result<Vec<IpAddr>, rust2go::Error>;
    async fn json(v: serde_json::Value) -> serde_json::Value;
    async fn two() -> (SystemTime, u8);
    #[oneway]
    fn seen(url: url::Url);
    #[zero_copy]
    fn look(json: &serde_json::Value, at: SystemTime) -> u8;
    #[zero_copy]
    async fn hold(ip: IpAddr, text: String) -> Result<(), rust2go::Error>;
}
