//! gRPC by tonic. The messages and the client of `go/peer/pb/demo.proto`, as prost-build and tonic-prost-build make them.

use std::sync::LazyLock;

use hyper::http::uri::PathAndQuery;
use tonic::client::Grpc as Caller;
use tonic::transport::{Channel, Endpoint};
use tonic_prost::ProstCodec;

use super::{Client, Fault};
use crate::api::{self, DemoUser};
use crate::payload;

#[derive(Clone, PartialEq, prost::Message)]
pub struct User {
    #[prost(string, tag = "1")]
    pub name: String,
    #[prost(uint32, tag = "2")]
    pub age: u32,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Request {
    #[prost(message, repeated, tag = "1")]
    pub users: Vec<User>,
    #[prost(bytes = "vec", tag = "2")]
    pub balabala: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, prost::Message)]
pub struct Response {
    #[prost(bool, tag = "1")]
    pub pass: bool,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Big {
    #[prost(message, repeated, tag = "1")]
    pub users: Vec<User>,
    #[prost(bytes = "vec", tag = "2")]
    pub data: Vec<u8>,
}

static SMALL: LazyLock<Request> = LazyLock::new(|| Request {
    users: payload::SMALL.users.iter().map(User::from).collect(),
    balabala: payload::SMALL.balabala.clone(),
});

static BIG: LazyLock<Big> = LazyLock::new(|| Grpc::form(&payload::BIG));

/// What a message may be long: as it comes, tonic refuses more than 4 MiB.
const LONGEST: usize = 64 << 20;

impl From<&DemoUser> for User {
    fn from(user: &DemoUser) -> User {
        User {
            name: user.name.clone(),
            age: user.age.into(),
        }
    }
}

/// tonic as it comes, but for [`LONGEST`]: one connection of HTTP/2 for all calls.
pub struct Grpc(Channel);

impl Grpc {
    /// Connects to `unix:PATH` or `http://ADDRESS`.
    ///
    /// # Errors
    /// When nothing listens there.
    pub async fn connect(place: String) -> Result<Grpc, Fault> {
        Ok(Grpc(Endpoint::from_shared(place)?.connect().await?))
    }

    /// What a generated client does for a method, on a clone of its channel: a client is cloned for each call that is made beside others.
    async fn unary<Q, A>(&self, path: &'static str, request: Q) -> Result<A, Fault>
    where
        Q: prost::Message + 'static,
        A: prost::Message + Default + 'static,
    {
        let mut caller = Caller::new(self.0.clone()).max_decoding_message_size(LONGEST);
        caller.ready().await?;
        let path = PathAndQuery::from_static(path);
        let codec = ProstCodec::<Q, A>::default();
        let answer = caller.unary(tonic::Request::new(request), path, codec);
        Ok(answer.await?.into_inner())
    }
}

impl Client for Grpc {
    type Big = Big;

    fn big() -> &'static Big {
        &BIG
    }

    fn form(big: &api::Big) -> Big {
        Big {
            users: big.users.iter().map(User::from).collect(),
            data: big.data.clone(),
        }
    }

    fn size(big: &Big) -> usize {
        big.data.len()
    }

    async fn noop(&self) -> Result<bool, Fault> {
        let answer: Response = self.unary("/demo.Demo/Noop", SMALL.clone()).await?;
        Ok(answer.pass)
    }

    async fn sleep10ms(&self) -> Result<bool, Fault> {
        let path = "/demo.Demo/Sleep10ms";
        let answer: Response = self.unary(path, SMALL.clone()).await?;
        Ok(answer.pass)
    }

    async fn cpu50us(&self) -> Result<bool, Fault> {
        let answer: Response = self.unary("/demo.Demo/Cpu50us", SMALL.clone()).await?;
        Ok(answer.pass)
    }

    async fn echo(&self, big: &'static Big) -> Result<Big, Fault> {
        self.unary("/demo.Demo/EchoBig", big.clone()).await
    }
}
