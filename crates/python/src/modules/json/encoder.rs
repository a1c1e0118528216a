//! `make_encoder`: writes a value as a document.

use std::sync::atomic::Ordering;

use super::text::quoted;
use crate::modules::new_class;
use crate::object::{Body, Info, Kind, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::number_methods::decimal;
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::native::Native;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

/// What an encoder wants done.
struct Encoder {
    /// A dict of the values that are being written, by their addresses, or None.
    markers: Value,
    default: Value,
    encoder: Value,
    /// Whether the encoder is one of this module, and writes ASCII only.
    own: Option<bool>,
    /// What one level is indented by.
    indent: Option<Vec<u8>>,
    key_separator: Vec<u8>,
    item_separator: Vec<u8>,
    sort_keys: bool,
    skipkeys: bool,
    allow_nan: bool,
}

impl Body for Encoder {
    const KIND: Kind = Kind::Other;
}

pub(super) fn class(vm: Vm) -> Value {
    let object = &vm.classes().object;
    let class = new_class(vm, "_json", "_json.Encoder", object, Info::plain::<Encoder>(), 0);
    let parameters = "cls, markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, \
                      allow_nan";
    Methods::of(vm, &class)
        .maker(parameters, waits!(new))
        .wait("__call__", "self, obj, _current_indent_level", waits!(call))
        .get("markers", |_, this| Ok(this.body::<Encoder>().markers.clone()))
        .get("default", |_, this| Ok(this.body::<Encoder>().default.clone()))
        .get("encoder", |_, this| Ok(this.body::<Encoder>().encoder.clone()))
        .get("sort_keys", |_, this| Ok(Value::bool(this.body::<Encoder>().sort_keys)))
        .get("skipkeys", |_, this| Ok(Value::bool(this.body::<Encoder>().skipkeys)));
    class
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    if !a[1].is_none() && a[1].kind() != Kind::Dict {
        let class = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("make_encoder() argument 1 must be dict or None, not {class}")));
    }
    let text = |value: &Value, number: usize| match value.get::<Str>() {
        Some(text) => Ok(text.bytes().to_vec()),
        None => {
            let class = vm.class_name(value);
            Err(vm.type_error(format!("make_encoder() argument {number} must be str, not {class}")))
        }
    };
    let own = a[3].get::<Native>().and_then(|native| match native.name {
        "encode_basestring_ascii" => Some(true),
        "encode_basestring" => Some(false),
        _ => None,
    });
    let body = Encoder {
        markers: a[1].clone(),
        default: a[2].clone(),
        encoder: a[3].clone(),
        own,
        indent: if a[4].is_none() { None } else { Some(text(&a[4], 4)?) },
        key_separator: text(&a[5], 5)?,
        item_separator: text(&a[6], 6)?,
        sort_keys: vm.truth(&a[7]).await?,
        skipkeys: vm.truth(&a[8]).await?,
        allow_nan: vm.truth(&a[9]).await?,
    };
    Ok(allocate(&a[0], body))
}

#[undropped]
async fn call(vm: Vm, a: Vec<Value>) -> Res {
    let level = vm.index_i64(&a[2]).await?;
    let level = crate::value::count(level).unwrap_or(0);
    let mut writer = Writer { vm, encoder: a[0].body(), out: Vec::new(), level, open: Vec::new() };
    match writer.document(a[1].clone()).await {
        Ok(()) => Ok(vm.tuple(vec![vm.wtf8(writer.out)])),
        Err(raise) => {
            writer.add_notes(&raise).await?;
            Err(raise)
        }
    }
}

/// What is being written.
struct Open {
    value: Value,
    content: Content,
    /// Whether nothing has been written of it.
    is_first: bool,
}

enum Content {
    Items {
        items: Vec<Value>,
        at: usize,
    },
    Pairs {
        pairs: Vec<(Value, Value)>,
        at: usize,
    },
    /// What `default` gave for it.
    Default,
}

struct Writer<'a> {
    vm: Vm,
    encoder: &'a Encoder,
    out: Vec<u8>,
    level: usize,
    open: Vec<Open>,
}

impl Writer<'_> {
    #[undropped]
    async fn document(&mut self, value: Value) -> Res<()> {
        let mut next = Some(value);
        loop {
            if let Some(value) = next.take() {
                next = self.begin(&value).await?;
                continue;
            }
            next = match self.open.last_mut().map(|open| &mut open.content) {
                None => return Ok(()),
                Some(Content::Default) => None,
                Some(Content::Items { items, at }) => {
                    *at += 1;
                    items.get(*at - 1).cloned()
                }
                Some(Content::Pairs { .. }) => self.next_pair().await?,
            };
            match (&next, self.open.last().map(|open| &open.content)) {
                (Some(_), Some(Content::Items { .. })) => self.separate(),
                (None, _) => self.end().await?,
                _ => {}
            }
        }
    }

    /// Writes a value, or opens it; gives what has to be written in its place.
    #[undropped]
    async fn begin(&mut self, value: &Value) -> Res<Option<Value>> {
        match value.kind() {
            Kind::None => self.out.extend_from_slice(b"null"),
            Kind::Bool => self.out.extend_from_slice(if value.is(&Value::TRUE) { b"true" } else { b"false" }),
            Kind::Str => self.text(value).await?,
            Kind::Int => {
                let digits = decimal(self.vm, &value.as_big().unwrap_or_default())?;
                self.out.extend_from_slice(digits.as_bytes());
            }
            Kind::Float => {
                let digits = self.float(value).await?;
                self.out.extend_from_slice(digits.as_bytes());
            }
            Kind::List => self.begin_items(value, value.body::<List>().items.get()).await?,
            Kind::Tuple => self.begin_items(value, value.body::<Tuple>().items().to_vec()).await?,
            Kind::Dict => self.begin_pairs(value).await?,
            _ => {
                self.mark(value).await?;
                self.push(value, Content::Default)?;
                return self.vm.call(&self.encoder.default, vec![value.clone()]).await.map(Some);
            }
        }
        Ok(None)
    }

    fn push(&mut self, value: &Value, content: Content) -> Res<()> {
        if self.open.len() >= self.vm.interp().recursion_limit.load(Ordering::Relaxed) {
            let message = "maximum recursion depth exceeded while encoding a JSON object";
            return Err(self.vm.raise_text(&self.vm.classes().recursion_error, message));
        }
        self.open.push(Open { value: value.clone(), content, is_first: true });
        Ok(())
    }

    #[undropped]
    async fn begin_items(&mut self, value: &Value, items: Vec<Value>) -> Res<()> {
        if items.is_empty() {
            self.out.extend_from_slice(b"[]");
            return Ok(());
        }
        self.mark(value).await?;
        self.push(value, Content::Items { items, at: 0 })?;
        self.out.push(b'[');
        self.level += 1;
        Ok(())
    }

    #[undropped]
    async fn begin_pairs(&mut self, value: &Value) -> Res<()> {
        if value.body::<Dict>().len() == 0 {
            self.out.extend_from_slice(b"{}");
            return Ok(());
        }
        self.mark(value).await?;
        let pairs = self.pairs(value).await?;
        self.push(value, Content::Pairs { pairs, at: 0 })?;
        self.out.push(b'{');
        self.level += 1;
        Ok(())
    }

    #[undropped]
    async fn pairs(&self, value: &Value) -> Res<Vec<(Value, Value)>> {
        let vm = self.vm;
        if value.exact::<Dict>().is_some() && !self.encoder.sort_keys {
            return Ok(value.body::<Dict>().pairs());
        }
        let items = vm.call(&vm.attribute(value, &vm.intern_str("items")).await?, Vec::new()).await?;
        let items = vm.list(vm.collect(&items).await?);
        if self.encoder.sort_keys {
            vm.call(&vm.attribute(&items, &vm.intern_str("sort")).await?, Vec::new()).await?;
        }
        let pair = |item: Value| match item.get::<Tuple>().map(Tuple::items) {
            Some([key, value]) => Ok((key.clone(), value.clone())),
            _ => Err(vm.value_error("items must return 2-tuples")),
        };
        items.body::<List>().items.get().into_iter().map(pair).collect()
    }

    /// Writes the next key that can be written, and gives its value.
    #[undropped]
    async fn next_pair(&mut self) -> Res<Option<Value>> {
        loop {
            let Some(Content::Pairs { pairs, at }) = self.open.last_mut().map(|open| &mut open.content)
            else {
                return Ok(None);
            };
            let Some((key, value)) = pairs.get(*at).cloned() else { return Ok(None) };
            *at += 1;
            let Some(key) = self.key(&key).await.inspect_err(|_| self.forget_place())? else { continue };
            self.separate();
            self.text(&key).await?;
            self.out.extend_from_slice(&self.encoder.key_separator);
            return Ok(Some(value));
        }
    }

    /// A key that is wrong says so itself.
    fn forget_place(&mut self) {
        if let Some(Content::Pairs { at, .. }) = self.open.last_mut().map(|open| &mut open.content) {
            *at = 0;
        }
    }

    /// A key as a `str`; `None` if it is to be left out.
    #[undropped]
    async fn key(&self, key: &Value) -> Res<Option<Value>> {
        let vm = self.vm;
        Ok(Some(match key.kind() {
            Kind::Str => key.clone(),
            Kind::Float => vm.string(self.float(key).await?),
            Kind::None => vm.str("null"),
            Kind::Bool => vm.str(if key.is(&Value::TRUE) { "true" } else { "false" }),
            Kind::Int => vm.string(decimal(vm, &key.as_big().unwrap_or_default())?),
            _ if self.encoder.skipkeys => return Ok(None),
            _ => {
                let class = vm.class_name(key);
                return Err(vm.type_error(format!("keys must be str, int, float, bool or None, not {class}")));
            }
        }))
    }

    /// Writes what stands between items.
    fn separate(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        if !std::mem::replace(&mut open.is_first, false) {
            self.out.extend_from_slice(&self.encoder.item_separator);
        }
        self.new_line();
    }

    fn new_line(&mut self) {
        if let Some(indent) = &self.encoder.indent {
            self.out.push(b'\n');
            (0..self.level).for_each(|_| self.out.extend_from_slice(indent));
        }
    }

    /// Closes the innermost value.
    #[undropped]
    async fn end(&mut self) -> Res<()> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let closing = match &open.content {
            Content::Items { .. } => Some(b']'),
            Content::Pairs { .. } => Some(b'}'),
            Content::Default => None,
        };
        if let Some(closing) = closing {
            self.level -= 1;
            if !open.is_first {
                self.new_line();
            }
            self.out.push(closing);
        }
        if !self.encoder.markers.is_none() {
            let address = self.vm.size(open.value.bits() as usize);
            self.vm.dict_remove(&self.encoder.markers, &address).await?;
        }
        Ok(())
    }

    /// Makes sure that a value does not lie in itself.
    #[undropped]
    async fn mark(&self, value: &Value) -> Res<()> {
        let (vm, markers) = (self.vm, &self.encoder.markers);
        if markers.is_none() {
            return Ok(());
        }
        let address = vm.size(value.bits() as usize);
        if vm.dict_get(markers, &address).await?.is_some() {
            return Err(vm.value_error("Circular reference detected"));
        }
        vm.dict_insert(markers, address, value.clone()).await
    }

    #[undropped]
    async fn text(&mut self, text: &Value) -> Res<()> {
        if let Some(ascii) = self.encoder.own {
            self.out.extend_from_slice(&quoted(text.body::<Str>().bytes(), ascii));
            return Ok(());
        }
        let made = self.vm.call(&self.encoder.encoder, vec![text.clone()]).await?;
        let Some(made) = made.get::<Str>() else {
            let class = self.vm.class_name(&made);
            return Err(self.vm.type_error(format!("encoder() must return a string, not {class}")));
        };
        self.out.extend_from_slice(made.bytes());
        Ok(())
    }

    #[undropped]
    async fn float(&self, value: &Value) -> Res<String> {
        let number = value.real().unwrap_or_default();
        if number.is_finite() {
            return Ok(crate::text::float::repr_float(number));
        }
        if !self.encoder.allow_nan {
            let shown = self.vm.repr_text(value).await?;
            let message = format!("Out of range float values are not JSON compliant: {shown}");
            return Err(self.vm.value_error(message));
        }
        let word = match (number.is_nan(), number > 0.0) {
            (true, _) => "NaN",
            (false, true) => "Infinity",
            (false, false) => "-Infinity",
        };
        Ok(word.to_owned())
    }

    /// Says of an exception what was being written, from the inside out.
    #[undropped]
    async fn add_notes(&mut self, raise: &Raise) -> Res<()> {
        let vm = self.vm;
        while let Some(open) = self.open.pop() {
            let class = vm.class_name(&open.value);
            let note = match &open.content {
                Content::Items { at: 0, .. } | Content::Pairs { at: 0, .. } => continue,
                Content::Items { at, .. } => format!("when serializing {class} item {}", at - 1),
                Content::Pairs { pairs, at } => {
                    let key = vm.repr_text(&pairs[at - 1].0).await?;
                    format!("when serializing {class} item {key}")
                }
                Content::Default => format!("when serializing {class} object"),
            };
            let add = vm.attribute(&raise.0, &vm.intern_str("add_note")).await?;
            vm.call(&add, vec![vm.string(note)]).await?;
        }
        Ok(())
    }
}
