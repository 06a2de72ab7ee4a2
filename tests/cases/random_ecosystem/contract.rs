//! Values of other crates, nested at random.
// Written by `cargo xtask roundtrip`.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::VecDeque;
use std::sync::Arc;

#[rust2go::r2g]
pub trait RandomEcosystem {
    fn t01(step: u64, v: &BTreeMap<(jiff::civil::Date, time::Duration), ((Result<jiff::Timestamp, chrono::DateTime<chrono::Utc>>, chrono::TimeDelta, chrono::NaiveDate), (bytes::Bytes, chrono::TimeDelta, serde_json::Value, serde_json::Value), (url::Url, serde_json::Value, time::OffsetDateTime), Option<jiff::SignedDuration>)>) -> Result<BTreeMap<(jiff::civil::Date, time::Duration), ((Result<jiff::Timestamp, chrono::DateTime<chrono::Utc>>, chrono::TimeDelta, chrono::NaiveDate), (bytes::Bytes, chrono::TimeDelta, serde_json::Value, serde_json::Value), (url::Url, serde_json::Value, time::OffsetDateTime), Option<jiff::SignedDuration>)>, rust2go::Error>;
    #[zero_copy]
    async fn t02(step: u64, v: (Result<HashMap<(chrono::NaiveDate, String), Option<serde_json::Value>>, (uuid::Uuid, serde_json::Value)>, Result<uuid::Uuid, serde_json::Value>, Option<rust_decimal::Decimal>, serde_json::Value)) -> Result<(Result<HashMap<(chrono::NaiveDate, String), Option<serde_json::Value>>, (uuid::Uuid, serde_json::Value)>, Result<uuid::Uuid, serde_json::Value>, Option<rust_decimal::Decimal>, serde_json::Value), rust2go::Error>;
    #[zero_copy]
    fn t03(step: u64, v: &Option<(Option<(uuid::Uuid, jiff::Timestamp, chrono::DateTime<chrono::Utc>, time::Date)>,)>) -> Result<Option<(Option<(uuid::Uuid, jiff::Timestamp, chrono::DateTime<chrono::Utc>, time::Date)>,)>, rust2go::Error>;
    async fn t04(step: u64, v: VecDeque<(Result<bytes::Bytes, (jiff::civil::Date, url::Url, chrono::DateTime<chrono::Local>, chrono::DateTime<chrono::Local>)>, Option<url::Url>, uuid::Uuid)>) -> VecDeque<(Result<bytes::Bytes, (jiff::civil::Date, url::Url, chrono::DateTime<chrono::Local>, chrono::DateTime<chrono::Local>)>, Option<url::Url>, uuid::Uuid)>;
    #[zero_copy]
    fn t05(step: u64, v: &HashMap<chrono::NaiveDate, Result<Option<(serde_json::Value,)>, rust_decimal::Decimal>>) -> Result<HashMap<chrono::NaiveDate, Result<Option<(serde_json::Value,)>, rust_decimal::Decimal>>, rust2go::Error>;
    fn t06(step: u64, v: &BTreeMap<uuid::Uuid, (Option<(chrono::DateTime<chrono::Local>, uuid::Uuid)>, Option<serde_json::Value>, Option<chrono::DateTime<chrono::Local>>, jiff::civil::Date)>) -> Result<BTreeMap<uuid::Uuid, (Option<(chrono::DateTime<chrono::Local>, uuid::Uuid)>, Option<serde_json::Value>, Option<chrono::DateTime<chrono::Local>>, jiff::civil::Date)>, rust2go::Error>;
    #[zero_copy]
    async fn t07(step: u64, v: (HashMap<jiff::civil::Date, (HashMap<time::Date, serde_json::Value>, time::Date, time::Date)>, serde_json::Value, bytes::Bytes, Result<jiff::Timestamp, time::OffsetDateTime>)) -> Result<(HashMap<jiff::civil::Date, (HashMap<time::Date, serde_json::Value>, time::Date, time::Date)>, serde_json::Value, bytes::Bytes, Result<jiff::Timestamp, time::OffsetDateTime>), rust2go::Error>;
    #[zero_copy]
    async fn t08(step: u64, v: (Option<(Option<jiff::civil::Date>, time::Date, serde_json::Value)>, HashMap<(String, time::Date), time::OffsetDateTime>, bytes::Bytes, url::Url)) -> Result<(Option<(Option<jiff::civil::Date>, time::Date, serde_json::Value)>, HashMap<(String, time::Date), time::OffsetDateTime>, bytes::Bytes, url::Url), rust2go::Error>;
    async fn t09(step: u64, v: HashMap<[chrono::NaiveDate; 3], (Result<Vec<time::Date>, rust_decimal::Decimal>, Option<jiff::Timestamp>, Option<jiff::Timestamp>)>) -> HashMap<[chrono::NaiveDate; 3], (Result<Vec<time::Date>, rust_decimal::Decimal>, Option<jiff::Timestamp>, Option<jiff::Timestamp>)>;
    fn t10(step: u64, v: &Box<[Vec<Vec<Option<time::OffsetDateTime>>>]>) -> Result<Box<[Vec<Vec<Option<time::OffsetDateTime>>>]>, rust2go::Error>;
    fn t11(step: u64, v: &Vec<Option<HashMap<chrono::TimeDelta, Vec<time::Duration>>>>) -> Vec<Option<HashMap<chrono::TimeDelta, Vec<time::Duration>>>>;
    async fn t12(step: u64, v: Option<Result<Result<(time::Date, rust_decimal::Decimal, chrono::NaiveDate), jiff::civil::Date>, Result<chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::FixedOffset>>>>) -> Result<Option<Result<Result<(time::Date, rust_decimal::Decimal, chrono::NaiveDate), jiff::civil::Date>, Result<chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::FixedOffset>>>>, rust2go::Error>;
    #[zero_copy]
    fn t13(step: u64, v: &HashMap<String, Vec<((jiff::Timestamp,), jiff::SignedDuration, serde_json::Value)>>) -> Result<HashMap<String, Vec<((jiff::Timestamp,), jiff::SignedDuration, serde_json::Value)>>, rust2go::Error>;
    fn t14(step: u64, v: Box<[(Vec<Option<serde_json::Value>>, (String,), chrono::DateTime<chrono::Local>)]>) -> Box<[(Vec<Option<serde_json::Value>>, (String,), chrono::DateTime<chrono::Local>)]>;
    async fn t15(step: u64, v: &Vec<Result<Vec<time::OffsetDateTime>, Option<((String, jiff::civil::Date, url::Url), serde_json::Value, chrono::NaiveDate)>>>) -> Vec<Result<Vec<time::OffsetDateTime>, Option<((String, jiff::civil::Date, url::Url), serde_json::Value, chrono::NaiveDate)>>>;
    fn t16(step: u64, v: Arc<Vec<(Vec<jiff::civil::Date>, chrono::DateTime<chrono::Local>, serde_json::Value, serde_json::Value)>>) -> Result<Arc<Vec<(Vec<jiff::civil::Date>, chrono::DateTime<chrono::Local>, serde_json::Value, serde_json::Value)>>, rust2go::Error>;
}

#[rust2go::g2r]
pub trait TwinEcosystem {
    fn t01(v: &BTreeMap<(jiff::civil::Date, time::Duration), ((Result<jiff::Timestamp, chrono::DateTime<chrono::Utc>>, chrono::TimeDelta, chrono::NaiveDate), (bytes::Bytes, chrono::TimeDelta, serde_json::Value, serde_json::Value), (url::Url, serde_json::Value, time::OffsetDateTime), Option<jiff::SignedDuration>)>) -> BTreeMap<(jiff::civil::Date, time::Duration), ((Result<jiff::Timestamp, chrono::DateTime<chrono::Utc>>, chrono::TimeDelta, chrono::NaiveDate), (bytes::Bytes, chrono::TimeDelta, serde_json::Value, serde_json::Value), (url::Url, serde_json::Value, time::OffsetDateTime), Option<jiff::SignedDuration>)>;
    async fn t02(v: (Result<HashMap<(chrono::NaiveDate, String), Option<serde_json::Value>>, (uuid::Uuid, serde_json::Value)>, Result<uuid::Uuid, serde_json::Value>, Option<rust_decimal::Decimal>, serde_json::Value)) -> (Result<HashMap<(chrono::NaiveDate, String), Option<serde_json::Value>>, (uuid::Uuid, serde_json::Value)>, Result<uuid::Uuid, serde_json::Value>, Option<rust_decimal::Decimal>, serde_json::Value);
    fn t03(v: Option<(Option<(uuid::Uuid, jiff::Timestamp, chrono::DateTime<chrono::Utc>, time::Date)>,)>) -> Option<(Option<(uuid::Uuid, jiff::Timestamp, chrono::DateTime<chrono::Utc>, time::Date)>,)>;
    async fn t04(v: &VecDeque<(Result<bytes::Bytes, (jiff::civil::Date, url::Url, chrono::DateTime<chrono::Local>, chrono::DateTime<chrono::Local>)>, Option<url::Url>, uuid::Uuid)>) -> Result<VecDeque<(Result<bytes::Bytes, (jiff::civil::Date, url::Url, chrono::DateTime<chrono::Local>, chrono::DateTime<chrono::Local>)>, Option<url::Url>, uuid::Uuid)>, rust2go::Error>;
    fn t05(v: &HashMap<chrono::NaiveDate, Result<Option<(serde_json::Value,)>, rust_decimal::Decimal>>) -> HashMap<chrono::NaiveDate, Result<Option<(serde_json::Value,)>, rust_decimal::Decimal>>;
    async fn t06(v: BTreeMap<uuid::Uuid, (Option<(chrono::DateTime<chrono::Local>, uuid::Uuid)>, Option<serde_json::Value>, Option<chrono::DateTime<chrono::Local>>, jiff::civil::Date)>) -> BTreeMap<uuid::Uuid, (Option<(chrono::DateTime<chrono::Local>, uuid::Uuid)>, Option<serde_json::Value>, Option<chrono::DateTime<chrono::Local>>, jiff::civil::Date)>;
    fn t07(v: (HashMap<jiff::civil::Date, (HashMap<time::Date, serde_json::Value>, time::Date, time::Date)>, serde_json::Value, bytes::Bytes, Result<jiff::Timestamp, time::OffsetDateTime>)) -> (HashMap<jiff::civil::Date, (HashMap<time::Date, serde_json::Value>, time::Date, time::Date)>, serde_json::Value, bytes::Bytes, Result<jiff::Timestamp, time::OffsetDateTime>);
    async fn t08(v: &(Option<(Option<jiff::civil::Date>, time::Date, serde_json::Value)>, HashMap<(String, time::Date), time::OffsetDateTime>, bytes::Bytes, url::Url)) -> (Option<(Option<jiff::civil::Date>, time::Date, serde_json::Value)>, HashMap<(String, time::Date), time::OffsetDateTime>, bytes::Bytes, url::Url);
    fn t09(v: &HashMap<[chrono::NaiveDate; 3], (Result<Vec<time::Date>, rust_decimal::Decimal>, Option<jiff::Timestamp>, Option<jiff::Timestamp>)>) -> Result<HashMap<[chrono::NaiveDate; 3], (Result<Vec<time::Date>, rust_decimal::Decimal>, Option<jiff::Timestamp>, Option<jiff::Timestamp>)>, rust2go::Error>;
    async fn t10(v: Box<[Vec<Vec<Option<time::OffsetDateTime>>>]>) -> Box<[Vec<Vec<Option<time::OffsetDateTime>>>]>;
    fn t11(v: Vec<Option<HashMap<chrono::TimeDelta, Vec<time::Duration>>>>) -> Result<Vec<Option<HashMap<chrono::TimeDelta, Vec<time::Duration>>>>, rust2go::Error>;
    async fn t12(v: &Option<Result<Result<(time::Date, rust_decimal::Decimal, chrono::NaiveDate), jiff::civil::Date>, Result<chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::FixedOffset>>>>) -> Option<Result<Result<(time::Date, rust_decimal::Decimal, chrono::NaiveDate), jiff::civil::Date>, Result<chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::FixedOffset>>>>;
    fn t13(v: &HashMap<String, Vec<((jiff::Timestamp,), jiff::SignedDuration, serde_json::Value)>>) -> HashMap<String, Vec<((jiff::Timestamp,), jiff::SignedDuration, serde_json::Value)>>;
    async fn t14(v: Box<[(Vec<Option<serde_json::Value>>, (String,), chrono::DateTime<chrono::Local>)]>) -> Result<Box<[(Vec<Option<serde_json::Value>>, (String,), chrono::DateTime<chrono::Local>)]>, rust2go::Error>;
    fn t15(v: Vec<Result<Vec<time::OffsetDateTime>, Option<((String, jiff::civil::Date, url::Url), serde_json::Value, chrono::NaiveDate)>>>) -> Result<Vec<Result<Vec<time::OffsetDateTime>, Option<((String, jiff::civil::Date, url::Url), serde_json::Value, chrono::NaiveDate)>>>, rust2go::Error>;
    async fn t16(v: &Arc<Vec<(Vec<jiff::civil::Date>, chrono::DateTime<chrono::Local>, serde_json::Value, serde_json::Value)>>) -> Arc<Vec<(Vec<jiff::civil::Date>, chrono::DateTime<chrono::Local>, serde_json::Value, serde_json::Value)>>;
}
