//! `serde_json::Value`, which Go sees as `any`, with every number as it is written (`json.Number`).

use std::ffi::c_void;

use serde_json::{Map, Number, Value};

use crate::arena::Arena;
use crate::convert::{FromGo, Layout, StrRef, ToGo, Tuple2Ref};
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

/// rust2go.WireJSON in Go.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct JsonRef {
    /// One of the constants below.
    pub kind: u32,
    /// The bytes of a number or string, the elements of an array, the entries of an object; else null.
    pub ptr: *const c_void,
    /// How many there are; else 0.
    pub len: usize,
}

const NULL: u32 = 0;
const FALSE: u32 = 1;
const TRUE: u32 = 2;
/// The text of the number.
const NUMBER: u32 = 3;
const STRING: u32 = 4;
/// `JsonRef`s.
const ARRAY: u32 = 5;
/// [`EntryRef`]s.
const OBJECT: u32 = 6;

type EntryRef = Tuple2Ref<StrRef, JsonRef>;

impl JsonRef {
    fn new(kind: u32, ptr: *const c_void, len: usize) -> Self {
        Self { kind, ptr, len }
    }

    fn text(kind: u32, text: StrRef) -> Self {
        Self::new(kind, text.ptr.cast(), text.len)
    }

    fn bytes(&self) -> StrRef {
        StrRef {
            ptr: self.ptr.cast(),
            len: self.len,
        }
    }
}

impl Layout for Value {
    type Ref = JsonRef;
    const PLAIN: bool = false;

    fn describe(_: &mut Describer) -> String {
        "serde_json::Value".to_owned()
    }
}

// SAFETY: points at the value's own strings, and at refs and texts of numbers in the arena.
unsafe impl ToGo for Value {
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        match self {
            Value::Null | Value::Bool(_) => Ok(()),
            Value::Number(number) => measure.shown(number),
            Value::String(text) => text.measure(measure),
            Value::Array(values) => values.measure(measure),
            Value::Object(values) => {
                measure.converted::<EntryRef>(values.len());
                measure.deeper(|measure| {
                    for (key, value) in values {
                        key.measure(measure)?;
                        value.measure(measure).map_err(|e| e.at_key(key))?;
                    }
                    Ok(())
                })
            }
        }
    }

    fn lend(&self, arena: &mut Arena) -> JsonRef {
        match self {
            Value::Null => JsonRef::new(NULL, std::ptr::null(), 0),
            Value::Bool(false) => JsonRef::new(FALSE, std::ptr::null(), 0),
            Value::Bool(true) => JsonRef::new(TRUE, std::ptr::null(), 0),
            Value::Number(number) => JsonRef::text(NUMBER, arena.shown(number)),
            Value::String(text) => JsonRef::text(STRING, text.lend(arena)),
            Value::Array(values) => JsonRef::new(ARRAY, values.lend(arena).ptr, values.len()),
            Value::Object(values) => {
                let ptr = arena.each(values.iter(), |(key, value), arena| {
                    Tuple2Ref(key.lend(arena), value.lend(arena))
                });
                JsonRef::new(OBJECT, ptr, values.len())
            }
        }
    }
}

// SAFETY: BLOCK is not set; a JsonRef is numbers; memory is read through the reader.
unsafe impl FromGo for Value {
    unsafe fn take(value: &JsonRef, reader: &mut Reader) -> Result<Self, Mismatch> {
        Ok(match value.kind {
            NULL => Value::Null,
            FALSE => Value::Bool(false),
            TRUE => Value::Bool(true),
            // SAFETY: the caller's promise.
            NUMBER => Value::Number(number(unsafe { value.bytes().text(reader) }?)?),
            // SAFETY: as above.
            STRING => Value::String(unsafe { String::take(&value.bytes(), reader) }?),
            // SAFETY: as above; the address is that of a list.
            ARRAY => Value::Array(unsafe {
                let list = crate::convert::ListRef::new(value.ptr, value.len);
                Vec::take(&list, reader)
            }?),
            // SAFETY: as above.
            OBJECT => Value::Object(unsafe { object(value, reader) }?),
            other => return Err(Mismatch::new(format!("{other} is no kind of JSON value"))),
        })
    }
}

/// Takes the entries of an object.
///
/// # Safety
/// As for [`FromGo::take`]; `value` must be an object.
unsafe fn object(value: &JsonRef, reader: &mut Reader) -> Result<Map<String, Value>, Mismatch> {
    // SAFETY: the caller's promise; an entry is numbers.
    let refs = unsafe { reader.slice::<EntryRef>(value.ptr, value.len) }?;
    let mut taken = Map::with_capacity(refs.len());
    reader.deeper(|reader| {
        for (i, Tuple2Ref(key, value)) in refs.iter().enumerate() {
            // SAFETY: the caller's promise covers every entry.
            let key =
                unsafe { String::take(key, reader) }.map_err(|e| e.in_field("key").at_index(i))?;
            // SAFETY: as above.
            let value =
                unsafe { <Value as FromGo>::take(value, reader) }.map_err(|e| e.at_key(&key))?;
            taken.insert(key, value);
        }
        Ok(())
    })?;
    Ok(taken)
}

/// Reads a number; a fraction is the float next to it, unless serde_json keeps the digits (its feature `arbitrary_precision`).
fn number(text: &str) -> Result<Number, Mismatch> {
    let refused = || {
        Mismatch::new(format!(
            "{text:?} is no JSON number that serde_json can hold"
        ))
    };
    let number: Number = text.parse().map_err(|_| refused())?;
    // serde_json's parser may miss the nearest float by a bit, std's does not.
    match (number.as_f64(), text.parse::<f64>()) {
        (Some(near), Ok(nearest)) if number.is_f64() && near != nearest => {
            Number::from_f64(nearest).ok_or_else(refused)
        }
        _ => Ok(number),
    }
}
