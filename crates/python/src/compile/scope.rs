//! Which scope each name belongs to (`Python/symtable.c`).
//!
//! A comprehension's scope has no frame of its own: its variables are hidden ones of the frame around it (PEP 709).

mod builder;
mod definition;
mod expression;
mod statement;

use ruff_python_ast::{Expr, Stmt, name::Name};
use ruff_text_size::TextRange;

use super::SyntaxError;
use super::hash::Map;
use builder::Builder;

pub(crate) type ScopeId = usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    /// A generator expression, which is a function of its own.
    Generator,
    Comprehension,
    /// What is evaluated only when somebody asks: annotations (PEP 649), bounds and values of type parameters.
    Deferred,
    /// The scope of type parameters, around a function or a class (PEP 695).
    TypeParams,
}

impl ScopeKind {
    /// Whether names that are bound in it are visible to scopes inside.
    fn is_function_like(self) -> bool {
        !matches!(self, Self::Module | Self::Class)
    }
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Symbol {
    pub(crate) bound: bool,
    pub(crate) parameter: bool,
    pub(crate) global: bool,
    pub(crate) nonlocal: bool,
    pub(crate) used: bool,
    pub(crate) annotated: bool,
    /// A scope with another frame uses it, so it lies in a cell.
    pub(crate) captured: bool,
}

/// Where a name is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Binding {
    /// A variable that is bound in this scope; its frame is the user's own or one around it.
    Variable(ScopeId),
    /// In the globals, then the built-in names.
    Global,
    /// In the namespace of the module or class, then as a global.
    Namespace,
    /// In the namespace of the class, then the variable of a function around it.
    ClassThen(ScopeId),
}

#[derive(Debug)]
pub(crate) struct Scope {
    pub(crate) kind: ScopeKind,
    pub(crate) parent: Option<ScopeId>,
    /// The scope whose frame holds the variables: itself, but for comprehensions.
    pub(crate) frame: ScopeId,
    symbols: Map<Name, Symbol>,
    /// The names in the order in which they came.
    pub(crate) order: Vec<Name>,
    /// Variables of frames around this one, which its function gets as cells.
    pub(crate) free: Vec<(ScopeId, Name)>,
    /// The name of the class around it, for names such as `__x`.
    class: Option<Name>,
    /// The only names that the class's name is put before: around the body of a generic class, its type parameters.
    mangles: Option<Vec<Name>>,
    pub(crate) is_generator: bool,
    pub(crate) is_async: bool,
    /// A return with a value is in it.
    pub(crate) returns_value: Option<TextRange>,
    /// An assignment expression is in its frame, so a variable may change while an expression is evaluated.
    pub(crate) has_walrus: bool,
    /// The scope in which the annotations of a module's or a class's variables are evaluated.
    pub(crate) annotations: Option<ScopeId>,
    /// Some of those annotations may not be reached.
    pub(crate) has_conditional: bool,
    /// How many statements that may not be run, or not wholly, are around the one that is read now.
    blocks: u32,
    /// What errors call a comprehension, or a scope that is evaluated later, in which nothing can be bound or awaited.
    called: &'static str,
}

impl Scope {
    pub(crate) fn symbol(&self, name: &str) -> Symbol {
        self.symbols.get(name).copied().unwrap_or_default()
    }
}

/// All scopes of a module; the first is the module's own.
#[derive(Debug, Default)]
pub(crate) struct Scopes {
    pub(crate) all: Vec<Scope>,
    by_node: Map<(usize, u8), ScopeId>,
}

/// The key of a node: where it lies in memory, as the tree does not move while it is compiled.
pub(crate) fn node<T>(node: &T) -> usize {
    std::ptr::from_ref(node).addr()
}

/// Several scopes may belong to one node: a function, its annotations, its type parameters.
pub(crate) const OWN: u8 = 0;
pub(crate) const ANNOTATIONS: u8 = 1;
pub(crate) const TYPE_PARAMS: u8 = 2;
/// The bound or the default of a type parameter: its expression may have a scope of its own under the same address.
pub(crate) const LIMIT: u8 = 3;

/// The set of the numbers of annotations that were reached.
pub(crate) const CONDITIONAL: &str = "__conditional_annotations__";
/// Names of a class that lie in cells, and not in its namespace.
pub(crate) const CLASS_CELLS: [&str; 3] = ["__class__", "__classdict__", CONDITIONAL];

/// Whether what is in a statement may not be run.
pub(crate) fn is_block(statement: &Stmt) -> bool {
    matches!(
        statement,
        Stmt::If(_) | Stmt::For(_) | Stmt::While(_) | Stmt::With(_) | Stmt::Try(_) | Stmt::Match(_)
    )
}

/// `__x` in the class `C` is `_C__x`.
fn mangle(class: Option<&Name>, name: &Name) -> Name {
    let text = name.as_str();
    match class {
        Some(class) if text.starts_with("__") && !text.ends_with("__") && !text.contains('.') => {
            match class.as_str().trim_start_matches('_') {
                "" => name.clone(),
                class => Name::new(format!("_{class}{text}")),
            }
        }
        _ => name.clone(),
    }
}

impl Scopes {
    pub(crate) fn of(&self, key: usize, which: u8) -> ScopeId {
        self.by_node[&(key, which)]
    }

    pub(crate) fn get(&self, id: ScopeId) -> &Scope {
        &self.all[id]
    }

    /// A name as the scope's code knows it (`_Py_MaybeMangle`).
    pub(crate) fn mangled(&self, scope: ScopeId, name: &Name) -> Name {
        let own = &self.all[scope];
        match &own.mangles {
            Some(only) if !only.contains(name) => name.clone(),
            _ => mangle(own.class.as_ref(), name),
        }
    }

    /// Where a name, used in a scope, is looked up.
    pub(crate) fn binding(&self, scope: ScopeId, name: &Name) -> Binding {
        let own = self.all[scope].symbol(name);
        if own.global {
            return Binding::Global;
        }
        if own.bound && !own.nonlocal {
            return match self.all[scope].kind {
                ScopeKind::Module | ScopeKind::Class => Binding::Namespace,
                _ => Binding::Variable(scope),
            };
        }
        if let Some(class) = self.class_before(scope) {
            // What the class binds hides the variables of functions around it: if it is not there yet, it is a global.
            let seen = self.all[class].symbol(name);
            let is_cell = CLASS_CELLS.contains(&name.as_str());
            if !is_cell && (seen.global || seen.bound && !seen.nonlocal) {
                return Binding::Global;
            }
        }
        match self.outer_binding(scope, name) {
            Some(found) if self.all[scope].kind == ScopeKind::Class && !own.nonlocal => {
                Binding::ClassThen(found)
            }
            Some(found) => Binding::Variable(found),
            None if matches!(self.all[scope].kind, ScopeKind::Module | ScopeKind::Class) => {
                Binding::Namespace
            }
            None => Binding::Global,
        }
    }

    /// The scope around `scope` in which functions inside it find a variable, or `None` if it is a global.
    fn outer_binding(&self, scope: ScopeId, name: &Name) -> Option<ScopeId> {
        let mut at = self.all[scope].parent;
        while let Some(id) = at {
            let outer = &self.all[id];
            let symbol = outer.symbol(name);
            match outer.kind {
                ScopeKind::Class if CLASS_CELLS.contains(&name.as_str()) => {
                    return Some(id);
                }
                ScopeKind::Class | ScopeKind::Module => {}
                _ if symbol.global => return None,
                _ if symbol.bound && !symbol.nonlocal => return Some(id),
                _ => {}
            }
            at = outer.parent;
        }
        None
    }

    /// The nearest class around a scope of annotations or type parameters, whose names they see.
    pub(crate) fn class_seen(&self, scope: ScopeId) -> Option<ScopeId> {
        let mut at = scope;
        loop {
            let own = &self.all[at];
            match own.kind {
                ScopeKind::Deferred | ScopeKind::TypeParams => at = own.parent?,
                ScopeKind::Class => return Some(at),
                _ => return None,
            }
        }
    }

    /// The class in whose namespace a scope of annotations or type parameters looks a name up first.
    pub(crate) fn class_before(&self, scope: ScopeId) -> Option<ScopeId> {
        self.class_seen(scope).filter(|class| *class != scope)
    }

    /// Marks what is captured, and gives each frame the cells that it hands on.
    fn resolve(&mut self) {
        for scope in 0..self.all.len() {
            for name in self.all[scope].order.clone() {
                let found = match self.binding(scope, &name) {
                    Binding::Variable(found) | Binding::ClassThen(found) => found,
                    _ => continue,
                };
                self.hand_on(scope, found, &name);
            }
        }
    }

    fn hand_on(&mut self, user: ScopeId, owner: ScopeId, name: &Name) {
        let owner_frame = self.all[owner].frame;
        let mut frame = self.all[user].frame;
        if frame == owner_frame && self.all[owner].kind != ScopeKind::Class {
            return;
        }
        let symbol = self.all[owner].symbols.entry(name.clone()).or_default();
        symbol.captured = true;
        while frame != owner_frame {
            let free = &mut self.all[frame].free;
            if !free.contains(&(owner, name.clone())) {
                free.push((owner, name.clone()));
            }
            let parent = self.all[frame].parent.expect("the owner's frame is around the user's");
            frame = self.all[parent].frame;
        }
    }
}

/// Reads a module and finds its scopes.
pub(crate) fn analyze(body: &[Stmt]) -> Result<Scopes, SyntaxError> {
    let mut builder = Builder::default();
    builder.push(ScopeKind::Module, None);
    builder.statements(body)?;
    builder.finish()
}

/// The same of a single expression, as `eval` takes it.
pub(crate) fn analyze_expression(body: &Expr) -> Result<Scopes, SyntaxError> {
    let mut builder = Builder::default();
    builder.push(ScopeKind::Module, None);
    builder.expr(body)?;
    builder.finish()
}

impl Scopes {
    /// Whether functions of the scope see variables that are bound in it.
    pub(crate) fn has_variables(&self, scope: ScopeId) -> bool {
        self.all[scope].kind.is_function_like()
    }
}
