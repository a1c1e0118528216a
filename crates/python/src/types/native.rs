//! Signatures of native functions, and how arguments are put in the order that they name.

use std::sync::OnceLock;

use super::ty::Type;
use crate::object::Kind;
use crate::value::{Slot, Value};
use crate::vm::native::Native;
use crate::vm::{Res, Vm};

/// A signature as Python writes it, without the parentheses: `self, sep=None, /, *, strict=False`.
///
/// Defaults are `None`, `True`, `False`, integers, `''`, or `?`, which native code sees as [`Value::MISSING`]. A native
/// function gets its arguments in this order, `*args` as a tuple and `**kwargs` as a dict.
pub(crate) struct Signature {
    text: &'static str,
    /// How many arguments there are, if all are positional and needed: then nothing has to be put in order.
    pub(crate) fixed: Option<usize>,
    /// Made when a call needs it for the first time.
    parameters: OnceLock<Parameters>,
}

struct Parameters {
    all: Vec<Parameter>,
    /// All may be given by position, and how many have to be.
    plain: Option<usize>,
}

/// A call with up to so many arguments needs no room for them on the heap.
const FEW: usize = 6;

/// A parameter of a signature.
#[derive(Clone, Copy, Debug)]
struct Parameter {
    name: &'static str,
    default: Option<&'static str>,
    kind: ParameterKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ParameterKind {
    PositionalOnly,
    Plain,
    KeywordOnly,
    Rest,
    Keywords,
}

impl Signature {
    pub(crate) fn new(text: &'static str) -> Self {
        Self { text, fixed: Self::fixed_of(text), parameters: OnceLock::new() }
    }

    fn fixed_of(signature: &str) -> Option<usize> {
        let text = signature.as_bytes();
        if text.iter().any(|byte| matches!(byte, b'=' | b'*')) {
            return None;
        }
        if text.is_empty() {
            return Some(0);
        }
        Some(1 + text.iter().filter(|byte| **byte == b',').count() - usize::from(signature.ends_with('/')))
    }

    fn parameters(&self) -> &Parameters {
        self.parameters.get_or_init(|| {
            let all = self.parse();
            let by_position =
                |p: &Parameter| matches!(p.kind, ParameterKind::PositionalOnly | ParameterKind::Plain);
            let needed = all.iter().filter(|p| p.default.is_none()).count();
            Parameters { plain: all.iter().all(by_position).then_some(needed), all }
        })
    }

    fn parse(&self) -> Vec<Parameter> {
        let mut all = Vec::new();
        let mut kind = ParameterKind::Plain;
        for part in self.text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            match part {
                "/" => {
                    for parameter in &mut all {
                        let parameter: &mut Parameter = parameter;
                        parameter.kind = ParameterKind::PositionalOnly;
                    }
                }
                "*" => kind = ParameterKind::KeywordOnly,
                _ => {
                    let (name, default) = match part.split_once('=') {
                        Some((name, default)) => (name, Some(default)),
                        None => (part, None),
                    };
                    let (name, kind) = if let Some(name) = name.strip_prefix("**") {
                        (name, ParameterKind::Keywords)
                    } else if let Some(name) = name.strip_prefix('*') {
                        let own = ParameterKind::Rest;
                        kind = ParameterKind::KeywordOnly;
                        (name, own)
                    } else {
                        (name, kind)
                    };
                    all.push(Parameter { name, default, kind });
                }
            }
        }
        all
    }
}

fn default(vm: Vm, text: &str) -> Value {
    match text {
        "None" => Value::NONE,
        "True" => Value::TRUE,
        "False" => Value::FALSE,
        "''" => vm.str(""),
        "()" => vm.interp().empty_tuple.clone(),
        "?" => Value::MISSING,
        "0" => Value::small_unchecked(0),
        "-1" => Value::small_unchecked(-1),
        number => vm.int(number.parse().unwrap_or_else(|_| panic!("the default {number} is not known"))),
    }
}

impl Native {
    /// The name with the class, as errors about no arguments or one have it.
    fn qualified(&self) -> String {
        match self.constructed() {
            Some(class) => class,
            None => match &self.owner {
                Some(class) => format!("{}.{}", class.body::<super::ty::Type>().name(), self.name),
                None => self.name.to_owned(),
            },
        }
    }

    /// The class's name, for what makes or initializes its instances.
    fn constructed(&self) -> Option<String> {
        let class = self.owner.as_ref().filter(|_| matches!(self.name, "__new__" | "__init__"))?;
        let name = class.body::<super::ty::Type>().name();
        Some(name.rsplit('.').next().unwrap_or(&name).to_owned())
    }

    /// What errors call it.
    fn shown(&self) -> String {
        self.constructed().unwrap_or_else(|| self.name.to_owned())
    }

    /// Calls with arguments given by position alone and with the defaults of the others; `None` if that is not how these
    /// arguments are given.
    pub(crate) fn with_defaults<R>(
        &self,
        vm: Vm,
        args: &[Value],
        call: impl FnOnce(&[Value]) -> R,
    ) -> Option<R> {
        let Parameters { all, plain } = self.signature.parameters();
        if args.len() < (*plain)? || args.len() > all.len() {
            return None;
        }
        if args.len() == all.len() {
            return Some(call(args));
        }
        if all.len() > FEW {
            return None;
        }
        let mut room = [const { Value::MISSING }; FEW];
        let (given, missing) = room[..all.len()].split_at_mut(args.len());
        given.clone_from_slice(args);
        for (place, parameter) in missing.iter_mut().zip(&all[args.len()..]) {
            *place = default(vm, parameter.default?);
        }
        Some(call(&room[..all.len()]))
    }

    /// Puts arguments in the order of the signature. `names` are those of the last arguments.
    pub(crate) fn bind(&self, vm: Vm, args: &[Value], names: Option<&Value>) -> Res<Vec<Value>> {
        let Parameters { all: parameters, plain } = self.signature.parameters();
        if let (None, Some(needed)) = (names, *plain)
            && (needed..=parameters.len()).contains(&args.len())
        {
            let missing = parameters[args.len()..].iter().filter_map(|parameter| parameter.default);
            return Ok(args.iter().cloned().chain(missing.map(|text| default(vm, text))).collect());
        }
        let named = names.map(|names| vm.tuple_items(names)).unwrap_or_default();
        let (given, keywords) = args.split_at(args.len() - named.len());
        let mut bound: Vec<Slot> = parameters.iter().map(|_| None).collect();
        let mut rest = given.iter();
        for (place, parameter) in bound.iter_mut().zip(parameters) {
            match parameter.kind {
                ParameterKind::PositionalOnly | ParameterKind::Plain => match rest.next() {
                    Some(value) => *place = Some(value.clone()),
                    None => continue,
                },
                ParameterKind::Rest => *place = Some(vm.tuple(rest.by_ref().cloned().collect())),
                _ => {}
            }
        }
        if rest.len() > 0 {
            return Err(self.wrong_count(vm, parameters, given.len()));
        }
        let mut extra: Option<Value> = None;
        for (name, value) in named.iter().zip(keywords) {
            let text = vm.text(name);
            let found = parameters.iter().position(|p| {
                p.name == text && matches!(p.kind, ParameterKind::Plain | ParameterKind::KeywordOnly)
            });
            match found {
                Some(index) if bound[index].is_some() => {
                    let message = format!(
                        "argument for {}() given by name ('{text}') and position ({})",
                        self.shown(),
                        index + 1
                    );
                    return Err(vm.type_error(message));
                }
                Some(index) => bound[index] = Some(value.clone()),
                None if parameters.iter().any(|p| p.kind == ParameterKind::Keywords) => {
                    let dict = extra.get_or_insert_with(|| vm.empty_dict());
                    dict.body::<super::dict::Dict>().set_str(name, value.clone());
                }
                None if self.is_for_another(vm, parameters, args) => {}
                None => return Err(self.unexpected(vm, parameters, text)),
            }
        }
        let mut values = Vec::with_capacity(bound.len());
        for (place, parameter) in bound.into_iter().zip(parameters) {
            values.push(match (place, parameter.kind, parameter.default) {
                (Some(value), ..) => value,
                (None, ParameterKind::Keywords, _) => extra.take().unwrap_or_else(|| vm.empty_dict()),
                (None, ParameterKind::Rest, _) => vm.interp().empty_tuple.clone(),
                (None, _, Some(text)) => default(vm, text),
                (None, ..) => {
                    return Err(self.missing(vm, parameters, parameter.name, given.len() + named.len()));
                }
            });
        }
        Ok(values)
    }

    fn unexpected(&self, vm: Vm, parameters: &[Parameter], name: &str) -> crate::vm::Raise {
        vm.type_error(if takes_names(parameters) {
            format!("{}() got an unexpected keyword argument '{name}'", self.shown())
        } else {
            format!("{}() takes no keyword arguments", self.qualified())
        })
    }

    /// Whether keywords are for the `__init__` that a derived class has of its own, where this is `__new__`; or the other
    /// way round.
    fn is_for_another(&self, vm: Vm, parameters: &[Parameter], args: &[Value]) -> bool {
        let names = vm.names();
        let (class, other) = match (self.name, args.first()) {
            ("__new__", Some(class)) => (class.clone(), &names.__init__),
            ("__init__", Some(object)) => (vm.class_of(object), &names.__new__),
            _ => return false,
        };
        let Some(class) = class.get::<Type>() else { return false };
        let is_own = |found: Value| found.kind() != Kind::Native;
        class.is_heap() && !takes_names(parameters) && class.lookup(vm, other).is_some_and(is_own)
    }

    /// How many arguments an error speaks of: `self` is none.
    fn visible(&self, parameters: &[Parameter]) -> (usize, usize, usize) {
        let hidden = usize::from(parameters.first().is_some_and(|p| matches!(p.name, "self" | "cls")));
        let positional =
            |p: &&Parameter| matches!(p.kind, ParameterKind::PositionalOnly | ParameterKind::Plain);
        let most = parameters.iter().filter(positional).count();
        let least = parameters.iter().filter(positional).filter(|p| p.default.is_none()).count();
        (least - hidden.min(least), most - hidden.min(most), hidden)
    }

    fn wrong_count(&self, vm: Vm, parameters: &[Parameter], given: usize) -> crate::vm::Raise {
        let (least, most, hidden) = self.visible(parameters);
        let given = given - hidden.min(given);
        let plain =
            parameters.iter().any(|p| matches!(p.kind, ParameterKind::Plain | ParameterKind::KeywordOnly));
        let s = |count: usize| if count == 1 { "" } else { "s" };
        vm.type_error(match (least, most) {
            (1, 2) if matches!(self.name, "__pow__" | "__rpow__") => {
                format!("expected 1 or 2 arguments, got {given}")
            }
            (0, 0) if plain => format!("{}() takes no positional arguments", self.shown()),
            (0, 0) => format!("{}() takes no arguments ({given} given)", self.qualified()),
            (1, 1) if !plain => format!("{}() takes exactly one argument ({given} given)", self.qualified()),
            _ if plain => {
                let bound = if least == most { "exactly" } else { "at most" };
                format!("{}() takes {bound} {most} argument{} ({given} given)", self.shown(), s(most))
            }
            _ if least == most => {
                format!("{} expected {most} argument{}, got {given}", self.shown(), s(most))
            }
            _ => format!("{} expected at most {most} argument{}, got {given}", self.shown(), s(most)),
        })
    }

    fn missing(&self, vm: Vm, parameters: &[Parameter], name: &str, given: usize) -> crate::vm::Raise {
        let (least, most, hidden) = self.visible(parameters);
        let index = parameters.iter().position(|p| p.name == name).unwrap_or(0);
        let parameter = parameters[index];
        if hidden == 1 && index == 0 {
            let class = self.owner.as_ref().map(|class| class.body::<super::ty::Type>().name());
            let class = class.unwrap_or_default();
            return vm.type_error(format!(
                "unbound method {}() needs an argument: a '{class}' object",
                self.qualified()
            ));
        }
        let given = given - hidden.min(given);
        let s = |count: usize| if count == 1 { "" } else { "s" };
        vm.type_error(match parameter.kind {
            ParameterKind::PositionalOnly if least == 1 && most == 1 => {
                format!("{}() takes exactly one argument ({given} given)", self.qualified())
            }
            ParameterKind::PositionalOnly if least == most => {
                format!("{} expected {least} argument{}, got {given}", self.shown(), s(least))
            }
            ParameterKind::PositionalOnly => {
                format!("{} expected at least {least} argument{}, got {given}", self.shown(), s(least))
            }
            _ => {
                format!("{}() missing required argument '{name}' (pos {})", self.shown(), index + 1 - hidden)
            }
        })
    }

    /// The signature as `inspect` reads it.
    pub(crate) fn text_signature(&self) -> String {
        let parts = self.signature.text.split(", ").map(|part| match part.split_once("=?") {
            Some((name, _)) => format!("{name}=<unrepresentable>"),
            None if part == "self" => "$self".to_owned(),
            None => part.to_owned(),
        });
        format!("({})", parts.collect::<Vec<_>>().join(", "))
    }
}

fn takes_names(parameters: &[Parameter]) -> bool {
    parameters.iter().any(|p| {
        matches!(p.kind, ParameterKind::Plain | ParameterKind::KeywordOnly)
            && !matches!(p.name, "self" | "cls")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_signature_counts_its_parameters() {
        assert_eq!(Signature::new("").fixed, Some(0));
        assert_eq!(Signature::new("self, object, /").fixed, Some(2));
        assert_eq!(Signature::new("self, x").fixed, Some(2));
        assert_eq!(Signature::new("self, x=None").fixed, None);
        assert_eq!(Signature::new("*args").fixed, None);
    }
}
