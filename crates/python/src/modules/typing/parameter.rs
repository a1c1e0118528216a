//! `TypeVar`, `TypeVarTuple` and `ParamSpec`, which have one body: what they are called, and what is evaluated when
//! somebody asks.

use super::constant::evaluator;
use super::{PARAM_SPEC, TYPE_VAR, TYPE_VAR_TUPLE, call_typing, caller, checked_type, known, no_default};
use crate::modules::{new_class, state};
use crate::object::{Body, Info, Kind, Mut, Visit, Visitor, allocate};
use crate::types::Methods;
use crate::types::alias::union_of;
use crate::types::descriptor_methods::computed;
use crate::types::object::text_of;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

/// A value that is known, or the function that gives it, or neither.
#[derive(Default)]
pub(super) struct Lazy {
    value: Mut<Slot>,
    evaluate: Mut<Slot>,
}

impl Visit for Lazy {
    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.value.visit(visitor);
        self.evaluate.visit(visitor);
    }
}

impl Lazy {
    pub(super) fn known(value: Slot) -> Self {
        Self { value: Mut::new(value), evaluate: Mut::new(None) }
    }

    pub(super) fn deferred(function: Slot) -> Self {
        Self { value: Mut::new(None), evaluate: Mut::new(function) }
    }

    /// The value, evaluated if it has not been; `None` if there is nothing to evaluate.
    #[undropped]
    pub(super) async fn get(&self, vm: Vm) -> Res<Slot> {
        if let Some(value) = self.value.get() {
            return Ok(Some(value));
        }
        let Some(evaluate) = self.evaluate.get() else { return Ok(None) };
        let value = vm.call(&evaluate, Vec::new()).await?;
        self.value.set(Some(value.clone()));
        Ok(Some(value))
    }

    /// The function that evaluates it, or None.
    pub(super) fn function(&self, vm: Vm) -> Value {
        let known = || self.value.get().map(|value| evaluator(vm, &value));
        self.evaluate.get().or_else(known).unwrap_or(Value::NONE)
    }

    /// Whether there is anything but `NoDefault`.
    fn is_given(&self, vm: Vm) -> bool {
        self.evaluate.with(|function| function.is_some())
            || self.value.get().is_some_and(|value| !value.is(&no_default(vm)))
    }
}

pub(super) struct Parameter {
    pub(super) name: Value,
    bound: Lazy,
    constraints: Lazy,
    pub(super) default: Lazy,
    variance: Variance,
}

impl Body for Parameter {
    const KIND: Kind = Kind::Other;
    crate::holds!([name, bound, constraints, default], []);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Variance {
    Invariant,
    Covariant,
    Contravariant,
    Inferred,
}

fn body(this: &Value) -> &Parameter {
    this.body()
}

pub(super) fn install(vm: Vm) {
    let object = &vm.classes().object;
    let class = |name| new_class(vm, "typing", name, object, Info::extended::<Parameter>(), 0);
    let (variable, many, specification) = (class(TYPE_VAR), class(TYPE_VAR_TUPLE), class(PARAM_SPEC));
    Methods::of(vm, &variable)
        .value("__doc__", vm.str("Type variable."))
        .maker(
            "cls, name, *constraints, bound=None, default=?, covariant=False, contravariant=False, infer_variance=False",
            waits!(new_variable),
        )
        .value("__bound__", computed(vm, "__bound__", waits!(get_bound), None, None))
        .value("__constraints__", computed(vm, "__constraints__", waits!(get_constraints), None, None))
        .get("evaluate_bound", |vm, this| Ok(body(this).bound.function(vm)))
        .get("evaluate_constraints", |vm, this| Ok(body(this).constraints.function(vm)))
        .wait("__typing_subst__", "self, arg, /", waits!(substitute))
        .wait("__typing_prepare_subst__", "self, alias, args, /", waits!(prepare));
    Methods::of(vm, &many)
        .value("__doc__", vm.str("A specialized form of type variable that enables variadic generics."))
        .maker("cls, name, *, default=?", waits!(new_many))
        .wait("__iter__", "self, /", waits!(super::unpack_iter))
        .sync("__typing_subst__", "self, arg, /", |vm, _| {
            Err(vm.type_error("Substitution of bare TypeVarTuple is not supported"))
        })
        .wait("__typing_prepare_subst__", "self, alias, args, /", waits!(prepare_many));
    Methods::of(vm, &specification)
        .value("__doc__", vm.str("Parameter specification variable."))
        .maker(
            "cls, name, *, bound=None, default=?, covariant=False, contravariant=False, infer_variance=False",
            waits!(new_specification),
        )
        .get("__bound__", |_, this| Ok(body(this).bound.value.get().unwrap_or(Value::NONE)))
        .get("args", |vm, this| Ok(super::specification::args(vm, this)))
        .get("kwargs", |vm, this| Ok(super::specification::kwargs(vm, this)))
        .wait("__typing_subst__", "self, arg, /", waits!(substitute_specification))
        .wait("__typing_prepare_subst__", "self, alias, args, /", waits!(prepare_specification));
    for class in [&variable, &specification] {
        install_variance(vm, class);
    }
    for (name, class) in [(TYPE_VAR, &variable), (TYPE_VAR_TUPLE, &many), (PARAM_SPEC, &specification)] {
        install_common(vm, class);
        state::keep(vm, name, class);
    }
}

fn install_common(vm: Vm, class: &Value) {
    Methods::of(vm, class)
        .get("__name__", |_, this| Ok(body(this).name.clone()))
        .value("__default__", computed(vm, "__default__", waits!(get_default), None, None))
        .get("evaluate_default", |vm, this| Ok(body(this).default.function(vm)))
        .sync("has_default", "self, /", |vm, a| Ok(Value::bool(body(&a[0]).default.is_given(vm))))
        .sync("__reduce__", "self, /", |_, a| Ok(body(&a[0]).name.clone()))
        .sync("__mro_entries__", "self, bases, /", super::no_base)
        .sync("__repr__", "self, /", repr);
}

fn install_variance(vm: Vm, class: &Value) {
    fn is(this: &Value, variance: Variance) -> Res {
        Ok(Value::bool(body(this).variance == variance))
    }
    Methods::of(vm, class)
        .get("__covariant__", |_, this| is(this, Variance::Covariant))
        .get("__contravariant__", |_, this| is(this, Variance::Contravariant))
        .get("__infer_variance__", |_, this| is(this, Variance::Inferred))
        .wait("__or__", "self, value, /", waits!(union_of))
        .wait("__ror__", "self, value, /", waits!(reflected_union));
}

/// `[T]`, `[T: bound]`, `[T: (A, B)]`, `[*Ts]` or `[**P]`: `flags` say which, `parts` are the name and what evaluates the
/// bound and the default.
#[undropped]
pub(crate) async fn type_param(vm: Vm, flags: u8, parts: Vec<Value>) -> Res {
    let mut parts = parts.into_iter().map(|part| Some(part).filter(|part| !part.is_missing()));
    let name = parts.next().flatten().unwrap_or(Value::NONE);
    let (limit, default) = (parts.next().flatten(), parts.next().flatten());
    let class = known(vm, [TYPE_VAR, TYPE_VAR, TYPE_VAR_TUPLE, PARAM_SPEC][usize::from(flags & 3)]);
    let (bound, constraints) = if flags == 1 { (None, limit) } else { (limit, None) };
    let parameter = Parameter {
        name,
        bound: Lazy::deferred(bound),
        constraints: Lazy::deferred(constraints),
        default: Lazy::deferred(default),
        variance: Variance::Inferred,
    };
    Ok(allocate(&class, parameter))
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    let parameter = body(&a[0]);
    let sign = match parameter.variance {
        Variance::Inferred => return Ok(parameter.name.clone()),
        Variance::Covariant => '+',
        Variance::Contravariant => '-',
        Variance::Invariant => '~',
    };
    Ok(vm.string(format!("{sign}{}", text_of(&parameter.name))))
}

fn checked_name(vm: Vm, class: &Value, name: &Value) -> Res {
    if name.kind() == Kind::Str {
        return Ok(name.clone());
    }
    let class = crate::types::type_methods::short_name(class.body()).to_lowercase();
    Err(vm.type_error(format!("{class}() argument 'name' must be str, not {}", vm.class_name(name))))
}

/// The variance that three arguments tell.
#[undropped]
async fn variance(vm: Vm, flags: &[Value]) -> Res<Variance> {
    let mut given = [false; 3];
    for (place, flag) in given.iter_mut().zip(flags) {
        *place = vm.truth(flag).await?;
    }
    match given {
        [true, true, _] => Err(vm.value_error("Bivariant types are not supported.")),
        [false, false, false] => Ok(Variance::Invariant),
        [true, false, false] => Ok(Variance::Covariant),
        [false, true, false] => Ok(Variance::Contravariant),
        [false, false, true] => Ok(Variance::Inferred),
        _ => Err(vm.value_error("Variance cannot be specified with infer_variance.")),
    }
}

#[undropped]
async fn checked_bound(vm: Vm, bound: &Value) -> Res<Slot> {
    match bound.is_none() {
        true => Ok(None),
        false => checked_type(vm, bound, "Bound must be a type.").await.map(Some),
    }
}

/// Makes a parameter, whose module is its caller's.
fn make(vm: Vm, class: &Value, parameter: Parameter) -> Value {
    let made = allocate(class, parameter);
    if let Some(ext) = made.ext() {
        ext.set(vm, &vm.names().__module__, caller(vm));
    }
    made
}

fn given_default(vm: Vm, value: &Value) -> Lazy {
    Lazy::known(Some(if value.is_missing() { no_default(vm) } else { value.clone() }))
}

#[undropped]
async fn new_variable(vm: Vm, a: Vec<Value>) -> Res {
    let name = checked_name(vm, &a[0], &a[1])?;
    let variance = variance(vm, &a[5..8]).await?;
    let bound = checked_bound(vm, &a[3]).await?;
    let constraints = match vm.tuple_items(&a[2]).len() {
        0 => None,
        1 => return Err(vm.type_error("A single constraint is not allowed")),
        _ if bound.is_some() => {
            return Err(vm.type_error("Constraints cannot be combined with bound=..."));
        }
        _ => Some(a[2].clone()),
    };
    let (bound, constraints) = (Lazy::known(bound), Lazy::known(constraints));
    let default = given_default(vm, &a[4]);
    Ok(make(vm, &a[0], Parameter { name, bound, constraints, default, variance }))
}

#[undropped]
async fn new_many(vm: Vm, a: Vec<Value>) -> Res {
    let parameter = Parameter {
        name: checked_name(vm, &a[0], &a[1])?,
        bound: Lazy::default(),
        constraints: Lazy::default(),
        default: given_default(vm, &a[2]),
        variance: Variance::Inferred,
    };
    Ok(make(vm, &a[0], parameter))
}

#[undropped]
async fn new_specification(vm: Vm, a: Vec<Value>) -> Res {
    let name = checked_name(vm, &a[0], &a[1])?;
    let variance = variance(vm, &a[4..7]).await?;
    let bound = Lazy::known(checked_bound(vm, &a[2]).await?);
    let default = given_default(vm, &a[3]);
    Ok(make(vm, &a[0], Parameter { name, bound, constraints: Lazy::default(), default, variance }))
}

/// The parameter whose property was asked for.
fn checked<'a>(vm: Vm, this: &'a Value, attribute: &str) -> Res<&'a Parameter> {
    this.get::<Parameter>().ok_or_else(|| {
        let class = vm.class_name(this);
        vm.type_error(format!(
            "descriptor '{attribute}' for '{TYPE_VAR}' objects doesn't apply to a '{class}' object"
        ))
    })
}

#[undropped]
async fn get_bound(vm: Vm, a: Vec<Value>) -> Res {
    Ok(checked(vm, &a[0], "__bound__")?.bound.get(vm).await?.unwrap_or(Value::NONE))
}

#[undropped]
async fn get_constraints(vm: Vm, a: Vec<Value>) -> Res {
    let found = checked(vm, &a[0], "__constraints__")?.constraints.get(vm).await?;
    Ok(found.unwrap_or_else(|| vm.tuple(Vec::new())))
}

#[undropped]
async fn get_default(vm: Vm, a: Vec<Value>) -> Res {
    let found = checked(vm, &a[0], "__default__")?.default.get(vm).await?;
    Ok(found.unwrap_or_else(|| no_default(vm)))
}

#[undropped]
async fn reflected_union(vm: Vm, mut a: Vec<Value>) -> Res {
    a.reverse();
    union_of(vm, a).await
}

#[undropped]
async fn substitute(vm: Vm, a: Vec<Value>) -> Res {
    call_typing(vm, "_typevar_subst", a).await
}

#[undropped]
async fn substitute_specification(vm: Vm, a: Vec<Value>) -> Res {
    call_typing(vm, "_paramspec_subst", a).await
}

#[undropped]
async fn prepare_specification(vm: Vm, a: Vec<Value>) -> Res {
    call_typing(vm, "_paramspec_prepare_subst", a).await
}

#[undropped]
async fn prepare_many(vm: Vm, a: Vec<Value>) -> Res {
    call_typing(vm, "_typevartuple_prepare_subst", a).await
}

/// The arguments that an alias was given, with the default in the place of a missing one.
#[undropped]
async fn prepare(vm: Vm, a: Vec<Value>) -> Res {
    let parameters = vm.attribute(&a[1], &vm.names().__parameters__).await?;
    let mut place = None;
    for (index, known) in vm.collect(&parameters).await?.iter().enumerate() {
        if vm.same(known, &a[0]).await? {
            place = Some(index);
            break;
        }
    }
    let Some(place) = place else {
        return Err(vm.value_error("sequence.index(x): x not in sequence"));
    };
    let given = vm.len(&a[2]).await?;
    if place < given {
        return Ok(a[2].clone());
    }
    if place == given {
        let default = get_default(vm, vec![a[0].clone()]).await?;
        if !default.is(&no_default(vm)) {
            let all = vm.collect(&a[2]).await?.into_iter().chain([default]).collect();
            return Ok(vm.tuple(all));
        }
    }
    let alias = text_of(&vm.to_str(&a[1]).await?);
    let wanted = place + 1;
    Err(vm.type_error(format!("Too few arguments for {alias}; actual {given}, expected at least {wanted}")))
}
