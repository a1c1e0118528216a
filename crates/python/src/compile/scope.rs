//! Which scope each name belongs to (`Python/symtable.c`).
//!
//! A comprehension's scope has no frame of its own: its variables are hidden ones of the frame around it (PEP 709).

use ruff_python_ast::{self as ast, Expr, Pattern, Stmt, name::Name};
use ruff_text_size::{Ranged, TextRange};

use super::SyntaxError;
use super::hash::Map;

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

#[derive(Default)]
struct Builder {
    scopes: Scopes,
    current: ScopeId,
    /// What was declared nonlocal; a function around it may bind the name further down.
    nonlocals: Vec<(ScopeId, Name, TextRange)>,
    /// What was declared global, in whatever scope: the module's own code stores it in the globals, too.
    globals: Vec<Name>,
    /// How many iterables of comprehensions are around what is read now.
    iterables: u32,
}

type Done = Result<(), SyntaxError>;

fn error(message: impl Into<String>, range: impl Ranged) -> SyntaxError {
    SyntaxError::new(message, range.range())
}

impl Builder {
    fn finish(mut self) -> Result<Scopes, SyntaxError> {
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

    fn push(&mut self, kind: ScopeKind, key: Option<(usize, u8)>) -> ScopeId {
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

    fn pop(&mut self) {
        self.current = self.scopes.all[self.current].parent.expect("a scope inside the module's");
    }

    fn within<R>(
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

    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes.all[self.current]
    }

    fn symbol_in(&mut self, scope: ScopeId, name: &Name) -> &mut Symbol {
        let scope = &mut self.scopes.all[scope];
        if !scope.symbols.contains_key(name) {
            scope.order.push(name.clone());
        }
        scope.symbols.entry(name.clone()).or_default()
    }

    fn mangled(&self, name: &Name) -> Name {
        self.scopes.mangled(self.current, name)
    }

    fn use_name(&mut self, name: &Name) {
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

    fn bind(&mut self, name: &Name, range: impl Ranged) -> Done {
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

    fn statements(&mut self, body: &[Stmt]) -> Done {
        body.iter().try_for_each(|statement| self.statement(statement))
    }

    fn exprs<'a>(&mut self, all: impl IntoIterator<Item = &'a Expr>) -> Done {
        all.into_iter().try_for_each(|expr| self.expr(expr))
    }

    fn optional(&mut self, expr: Option<&Expr>) -> Done {
        expr.map_or(Ok(()), |expr| self.expr(expr))
    }

    fn statement(&mut self, statement: &Stmt) -> Done {
        if !is_block(statement) {
            return self.statement_inner(statement);
        }
        self.scope().blocks += 1;
        self.statement_inner(statement)?;
        self.scope().blocks -= 1;
        Ok(())
    }

    fn statement_inner(&mut self, statement: &Stmt) -> Done {
        match statement {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Return(ret) => {
                if ret.value.is_some() {
                    self.scope().returns_value = Some(ret.range);
                }
                self.optional(ret.value.as_deref())
            }
            Stmt::Delete(delete) => self.exprs(&delete.targets),
            Stmt::TypeAlias(alias) => self.type_alias(alias),
            Stmt::Assign(assign) => {
                self.expr(&assign.value)?;
                self.exprs(&assign.targets)
            }
            Stmt::AugAssign(assign) => {
                if let Expr::Name(name) = &*assign.target {
                    self.use_name(&name.id);
                }
                self.expr(&assign.target)?;
                self.expr(&assign.value)
            }
            Stmt::AnnAssign(assign) => self.annotated(assign),
            Stmt::For(for_) => {
                self.expr(&for_.iter)?;
                self.expr(&for_.target)?;
                self.statements(&for_.body)?;
                self.statements(&for_.orelse)
            }
            Stmt::While(while_) => {
                self.expr(&while_.test)?;
                self.statements(&while_.body)?;
                self.statements(&while_.orelse)
            }
            Stmt::If(if_) => {
                self.expr(&if_.test)?;
                self.statements(&if_.body)?;
                for clause in &if_.elif_else_clauses {
                    self.optional(clause.test.as_ref())?;
                    self.statements(&clause.body)?;
                }
                Ok(())
            }
            Stmt::With(with) => {
                for item in &with.items {
                    self.expr(&item.context_expr)?;
                    self.optional(item.optional_vars.as_deref())?;
                }
                self.statements(&with.body)
            }
            Stmt::Match(match_) => {
                self.expr(&match_.subject)?;
                for case in &match_.cases {
                    self.pattern(&case.pattern)?;
                    self.optional(case.guard.as_deref())?;
                    self.statements(&case.body)?;
                }
                Ok(())
            }
            Stmt::Raise(raise) => {
                self.optional(raise.exc.as_deref())?;
                self.optional(raise.cause.as_deref())
            }
            Stmt::Try(try_) => {
                self.statements(&try_.body)?;
                for ast::ExceptHandler::ExceptHandler(handler) in &try_.handlers {
                    self.optional(handler.type_.as_deref())?;
                    if let Some(name) = &handler.name {
                        self.bind(&name.id, name)?;
                    }
                    self.statements(&handler.body)?;
                }
                self.statements(&try_.orelse)?;
                self.statements(&try_.finalbody)
            }
            Stmt::Assert(assert) => {
                self.expr(&assert.test)?;
                self.optional(assert.msg.as_deref())
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let name = match &alias.asname {
                        Some(name) => name.id.clone(),
                        None => Name::new(alias.name.as_str().split('.').next().unwrap_or_default()),
                    };
                    self.bind(&name, alias)?;
                }
                Ok(())
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    if alias.name.as_str() == "*" {
                        if self.scopes.all[self.current].kind != ScopeKind::Module {
                            return Err(error("import * only allowed at module level", import));
                        }
                        continue;
                    }
                    self.bind(&alias.asname.as_ref().unwrap_or(&alias.name).id, alias)?;
                }
                Ok(())
            }
            Stmt::Global(global) => {
                global.names.iter().try_for_each(|name| self.declare(name, global.range, true))
            }
            Stmt::Nonlocal(nonlocal) => {
                nonlocal.names.iter().try_for_each(|name| self.declare(name, nonlocal.range, false))
            }
            Stmt::Expr(expr) => self.expr(&expr.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) | Stmt::IpyEscapeCommand(_) => Ok(()),
        }
    }

    fn declare(&mut self, name: &ast::Identifier, range: TextRange, global: bool) -> Done {
        let mangled = self.mangled(&name.id);
        let word = if global { "global" } else { "nonlocal" };
        let kind = self.scopes.all[self.current].kind;
        if !global && kind == ScopeKind::Module {
            return Err(error("nonlocal declaration not allowed at module level", range));
        }
        let symbol = *self.symbol_in(self.current, &mangled);
        if global {
            self.globals.push(mangled.clone());
        }
        let name = name.as_str();
        let fault = if symbol.parameter {
            Some(format!("name '{name}' is parameter and {word}"))
        } else if symbol.global && !global || symbol.nonlocal && global {
            Some(format!("name '{name}' is nonlocal and global"))
        } else if symbol.annotated {
            Some(format!("annotated name '{name}' can't be {word}"))
        } else if symbol.bound && !symbol.global && !symbol.nonlocal {
            Some(format!("name '{name}' is assigned to before {word} declaration"))
        } else if symbol.used && !symbol.global && !symbol.nonlocal {
            Some(format!("name '{name}' is used prior to {word} declaration"))
        } else {
            None
        };
        if let Some(fault) = fault {
            return Err(error(fault, range));
        }
        if !global {
            self.nonlocals.push((self.current, mangled.clone(), range));
        }
        let symbol = self.symbol_in(self.current, &mangled);
        symbol.global |= global;
        symbol.nonlocal |= !global;
        Ok(())
    }

    fn annotated(&mut self, assign: &ast::StmtAnnAssign) -> Done {
        if let Expr::Name(name) = &*assign.target {
            let mangled = self.mangled(&name.id);
            let symbol = *self.symbol_in(self.current, &mangled);
            if (symbol.global || symbol.nonlocal) && assign.simple {
                let word = if symbol.global { "global" } else { "nonlocal" };
                return Err(error(format!("annotated name '{}' can't be {word}", name.id), assign));
            }
            let symbol = self.symbol_in(self.current, &mangled);
            symbol.annotated |= assign.simple;
            symbol.bound = true;
        }
        self.expr(&assign.target)?;
        if assign.simple && matches!(self.scope().kind, ScopeKind::Module | ScopeKind::Class) {
            let owner = self.current;
            match self.scopes.all[owner].annotations {
                Some(scope) => self.current = scope,
                None => {
                    let scope = self.push(ScopeKind::Deferred, None);
                    self.scopes.all[owner].annotations = Some(scope);
                }
            }
            let own = &mut self.scopes.all[owner];
            // A module may be asked for its annotations before its end.
            if own.kind == ScopeKind::Module || own.blocks > 0 {
                own.has_conditional = true;
                self.symbol_in(self.current, &Name::new(CONDITIONAL)).used = true;
            }
            self.expr(&assign.annotation)?;
            self.current = owner;
        } else {
            Self::refuse_in_annotation(&assign.annotation)?;
        }
        self.optional(assign.value.as_deref())
    }

    /// Refuses what an annotation cannot hold, of one that is never evaluated: its names belong to no scope.
    fn refuse_in_annotation(annotation: &Expr) -> Done {
        let mut apart = Self::default();
        apart.push(ScopeKind::Module, None);
        apart.push(ScopeKind::Deferred, None);
        apart.expr(annotation)
    }

    fn function(&mut self, def: &ast::StmtFunctionDef) -> Done {
        for decorator in &def.decorator_list {
            self.expr(&decorator.expression)?;
        }
        self.bind(&def.name.id, &def.name)?;
        self.defaults(&def.parameters)?;
        let key = node(def);
        let generic = def.type_params.as_deref();
        if let Some(params) = generic {
            self.push(ScopeKind::TypeParams, Some((key, TYPE_PARAMS)));
            self.type_params(params)?;
        }
        self.within(ScopeKind::Deferred, (key, ANNOTATIONS), |this| {
            for parameter in &*def.parameters {
                this.optional(parameter.annotation())?;
            }
            this.optional(def.returns.as_deref())
        })?;
        self.push(ScopeKind::Function, Some((key, OWN)));
        self.scope().is_async = def.is_async;
        self.parameters(&def.parameters)?;
        self.statements(&def.body)?;
        let scope = self.scope();
        if let (true, true, Some(range)) = (scope.is_async, scope.is_generator, scope.returns_value) {
            return Err(error("'return' with value in async generator", range));
        }
        self.pop();
        if generic.is_some() {
            self.pop();
        }
        Ok(())
    }

    fn defaults(&mut self, parameters: &ast::Parameters) -> Done {
        parameters.iter_non_variadic_params().try_for_each(|parameter| self.optional(parameter.default()))
    }

    fn parameters(&mut self, parameters: &ast::Parameters) -> Done {
        let plain = parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs);
        let all = plain
            .map(|parameter| &parameter.parameter)
            .chain(parameters.vararg.as_deref())
            .chain(parameters.kwarg.as_deref());
        for parameter in all {
            let name = self.mangled(&parameter.name.id);
            if self.scopes.all[self.current].symbol(&name).parameter {
                return Err(error(
                    format!("duplicate argument '{}' in function definition", parameter.name),
                    &parameter.name,
                ));
            }
            self.bind(&parameter.name.id, &parameter.name)?;
            self.symbol_in(self.current, &name).parameter = true;
        }
        Ok(())
    }

    fn class(&mut self, def: &ast::StmtClassDef) -> Done {
        for decorator in &def.decorator_list {
            self.expr(&decorator.expression)?;
        }
        self.bind(&def.name.id, &def.name)?;
        let key = node(def);
        let generic = def.type_params.as_deref();
        if let Some(params) = generic {
            self.push(ScopeKind::TypeParams, Some((key, TYPE_PARAMS)));
            self.scope().class = Some(def.name.id.clone());
            self.scope().mangles =
                Some(params.type_params.iter().map(|param| param.name().id.clone()).collect());
            self.type_params(params)?;
            self.bind(&Name::new(".type_params"), &def.name)?;
        }
        if let Some(arguments) = def.arguments.as_deref() {
            self.arguments(arguments)?;
        }
        self.push(ScopeKind::Class, Some((key, OWN)));
        self.scope().class = Some(def.name.id.clone());
        self.scope().mangles = None;
        if generic.is_some() {
            self.use_name(&Name::new(".type_params"));
        }
        self.use_name(&Name::new("__name__"));
        self.statements(&def.body)?;
        self.pop();
        if generic.is_some() {
            self.pop();
        }
        Ok(())
    }

    fn type_params(&mut self, params: &ast::TypeParams) -> Done {
        let mut has_default = false;
        for param in &params.type_params {
            let (name, bound, default) = match param {
                ast::TypeParam::TypeVar(var) => (&var.name, var.bound.as_deref(), var.default.as_deref()),
                ast::TypeParam::TypeVarTuple(var) => (&var.name, None, var.default.as_deref()),
                ast::TypeParam::ParamSpec(var) => (&var.name, None, var.default.as_deref()),
            };
            let mangled = self.mangled(&name.id);
            if self.scopes.all[self.current].symbol(&mangled).parameter {
                return Err(error(format!("duplicate type parameter '{name}'"), name));
            }
            self.bind(&name.id, name)?;
            self.symbol_in(self.current, &mangled).parameter = true;
            let (limit, standard) = match param {
                ast::TypeParam::TypeVar(var) if matches!(var.bound.as_deref(), Some(Expr::Tuple(_))) => {
                    ("a TypeVar constraint", "a TypeVar default")
                }
                ast::TypeParam::TypeVar(_) => ("a TypeVar bound", "a TypeVar default"),
                ast::TypeParam::TypeVarTuple(_) => ("", "a TypeVarTuple default"),
                ast::TypeParam::ParamSpec(_) => ("", "a ParamSpec default"),
            };
            for (evaluated, called) in [(bound, limit), (default, standard)] {
                let Some(evaluated) = evaluated else { continue };
                self.within(ScopeKind::Deferred, (node(evaluated), LIMIT), |this| {
                    this.scope().called = called;
                    this.expr(evaluated)
                })?;
            }
            if default.is_none() && has_default {
                let message = format!("non-default type parameter '{name}' follows default type parameter");
                return Err(error(message, param));
            }
            has_default |= default.is_some();
        }
        Ok(())
    }

    /// Refuses what a scope that is evaluated later cannot hold.
    fn refuse_deferred(&self, what: &str, range: impl Ranged) -> Done {
        let scope = &self.scopes.all[self.current];
        if matches!(scope.kind, ScopeKind::Deferred | ScopeKind::TypeParams) {
            return Err(error(format!("{what} cannot be used within {}", scope.called), range));
        }
        Ok(())
    }

    fn type_alias(&mut self, alias: &ast::StmtTypeAlias) -> Done {
        self.expr(&alias.name)?;
        let key = node(alias);
        if let Some(params) = alias.type_params.as_deref() {
            self.push(ScopeKind::TypeParams, Some((key, TYPE_PARAMS)));
            self.type_params(params)?;
        }
        self.within(ScopeKind::Deferred, (key, OWN), |this| {
            this.scope().called = "a type alias";
            this.expr(&alias.value)
        })?;
        if alias.type_params.is_some() {
            self.pop();
        }
        Ok(())
    }

    fn arguments(&mut self, arguments: &ast::Arguments) -> Done {
        self.exprs(&arguments.args)?;
        arguments.keywords.iter().try_for_each(|keyword| self.expr(&keyword.value))
    }

    fn pattern(&mut self, pattern: &Pattern) -> Done {
        match pattern {
            Pattern::MatchValue(value) => self.expr(&value.value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(sequence) => sequence.patterns.iter().try_for_each(|p| self.pattern(p)),
            Pattern::MatchMapping(mapping) => {
                self.exprs(&mapping.keys)?;
                mapping.patterns.iter().try_for_each(|p| self.pattern(p))?;
                mapping.rest.as_ref().map_or(Ok(()), |rest| self.bind(&rest.id, rest))
            }
            Pattern::MatchClass(class) => {
                self.expr(&class.cls)?;
                class.arguments.patterns.iter().try_for_each(|p| self.pattern(p))?;
                class.arguments.keywords.iter().try_for_each(|keyword| self.pattern(&keyword.pattern))
            }
            Pattern::MatchStar(star) => star.name.as_ref().map_or(Ok(()), |name| self.bind(&name.id, name)),
            Pattern::MatchAs(as_) => {
                if let Some(pattern) = &as_.pattern {
                    self.pattern(pattern)?;
                }
                as_.name.as_ref().map_or(Ok(()), |name| self.bind(&name.id, name))
            }
            Pattern::MatchOr(or) => or.patterns.iter().try_for_each(|p| self.pattern(p)),
        }
    }

    /// The scope that a walrus in a comprehension binds in.
    fn walrus(&mut self, named: &ast::ExprNamed) -> Done {
        let Expr::Name(name) = &*named.target else { return self.expr(&named.target) };
        let frame = self.scopes.all[self.current].frame;
        self.scopes.all[frame].has_walrus = true;
        if self.iterables > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return Err(error(message, named));
        }
        let mut scope = self.current;
        while self.scopes.all[scope].kind == ScopeKind::Comprehension
            || self.scopes.all[scope].kind == ScopeKind::Generator
        {
            let own = self.scopes.all[scope].symbol(&self.mangled(&name.id));
            if own.bound && !own.nonlocal && !own.global {
                return Err(error(
                    format!(
                        "assignment expression cannot rebind comprehension iteration variable '{}'",
                        name.id
                    ),
                    &*named.target,
                ));
            }
            scope = self.scopes.all[scope].parent.expect("a comprehension is inside a scope");
        }
        let mangled = self.mangled(&name.id);
        if scope == self.current {
            return self.bind(&name.id, &*named.target);
        }
        let refused = match self.scopes.all[scope].kind {
            ScopeKind::Class => "in a class body",
            ScopeKind::TypeParams => "within the definition of a generic",
            ScopeKind::Deferred => match self.scopes.all[scope].called {
                "an annotation" => "in an annotation",
                "a type alias" => "in a type alias",
                _ => "in a TypeVar bound",
            },
            _ => "",
        };
        if !refused.is_empty() {
            let message = format!("assignment expression within a comprehension cannot be used {refused}");
            return Err(error(message, &*named.target));
        }
        match self.scopes.all[scope].kind {
            ScopeKind::Module => {
                self.symbol_in(scope, &mangled).bound = true;
                self.symbol_in(self.current, &mangled).global = true;
            }
            _ => {
                let outer = self.symbol_in(scope, &mangled);
                let (global, nonlocal) = (outer.global, outer.nonlocal);
                if !global && !nonlocal {
                    outer.bound = true;
                }
                let own = self.symbol_in(self.current, &mangled);
                own.global |= global;
                own.nonlocal |= !global;
            }
        }
        self.symbol_in(self.current, &mangled).used = true;
        Ok(())
    }

    fn comprehension(
        &mut self,
        key: usize,
        (kind, called): (ScopeKind, &'static str),
        generators: &[ast::Comprehension],
        elements: &[&Expr],
    ) -> Done {
        self.iterable(&generators[0].iter)?;
        self.push(kind, Some((key, OWN)));
        self.scope().called = called;
        for (index, generator) in generators.iter().enumerate() {
            if index > 0 {
                self.iterable(&generator.iter)?;
            }
            self.expr(&generator.target)?;
            self.exprs(&generator.ifs)?;
            if generator.is_async {
                self.scope().is_async = true;
            }
        }
        self.exprs(elements.iter().copied())?;
        if kind == ScopeKind::Generator {
            self.scope().is_generator = true;
        } else if self.scope().is_async {
            // An asynchronous comprehension makes what holds it asynchronous, too, where that is a comprehension.
            self.pop();
            if matches!(self.scope().kind, ScopeKind::Comprehension | ScopeKind::Generator) {
                self.scope().is_async = true;
            }
            return Ok(());
        }
        self.pop();
        Ok(())
    }

    fn yields(&mut self, range: TextRange, what: &str) -> Done {
        self.refuse_deferred("yield expression", range)?;
        let kind = self.scopes.all[self.current].kind;
        match kind {
            ScopeKind::Function | ScopeKind::Lambda => {
                self.scope().is_generator = true;
                Ok(())
            }
            ScopeKind::Comprehension | ScopeKind::Generator => {
                Err(error(format!("'yield' inside {}", self.scopes.all[self.current].called), range))
            }
            _ => Err(error(format!("'{what}' outside function"), range)),
        }
    }

    /// What a comprehension goes through; nothing may be bound in it.
    fn iterable(&mut self, expr: &Expr) -> Done {
        self.iterables += 1;
        let done = self.expr(expr);
        self.iterables -= 1;
        done
    }

    fn expr(&mut self, expr: &Expr) -> Done {
        match expr {
            Expr::BoolOp(op) => self.exprs(&op.values),
            Expr::Named(named) => {
                self.refuse_deferred("named expression", named)?;
                self.expr(&named.value)?;
                self.walrus(named)
            }
            Expr::BinOp(op) => {
                self.expr(&op.left)?;
                self.expr(&op.right)
            }
            Expr::UnaryOp(op) => self.expr(&op.operand),
            Expr::Lambda(lambda) => {
                if let Some(parameters) = lambda.parameters.as_deref() {
                    self.defaults(parameters)?;
                }
                self.within(ScopeKind::Lambda, (node(lambda), OWN), |this| {
                    if let Some(parameters) = lambda.parameters.as_deref() {
                        this.parameters(parameters)?;
                    }
                    this.expr(&lambda.body)
                })
            }
            Expr::If(if_) => {
                self.expr(&if_.test)?;
                self.expr(&if_.body)?;
                self.expr(&if_.orelse)
            }
            Expr::Dict(dict) => dict.items.iter().try_for_each(|item| {
                self.optional(item.key.as_ref())?;
                self.expr(&item.value)
            }),
            Expr::Set(set) => self.exprs(&set.elts),
            Expr::ListComp(comp) => {
                let kind = (ScopeKind::Comprehension, "list comprehension");
                self.comprehension(node(comp), kind, &comp.generators, &[&comp.elt])
            }
            Expr::SetComp(comp) => {
                let kind = (ScopeKind::Comprehension, "set comprehension");
                self.comprehension(node(comp), kind, &comp.generators, &[&comp.elt])
            }
            Expr::DictComp(comp) => {
                let elements: Vec<&Expr> = comp.key.as_deref().into_iter().chain([&*comp.value]).collect();
                let kind = (ScopeKind::Comprehension, "dict comprehension");
                self.comprehension(node(comp), kind, &comp.generators, &elements)
            }
            Expr::Generator(comp) => {
                let kind = (ScopeKind::Generator, "generator expression");
                self.comprehension(node(comp), kind, &comp.generators, &[&comp.elt])
            }
            Expr::Await(await_) => {
                self.refuse_deferred("await expression", await_)?;
                self.expr(&await_.value)
            }
            Expr::Yield(yield_) => {
                self.yields(yield_.range, "yield")?;
                self.optional(yield_.value.as_deref())
            }
            Expr::YieldFrom(yield_) => {
                self.yields(yield_.range, "yield from")?;
                if self.scope().is_async {
                    return Err(error("'yield from' inside async function", yield_));
                }
                self.expr(&yield_.value)
            }
            Expr::Compare(compare) => self.exprs(&compare.operands),
            Expr::Call(call) => {
                self.expr(&call.func)?;
                self.arguments(&call.arguments)
            }
            Expr::FString(string) => {
                string.value.elements().try_for_each(|element| self.interpolated(element))
            }
            Expr::TString(string) => {
                string.value.elements().try_for_each(|element| self.interpolated(element))
            }
            Expr::Attribute(attribute) => self.expr(&attribute.value),
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.expr(&subscript.slice)
            }
            Expr::Starred(starred) => self.expr(&starred.value),
            Expr::Name(name) => match name.ctx {
                ast::ExprContext::Load | ast::ExprContext::Invalid => {
                    self.use_name(&name.id);
                    Ok(())
                }
                ast::ExprContext::Store | ast::ExprContext::Del => self.bind(&name.id, name),
            },
            Expr::List(list) => self.exprs(&list.elts),
            Expr::Tuple(tuple) => self.exprs(&tuple.elts),
            Expr::Slice(slice) => {
                self.optional(slice.lower.as_deref())?;
                self.optional(slice.upper.as_deref())?;
                self.optional(slice.step.as_deref())
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => Ok(()),
        }
    }

    fn interpolated(&mut self, element: &ast::InterpolatedStringElement) -> Done {
        let ast::InterpolatedStringElement::Interpolation(inner) = element else { return Ok(()) };
        self.expr(&inner.expression)?;
        match &inner.format_spec {
            Some(spec) => spec.elements.iter().try_for_each(|element| self.interpolated(element)),
            None => Ok(()),
        }
    }
}

impl Scopes {
    /// Whether functions of the scope see variables that are bound in it.
    pub(crate) fn has_variables(&self, scope: ScopeId) -> bool {
        self.all[scope].kind.is_function_like()
    }
}
