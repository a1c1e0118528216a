//! A function while it is compiled: its instructions, registers, constants and blocks.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use ruff_python_ast::{Expr, name::Name};
use ruff_text_size::TextRange;

use super::block::Block;
use super::constant::Key;
use super::hash::Map;
use super::op::{Instr, Op};
use super::scope::{CLASS_CELLS, ScopeId, ScopeKind, Scopes};
use super::{Reg, SyntaxError};
use crate::types::code::{self, Code, Handler, Place, Source};
use crate::value::Value;
use crate::vm::Vm;

/// A place in the code that jumps lead to, before it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label(usize);

const UNKNOWN: u32 = u32::MAX;

/// Instructions whose exceptions go to a label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Region {
    pub(super) start: u32,
    pub(super) target: Label,
    pub(super) register: Reg,
}

/// The annotation of a variable.
#[derive(Clone, Copy)]
pub(super) struct Annotation<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a Expr,
    /// The number by which the code says that it has got here, if it may not.
    pub(super) number: Option<usize>,
}

pub(super) struct Unit<'a> {
    pub(super) scope: ScopeId,
    pub(super) name: String,
    pub(super) qualname: String,
    pub(super) first_line: u32,
    pub(super) flags: u32,
    pub(super) positional: usize,
    pub(super) positional_only: usize,
    pub(super) keyword_only: usize,
    words: Vec<u64>,
    /// How many words follow the last instruction: it names its target in the last of them, or else in itself.
    last_extra: usize,
    /// Where the frame ends, and whether more has to be emptied there than what is in use.
    returns: Vec<usize>,
    leaves_objects: bool,
    ranges: Vec<(u32, u32)>,
    /// What instructions stand for now.
    pub(super) range: (u32, u32),
    constants: Vec<Value>,
    constant_index: Map<Key, u32>,
    names: Vec<Value>,
    name_index: Map<String, u16>,
    variables: Vec<(ScopeId, Name)>,
    pub(super) places: Vec<Place>,
    variable_index: Map<(ScopeId, Name), Reg>,
    next: usize,
    most: usize,
    labels: Vec<u32>,
    /// Words that name a label: the whole word, or `b` and `c` of an instruction.
    patches: Vec<(usize, Label, bool)>,
    handlers: Vec<(Region, u32)>,
    pub(super) blocks: Vec<Block<'a>>,
    /// The scopes of the comprehensions that are compiled in this frame now.
    pub(super) comprehensions: Vec<ScopeId>,
    /// Annotations of variables, for `__annotate__`.
    pub(super) annotations: Vec<Annotation<'a>>,
    pub(super) has_walrus: bool,
    /// The attributes of `self` that a class's methods set.
    pub(super) static_attributes: BTreeSet<String>,
    /// The variables that are surely bound here, apart from parameters.
    pub(super) bound: Vec<Reg>,
}

impl<'a> Unit<'a> {
    /// A variable is bound from here on.
    pub(super) fn binds(&mut self, register: Reg) {
        if !self.bound.contains(&register) {
            self.bound.push(register);
        }
    }

    pub(super) fn new(scope: ScopeId, name: &str, qualname: String) -> Self {
        Self {
            scope,
            name: name.to_owned(),
            qualname,
            first_line: 1,
            flags: 0,
            positional: 0,
            positional_only: 0,
            keyword_only: 0,
            words: Vec::new(),
            last_extra: 0,
            returns: Vec::new(),
            leaves_objects: false,
            ranges: Vec::new(),
            range: (0, 0),
            constants: Vec::new(),
            constant_index: Map::default(),
            names: Vec::new(),
            name_index: Map::default(),
            variables: Vec::new(),
            places: Vec::new(),
            variable_index: Map::default(),
            next: 0,
            most: 0,
            labels: Vec::new(),
            patches: Vec::new(),
            handlers: Vec::new(),
            blocks: Vec::new(),
            comprehensions: Vec::new(),
            annotations: Vec::new(),
            has_walrus: false,
            static_attributes: BTreeSet::new(),
            bound: Vec::new(),
        }
    }

    /// Gives each variable of the frame its register: parameters first, then others in the order of their names.
    pub(super) fn add_variables(&mut self, scopes: &Scopes) {
        let own = scopes.get(self.scope);
        self.has_walrus = own.has_walrus;
        let mut found: Vec<(ScopeId, Name, Place)> = Vec::new();
        for (id, scope) in scopes.all.iter().enumerate().filter(|(_, scope)| scope.frame == self.scope) {
            for name in &scope.order {
                let symbol = scope.symbol(name);
                let is_variable = match scope.kind {
                    ScopeKind::Module => false,
                    // A class's own cells; its other names live in its namespace.
                    ScopeKind::Class => symbol.captured && CLASS_CELLS.contains(&name.as_str()),
                    _ => symbol.bound && !symbol.global && !symbol.nonlocal,
                };
                if is_variable {
                    let place = match (symbol.captured, scope.kind) {
                        (true, _) => Place::Cell,
                        (false, ScopeKind::Comprehension) => Place::Hidden,
                        _ => Place::Fast,
                    };
                    found.push((id, name.clone(), place));
                }
            }
            if scope.kind == ScopeKind::Class {
                for name in CLASS_CELLS {
                    let name = Name::new(name);
                    if scope.symbol(&name).captured && !scope.order.contains(&name) {
                        found.push((id, name, Place::Cell));
                    }
                }
            }
        }
        let is_parameter =
            |(id, name, _): &(ScopeId, Name, Place)| *id == self.scope && own.symbol(name).parameter;
        // A stable sort: parameters stay in the order in which the function names them.
        found.sort_by_key(|variable| !is_parameter(variable));
        let free = own.free.iter().map(|(id, name)| (*id, name.clone(), Place::Free));
        for (id, name, place) in found.into_iter().chain(free) {
            self.variable_index.insert((id, name.clone()), self.variables.len() as Reg);
            self.variables.push((id, name));
            self.places.push(place);
        }
        self.next = self.variables.len();
        self.most = self.next;
    }

    /// The first register of the closure's cells, and how many there are.
    pub(super) fn free_registers(&self) -> (Reg, Reg) {
        let count = self.places.iter().filter(|place| **place == Place::Free).count();
        ((self.places.len() - count) as Reg, count as Reg)
    }

    /// A comprehension makes its cells anew each time that it runs.
    pub(super) fn is_comprehension_cell(&self, index: usize, scopes: &Scopes) -> bool {
        scopes.get(self.variables[index].0).kind == ScopeKind::Comprehension
    }

    pub(super) fn variable(&self, scope: ScopeId, name: &Name) -> (Reg, Place) {
        let register = self.variable_index[&(scope, name.clone())];
        (register, self.places[register as usize])
    }

    /// The variables that a comprehension binds, with their registers.
    pub(super) fn variables_of(&self, scope: ScopeId) -> Vec<(Reg, Place)> {
        let own = self.variables.iter().enumerate().filter(|(_, (id, _))| *id == scope);
        own.map(|(index, _)| (index as Reg, self.places[index]))
            .filter(|(_, place)| *place != Place::Free)
            .collect()
    }

    pub(super) fn is_temp(&self, register: Reg) -> bool {
        register as usize >= self.variables.len()
    }

    pub(super) fn temp(&mut self) -> Reg {
        self.temps(1)
    }

    /// The first of so many registers in a row.
    pub(super) fn temps(&mut self, count: usize) -> Reg {
        let first = self.next;
        self.next += count;
        self.most = self.most.max(self.next);
        first as Reg
    }

    pub(super) fn mark(&self) -> Reg {
        self.next as Reg
    }

    /// Registers from this one on are free again.
    pub(super) fn free_to(&mut self, mark: Reg) {
        self.next = mark as usize;
    }

    pub(super) fn here(&self) -> u32 {
        self.words.len() as u32
    }

    pub(super) fn push(&mut self, instr: Instr) {
        self.leaves_objects |= instr.op.leaves_objects();
        if instr.op == Op::Return {
            self.returns.push(self.words.len());
        }
        self.words.push(instr.word());
        self.ranges.push(self.range);
        self.last_extra = instr.op.extra_words();
        for _ in 0..self.last_extra {
            self.words.push(0);
            self.ranges.push(self.range);
        }
    }

    /// Sets the word after the last instruction.
    pub(super) fn set_extra(&mut self, word: u64) {
        *self.words.last_mut().expect("an instruction was emitted") = word;
    }

    pub(super) fn label(&mut self) -> Label {
        self.labels.push(UNKNOWN);
        Label(self.labels.len() - 1)
    }

    /// The label is here.
    pub(super) fn place(&mut self, label: Label) {
        self.labels[label.0] = self.here();
    }

    /// The last instruction leads to the label.
    pub(super) fn target(&mut self, label: Label) {
        let at = self.words.len() - 1;
        self.patches.push((at, label, self.last_extra > 0));
    }

    pub(super) fn open(&mut self, target: Label, register: Reg) -> Region {
        Region { start: self.here(), target, register }
    }

    /// Exceptions of what was emitted since the region's start go to its target.
    pub(super) fn close(&mut self, region: Region) {
        let end = self.here();
        if region.start < end {
            self.handlers.push((region, end));
        }
    }

    pub(super) fn constant(&mut self, key: Key, make: impl FnOnce() -> Value) -> u32 {
        if let Some(&index) = self.constant_index.get(&key) {
            return index;
        }
        let index = self.add_constant(make());
        self.constant_index.insert(key, index);
        index
    }

    pub(super) fn add_constant(&mut self, value: Value) -> u32 {
        self.constants.push(value);
        self.constants.len() as u32 - 1
    }

    pub(super) fn name(&mut self, vm: Vm, name: &str) -> u16 {
        if let Some(&index) = self.name_index.get(name) {
            return index;
        }
        let index = self.names.len() as u16;
        self.names.push(vm.intern_str(name));
        self.name_index.insert(name.to_owned(), index);
        index
    }

    /// Whether it has grown beyond what operands can name.
    pub(super) fn is_too_large(&self) -> bool {
        const MOST: usize = u16::MAX as usize - 512;
        self.most > MOST || self.names.len() > MOST
    }

    /// What is wrong then, at the place that is compiled now.
    pub(super) fn too_large(&self) -> SyntaxError {
        let range = TextRange::new(self.range.0.into(), self.range.1.into());
        SyntaxError::new("a function this large cannot be compiled", range)
    }

    pub(super) fn finish(mut self, vm: Vm, scopes: &Scopes, source: &Arc<Source>, filename: &Value) -> Value {
        for &(at, label, extra) in &self.patches {
            let target = self.labels[label.0];
            debug_assert_ne!(target, UNKNOWN, "a jump leads nowhere");
            self.words[at] = if extra {
                u64::from(target)
            } else {
                Instr::from_word(self.words[at]).with_wide(target).word()
            };
        }
        if self.leaves_objects || !self.handlers.is_empty() {
            for &at in &self.returns {
                let instr = Instr::from_word(self.words[at]);
                self.words[at] = Instr { b: self.most as u16, ..instr }.word();
            }
        }
        let handlers = self.handlers.iter().map(|(region, end)| Handler {
            start: region.start,
            end: *end,
            target: self.labels[region.target.0],
            register: region.register,
        });
        let kind = scopes.get(self.scope).kind;
        let mut flags = self.flags;
        if scopes.has_variables(self.scope) {
            flags |= code::OPTIMIZED | code::NEW_LOCALS;
        }
        if self.scope != 0 && scopes.get(self.scope).parent.is_some_and(|parent| scopes.has_variables(parent))
        {
            flags |= code::NESTED;
        }
        let plain_flags =
            code::VARARGS | code::VARKEYWORDS | code::GENERATOR | code::COROUTINE | code::ASYNC_GENERATOR;
        let code = Code {
            words: self.words.iter().map(|&word| AtomicU64::new(word)).collect(),
            constants: self.constants.into(),
            names: self.names.into(),
            flags,
            positional: self.positional,
            positional_only: self.positional_only,
            keyword_only: self.keyword_only,
            registers: self.most,
            variables: self.variables.iter().map(|(_, name)| vm.intern_str(name)).collect(),
            places: self.places.into(),
            handlers: handlers.collect(),
            ranges: self.ranges.into(),
            name: vm.intern_str(&self.name),
            qualname: vm.intern_str(&self.qualname),
            filename: filename.clone(),
            first_line: self.first_line,
            source: Arc::clone(source),
            is_plain: flags & plain_flags == 0
                && self.keyword_only == 0
                && !matches!(kind, ScopeKind::Module | ScopeKind::Class),
        };
        vm.new_code(code)
    }
}
