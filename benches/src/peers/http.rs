//! HTTP/1.1 and JSON by hyper and serde_json.

use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::net::UnixStream;
use tokio::sync::Semaphore;

use super::{Client, Fault};
use crate::api::{Big, DemoUser};
use crate::convert::json::Base64;
use crate::payload;

/// How many connections there are at most. Each carries one call at a time.
const CONNECTIONS: usize = 64;

#[derive(Serialize, Deserialize, PartialEq)]
struct User {
    name: String,
    age: u8,
}

/// Both requests.
#[derive(Serialize, Deserialize, PartialEq)]
pub struct Message {
    users: Vec<User>,
    data: Base64,
}

#[derive(Deserialize)]
struct Response {
    pass: bool,
}

static SMALL: LazyLock<Message> =
    LazyLock::new(|| Message::new(&payload::SMALL.users, &payload::SMALL.balabala));

static BIG: LazyLock<Message> = LazyLock::new(|| Http::form(&payload::BIG));

impl Message {
    fn new(users: &[DemoUser], data: &[u8]) -> Message {
        let user = |u: &DemoUser| User {
            name: u.name.clone(),
            age: u.age,
        };
        Message {
            users: users.iter().map(user).collect(),
            data: Base64(data.to_vec()),
        }
    }
}

type Connection = SendRequest<Full<Bytes>>;

/// A pool of connections that are kept alive.
pub struct Http {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
    places: Semaphore,
}

impl Http {
    /// A pool that connects to this socket when it needs to.
    pub fn new(path: PathBuf) -> Http {
        Http {
            path,
            idle: Mutex::default(),
            places: Semaphore::new(CONNECTIONS),
        }
    }

    async fn post<A: DeserializeOwned>(
        &self,
        path: &'static str,
        message: &Message,
    ) -> Result<A, Fault> {
        let request = Request::post(path)
            .header(HOST, "peer")
            .header(CONTENT_TYPE, "application/json")
            .body(Full::from(serde_json::to_vec(message)?))?;
        let _place = self.places.acquire().await?;
        let idle = self.idle().pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        connection.ready().await?;
        let answer = connection.send_request(request).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        self.idle().push(connection);
        if status != StatusCode::OK {
            return Err(format!("POST {path} was answered with {status}").into());
        }
        Ok(serde_json::from_slice(&body)?)
    }

    async fn connect(&self) -> Result<Connection, Fault> {
        let stream = UnixStream::connect(&self.path).await?;
        let (connection, io) = handshake(TokioIo::new(stream)).await?;
        // Its error is that of the call which needed the connection.
        tokio::spawn(async move { io.await.ok() });
        Ok(connection)
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Client for Http {
    type Big = Message;

    fn big() -> &'static Message {
        &BIG
    }

    fn form(big: &Big) -> Message {
        Message::new(&big.users, &big.data)
    }

    fn size(big: &Message) -> usize {
        big.data.0.len()
    }

    async fn noop(&self) -> Result<bool, Fault> {
        let answer: Response = self.post("/noop", &SMALL).await?;
        Ok(answer.pass)
    }

    async fn sleep10ms(&self) -> Result<bool, Fault> {
        let answer: Response = self.post("/sleep10ms", &SMALL).await?;
        Ok(answer.pass)
    }

    async fn cpu50us(&self) -> Result<bool, Fault> {
        let answer: Response = self.post("/cpu50us", &SMALL).await?;
        Ok(answer.pass)
    }

    async fn echo(&self, big: &'static Message) -> Result<Message, Fault> {
        self.post("/echo_big", big).await
    }
}
