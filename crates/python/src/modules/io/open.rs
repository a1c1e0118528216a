//! `open`, `open_code` and `text_encoding` (`_iomodule.c`).

use super::{BUFFER_SIZE, call_method};
use crate::modules::state;
use crate::types::Methods;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn fill(m: &Methods) {
    let signature =
        "file, mode=?, buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None";
    m.wait("open", signature, waits!(open)).wait("open_code", "path", waits!(open_code)).sync(
        "text_encoding",
        "encoding, stacklevel=2, /",
        |vm, a| Ok(if a[0].is_none() { vm.str("utf-8") } else { a[0].clone() }),
    );
}

/// What a mode such as `rb+` says.
struct Mode {
    raw: String,
    is_binary: bool,
    reads: bool,
    updates: bool,
}

fn mode_of(vm: Vm, mode: &str) -> Res<Mode> {
    let has = |letter: char| mode.contains(letter);
    let is_doubled = mode.char_indices().any(|(at, letter)| mode[..at].contains(letter));
    if is_doubled || mode.chars().any(|letter| !"axrwb+t".contains(letter)) {
        return Err(vm.value_error(format!("invalid mode: '{mode}'")));
    }
    if has('t') && has('b') {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    let kinds = mode.chars().filter(|letter| "rwax".contains(*letter)).count();
    if kinds != 1 {
        return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
    }
    let raw = mode.chars().filter(|letter| "rwax+".contains(*letter)).collect();
    Ok(Mode { raw, is_binary: has('b'), reads: has('r'), updates: has('+') })
}

#[undropped]
async fn open(vm: Vm, a: Vec<Value>) -> Res {
    let text = match a[1].is_missing() {
        true => "r".to_owned(),
        false => match a[1].get::<Str>() {
            Some(text) => text.lossy().into_owned(),
            None => {
                let class = vm.class_name(&a[1]);
                return Err(vm.type_error(format!("open() argument 'mode' must be str, not {class}")));
            }
        },
    };
    let file = if a[0].is_int() { a[0].clone() } else { crate::modules::posix::fspath_of(vm, &a[0]).await? };
    let mode = mode_of(vm, &text)?;
    let buffering = vm.index_i64(&a[2]).await?;
    if mode.is_binary {
        for (argument, name) in [(&a[3], "an encoding"), (&a[4], "an errors"), (&a[5], "a newline")] {
            if !argument.is_none() {
                return Err(vm.value_error(format!("binary mode doesn't take {name} argument")));
            }
        }
    }
    if buffering == 0 && !mode.is_binary {
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    let given = vec![file, vm.string(mode.raw), a[6].clone(), a[7].clone()];
    let raw = vm.call(&state::kept(vm, "_io.FileIO"), given).await?;
    if buffering == 0 {
        return Ok(raw);
    }
    let size = if buffering > 1 { buffering } else { BUFFER_SIZE as i64 };
    let class = match (mode.updates, mode.reads) {
        (true, _) => "_io.BufferedRandom",
        (false, true) => "_io.BufferedReader",
        (false, false) => "_io.BufferedWriter",
    };
    let buffer = match vm.call(&state::kept(vm, class), vec![raw.clone(), vm.int(size)]).await {
        Ok(buffer) => buffer,
        Err(raise) => {
            call_method(vm, &raw, "close", Vec::new()).await?;
            return Err(raise);
        }
    };
    if mode.is_binary {
        return Ok(buffer);
    }
    let line_buffering = Value::bool(buffering == 1);
    let given = vec![buffer.clone(), a[3].clone(), a[4].clone(), a[5].clone(), line_buffering];
    match vm.call(&state::kept(vm, "_io.TextIOWrapper"), given).await {
        Ok(wrapper) => {
            if let Some(ext) = wrapper.ext() {
                ext.set(vm, &vm.intern_str("mode"), vm.string(text));
            }
            Ok(wrapper)
        }
        Err(raise) => {
            call_method(vm, &buffer, "close", Vec::new()).await?;
            Err(raise)
        }
    }
}

#[undropped]
async fn open_code(vm: Vm, a: Vec<Value>) -> Res {
    let path = vm.expect_text(&a[0], "open_code() argument 'path'")?;
    open(
        vm,
        vec![
            vm.string(path),
            vm.str("rb"),
            vm.int(-1),
            Value::NONE,
            Value::NONE,
            Value::NONE,
            Value::TRUE,
            Value::NONE,
        ],
    )
    .await
}
