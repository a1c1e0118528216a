//! How arguments find their parameters (`Python/ceval.c`, `initialize_locals`).

use crate::object::Kind;
use crate::types::code::{Code, VARARGS, VARKEYWORDS};
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::tuple::Tuple;
use crate::value::{Slot, Value};
use crate::vm::{Raise, Res, Vm};

impl Vm {
    /// Puts arguments where the parameters' registers are.
    pub(super) fn bind_arguments(
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
        if keywords.is_none() {
            self.check_positional_only(function, code, named)?;
        }
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
                None => Err(self.unexpected_name(function, name)),
            },
        }
    }

    fn function_name(self, function: &Function) -> String {
        self.text(&function.qualname.get()).to_owned()
    }

    fn unexpected_name(self, function: &Function, name: &Value) -> Raise {
        let (function, text) = (self.function_name(function), self.text(name));
        self.type_error(format!("{function}() got an unexpected keyword argument '{text}'"))
    }

    /// Names all parameters at once that cannot be given by name and were.
    fn check_positional_only(self, function: &Function, code: &Code, named: &[Value]) -> Res<()> {
        if code.positional_only == 0 || named.is_empty() {
            return Ok(());
        }
        let is_given = |known: &&Value| {
            named.iter().any(|name| name.kind() == Kind::Str && self.text(name) == self.text(known))
        };
        let given: Vec<&str> = code.variables[..code.positional_only]
            .iter()
            .filter(is_given)
            .map(|known| self.text(known))
            .collect();
        if given.is_empty() {
            return Ok(());
        }
        let (function, given) = (self.function_name(function), given.join(", "));
        let message =
            format!("{function}() got some positional-only arguments passed as keyword arguments: '{given}'");
        Err(self.type_error(message))
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
