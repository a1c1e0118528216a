//! `repr`, `str`, `format` and the like.

use crate::object::Kind;
use crate::text::{escape, float};
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::ops::is_plain;
use crate::vm::{Res, Vm};

impl Vm {
    /// The representation of a value that no class decides about.
    pub(crate) fn repr_quick(self, value: &Value) -> Option<Value> {
        if !is_plain(value) {
            return None;
        }
        Some(match value.kind() {
            Kind::None => self.literal("None"),
            Kind::Bool => self.literal(if value.is(&Value::TRUE) { "True" } else { "False" }),
            Kind::Ellipsis => self.literal("Ellipsis"),
            Kind::NotImplemented => self.literal("NotImplemented"),
            Kind::Int if value.is_small() => self.decimal(value.small_payload()),
            Kind::Float => self.string(float::repr_float(value.real()?)),
            Kind::Str => self.wtf8(escape::repr_str(value.body::<Str>().bytes())),
            Kind::Bytes => self.string(escape::repr_bytes(&value.as_bytes()?)),
            _ => return None,
        })
    }

    #[undropped]
    pub(crate) async fn repr(self, value: &Value) -> Res {
        if let Some(text) = self.repr_quick(value) {
            return Ok(text);
        }
        let text = self.call_special(value, &self.names().__repr__, Vec::new()).await?.unwrap_or(Value::NONE);
        match text.kind() {
            Kind::Str => Ok(text),
            _ => {
                let class = self.class_name(&text);
                Err(self.type_error(format!("__repr__ returned non-string (type {class})")))
            }
        }
    }

    /// The representation as Rust's text.
    #[undropped]
    pub(crate) async fn repr_text(self, value: &Value) -> Res<String> {
        let text = self.repr(value).await?;
        Ok(text.body::<Str>().lossy().into_owned())
    }

    #[undropped]
    pub(crate) async fn to_str(self, value: &Value) -> Res {
        if value.exact::<Str>().is_some() {
            return Ok(value.clone());
        }
        if value.kind() != Kind::Str
            && let Some(text) = self.repr_quick(value)
            && value.kind() != Kind::Bytes
        {
            return Ok(text);
        }
        let text = self.call_special(value, &self.names().__str__, Vec::new()).await?.unwrap_or(Value::NONE);
        match text.kind() {
            Kind::Str => Ok(text),
            _ => {
                let class = self.class_name(&text);
                Err(self.type_error(format!("__str__ returned non-string (type {class})")))
            }
        }
    }

    #[undropped]
    pub(crate) async fn ascii(self, value: &Value) -> Res {
        let text = self.repr(value).await?;
        Ok(self.wtf8(escape::ascii_of_repr(text.body::<Str>().bytes())))
    }

    #[undropped]
    pub(crate) async fn format(self, value: &Value, spec: &Value) -> Res {
        if spec.body::<Str>().bytes().is_empty() && is_plain(value) {
            match value.kind() {
                Kind::Str => return Ok(value.clone()),
                Kind::Int | Kind::Float | Kind::Bool => return self.to_str(value).await,
                _ => {}
            }
        }
        match self.call_special(value, &self.names().__format__, vec![spec.clone()]).await? {
            Some(text) if text.kind() == Kind::Str => Ok(text),
            Some(other) => {
                let class = self.class_name(&other);
                Err(self.type_error(format!("__format__ must return a str, not {class}")))
            }
            None => {
                Err(self.type_error(format!("Type {} doesn't define __format__", self.class_name(value))))
            }
        }
    }
}
