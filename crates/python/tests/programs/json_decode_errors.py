# What is wrong with a text that is no JSON, and where.
import json

CASES = ["", " ", "{", "[", "[1,", "{\"a\"}", "{\"a\":}", "{a:1}", "{'a':1}", "tru", "nul", "-", "01", "1.", "1e",
         "\"", "\"\\x\"", "\"\\u12\"", "\"a\nb\"", "[1 2]", "1 2", "{\"a\":1 \"b\":2}", "\"\\ud800\"", "[NaN, Infinity, -Infinity]", "+1",
         "\ufeff1", "[]]", "\"\\u00e9\\ud83d\\ude00\"", "1e400", "-0", "-0.0", "1E5", "{\"a\":1,\"a\":2}", "\t[\n1\r]"]
for case in CASES:
    try:
        print(ascii(case), "gives", ascii(json.loads(case)))
    except json.JSONDecodeError as error:
        print(ascii(case), "|", error, "|", error.msg, error.pos, error.lineno, error.colno)
print(json.loads(b'{"a": [1]}'), json.loads("\"é\"".encode("utf-16")), json.loads(bytearray(b"2")))
print(json.loads("[1.5, 2, 3]", parse_float=str, parse_int=lambda text: text + "!"), json.loads("[NaN]", parse_constant=repr))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda found: sorted(found.items())))
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.JSONDecoder().raw_decode("[1] tail"))
for wrong in [lambda: json.loads(5), lambda: json.loads(None), lambda: json.loads(b"\xff")]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
