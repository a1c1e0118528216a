import io
import token
import tokenize

# No f-strings and no text without an end: there 3.12 and later differ from 3.11.
texts = [
    "x = 1\n", "def f(a, *b):\n    # comment\n    return a + 2.5j\n\n\nclass C: pass\n", "if x:\n  if y:\n    z\nw\n", "a = (1,\n  2,  # two\n)\n",
    's = """one\ntwo"""\n', "x = 'ä' + b'b' + r\"c\" # ü\n", "\n\n# only\n", "a\\\n  + b\n", "a ** b // c <<= d -> e ... := @ != ~x\n", "lambda: 0x1F + 0b11 + 1_000 + 1e5\n", "",
    "async def g():\n\tawait h()\n", "@d\nclass X[T]:\n    x: int = 1\n",
]
for text in texts:
    print(repr(text))
    for found in tokenize.generate_tokens(io.StringIO(text).readline):
        print("  ", token.tok_name[found.type] if found.type not in (tokenize.COMMENT, tokenize.NL) else "extra", token.tok_name[found.exact_type], found.string, found.start, found.end, repr(found.line))
print([t.string for t in tokenize.tokenize(io.BytesIO("# coding: latin-1\nx = 'é'\n".encode("latin-1")).readline)])
print(tokenize.untokenize(list(tokenize.generate_tokens(io.StringIO("if a :\n    b  = [1,\n 2]\n").readline))))
for text in ("a = (\n", "x = '''\n"):
    try:
        list(tokenize.generate_tokens(io.StringIO(text).readline))
    except tokenize.TokenError as error:
        print("TokenError")
