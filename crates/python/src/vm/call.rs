//! Calls: who is called, and how arguments find their parameters (`Python/ceval.c`, `initialize_locals`).

use std::sync::atomic::Ordering;

use super::attribute::Attribute;
use super::frame::{Activation, Frame, Ret};
use super::native::{Native, NativeCode, Step, Task};
use super::{Raise, Res, Vm};
use crate::object::Kind;
use crate::types::code::{Code, VARARGS, VARKEYWORDS};
use crate::types::descriptor::{ClassMethod, StaticMethod};
use crate::types::dict::Dict;
use crate::types::function::{Function, Method};
use crate::types::tuple::Tuple;
use crate::types::ty::Type;
use crate::value::{Slot, Value};

/// What a call has become.
pub(crate) enum Called {
    /// A frame was pushed.
    Pushed,
    /// It is over.
    Done(Res),
    /// Native code that has to wait.
    Wait(Task),
}

impl From<Step> for Called {
    fn from(step: Step) -> Self {
        match step {
            Step::Done(result) => Self::Done(result),
            Step::Wait(task) => Self::Wait(task),
        }
    }
}

impl Vm {
    /// Calls anything. `ret` is what a frame that is pushed does with its result; it is handed back if none was.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn call_value(
        self,
        callee: &Value,
        args: Vec<Value>,
        names: Option<&Value>,
        ret: Ret,
    ) -> (Called, Option<Ret>) {
        match callee.kind() {
            Kind::Function => match self.push_function(callee, args, names, ret) {
                Ok(()) => (Called::Pushed, None),
                Err((raise, ret)) => (Called::Done(Err(raise)), Some(ret)),
            },
            Kind::Native => (self.call_native(callee.body(), &args, names).into(), Some(ret)),
            Kind::Method => {
                let method = callee.body::<Method>();
                let args = [method.receiver.clone()].into_iter().chain(args).collect();
                self.call_value(&method.function, args, names, ret)
            }
            Kind::Type => match (ret, self.plain_init(callee)) {
                (Ret::To(dst), Some(init)) => self.call_init(callee, &init, args, names, dst),
                (ret, _) => (self.call_type(callee, args, names), Some(ret)),
            },
            Kind::StaticMethod | Kind::ClassMethod if callee.get::<StaticMethod>().is_some() => {
                let inner = callee.body::<StaticMethod>().0.get().unwrap_or(Value::NONE);
                self.call_value(&inner, args, names, ret)
            }
            _ => self.call_instance(callee, args, names, ret),
        }
    }

    /// The `__init__` of a class that makes its instances as `object` does, if it is a function.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn plain_init(self, class: &Value) -> Slot {
        let (ty, names) = (class.body::<Type>(), self.names());
        if !ty.is_heap() || ty.info.kind != Kind::Instance || !self.class_of(class).is(&self.classes().type_)
        {
            return None;
        }
        let new = ty.lookup(self, &names.__new__)?;
        let by_object = new.get::<Native>()?.owner.as_ref()?.is(&self.classes().object);
        ty.lookup(self, &names.__init__).filter(|init| by_object && init.kind() == Kind::Function)
    }

    /// Makes an instance and pushes the frame of its `__init__`.
    fn call_init(
        self,
        class: &Value,
        init: &Value,
        args: Vec<Value>,
        names: Option<&Value>,
        dst: u16,
    ) -> (Called, Option<Ret>) {
        let pushed = crate::types::object::new_instance(self, class)
            .map_err(|raise| (raise, Ret::Discard))
            .and_then(|instance| {
                let args = [instance.clone()].into_iter().chain(args).collect();
                self.push_function(init, args, names, Ret::Init { dst, instance })
            });
        match pushed {
            Ok(()) => (Called::Pushed, None),
            Err((raise, _)) => (Called::Done(Err(raise)), Some(Ret::To(dst))),
        }
    }

    fn call_instance(
        self,
        callee: &Value,
        args: Vec<Value>,
        names: Option<&Value>,
        ret: Ret,
    ) -> (Called, Option<Ret>) {
        match self.special(callee, &self.names().__call__) {
            Ok(Some(Attribute::Call(function, first))) => {
                let args = first.into_iter().chain(args).collect();
                self.call_value(&function, args, names, ret)
            }
            Ok(Some(Attribute::Value(function))) => self.call_value(&function, args, names, ret),
            Ok(_) => {
                let what = if callee.get::<ClassMethod>().is_some() {
                    "classmethod".to_owned()
                } else {
                    self.class_name(callee)
                };
                (Called::Done(Err(self.type_error(format!("'{what}' object is not callable")))), Some(ret))
            }
            Err(raise) => (Called::Done(Err(raise)), Some(ret)),
        }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn call_native(self, native: &Native, args: &[Value], names: Option<&Value>) -> Step {
        if names.is_none() && native.signature.fixed == Some(args.len()) {
            return match self.check_receiver(native, args) {
                Ok(()) => self.run_native(native.code, args),
                Err(raise) => Step::Done(Err(raise)),
            };
        }
        if names.is_none()
            && let Some(result) =
                native.with_defaults(self, args, |args| match self.check_receiver(native, args) {
                    Ok(()) => self.run_native(native.code, args),
                    Err(raise) => Step::Done(Err(raise)),
                })
        {
            return result;
        }
        match native
            .bind(self, args, names)
            .and_then(|bound| self.check_receiver(native, &bound).map(|()| bound))
        {
            Ok(bound) => self.run_native(native.code, &bound),
            Err(raise) => Step::Done(Err(raise)),
        }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn run_native(self, code: NativeCode, args: &[Value]) -> Step {
        match code {
            NativeCode::Sync(function) => Step::Done(function(self, args)),
            NativeCode::Async(function) => Step::Wait(function(self, args.to_vec())),
            NativeCode::Step(function) => function(self, args),
        }
    }

    /// A method of a built-in class takes instances of that class alone.
    fn check_receiver(self, native: &Native, args: &[Value]) -> Res<()> {
        let (Some(owner), Some(receiver)) = (&native.owner, args.first()) else { return Ok(()) };
        if self.is_instance_of(receiver, owner) || native.name == "__new__" {
            return Ok(());
        }
        Err(self.type_error(format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            native.name,
            owner.body::<Type>().name(),
            self.class_name(receiver)
        )))
    }

    /// Calls a class: makes an instance.
    fn call_type(self, class: &Value, args: Vec<Value>, names: Option<&Value>) -> Called {
        let meta = self.class_of(class);
        let own = self.names();
        if meta.is(&self.classes().type_) {
            if class.is(&self.classes().type_) && args.len() == 1 && names.is_none() {
                return Called::Done(Ok(self.class_of(&args[0])));
            }
        } else if let Some(call) = meta.body::<Type>().lookup(self, &own.__call__)
            && call.kind() != Kind::Native
        {
            let (class, names) = (class.clone(), names.cloned());
            return Called::Wait(super::native::task(async move {
                if call.kind() == Kind::Function {
                    let args = [class].into_iter().chain(args).collect();
                    return self.call_names(&call, args, names).await;
                }
                let call = match self.bind(&call, Some(&class), &meta)? {
                    Attribute::Value(bound) => bound,
                    Attribute::Call(callee, args) => self.call(&callee, args).await?,
                    Attribute::Missing => call,
                };
                self.call_names(&call, args, names).await
            }));
        }
        if let Some(made) = crate::types::exceptions::instantiate_quick(self, class, &args, names) {
            return Called::Done(made);
        }
        self.instantiate(class, args, names)
    }

    /// `type.__call__`: `__new__`, then `__init__` if that gave an instance of the class.
    pub(crate) fn instantiate(self, class: &Value, args: Vec<Value>, names: Option<&Value>) -> Called {
        let own = self.names();
        let ty = class.body::<Type>();
        let Some(new) = ty.lookup(self, &own.__new__) else {
            return Called::Done(Err(self.type_error(format!("cannot create '{}' instances", ty.name()))));
        };
        let init = ty.lookup(self, &own.__init__);
        let is_default = move |found: &Option<Value>| {
            found.as_ref().is_some_and(|found| {
                found
                    .get::<Native>()
                    .is_some_and(|n| n.owner.as_ref().is_some_and(|o| o.is(&self.classes().object)))
            })
        };
        // A built-in class makes its instances itself.
        if is_default(&init)
            && let Some(native) = new.get::<Native>()
            && !is_default(&Some(new.clone()))
        {
            let args: Vec<Value> = [class.clone()].into_iter().chain(args).collect();
            return self.call_native(native, &args, names).into();
        }
        let (class, names) = (class.clone(), names.cloned());
        let default_new = is_default(&Some(new.clone()));
        Called::Wait(super::native::task(async move {
            let made = if default_new && !is_default(&init) {
                crate::types::object::new_instance(self, &class)?
            } else {
                let first: Vec<Value> = [class.clone()].into_iter().chain(args.iter().cloned()).collect();
                let new = match new.get::<StaticMethod>() {
                    Some(inner) => inner.0.get().unwrap_or(Value::NONE),
                    None => new,
                };
                self.call_names(&new, first, names.clone()).await?
            };
            if !self.is_instance_of(&made, &class) {
                return Ok(made);
            }
            let Some(init) = self.class_attribute(&made, &self.names().__init__) else { return Ok(made) };
            let result = match init.kind() {
                Kind::Function | Kind::Native => {
                    let args = [made.clone()].into_iter().chain(args).collect();
                    self.call_names(&init, args, names).await?
                }
                _ => {
                    let bound = match self.bind(&init, Some(&made), &class)? {
                        Attribute::Value(bound) => bound,
                        Attribute::Call(callee, args) => self.call(&callee, args).await?,
                        Attribute::Missing => return Ok(made),
                    };
                    self.call_names(&bound, args, names).await?
                }
            };
            self.check_init(&result)?;
            Ok(made)
        }))
    }

    pub(crate) fn check_init(self, result: &Value) -> Res<()> {
        if result.is_none() {
            return Ok(());
        }
        Err(self.type_error(format!("__init__() should return None, not '{}'", self.class_name(result))))
    }

    /// Whether one activation more is allowed.
    pub(crate) fn check_depth(self) -> Res<()> {
        if self.depth() < self.interp().recursion_limit.load(Ordering::Relaxed) {
            return Ok(());
        }
        Err(self.raise_text(&self.classes().recursion_error, "maximum recursion depth exceeded"))
    }

    /// Pushes a frame of a function.
    pub(crate) fn push_function(
        self,
        function: &Value,
        args: Vec<Value>,
        names: Option<&Value>,
        ret: Ret,
    ) -> Result<(), (Raise, Ret)> {
        if let Err(raise) = self.check_depth() {
            return Err((raise, ret));
        }
        let body = function.body::<Function>();
        if names.is_none() && body.takes(args.len()) {
            self.push_exact(function, args, ret);
            return Ok(());
        }
        let code_value = body.code();
        let code = code_value.body::<Code>();
        let registers = match self.bind_arguments(body, code, args, names) {
            Ok(registers) => registers,
            Err(raise) => return Err((raise, ret)),
        };
        self.push_frame(function, registers, None, ret);
        Ok(())
    }

    /// Pushes a frame of a function that [takes](Function::takes) these arguments as they are.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn push_exact(self, function: &Value, args: impl IntoIterator<Item = Value>, ret: Ret) {
        let body = function.body::<Function>();
        // SAFETY: the function keeps its code alive.
        let code = unsafe { &*body.code_pointer() };
        let (start, owns_chunk) = self.room(code.registers);
        let mut given = 0;
        for value in args {
            // SAFETY: there is room for all registers of the code, of which the parameters are the first.
            unsafe { *start.add(given) = Some(value) };
            given += 1;
        }
        // SAFETY: as above.
        unsafe { body.fill_rest(start, given) };
        self.push_ready(function, start, owns_chunk, None, ret);
    }

    /// Pushes a frame whose first registers are these.
    pub(crate) fn push_frame(self, function: &Value, first: Vec<Slot>, locals: Slot, ret: Ret) {
        let code = function.body::<Function>().code_pointer();
        // SAFETY: the function, which the frame will hold, keeps its code alive.
        let count = unsafe { (*code).registers };
        let (registers, owns_chunk) = self.room(count);
        for (index, value) in first.into_iter().enumerate() {
            debug_assert!(index < count);
            // SAFETY: `room` gave as many registers as the code has, and no objects are in them.
            unsafe { *registers.add(index) = value };
        }
        // SAFETY: as above.
        unsafe { (*code).clear_variables(registers) };
        self.push_ready(function, registers, owns_chunk, locals, ret);
    }

    /// Pushes a frame whose registers are filled.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn push_ready(
        self,
        function: &Value,
        registers: *mut Slot,
        owns_chunk: bool,
        locals: Slot,
        ret: Ret,
    ) {
        let frame = Frame {
            function: function.clone(),
            code: function.body::<Function>().code_pointer(),
            pc: 0,
            registers,
            locals,
            handled: None,
            generator: None,
            ret,
            owns_chunk,
        };
        // SAFETY: the frame holds the function, which keeps its code alive.
        let code = unsafe { &*frame.code };
        self.thread().frames.borrow_mut().push(Activation::Python(frame));
        self.check_entry(code);
    }

    /// Registers without objects above those of the frame that has the highest; whether they lie in a chunk of their own.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn room(self, count: usize) -> (*mut Slot, bool) {
        let frames = self.thread().frames.borrow();
        let top = frames.iter().rev().find_map(|activation| match activation {
            Activation::Python(frame) if frame.generator.is_none() => {
                Some(frame.registers.wrapping_add(frame.code().registers))
            }
            _ => None,
        });
        let stack = &self.thread().stack;
        if let Some(top) = top
            && (stack.end() as usize).saturating_sub(top as usize) / size_of::<Slot>() >= count
        {
            return (top, false);
        }
        (stack.push_chunk(count), true)
    }

    /// Puts arguments where the parameters' registers are.
    fn bind_arguments(
        self,
        function: &Function,
        code: &Code,
        args: Vec<Value>,
        names: Option<&Value>,
    ) -> Res<Vec<Slot>> {
        let named: &[Value] = names.map_or(&[], |names| names.body::<Tuple>().items());
        let given = args.len() - named.len();
        let total = code.positional + code.keyword_only;
        let mut registers: Vec<Slot> = Vec::with_capacity(code.parameters());
        registers.resize_with(code.parameters(), || None);
        let mut args = args.into_iter();
        for (register, value) in registers.iter_mut().zip(args.by_ref().take(given.min(code.positional))) {
            *register = Some(value);
        }
        let extra: Vec<Value> = args.by_ref().take(given.saturating_sub(code.positional)).collect();
        let mut next = total;
        let too_many = !extra.is_empty() && code.flags & VARARGS == 0;
        if code.flags & VARARGS != 0 {
            registers[next] = Some(self.tuple(extra));
            next += 1;
        }
        let keywords = (code.flags & VARKEYWORDS != 0).then(|| self.empty_dict());
        for (name, value) in named.iter().zip(args) {
            self.bind_named(function, code, &mut registers[..total], keywords.as_ref(), name, value)?;
        }
        if too_many {
            return Err(self.too_many(function, code, given, &registers[code.positional..total]));
        }
        if let Some(keywords) = keywords {
            registers[next] = Some(keywords);
        }
        self.bind_defaults(function, code, &mut registers[..total])?;
        Ok(registers)
    }

    fn bind_named(
        self,
        function: &Function,
        code: &Code,
        registers: &mut [Slot],
        keywords: Option<&Value>,
        name: &Value,
        value: Value,
    ) -> Res<()> {
        let text = name.get::<crate::types::string::Str>();
        let Some(text) = text else { return Err(self.type_error("keywords must be strings")) };
        let same = |known: &Value| {
            known.is(name) || known.body::<crate::types::string::Str>().bytes() == text.bytes()
        };
        let found = (code.positional_only..registers.len()).find(|&index| same(&code.variables[index]));
        match found {
            Some(index) if registers[index].is_some() => Err(self.type_error(format!(
                "{}() got multiple values for argument '{}'",
                self.function_name(function),
                text.lossy()
            ))),
            Some(index) => {
                registers[index] = Some(value);
                Ok(())
            }
            None => match keywords {
                Some(dict) => {
                    dict.body::<Dict>().set_str(name, value);
                    Ok(())
                }
                None => Err(self.unexpected_name(function, code, name)),
            },
        }
    }

    fn function_name(self, function: &Function) -> String {
        self.text(&function.qualname.get()).to_owned()
    }

    fn unexpected_name(self, function: &Function, code: &Code, name: &Value) -> Raise {
        let (function, text) = (self.function_name(function), self.text(name));
        let positional_only =
            code.variables[..code.positional_only].iter().any(|known| self.text(known) == text);
        self.type_error(if positional_only {
            format!("{function}() got some positional-only arguments passed as keyword arguments: '{text}'")
        } else {
            format!("{function}() got an unexpected keyword argument '{text}'")
        })
    }

    fn bind_defaults(self, function: &Function, code: &Code, registers: &mut [Slot]) -> Res<()> {
        if registers.iter().all(Option::is_some) {
            return Ok(());
        }
        if let Some(defaults) = function.defaults.get() {
            let defaults = defaults.body::<Tuple>().items();
            let first = code.positional.saturating_sub(defaults.len());
            let skipped = defaults.len().saturating_sub(code.positional);
            for (register, default) in registers[first..code.positional].iter_mut().zip(&defaults[skipped..])
            {
                register.get_or_insert_with(|| default.clone());
            }
        }
        if let Some(defaults) = function.keyword_defaults.get()
            && let Some(defaults) = defaults.get::<Dict>()
        {
            for (index, register) in registers.iter_mut().enumerate().skip(code.positional) {
                if register.is_none() {
                    *register = defaults.get_str(&code.variables[index]);
                }
            }
        }
        for (range, what) in
            [(0..code.positional, "positional"), (code.positional..registers.len(), "keyword-only")]
        {
            let missing: Vec<&str> = range
                .filter(|&index| registers[index].is_none())
                .map(|index| self.text(&code.variables[index]))
                .collect();
            if !missing.is_empty() {
                return Err(self.missing_arguments(function, &missing, what));
            }
        }
        Ok(())
    }

    fn missing_arguments(self, function: &Function, missing: &[&str], what: &str) -> Raise {
        let quoted: Vec<String> = missing.iter().map(|name| format!("'{name}'")).collect();
        let list = match &quoted[..] {
            [only] => only.clone(),
            [first, second] => format!("{first} and {second}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
            [] => String::new(),
        };
        let s = if missing.len() == 1 { "" } else { "s" };
        let name = self.function_name(function);
        self.type_error(format!("{name}() missing {} required {what} argument{s}: {list}", missing.len()))
    }

    fn too_many(self, function: &Function, code: &Code, given: usize, keyword_only: &[Slot]) -> Raise {
        let defaults = function.defaults.get().map_or(0, |defaults| defaults.body::<Tuple>().items().len());
        let s = |count: usize| if count == 1 { "" } else { "s" };
        let takes = if defaults > 0 {
            format!("from {} to {} positional arguments", code.positional - defaults, code.positional)
        } else {
            format!("{} positional argument{}", code.positional, s(code.positional))
        };
        let named = keyword_only.iter().filter(|register| register.is_some()).count();
        let were = match (named, given) {
            (0, 1) => "1 was given".to_owned(),
            (0, given) => format!("{given} were given"),
            (named, given) => format!(
                "{given} positional argument{} (and {named} keyword-only argument{}) were given",
                s(given),
                s(named)
            ),
        };
        self.type_error(format!("{}() takes {takes} but {were}", self.function_name(function)))
    }
}
