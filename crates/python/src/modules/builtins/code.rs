//! `compile`, `eval`, `exec`, and what statements call: `__build_class__` and `__import__`.

use crate::compile::{FUTURE_ANNOTATIONS, Mode, SyntaxError, compile_warned};
use crate::modules::ast;
use crate::modules::warnings::warn_of_syntax;
use crate::object::Kind;
use crate::types::Methods;
use crate::types::code::{Code, Place};
use crate::types::function::Cell;
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::value::{Slot, Value};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

use super::syntax_error;
use super::{namespaces, source};

/// Flags of `compile`, as CPython numbers them.
mod flag {
    pub(super) const ONLY_AST: i64 = 0x400;
    /// Future statements, an obsolete flag, and those that ask how the text is read.
    pub(super) const KNOWN: i64 = 0x1FE_0000 | 0x10 | 0x200 | ONLY_AST | 0x1000 | 0x2000 | 0x4000 | 0x8000;
}

pub(super) fn install(m: &Methods) {
    m.wait(
        "compile",
        "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1",
        waits!(compile),
    )
    .wait("eval", "source, /, globals=None, locals=None", waits!(eval))
    .wait("exec", "source, /, globals=None, locals=None, *, closure=None", waits!(exec))
    .sync("globals", "", |vm, _| Ok(namespaces::globals(vm)))
    .sync("locals", "", |vm, _| Ok(namespaces::locals(vm)))
    .wait("__build_class__", "*args, **kwargs", waits!(build_class))
    .wait("__import__", "name, globals=None, locals=None, fromlist=(), level=0", waits!(import));
}

#[undropped]
async fn compile(vm: Vm, a: Vec<Value>) -> Res {
    let filename = source::filename(vm, &a[1]).await?;
    let mode = vm.expect_text(&a[2], "compile() argument 'mode'")?;
    let flags = vm.index_i64(&a[3]).await?;
    let optimize = vm.index_i64(&a[5]).await?;
    if flags & !flag::KNOWN != 0 {
        return Err(vm.value_error("compile(): unrecognised flags"));
    }
    if !(-1..=2).contains(&optimize) {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    let only_ast = flags & flag::ONLY_AST != 0;
    let mode = match &mode[..] {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        "func_type" if !only_ast => {
            return Err(vm.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST"));
        }
        _ if only_ast => {
            return Err(vm.value_error("compile() mode must be 'exec', 'eval', 'single' or 'func_type'"));
        }
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    if ast::is_node(vm, &a[0]) {
        return if only_ast { Ok(a[0].clone()) } else { Err(not_from_tree(vm)) };
    }
    let text = source::text(vm, &a[0], "compile() arg 1 must be a string, bytes or AST object")?;
    if only_ast {
        return ast::tree(vm, &text, mode).map_err(|error| syntax_error(vm, &error, &text, &filename));
    }
    let text = if mode == Mode::Eval { without_indent(&text) } else { text.as_str() };
    compiled(vm, text, &filename, mode, flags as u32 & FUTURE_ANNOTATIONS).await
}

/// Compiles a text, and warns of what is hardly meant; a warning that is an error is one of the text.
#[undropped]
pub(crate) async fn compiled(vm: Vm, text: &str, filename: &Value, mode: Mode, flags: u32) -> Res {
    let found = compile_warned(vm, text, filename, mode, flags);
    let (code, warnings) = found.map_err(|error| syntax_error(vm, &error, text, filename))?;
    for warning in warnings {
        let line = text[..warning.range.start().to_usize().min(text.len())].matches('\n').count() + 1;
        match warn_of_syntax(vm, &warning.message, filename, line).await {
            Err(raise) if vm.is_raised(&raise, &vm.classes().syntax_warning) => {
                let error = SyntaxError::new(warning.message, warning.range);
                return Err(syntax_error(vm, &error, text, filename));
            }
            done => done?,
        }
    }
    Ok(code)
}

fn not_from_tree(vm: Vm) -> Raise {
    let message = "this machine does not compile syntax trees yet; compile(ast.unparse(tree), …) does";
    vm.raise_text(&vm.classes().not_implemented_error, message)
}

fn without_indent(text: &str) -> &str {
    text.trim_start_matches([' ', '\t'])
}

fn free_variables(code: &Code) -> usize {
    code.variables_at(Place::Free).count()
}

#[undropped]
async fn eval(vm: Vm, a: Vec<Value>) -> Res {
    if !a[2].is_none() && !namespaces::is_mapping(vm, &a[2]) {
        return Err(vm.type_error("locals must be a mapping"));
    }
    if !a[1].is_none() && a[1].kind() != Kind::Dict {
        return Err(vm.type_error(if namespaces::is_mapping(vm, &a[1]) {
            "globals must be a real dict; try eval(expr, {}, mapping)"
        } else {
            "globals must be a dict"
        }));
    }
    let (globals, locals) = namespaces::given_or_own(vm, &a[1], &a[2]);
    let code = match a[0].get::<Code>() {
        Some(code) if free_variables(code) > 0 => {
            return Err(vm.type_error("code object passed to eval() may not contain free variables"));
        }
        Some(_) => a[0].clone(),
        None => {
            let text = source::text(vm, &a[0], "eval() arg 1 must be a string, bytes or code object")?;
            compiled(vm, without_indent(&text), &vm.str("<string>"), Mode::Eval, 0).await?
        }
    };
    namespaces::run(vm, &code, globals, locals, None).await
}

#[undropped]
async fn exec(vm: Vm, a: Vec<Value>) -> Res {
    let (globals, locals) = namespaces::given_or_own(vm, &a[1], &a[2]);
    if globals.kind() != Kind::Dict {
        return Err(vm.type_error(format!("exec() globals must be a dict, not {}", vm.class_name(&globals))));
    }
    if !namespaces::is_mapping(vm, &locals) {
        let class = vm.class_name(&locals);
        return Err(vm.type_error(format!("locals must be a mapping or None, not {class}")));
    }
    let (code, closure) = match a[0].get::<Code>() {
        Some(code) => (a[0].clone(), checked_closure(vm, code, &a[3])?),
        None if !a[3].is_none() => {
            return Err(vm.type_error("closure can only be used when source is a code object"));
        }
        None => {
            let text = source::text(vm, &a[0], "exec() arg 1 must be a string, bytes or code object")?;
            (compiled(vm, &text, &vm.str("<string>"), Mode::Exec, 0).await?, None)
        }
    };
    namespaces::run(vm, &code, globals, locals, closure).await?;
    Ok(Value::NONE)
}

/// The cells of the variables that code shares with the code around it.
fn checked_closure(vm: Vm, code: &Code, closure: &Value) -> Res<Slot> {
    let wanted = free_variables(code);
    if wanted == 0 {
        if closure.is_none() {
            return Ok(None);
        }
        return Err(vm.type_error("cannot use a closure with this code object"));
    }
    let cells: &[Value] = match closure.exact::<Tuple>() {
        Some(tuple) => tuple.items(),
        None => &[],
    };
    if cells.len() == wanted && cells.iter().all(|cell| cell.get::<Cell>().is_some()) {
        return Ok(Some(closure.clone()));
    }
    Err(vm.type_error(format!("code object requires a closure of exactly length {wanted}")))
}

#[undropped]
async fn build_class(vm: Vm, a: Vec<Value>) -> Res {
    crate::vm::class::build_class(vm, vm.tuple_items(&a[0]), a[1].clone()).await
}

#[undropped]
async fn import(vm: Vm, a: Vec<Value>) -> Res {
    if a[0].get::<Str>().is_none() {
        return Err(vm.type_error("module name must be a string"));
    }
    crate::vm::import::dunder_import(vm, a).await
}
