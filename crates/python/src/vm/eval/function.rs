//! Functions as a `def` or a `lambda` makes them.

use super::{Done, Flow};
use crate::compile::op::Instr;
use crate::object::{Kind, Mut, allocate};
use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::frame::Frame;

const DEFAULTS: u8 = 1;
const KEYWORD_DEFAULTS: u8 = 2;
const ANNOTATE: u8 = 4;
const CLOSURE: u8 = 8;

impl Vm {
    pub(super) fn op_function(self, frame: &mut Frame, i: Instr) -> Done {
        let code_value = frame.code().constants[usize::from(i.b)].clone();
        let mut next = i.c;
        let mut extra = |frame: &mut Frame, flag: u8| {
            (i.flags & flag != 0)
                .then(|| {
                    next += 1;
                    self.operand(frame, next - 1)
                })
                .transpose()
        };
        let defaults = extra(frame, DEFAULTS)?;
        let keyword_defaults = extra(frame, KEYWORD_DEFAULTS)?;
        let annotate = extra(frame, ANNOTATE)?;
        let closure = extra(frame, CLOSURE)?;
        let own = frame.function.body::<Function>();
        let module = own.globals.body::<Dict>().get_str(&self.names().__name__).unwrap_or(Value::NONE);
        let function =
            self.new_function(&code_value, own.globals.clone(), own.builtins.clone(), closure, module);
        let body = function.body::<Function>();
        body.defaults.set(defaults);
        body.keyword_defaults.set(keyword_defaults);
        body.annotate.set(annotate);
        frame.set(i.a, function);
        Ok(Flow::Next)
    }

    /// A function of a code object.
    pub(crate) fn new_function(
        self,
        code_value: &Value,
        globals: Value,
        builtins: Value,
        closure: Option<Value>,
        module: Value,
    ) -> Value {
        debug_assert!(globals.kind() == Kind::Dict && builtins.kind() == Kind::Dict);
        let code = code_value.body::<Code>();
        let doc = match code.flags & crate::types::code::HAS_DOCSTRING {
            0 => Value::NONE,
            _ => code.constants.first().cloned().unwrap_or(Value::NONE),
        };
        let function = Function {
            code: Mut::new(code_value.clone()),
            globals,
            builtins,
            closure,
            name: Mut::new(code.name.clone()),
            qualname: Mut::new(code.qualname.clone()),
            defaults: Mut::new(None),
            keyword_defaults: Mut::new(None),
            annotate: Mut::new(None),
            annotations: Mut::new(None),
            doc: Mut::new(doc),
            module: Mut::new(module),
            type_params: Mut::new(None),
        };
        allocate(&self.classes().function, function)
    }
}
