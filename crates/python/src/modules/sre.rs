//! The module `_sre`: compiled regular expressions (`Modules/_sre/sre.c`). CPython's own package `re` compiles them; the
//! crate `rustpython-sre_engine` matches.

mod finder;
mod matched;
mod pattern;
mod replace;
mod subject;
mod template;
mod validate;

use rustpython_sre_engine::string::{lower_ascii, lower_unicode};
use rustpython_sre_engine::{CODESIZE, MAXGROUPS, MAXREPEAT, SRE_MAGIC};

use crate::text::unicode;
use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// What the matcher asks about characters, from the tables of `str`.
const PROPERTIES: rustpython_unicode::Properties = rustpython_unicode::Properties {
    is_decimal: |c| unicode::is_decimal(c.into()),
    is_space: |c| unicode::is_space(c.into()),
    is_alnum: |c| unicode::is_alnum(c.into()),
};

pub(crate) fn fill(vm: Vm, m: &Methods) {
    rustpython_unicode::set_properties(PROPERTIES);
    matched::install(vm);
    finder::install(vm);
    template::install(vm);
    pattern::install(vm);
    m.value("MAGIC", vm.size(SRE_MAGIC))
        .value("CODESIZE", vm.size(CODESIZE))
        .value("MAXREPEAT", vm.size(MAXREPEAT))
        .value("MAXGROUPS", vm.size(MAXGROUPS))
        .sync("compile", "pattern, flags, code, groups, groupindex, indexgroup", pattern::compile)
        .sync("template", "pattern, template, /", template::make)
        .sync("getcodesize", "", |vm, _| Ok(vm.size(CODESIZE)))
        .sync("ascii_iscased", "character, /", |vm, a| {
            let code = code_point(vm, &a[0])?;
            Ok(Value::bool(u8::try_from(code).is_ok_and(|byte| byte.is_ascii_alphabetic())))
        })
        .sync("unicode_iscased", "character, /", |vm, a| {
            let code = code_point(vm, &a[0])?;
            // Of several characters that are its upper case, the first counts.
            let upper =
                char::from_u32(code).map_or(code, |c| c.to_uppercase().next().map_or(code, u32::from));
            Ok(Value::bool(lower_unicode(code) != code || upper != code))
        })
        .sync("ascii_tolower", "character, /", |vm, a| {
            Ok(vm.int(i64::from(lower_ascii(code_point(vm, &a[0])?))))
        })
        .sync("unicode_tolower", "character, /", |vm, a| {
            Ok(vm.int(i64::from(lower_unicode(code_point(vm, &a[0])?))))
        });
}

fn code_point(vm: Vm, value: &Value) -> Res<u32> {
    let Some(number) = value.as_i64() else {
        let class = vm.class_name(value);
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    };
    u32::try_from(number).map_err(|_| vm.overflow_error("Python int too large to convert to C int"))
}
