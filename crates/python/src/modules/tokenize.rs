//! The module `_tokenize`: the words that a text is made of (`Python/Python-tokenize.c`), as the parser's own lexer finds
//! them.

mod words;

use std::collections::VecDeque;

use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::string::Str;
use crate::types::{bytes_methods, codecs};
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

struct Tokens {
    readline: Value,
    encoding: Value,
    /// Whether comments and empty lines are told of, and all operators are `OP`.
    extra: bool,
    /// What is still to come; `None` until somebody asks for the first.
    left: Mut<Option<VecDeque<Res>>>,
}

impl Body for Tokens {
    const KIND: Kind = Kind::Other;
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let object = &vm.classes().object;
    let class =
        super::new_class(vm, "_tokenize", "_tokenize.TokenizerIter", object, Info::plain::<Tokens>(), 0);
    Methods::of(vm, &class)
        .maker("cls, readline, /, *, encoding=None, extra_tokens=False", waits!(new))
        .sync("__iter__", "self, /", |_, a| Ok(a[0].clone()))
        .wait("__next__", "self, /", waits!(next));
    m.value("TokenizerIter", class);
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let extra = vm.truth(&a[3]).await?;
    let body = Tokens { readline: a[1].clone(), encoding: a[2].clone(), extra, left: Mut::new(None) };
    Ok(allocate(&a[0], body))
}

#[undropped]
async fn next(vm: Vm, a: Vec<Value>) -> Res {
    let body = a[0].body::<Tokens>();
    if body.left.with(|left| left.is_none()) {
        let text = text_of_lines(vm, body).await?;
        let words = words::words(vm, &text, body.extra);
        body.left.set(Some(words));
    }
    let token = body.left.with(|left| left.as_mut().and_then(VecDeque::pop_front));
    token.unwrap_or_else(|| Err(vm.stop_iteration(Value::NONE)))
}

/// All lines that `readline` gives.
#[undropped]
async fn text_of_lines(vm: Vm, body: &Tokens) -> Res<String> {
    let mut text = String::new();
    loop {
        let line = match vm.call(&body.readline, Vec::new()).await {
            Err(raise) if vm.is_raised(&raise, &vm.classes().stop_iteration) => break,
            line => line?,
        };
        let line = decoded(vm, &line, &body.encoding)?;
        if line.is_empty() {
            break;
        }
        text.push_str(&line);
    }
    Ok(text)
}

fn decoded(vm: Vm, line: &Value, encoding: &Value) -> Res<String> {
    if encoding.is_none() {
        return match line.get::<Str>() {
            Some(text) => Ok(text.lossy().into_owned()),
            None => Err(wrong_line(vm, "str", line)),
        };
    }
    let Some(bytes) = bytes_methods::buffer(vm, line)? else { return Err(wrong_line(vm, "bytes", line)) };
    let name = encoding.get::<Str>().and_then(Str::as_str).unwrap_or("utf-8");
    let text = codecs::decoded(vm, &bytes, name, "replace")?;
    Ok(text.body::<Str>().lossy().into_owned())
}

fn wrong_line(vm: Vm, wanted: &str, line: &Value) -> Raise {
    let class = vm.class_name(line);
    vm.type_error(format!("readline() returned a non-{wanted} object ({class})"))
}
