//! The store.

mod api;
mod clock;

use api::{BellImpl, NotesImpl, Store, StoreError, StoreImpl};
use clock::{Clock, ClockImpl};

/// The test changes it.
const VERSION: u32 = 1;

impl Store for StoreImpl {
    fn version() -> u32 {
        VERSION
    }

    fn len(prefix: &str) -> u64 {
        prefix.len() as u64
    }

    async fn get(key: &str, rests: u32) -> Result<Vec<u8>, StoreError> {
        for _ in 0..rests {
            tokio::task::yield_now().await;
        }
        match key {
            "" => Err(StoreError::NotFound { key: key.into() }),
            key => Ok(key.as_bytes().repeat(2)),
        }
    }

    fn panics() -> Result<(), StoreError> {
        panic!("on purpose")
    }

    async fn panics_later() -> Result<(), StoreError> {
        tokio::task::yield_now().await;
        panic!("on purpose")
    }

    async fn forever() -> Result<(), StoreError> {
        std::future::pending().await
    }

    fn loud(text: &str) -> String {
        NotesImpl::loud(text)
    }

    async fn soft(text: &str) -> Result<String, StoreError> {
        Ok(NotesImpl::soft(text).await?)
    }

    async fn ringing(number: u64) -> Result<u64, StoreError> {
        Ok(BellImpl::ring(number).await?)
    }
}

impl Clock for ClockImpl {
    async fn tick(number: u64) -> u64 {
        tokio::task::yield_now().await;
        number + 1
    }
}
