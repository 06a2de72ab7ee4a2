//! Values of other crates go to Go and come back equal, also when Go has Rust give them back, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::VecDeque;
use std::sync::Arc;

use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 16;

impl TwinEcosystem for TwinEcosystemImpl {
    fn t01(v: &BTreeMap<(jiff::civil::Date, time::Duration), ((Result<jiff::Timestamp, chrono::DateTime<chrono::Utc>>, chrono::TimeDelta, chrono::NaiveDate), (bytes::Bytes, chrono::TimeDelta, serde_json::Value, serde_json::Value), (url::Url, serde_json::Value, time::OffsetDateTime), Option<jiff::SignedDuration>)>) -> BTreeMap<(jiff::civil::Date, time::Duration), ((Result<jiff::Timestamp, chrono::DateTime<chrono::Utc>>, chrono::TimeDelta, chrono::NaiveDate), (bytes::Bytes, chrono::TimeDelta, serde_json::Value, serde_json::Value), (url::Url, serde_json::Value, time::OffsetDateTime), Option<jiff::SignedDuration>)> {
        v.clone()
    }

    async fn t02(v: (Result<HashMap<(chrono::NaiveDate, String), Option<serde_json::Value>>, (uuid::Uuid, serde_json::Value)>, Result<uuid::Uuid, serde_json::Value>, Option<rust_decimal::Decimal>, serde_json::Value)) -> (Result<HashMap<(chrono::NaiveDate, String), Option<serde_json::Value>>, (uuid::Uuid, serde_json::Value)>, Result<uuid::Uuid, serde_json::Value>, Option<rust_decimal::Decimal>, serde_json::Value) {
        v
    }

    fn t03(v: Option<(Option<(uuid::Uuid, jiff::Timestamp, chrono::DateTime<chrono::Utc>, time::Date)>,)>) -> Option<(Option<(uuid::Uuid, jiff::Timestamp, chrono::DateTime<chrono::Utc>, time::Date)>,)> {
        v
    }

    async fn t04(v: &VecDeque<(Result<bytes::Bytes, (jiff::civil::Date, url::Url, chrono::DateTime<chrono::Local>, chrono::DateTime<chrono::Local>)>, Option<url::Url>, uuid::Uuid)>) -> Result<VecDeque<(Result<bytes::Bytes, (jiff::civil::Date, url::Url, chrono::DateTime<chrono::Local>, chrono::DateTime<chrono::Local>)>, Option<url::Url>, uuid::Uuid)>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t05(v: &HashMap<chrono::NaiveDate, Result<Option<(serde_json::Value,)>, rust_decimal::Decimal>>) -> HashMap<chrono::NaiveDate, Result<Option<(serde_json::Value,)>, rust_decimal::Decimal>> {
        v.clone()
    }

    async fn t06(v: BTreeMap<uuid::Uuid, (Option<(chrono::DateTime<chrono::Local>, uuid::Uuid)>, Option<serde_json::Value>, Option<chrono::DateTime<chrono::Local>>, jiff::civil::Date)>) -> BTreeMap<uuid::Uuid, (Option<(chrono::DateTime<chrono::Local>, uuid::Uuid)>, Option<serde_json::Value>, Option<chrono::DateTime<chrono::Local>>, jiff::civil::Date)> {
        v
    }

    fn t07(v: (HashMap<jiff::civil::Date, (HashMap<time::Date, serde_json::Value>, time::Date, time::Date)>, serde_json::Value, bytes::Bytes, Result<jiff::Timestamp, time::OffsetDateTime>)) -> (HashMap<jiff::civil::Date, (HashMap<time::Date, serde_json::Value>, time::Date, time::Date)>, serde_json::Value, bytes::Bytes, Result<jiff::Timestamp, time::OffsetDateTime>) {
        v
    }

    async fn t08(v: &(Option<(Option<jiff::civil::Date>, time::Date, serde_json::Value)>, HashMap<(String, time::Date), time::OffsetDateTime>, bytes::Bytes, url::Url)) -> (Option<(Option<jiff::civil::Date>, time::Date, serde_json::Value)>, HashMap<(String, time::Date), time::OffsetDateTime>, bytes::Bytes, url::Url) {
        v.clone()
    }

    fn t09(v: &HashMap<[chrono::NaiveDate; 3], (Result<Vec<time::Date>, rust_decimal::Decimal>, Option<jiff::Timestamp>, Option<jiff::Timestamp>)>) -> Result<HashMap<[chrono::NaiveDate; 3], (Result<Vec<time::Date>, rust_decimal::Decimal>, Option<jiff::Timestamp>, Option<jiff::Timestamp>)>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t10(v: Box<[Vec<Vec<Option<time::OffsetDateTime>>>]>) -> Box<[Vec<Vec<Option<time::OffsetDateTime>>>]> {
        v
    }

    fn t11(v: Vec<Option<HashMap<chrono::TimeDelta, Vec<time::Duration>>>>) -> Result<Vec<Option<HashMap<chrono::TimeDelta, Vec<time::Duration>>>>, rust2go::Error> {
        Ok(v)
    }

    async fn t12(v: &Option<Result<Result<(time::Date, rust_decimal::Decimal, chrono::NaiveDate), jiff::civil::Date>, Result<chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::FixedOffset>>>>) -> Option<Result<Result<(time::Date, rust_decimal::Decimal, chrono::NaiveDate), jiff::civil::Date>, Result<chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::FixedOffset>>>> {
        v.clone()
    }

    fn t13(v: &HashMap<String, Vec<((jiff::Timestamp,), jiff::SignedDuration, serde_json::Value)>>) -> HashMap<String, Vec<((jiff::Timestamp,), jiff::SignedDuration, serde_json::Value)>> {
        v.clone()
    }

    async fn t14(v: Box<[(Vec<Option<serde_json::Value>>, (String,), chrono::DateTime<chrono::Local>)]>) -> Result<Box<[(Vec<Option<serde_json::Value>>, (String,), chrono::DateTime<chrono::Local>)]>, rust2go::Error> {
        Ok(v)
    }

    fn t15(v: Vec<Result<Vec<time::OffsetDateTime>, Option<((String, jiff::civil::Date, url::Url), serde_json::Value, chrono::NaiveDate)>>>) -> Result<Vec<Result<Vec<time::OffsetDateTime>, Option<((String, jiff::civil::Date, url::Url), serde_json::Value, chrono::NaiveDate)>>>, rust2go::Error> {
        Ok(v)
    }

    async fn t16(v: &Arc<Vec<(Vec<jiff::civil::Date>, chrono::DateTime<chrono::Local>, serde_json::Value, serde_json::Value)>>) -> Arc<Vec<(Vec<jiff::civil::Date>, chrono::DateTime<chrono::Local>, serde_json::Value, serde_json::Value)>> {
        v.clone()
    }
}

#[test]
fn t01() {
    round_trip::<BTreeMap<(jiff::civil::Date, time::Duration), ((Result<jiff::Timestamp, chrono::DateTime<chrono::Utc>>, chrono::TimeDelta, chrono::NaiveDate), (bytes::Bytes, chrono::TimeDelta, serde_json::Value, serde_json::Value), (url::Url, serde_json::Value, time::OffsetDateTime), Option<jiff::SignedDuration>)>>(TYPES, |step, v| RandomEcosystemImpl::t01(step, v).expect("Go gives it back"));
}

#[test]
fn t02() {
    round_trip::<(Result<HashMap<(chrono::NaiveDate, String), Option<serde_json::Value>>, (uuid::Uuid, serde_json::Value)>, Result<uuid::Uuid, serde_json::Value>, Option<rust_decimal::Decimal>, serde_json::Value)>(TYPES, |step, v| pollster::block_on(RandomEcosystemImpl::t02(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t03() {
    round_trip::<Option<(Option<(uuid::Uuid, jiff::Timestamp, chrono::DateTime<chrono::Utc>, time::Date)>,)>>(TYPES, |step, v| RandomEcosystemImpl::t03(step, v).expect("Go gives it back"));
}

#[test]
fn t04() {
    round_trip::<VecDeque<(Result<bytes::Bytes, (jiff::civil::Date, url::Url, chrono::DateTime<chrono::Local>, chrono::DateTime<chrono::Local>)>, Option<url::Url>, uuid::Uuid)>>(TYPES, |step, v| pollster::block_on(RandomEcosystemImpl::t04(step, v.clone())));
}

#[test]
fn t05() {
    round_trip::<HashMap<chrono::NaiveDate, Result<Option<(serde_json::Value,)>, rust_decimal::Decimal>>>(TYPES, |step, v| RandomEcosystemImpl::t05(step, v).expect("Go gives it back"));
}

#[test]
fn t06() {
    round_trip::<BTreeMap<uuid::Uuid, (Option<(chrono::DateTime<chrono::Local>, uuid::Uuid)>, Option<serde_json::Value>, Option<chrono::DateTime<chrono::Local>>, jiff::civil::Date)>>(TYPES, |step, v| RandomEcosystemImpl::t06(step, v).expect("Go gives it back"));
}

#[test]
fn t07() {
    round_trip::<(HashMap<jiff::civil::Date, (HashMap<time::Date, serde_json::Value>, time::Date, time::Date)>, serde_json::Value, bytes::Bytes, Result<jiff::Timestamp, time::OffsetDateTime>)>(TYPES, |step, v| pollster::block_on(RandomEcosystemImpl::t07(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t08() {
    round_trip::<(Option<(Option<jiff::civil::Date>, time::Date, serde_json::Value)>, HashMap<(String, time::Date), time::OffsetDateTime>, bytes::Bytes, url::Url)>(TYPES, |step, v| pollster::block_on(RandomEcosystemImpl::t08(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t09() {
    round_trip::<HashMap<[chrono::NaiveDate; 3], (Result<Vec<time::Date>, rust_decimal::Decimal>, Option<jiff::Timestamp>, Option<jiff::Timestamp>)>>(TYPES, |step, v| pollster::block_on(RandomEcosystemImpl::t09(step, v.clone())));
}

#[test]
fn t10() {
    round_trip::<Box<[Vec<Vec<Option<time::OffsetDateTime>>>]>>(TYPES, |step, v| RandomEcosystemImpl::t10(step, v).expect("Go gives it back"));
}

#[test]
fn t11() {
    round_trip::<Vec<Option<HashMap<chrono::TimeDelta, Vec<time::Duration>>>>>(TYPES, RandomEcosystemImpl::t11);
}

#[test]
fn t12() {
    round_trip::<Option<Result<Result<(time::Date, rust_decimal::Decimal, chrono::NaiveDate), jiff::civil::Date>, Result<chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::FixedOffset>>>>>(TYPES, |step, v| pollster::block_on(RandomEcosystemImpl::t12(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t13() {
    round_trip::<HashMap<String, Vec<((jiff::Timestamp,), jiff::SignedDuration, serde_json::Value)>>>(TYPES, |step, v| RandomEcosystemImpl::t13(step, v).expect("Go gives it back"));
}

#[test]
fn t14() {
    round_trip::<Box<[(Vec<Option<serde_json::Value>>, (String,), chrono::DateTime<chrono::Local>)]>>(TYPES, |step, v| RandomEcosystemImpl::t14(step, v.clone()));
}

#[test]
fn t15() {
    round_trip::<Vec<Result<Vec<time::OffsetDateTime>, Option<((String, jiff::civil::Date, url::Url), serde_json::Value, chrono::NaiveDate)>>>>(TYPES, |step, v| pollster::block_on(RandomEcosystemImpl::t15(step, v)));
}

#[test]
fn t16() {
    round_trip::<Arc<Vec<(Vec<jiff::civil::Date>, chrono::DateTime<chrono::Local>, serde_json::Value, serde_json::Value)>>>(TYPES, |step, v| RandomEcosystemImpl::t16(step, v.clone()).expect("Go gives it back"));
}
