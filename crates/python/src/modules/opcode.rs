//! The module `_opcode` (`Modules/_opcode.c`), as far as CPython's own `opcode` asks for it when it is imported: the
//! machine has instructions of its own, so nothing is said about CPython's.

use crate::types::Methods;
use crate::value::Value;
use crate::vm::Vm;

/// Operators as `BINARY_OP` numbers them.
const OPERATORS: [(&str, &str); 27] = [
    ("NB_ADD", "+"),
    ("NB_AND", "&"),
    ("NB_FLOOR_DIVIDE", "//"),
    ("NB_LSHIFT", "<<"),
    ("NB_MATRIX_MULTIPLY", "@"),
    ("NB_MULTIPLY", "*"),
    ("NB_REMAINDER", "%"),
    ("NB_OR", "|"),
    ("NB_POWER", "**"),
    ("NB_RSHIFT", ">>"),
    ("NB_SUBTRACT", "-"),
    ("NB_TRUE_DIVIDE", "/"),
    ("NB_XOR", "^"),
    ("NB_INPLACE_ADD", "+="),
    ("NB_INPLACE_AND", "&="),
    ("NB_INPLACE_FLOOR_DIVIDE", "//="),
    ("NB_INPLACE_LSHIFT", "<<="),
    ("NB_INPLACE_MATRIX_MULTIPLY", "@="),
    ("NB_INPLACE_MULTIPLY", "*="),
    ("NB_INPLACE_REMAINDER", "%="),
    ("NB_INPLACE_OR", "|="),
    ("NB_INPLACE_POWER", "**="),
    ("NB_INPLACE_RSHIFT", ">>="),
    ("NB_INPLACE_SUBTRACT", "-="),
    ("NB_INPLACE_TRUE_DIVIDE", "/="),
    ("NB_INPLACE_XOR", "^="),
    ("NB_SUBSCR", "[]"),
];

pub(crate) fn fill(_: Vm, m: &Methods) {
    for name in
        ["has_arg", "has_const", "has_name", "has_jump", "has_free", "has_local", "has_exc", "is_valid"]
    {
        m.sync(name, "opcode", |_, _| Ok(Value::FALSE));
    }
    m.sync("stack_effect", "opcode, oparg=None, /, *, jump=None", |vm, _| {
        let message = "this machine does not run CPython's instructions";
        Err(vm.raise_text(&vm.classes().not_implemented_error, message))
    })
    .sync("get_executor", "*, code, offset", |_, _| Ok(Value::NONE))
    .sync("get_specialization_stats", "", |_, _| Ok(Value::NONE))
    .sync("get_intrinsic1_descs", "", |vm, _| Ok(vm.list(Vec::new())))
    .sync("get_intrinsic2_descs", "", |vm, _| Ok(vm.list(Vec::new())))
    .sync("get_special_method_names", "", |vm, _| {
        let names = ["__enter__", "__exit__", "__aenter__", "__aexit__"];
        Ok(vm.list(names.iter().map(|name| vm.intern_str(name)).collect()))
    })
    .sync("get_nb_ops", "", |vm, _| {
        Ok(vm.list(OPERATORS.iter().map(|(name, text)| vm.pair(vm.str(name), vm.str(text))).collect()))
    });
}
