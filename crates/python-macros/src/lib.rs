//! The attribute [`undropped`] of the Python machine's asynchronous functions. The machine has more than a thousand of
//! them, and what the compiler adds to each of their futures was a twenty-fifth of the wasm module.

use proc_macro::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

/// Makes an `async fn` a function that gives a future which holds its arguments once and is never dropped.
///
/// The compiler gives the future of an `async fn` two places for each argument, and code that copies it from the first to
/// the second. It also makes code that drops the future in each of its states, and runs it after each `await`. Here the
/// arguments stay where they were captured, and `Undropped` says that nothing drops the future:
///
/// ```text
/// #[undropped]                             fn twice(vm: Vm, a: &Value) -> Undropped<impl Future<Output = Res>> {
/// async fn twice(vm: Vm, a: &Value)            undropped(async move {
///     -> Res {                        =>           vm.add(a, a).await
///     vm.add(a, a).await                       })
/// }                                        }
/// ```
///
/// So a future that is made has to be awaited: what one holds that is not stays in memory.
#[proc_macro_attribute]
pub fn undropped(_: TokenStream, function: TokenStream) -> TokenStream {
    let mut tokens = function.into_iter();
    let Some(mut made) = name(&mut tokens) else { return error("only an `async fn` has a future") };
    made.extend(parameters(&mut tokens));
    let rest: Vec<TokenTree> = tokens.collect();
    let Some((TokenTree::Group(body), head)) = rest.split_last() else {
        return error("a function with a body was expected");
    };
    let (output, bounds) =
        head.split_at(head.iter().position(|token| is(token, "where")).unwrap_or(head.len()));
    made.extend(arrow(output));
    made.extend(bounds.iter().cloned());
    let block = ["async", "move"].into_iter().map(word).chain([body.clone().into()]);
    let call = path("undropped").chain([group(Delimiter::Parenthesis, block.collect())]);
    made.push(group(Delimiter::Brace, call.collect()));
    made.into_iter().collect()
}

/// What stands up to `fn`, without `async`; `None` if that is missing.
fn name(tokens: &mut impl Iterator<Item = TokenTree>) -> Option<Vec<TokenTree>> {
    let mut made = Vec::new();
    let mut is_async = false;
    for token in tokens {
        if is(&token, "async") {
            is_async = true;
            continue;
        }
        let ends = is(&token, "fn");
        made.push(token);
        if ends {
            break;
        }
    }
    is_async.then_some(made)
}

/// The name, generic parameters, and parameters.
fn parameters(tokens: &mut impl Iterator<Item = TokenTree>) -> Vec<TokenTree> {
    let mut made = Vec::new();
    let (mut depth, mut is_arrow) = (0, false);
    for token in tokens {
        let ends = match &token {
            TokenTree::Group(group) => depth == 0 && group.delimiter() == Delimiter::Parenthesis,
            TokenTree::Punct(punct) => {
                match punct.as_char() {
                    '<' => depth += 1,
                    '>' if !is_arrow => depth -= 1,
                    _ => {}
                }
                is_arrow = punct.as_char() == '-';
                false
            }
            _ => false,
        };
        made.push(token);
        if ends {
            break;
        }
    }
    made
}

/// `-> Undropped<impl Future<Output = …>>`, of the tokens `-> …` or of none.
fn arrow(output: &[TokenTree]) -> impl Iterator<Item = TokenTree> {
    let output = match output.get(2..) {
        Some(output) => output.to_vec(),
        None => vec![group(Delimiter::Parenthesis, TokenStream::new())],
    };
    let future = [word("impl")].into_iter().chain(global(&["core", "future", "Future"]));
    symbol("->")
        .chain(path("Undropped"))
        .chain(symbol("<"))
        .chain(future)
        .chain(symbol("<"))
        .chain([word("Output")])
        .chain(symbol("="))
        .chain(output)
        .chain(symbol(">"))
        .chain(symbol(">"))
}

/// `crate::vm::native::NAME`
fn path(name: &'static str) -> impl Iterator<Item = TokenTree> {
    [word("crate")].into_iter().chain(global(&["vm", "native"])).chain(symbol("::")).chain([word(name)])
}

/// `::A::B`
fn global(names: &[&'static str]) -> Vec<TokenTree> {
    names.iter().flat_map(|name| symbol("::").chain([word(name)])).collect()
}

fn is(token: &TokenTree, text: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident.to_string() == text)
}

fn word(text: &str) -> TokenTree {
    Ident::new(text, Span::call_site()).into()
}

fn symbol(text: &'static str) -> impl Iterator<Item = TokenTree> {
    text.chars().enumerate().map(move |(at, character)| {
        let spacing = if at + 1 < text.len() { Spacing::Joint } else { Spacing::Alone };
        Punct::new(character, spacing).into()
    })
}

fn group(delimiter: Delimiter, stream: TokenStream) -> TokenTree {
    Group::new(delimiter, stream).into()
}

fn error(message: &str) -> TokenStream {
    format!("::core::compile_error!({message:?});").parse().unwrap_or_default()
}
