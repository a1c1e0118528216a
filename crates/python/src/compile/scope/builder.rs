//! What the walk over a syntax tree knows: the scope that it is in, and what it has found.

use ruff_python_ast::{Expr, Stmt, name::Name};
use ruff_text_size::{Ranged, TextRange};

use super::super::SyntaxError;
use super::super::hash::Map;
use super::{Scope, ScopeId, ScopeKind, Scopes, Symbol};

/// The walk over a tree.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) scopes: Scopes,
    pub(super) current: ScopeId,
    /// What was declared nonlocal; a function around it may bind the name further down.
    pub(super) nonlocals: Vec<(ScopeId, Name, TextRange)>,
    /// What was declared global, in whatever scope: the module's own code stores it in the globals, too.
    pub(super) globals: Vec<Name>,
    /// How many iterables of comprehensions are around what is read now.
    pub(super) iterables: u32,
}

pub(super) type Done = Result<(), SyntaxError>;

pub(super) fn error(message: impl Into<String>, range: impl Ranged) -> SyntaxError {
    SyntaxError::new(message, range.range())
}

impl Builder {
    pub(super) fn finish(mut self) -> Result<Scopes, SyntaxError> {
        for (scope, name, range) in &self.nonlocals {
            let Some(owner) = self.scopes.outer_binding(*scope, name) else {
                return Err(error(format!("no binding for nonlocal '{name}' found"), *range));
            };
            let owner = &self.scopes.all[owner];
            if owner.kind == ScopeKind::TypeParams && owner.symbol(name).parameter {
                let message = format!("nonlocal binding not allowed for type parameter '{name}'");
                return Err(error(message, *range));
            }
        }
        for name in &self.globals {
            if let Some(symbol) = self.scopes.all[0].symbols.get_mut(name) {
                symbol.global = true;
            }
        }
        self.scopes.resolve();
        Ok(self.scopes)
    }

    pub(super) fn push(&mut self, kind: ScopeKind, key: Option<(usize, u8)>) -> ScopeId {
        let id = self.scopes.all.len();
        let parent = if id == 0 { None } else { Some(self.current) };
        let frame = match (kind, parent) {
            (ScopeKind::Comprehension, Some(parent)) => self.scopes.all[parent].frame,
            _ => id,
        };
        let class = parent.and_then(|parent| self.scopes.all[parent].class.clone());
        let mangles = parent.and_then(|parent| self.scopes.all[parent].mangles.clone());
        self.scopes.all.push(Scope {
            kind,
            parent,
            frame,
            symbols: Map::default(),
            order: Vec::new(),
            free: Vec::new(),
            class,
            mangles,
            is_generator: false,
            is_async: false,
            returns_value: None,
            has_walrus: false,
            annotations: None,
            has_conditional: false,
            blocks: 0,
            called: match kind {
                ScopeKind::TypeParams => "the definition of a generic",
                _ => "an annotation",
            },
        });
        if let Some(key) = key {
            self.scopes.by_node.insert(key, id);
        }
        self.current = id;
        let parameters: &[&str] = match kind {
            ScopeKind::Generator => &[".0"],
            ScopeKind::Deferred => &[".format"],
            ScopeKind::TypeParams => &[".defaults", ".kwdefaults"],
            _ => &[],
        };
        for &name in parameters {
            let symbol = self.symbol_in(id, &Name::new(name));
            symbol.bound = true;
            symbol.parameter = true;
        }
        id
    }

    pub(super) fn pop(&mut self) {
        self.current = self.scopes.all[self.current].parent.expect("a scope inside the module's");
    }

    pub(super) fn within<R>(
        &mut self,
        kind: ScopeKind,
        key: (usize, u8),
        work: impl FnOnce(&mut Self) -> Result<R, SyntaxError>,
    ) -> Result<R, SyntaxError> {
        self.push(kind, Some(key));
        let result = work(self)?;
        self.pop();
        Ok(result)
    }

    pub(super) fn scope(&mut self) -> &mut Scope {
        &mut self.scopes.all[self.current]
    }

    pub(super) fn symbol_in(&mut self, scope: ScopeId, name: &Name) -> &mut Symbol {
        let scope = &mut self.scopes.all[scope];
        if !scope.symbols.contains_key(name) {
            scope.order.push(name.clone());
        }
        scope.symbols.entry(name.clone()).or_default()
    }

    pub(super) fn mangled(&self, name: &Name) -> Name {
        self.scopes.mangled(self.current, name)
    }

    pub(super) fn use_name(&mut self, name: &Name) {
        let name = self.mangled(name);
        self.symbol_in(self.current, &name).used = true;
        // `super()` reads the class from a cell that it does not name.
        let in_function = matches!(
            self.scopes.all[self.current].kind,
            ScopeKind::Function | ScopeKind::Lambda | ScopeKind::Generator | ScopeKind::Comprehension
        );
        if name.as_str() == "super" && in_function {
            self.symbol_in(self.current, &Name::new("__class__")).used = true;
        }
        if self.scopes.class_before(self.current).is_some() {
            self.symbol_in(self.current, &Name::new("__classdict__")).used = true;
        }
    }

    pub(super) fn bind(&mut self, name: &Name, range: impl Ranged) -> Done {
        let name = self.mangled(name);
        if name.as_str() == "__debug__" {
            return Err(error("cannot assign to __debug__", range));
        }
        let kind = self.scopes.all[self.current].kind;
        let own = self.symbol_in(self.current, &name);
        if matches!(kind, ScopeKind::Comprehension | ScopeKind::Generator) && (own.global || own.nonlocal) {
            let message =
                format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
            return Err(error(message, range));
        }
        own.bound = true;
        Ok(())
    }

    pub(super) fn statements(&mut self, body: &[Stmt]) -> Done {
        body.iter().try_for_each(|statement| self.statement(statement))
    }

    pub(super) fn exprs<'a>(&mut self, all: impl IntoIterator<Item = &'a Expr>) -> Done {
        all.into_iter().try_for_each(|expr| self.expr(expr))
    }

    pub(super) fn optional(&mut self, expr: Option<&Expr>) -> Done {
        expr.map_or(Ok(()), |expr| self.expr(expr))
    }
}
