# Addresses: taken apart, put together, joined, quoted.
from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, unquote_to_bytes, urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunparse, urlunsplit

for text in ["http://user:pw@host.example:8080/a/b;p?q=1&r=%20#frag", "//host/path", "mailto:me@x.y", "/only/path?x", "HTTP://UP.Case/", "http://[::1]:80/", "file:///a b", "", "?q", "#f"]:
    parts = urlparse(text)
    print(tuple(parts), parts.hostname, parts.port, parts.username, parts.geturl() == text)
for base, ref in [("http://a/b/c/d;p?q", x) for x in ["g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "", ".", "..", "../..", "../../g", "g;x=1/../y", "http:g", "mailto:x"]]:
    print(repr(ref), urljoin(base, ref))
print(parse_qs("a=1&b=2&a=3&c=&d"), parse_qs("c=&d", keep_blank_values=True), parse_qsl("x=%41+b&y=é"), urlencode({"a b": "c&d", "e": [1, 2]}), urlencode([("k", [1, "x y"])], doseq=True), urlencode({"a": "é"}, quote_via=quote))
print(quote("a b/ü?&"), quote("a/b", safe=""), quote_plus("a b+c"), unquote("%C3%BC%20%zz"), unquote_plus("a+b%2B"), unquote_to_bytes("%ff"), quote(b"\xff"), unquote("%ff", errors="replace"), unquote("%E9", encoding="latin-1"), quote("~-._"))
print(urlunparse(("http", "h", "/p", "x", "q=1", "f")), urlunsplit(("", "h", "p", "", "")), urldefrag("http://a/b#c"), urlsplit("http://a/b?c#d")._replace(path="/z").geturl())
for wrong in [lambda: urlparse("http://h:99999/").port, lambda: urlparse("http://h:x/").port, lambda: urlparse("http://[::1/"), lambda: quote(3), lambda: urlencode(3), lambda: parse_qs("a", strict_parsing=True), lambda: urljoin("a", b"b"), lambda: parse_qsl("a=1&b=2", max_num_fields=1)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
