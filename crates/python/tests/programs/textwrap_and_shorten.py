# Filling paragraphs, indents, hyphens, long words.
import textwrap

text = "The quick brown fox jumped over the lazy dog, well-known for-ever.  Antidisestablishmentarianism is long."
for options in [{}, {"width": 20}, {"width": 20, "break_long_words": False}, {"width": 20, "break_on_hyphens": False}, {"width": 30, "initial_indent": "* ", "subsequent_indent": "  "}, {"width": 25, "max_lines": 2}, {"width": 25, "max_lines": 2, "placeholder": "~"}]:
    print(options)
    print(textwrap.fill(text, **options))
print(textwrap.shorten("Hello  world   again", width=12), textwrap.shorten("Hello world", width=5, placeholder=""), textwrap.wrap(""), textwrap.wrap("a\tb\nc", 80), textwrap.wrap("a\n\nb", replace_whitespace=False))
print(repr(textwrap.dedent("\n    one\n      two\n\n    three\n")), repr(textwrap.dedent("\tx\n    y")), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb", "-", lambda line: True)))
print(textwrap.wrap("Sentence one.  Two! Three", 14, fix_sentence_endings=True), textwrap.wrap("   lead", 10), textwrap.wrap("   lead", 10, drop_whitespace=False))
for wrong in [lambda: textwrap.wrap("x y", 0), lambda: textwrap.shorten("abc def", 2), lambda: textwrap.fill(3)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
