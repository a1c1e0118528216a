//! Functions, their parameters, and type parameters.

use ruff_python_ast::{self as ast, Expr, TypeParam};
use ruff_text_size::{Ranged, TextRange};

use super::Tree;
use crate::value::Value;

impl Tree<'_> {
    pub(super) fn function_def(&self, def: &ast::StmtFunctionDef) -> Value {
        let fields = vec![
            ("name", self.name(&def.name)),
            ("args", self.parameters(Some(&def.parameters))),
            ("body", self.statements(&def.body)),
            ("decorator_list", self.decorators(&def.decorator_list)),
            ("returns", self.optional(def.returns.as_deref())),
            ("type_comment", Value::NONE),
            ("type_params", self.type_params(def.type_params.as_deref())),
        ];
        let class = if def.is_async { "AsyncFunctionDef" } else { "FunctionDef" };
        self.node(class, Some(self.without_decorators(def.range, &def.decorator_list)), fields)
    }

    /// The parameters of a function; `lambda: …` has none.
    pub(super) fn parameters(&self, parameters: Option<&ast::Parameters>) -> Value {
        let none = ast::Parameters::default();
        let parameters = parameters.unwrap_or(&none);
        let plain = |all: &[ast::ParameterWithDefault]| {
            self.list(all.iter().map(|parameter| self.parameter(&parameter.parameter)))
        };
        let rest = |parameter: Option<&ast::Parameter>| {
            parameter.map_or(Value::NONE, |parameter| self.parameter(parameter))
        };
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults = self.exprs(positional.filter_map(|parameter| parameter.default()));
        let keyword_defaults =
            self.list(parameters.kwonlyargs.iter().map(|parameter| self.optional(parameter.default())));
        let fields = vec![
            ("posonlyargs", plain(&parameters.posonlyargs)),
            ("args", plain(&parameters.args)),
            ("vararg", rest(parameters.vararg.as_deref())),
            ("kwonlyargs", plain(&parameters.kwonlyargs)),
            ("kw_defaults", keyword_defaults),
            ("kwarg", rest(parameters.kwarg.as_deref())),
            ("defaults", defaults),
        ];
        self.node("arguments", None, fields)
    }

    fn parameter(&self, parameter: &ast::Parameter) -> Value {
        let fields = vec![
            ("arg", self.name(&parameter.name)),
            ("annotation", self.optional(parameter.annotation.as_deref())),
            ("type_comment", Value::NONE),
        ];
        // The stars are no part of it.
        self.node("arg", Some(TextRange::new(parameter.name.start(), parameter.end())), fields)
    }

    pub(super) fn keywords(&self, all: &[ast::Keyword]) -> Value {
        self.list(all.iter().map(|keyword| {
            let name = self.optional_name(keyword.arg.as_ref());
            self.at("keyword", keyword, vec![("arg", name), ("value", self.expr(&keyword.value))])
        }))
    }

    pub(super) fn type_params(&self, params: Option<&ast::TypeParams>) -> Value {
        let all = params.map_or(&[][..], |params| &params.type_params);
        self.list(all.iter().map(|param| match param {
            TypeParam::TypeVar(variable) => {
                let bound = self.optional(variable.bound.as_deref());
                let default = self.optional(variable.default.as_deref());
                let fields =
                    vec![("name", self.name(&variable.name)), ("bound", bound), ("default_value", default)];
                self.at("TypeVar", variable, fields)
            }
            TypeParam::TypeVarTuple(many) => {
                self.other_param("TypeVarTuple", many, &many.name, many.default.as_deref())
            }
            TypeParam::ParamSpec(specification) => self.other_param(
                "ParamSpec",
                specification,
                &specification.name,
                specification.default.as_deref(),
            ),
        }))
    }

    fn other_param(
        &self,
        class: &'static str,
        place: &impl Ranged,
        name: &str,
        default: Option<&Expr>,
    ) -> Value {
        self.at(class, place, vec![("name", self.name(name)), ("default_value", self.optional(default))])
    }
}
