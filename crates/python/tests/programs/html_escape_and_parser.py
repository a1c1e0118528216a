# Escaping and unescaping, and a parser of tags.
import html
from html.parser import HTMLParser
from html.entities import codepoint2name, name2codepoint

print(html.escape("<a href='x'>\"&\"</a>"), html.escape("'\"", quote=False), html.unescape("&lt;&amp;&#39;&#x41;&eacute;&notanentity;&copy &#0;&#x110000;&frac12;&ampx"))


class Shows(HTMLParser):
    def handle_starttag(self, tag, attrs): print("start", tag, attrs, self.getpos())
    def handle_endtag(self, tag): print("end", tag)
    def handle_startendtag(self, tag, attrs): print("empty", tag, attrs)
    def handle_data(self, data): print("data", repr(data))
    def handle_comment(self, data): print("comment", data)
    def handle_decl(self, decl): print("decl", decl)
    def handle_pi(self, data): print("pi", data)


parser = Shows()
parser.feed("<!DOCTYPE html><p class=\"a b\" id=x checked>Hi &amp; <b>bold</b><br/></p>")
parser.feed("<!-- note --><?pi data?><a hre")
parser.feed("f='y'>link</A>\n<img src=z>")
parser.close()
raw = Shows(convert_charrefs=True)
raw.feed("a &lt; b &#65;")
raw.close()
print(codepoint2name[233], name2codepoint["euro"])
