//! `SyntaxError`: what is wrong with a text, and where.

use crate::object::Kind;
use crate::types::Methods;
use crate::types::exception::Exception;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::ops::is_plain;
use crate::vm::{Res, Vm};
use crate::waits;

use super::fields::{get, numbers::syntax, set};
use super::{base, items, plain_items};

pub(super) fn install(vm: Vm) {
    Methods::of(vm, &vm.classes().syntax_error)
        .sync("__init__", "self, /, *args, **kwargs", init)
        .wait("__str__", "self, /", waits!(str))
        .get_set("msg", get::<{ syntax::MSG }>, set::<{ syntax::MSG }>)
        .get_set("filename", get::<{ syntax::FILENAME }>, set::<{ syntax::FILENAME }>)
        .get_set("lineno", get::<{ syntax::LINENO }>, set::<{ syntax::LINENO }>)
        .get_set("offset", get::<{ syntax::OFFSET }>, set::<{ syntax::OFFSET }>)
        .get_set("text", get::<{ syntax::TEXT }>, set::<{ syntax::TEXT }>)
        .get_set("end_lineno", get::<{ syntax::END_LINENO }>, set::<{ syntax::END_LINENO }>)
        .get_set("end_offset", get::<{ syntax::END_OFFSET }>, set::<{ syntax::END_OFFSET }>)
        .get_set(
            "print_file_and_line",
            get::<{ syntax::PRINT_FILE_AND_LINE }>,
            set::<{ syntax::PRINT_FILE_AND_LINE }>,
        )
        .get_set("_metadata", get::<{ syntax::METADATA }>, set::<{ syntax::METADATA }>);
}

fn init(vm: Vm, a: &[Value]) -> Res {
    base::init(vm, a)?;
    fill(vm, a[0].body(), &a[1])?;
    Ok(Value::NONE)
}

/// The arguments are the message and, in a tuple, file name, line, column, text, and perhaps where it ends.
pub(super) fn fill(vm: Vm, body: &Exception, args: &Value) -> Res<()> {
    let given = items(args);
    if let Some(message) = given.first() {
        body.set_field(syntax::MSG, Some(message.clone()));
    }
    let [_, details] = given else { return Ok(()) };
    let details = plain_items(vm, details)?;
    let bound = match details.len() {
        0..4 => Some("at least 4"),
        4..=7 => None,
        _ => Some("at most 7"),
    };
    if let Some(bound) = bound {
        return Err(vm.type_error(format!("function takes {bound} arguments ({} given)", details.len())));
    }
    let numbers = [
        syntax::FILENAME,
        syntax::LINENO,
        syntax::OFFSET,
        syntax::TEXT,
        syntax::END_LINENO,
        syntax::END_OFFSET,
        syntax::METADATA,
    ];
    for (index, number) in numbers.into_iter().enumerate() {
        body.set_field(number, details.get(index).cloned());
    }
    if details.len() == 5 {
        return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
    }
    Ok(())
}

#[undropped]
async fn str(vm: Vm, a: Vec<Value>) -> Res {
    let body = a[0].body::<Exception>();
    let message = vm.to_str(&body.field(syntax::MSG).unwrap_or(Value::NONE)).await?;
    let filename = body.field(syntax::FILENAME).filter(|name| name.kind() == Kind::Str);
    let line = body.field(syntax::LINENO).filter(|line| line.kind() == Kind::Int && is_plain(line));
    if filename.is_none() && line.is_none() {
        return Ok(message);
    }
    let mut text = message.body::<Str>().bytes().to_vec();
    text.extend_from_slice(b" (");
    if let Some(filename) = &filename {
        let whole = filename.body::<Str>().bytes();
        text.extend_from_slice(whole.rsplit(|byte| *byte == b'/').next().unwrap_or(whole));
    }
    if let Some(line) = line {
        let separator = if filename.is_some() { ", " } else { "" };
        text.extend_from_slice(format!("{separator}line {}", line.as_i64().unwrap_or(-1)).as_bytes());
    }
    text.push(b')');
    Ok(vm.wtf8(text))
}
