//! `make_scanner`: reads one value of a document.

use std::sync::atomic::Ordering;

use std::collections::HashMap;

use super::{Fault, decode_error, first_text, text};
use crate::modules::new_class;
use crate::object::{Body, Info, Kind, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

/// What a decoder wants done.
struct Scanner {
    strict: bool,
    object_hook: Value,
    object_pairs_hook: Value,
    parse_float: Value,
    parse_int: Value,
    parse_constant: Value,
}

impl Body for Scanner {
    const KIND: Kind = Kind::Other;
}

pub(super) fn class(vm: Vm) -> Value {
    let object = &vm.classes().object;
    let class = new_class(vm, "_json", "_json.Scanner", object, Info::plain::<Scanner>(), 0);
    Methods::of(vm, &class)
        .maker("cls, context", waits!(new))
        .wait("__call__", "self, string, idx", waits!(scan_once))
        .get("strict", |_, this| Ok(Value::bool(this.body::<Scanner>().strict)))
        .get("object_hook", |_, this| Ok(this.body::<Scanner>().object_hook.clone()))
        .get("object_pairs_hook", |_, this| Ok(this.body::<Scanner>().object_pairs_hook.clone()))
        .get("parse_float", |_, this| Ok(this.body::<Scanner>().parse_float.clone()))
        .get("parse_int", |_, this| Ok(this.body::<Scanner>().parse_int.clone()))
        .get("parse_constant", |_, this| Ok(this.body::<Scanner>().parse_constant.clone()));
    class
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let mut attributes = Vec::new();
    let names = ["strict", "object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant"];
    for name in names {
        attributes.push(vm.attribute(&a[1], &vm.intern_str(name)).await?);
    }
    let [strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant] =
        <[Value; 6]>::try_from(attributes).unwrap_or_else(|_| unreachable!("six were asked for"));
    let strict = vm.truth(&strict).await?;
    let body = Scanner { strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant };
    Ok(allocate(&a[0], body))
}

#[undropped]
async fn scan_once(vm: Vm, a: Vec<Value>) -> Res {
    let document = first_text(vm, &a[1])?;
    let start = crate::types::list_methods::sequence::ssize(vm, &a[2]).await?;
    let Some(start) = crate::value::count(start) else {
        return Err(vm.value_error("idx cannot be negative"));
    };
    if start > document.len() {
        return Err(vm.stop_iteration(vm.size(start)));
    }
    let mut reader = Reader {
        vm,
        scanner: a[0].body(),
        bytes: document.bytes(),
        at: document.offset(start),
        keys: HashMap::new(),
    };
    let value = match reader.document().await {
        Ok(value) => value,
        Err(Wrong::Raise(raise)) => return Err(raise),
        Err(Wrong::NoValue(at)) => return Err(vm.stop_iteration(vm.size(document.index_of_offset(at)))),
        Err(Wrong::Fault(fault)) => return Err(decode_error(vm, &a[1], fault).await),
    };
    Ok(vm.pair(value, vm.size(document.index_of_offset(reader.at))))
}

/// Why no value is read.
enum Wrong {
    Fault(Fault),
    /// There is none at this byte.
    NoValue(usize),
    Raise(crate::vm::Raise),
}

impl From<crate::vm::Raise> for Wrong {
    fn from(raise: crate::vm::Raise) -> Self {
        Self::Raise(raise)
    }
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

fn fault<T>(message: &'static str, at: usize) -> Result<T, Wrong> {
    Err(Wrong::Fault(Fault { message, at }))
}

/// An array or an object that is being read.
enum Open {
    Array(Vec<Value>),
    /// What has been read, and the key whose value comes next.
    Object(Vec<(Value, Value)>, Value),
}

struct Reader<'a> {
    vm: Vm,
    scanner: &'a Scanner,
    bytes: &'a [u8],
    at: usize,
    /// Keys that were read: equal ones are one string.
    keys: HashMap<Vec<u8>, Value>,
}

impl Reader<'_> {
    #[undropped]
    async fn document(&mut self) -> Result<Value, Wrong> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            // A value begins here; it may be the first inside others that begin with it.
            let mut value = match self.begin(&mut open).await? {
                Some(value) => value,
                None => continue,
            };
            // It may be the last inside others that end with it.
            loop {
                let closed = match open.last_mut() {
                    None => return Ok(value),
                    Some(Open::Array(items)) => {
                        items.push(value);
                        self.next_item(b']', "Illegal trailing comma before end of array")?
                    }
                    Some(Open::Object(pairs, key)) => {
                        pairs.push((key.clone(), value));
                        let closed = self.next_item(b'}', "Illegal trailing comma before end of object")?;
                        if !closed {
                            *key = self.key()?;
                        }
                        closed
                    }
                };
                if !closed {
                    break;
                }
                value = self.end(open.pop()).await?;
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Goes on behind a value: true if that was the last one.
    fn next_item(&mut self, closing: u8, trailing: &'static str) -> Result<bool, Wrong> {
        self.skip_space();
        if self.peek() == Some(closing) {
            self.at += 1;
            return Ok(true);
        }
        if self.peek() != Some(b',') {
            return fault("Expecting ',' delimiter", self.at);
        }
        let comma = self.at;
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(closing) {
            return fault(trailing, comma);
        }
        Ok(false)
    }

    /// Reads a key and the colon behind it.
    fn key(&mut self) -> Result<Value, Wrong> {
        if self.peek() != Some(b'"') {
            return fault("Expecting property name enclosed in double quotes", self.at);
        }
        let (text, end) = text::scan(self.bytes, self.at + 1, self.scanner.strict)?;
        self.at = end;
        self.skip_space();
        if self.peek() != Some(b':') {
            return fault("Expecting ':' delimiter", self.at);
        }
        self.at += 1;
        self.skip_space();
        if let Some(known) = self.keys.get(&text) {
            return Ok(known.clone());
        }
        let key = self.vm.wtf8(text.clone());
        self.keys.insert(text, key.clone());
        Ok(key)
    }

    /// Reads a value, or opens an array or an object.
    #[undropped]
    async fn begin(&mut self, open: &mut Vec<Open>) -> Result<Option<Value>, Wrong> {
        let Some(first) = self.peek() else { return Err(Wrong::NoValue(self.at)) };
        match first {
            b'"' => {
                let (text, end) = text::scan(self.bytes, self.at + 1, self.scanner.strict)?;
                self.at = end;
                Ok(Some(self.vm.wtf8(text)))
            }
            b'{' | b'[' => {
                self.check_depth(open.len(), first)?;
                self.at += 1;
                self.skip_space();
                let closing = if first == b'{' { b'}' } else { b']' };
                if self.peek() == Some(closing) {
                    self.at += 1;
                    let empty = if first == b'{' {
                        Open::Object(Vec::new(), Value::NONE)
                    } else {
                        Open::Array(Vec::new())
                    };
                    return self.end(Some(empty)).await.map(Some);
                }
                open.push(match first {
                    b'{' => Open::Object(Vec::new(), self.key()?),
                    _ => Open::Array(Vec::new()),
                });
                Ok(None)
            }
            _ => self.word().await.map(Some),
        }
    }

    fn check_depth(&self, depth: usize, first: u8) -> Result<(), Wrong> {
        if depth < self.vm.interp().recursion_limit.load(Ordering::Relaxed) {
            return Ok(());
        }
        let what = if first == b'{' { "object" } else { "array" };
        let message =
            format!("maximum recursion depth exceeded while decoding a JSON {what} from a unicode string");
        Err(Wrong::Raise(self.vm.raise_text(&self.vm.classes().recursion_error, &message)))
    }

    /// A constant or a number.
    #[undropped]
    async fn word(&mut self) -> Result<Value, Wrong> {
        let constants = [("null", Value::NONE), ("true", Value::TRUE), ("false", Value::FALSE)];
        for (word, value) in constants {
            if self.bytes[self.at..].starts_with(word.as_bytes()) {
                self.at += word.len();
                return Ok(value);
            }
        }
        for word in ["NaN", "Infinity", "-Infinity"] {
            if self.bytes[self.at..].starts_with(word.as_bytes()) {
                self.at += word.len();
                let parse = &self.scanner.parse_constant;
                return Ok(self.vm.call(parse, vec![self.vm.str(word)]).await?);
            }
        }
        self.number().await
    }

    #[undropped]
    async fn number(&mut self) -> Result<Value, Wrong> {
        let Some((len, is_float)) = number_len(&self.bytes[self.at..]) else {
            return Err(Wrong::NoValue(self.at));
        };
        let digits = &self.bytes[self.at..self.at + len];
        self.at += len;
        let classes = self.vm.classes();
        let text = std::str::from_utf8(digits).unwrap_or_default();
        let parse = if is_float { &self.scanner.parse_float } else { &self.scanner.parse_int };
        if is_float && parse.is(&classes.float) {
            return Ok(Value::float(text.parse().unwrap_or(f64::NAN)));
        }
        if !is_float
            && parse.is(&classes.int)
            && let Ok(number) = text.parse()
        {
            return Ok(self.vm.int(number));
        }
        Ok(self.vm.call(parse, vec![self.vm.str(text)]).await?)
    }

    /// The value of an array or an object that is complete.
    #[undropped]
    async fn end(&self, open: Option<Open>) -> Result<Value, Wrong> {
        let vm = self.vm;
        let pairs = match open {
            None => return Err(Wrong::NoValue(self.at)),
            Some(Open::Array(items)) => return Ok(vm.list(items)),
            Some(Open::Object(pairs, _)) => pairs,
        };
        if !self.scanner.object_pairs_hook.is_none() {
            let pairs = pairs.into_iter().map(|(key, value)| vm.pair(key, value)).collect();
            return Ok(vm.call(&self.scanner.object_pairs_hook, vec![vm.list(pairs)]).await?);
        }
        let object = vm.empty_dict();
        for (key, value) in pairs {
            object.body::<Dict>().set_str(&key, value);
        }
        if self.scanner.object_hook.is_none() {
            return Ok(object);
        }
        Ok(vm.call(&self.scanner.object_hook, vec![object]).await?)
    }
}

/// How many bytes a number has, and whether it is a float.
fn number_len(bytes: &[u8]) -> Option<(usize, bool)> {
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    at += match bytes.get(at)? {
        b'0' => 1,
        b'1'..=b'9' => digits(at),
        _ => return None,
    };
    let mut is_float = false;
    if bytes.get(at) == Some(&b'.') && digits(at + 1) > 0 {
        at += 1 + digits(at + 1);
        is_float = true;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = bytes.get(at + 1 + sign..).map_or(0, |_| digits(at + 1 + sign));
        if exponent > 0 {
            at += 1 + sign + exponent;
            is_float = true;
        }
    }
    Some((at, is_float))
}
