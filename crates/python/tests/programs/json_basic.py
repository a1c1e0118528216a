import enum
import io
import json
import json.decoder
import json.encoder
import json.scanner

# CPython 3.13 and later say more of trailing commas, and of where an error was; those are left out here.
values = [
    None, True, False, 0, -1, 10**30, 1.5, -0.0, 1e300, float("nan"), float("inf"), float("-inf"), "", "abc", 'q"\\/\b\f\n\r\t\x00\x1f\x7f',
    "äöü €", "😀", "\ud800", "\udc00\ud800", [], {}, (), [1, [2, [3, []]]], {"a": {"b": [1, {}]}}, (1, "x"),
    {1: 2, None: 3, True: 4, 2.5: 5, "s": 6}, [[]], [{}], {"": []},
]
for value in values:
    text = json.dumps(value)
    back = json.loads(text)
    print(text, json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), back == value, json.dumps(value, indent=2).replace("\n", "|"))
    assert "".join(json.JSONEncoder().iterencode(value)) == text
print(json.dumps({"b": 1, "a": [1, 2]}, sort_keys=True, indent="\t", separators=(", ", " = ")), json.dumps([1, {"a": 2}], separators=(",", ":")))
print(json.dumps({(1, 2): 3, "a": 1}, skipkeys=True))


class Color(enum.IntEnum):
    RED = 1


class Text(str):
    pass


class Dict(dict):
    def items(self):
        return [("own", 1)]


class Thing:
    def __init__(self, inner):
        self.inner = inner


print(json.dumps([Color.RED, Text("t"), Dict(a=1), type("F", (float,), {})(2.5), type("L", (list,), {})([1])]), json.dumps({Color.RED: Text("x")}))
print(json.dumps([Thing(1), {"k": Thing([Thing(2)])}], default=lambda o: {"inner": o.inner}))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


print(json.dumps({"z": 1 + 2j}, cls=Encoder), Encoder(indent=1).encode([2j]))

loop = []
loop.append(loop)
looped = {}
looped["x"] = [looped]
for make in (
    lambda: json.dumps(loop), lambda: json.dumps(looped), lambda: json.dumps(Thing(1)), lambda: json.dumps({"a": [1, object]}), lambda: json.dumps({(1,): 1}),
    lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps([float("inf")], allow_nan=False), lambda: json.dumps({1: 1, "a": 2}, sort_keys=True),
    lambda: json.dumps(Thing(1), default=lambda o: o), lambda: json.dumps({float("inf"): 1}, allow_nan=False), lambda: json.dumps(b"x"), lambda: json.dumps({1, 2}),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, str(error).split(": inf")[0].split(": nan")[0])

documents = [
    "1", " [1 , 2.5e3, -0, -1E-2] ", '{"a": {"b": null}, "c": [true, false]}', '"\\u00e4\\ud83d\\ude00\\ud800x\\"\\/\\b"', "NaN", "-Infinity", "[Infinity]", "12345678901234567890123",
    "", " ", "[", "[1", "[1 2]", "{", '{"a"', '{"a":', '{"a":1', '{"a" 1}', "{1:2}", '{"a":1 "b":2}', '{"a":1,', "tru", "nul", "-", "-a", "01", "1.", "1e", "+1", ".5", '"abc', '"\\', '"\\x"', '"\\u12"', '"\\u123g"', '"\\ud83d\\u12"',
    '"a\nb"', "[1]]", "1 2", "'a'", "\ufeff1", '{"é": "ü", "b" 1}', '["é", x]', "[" * 3 + "]" * 3, '{"a":1,"a":2}', "\t\r\n1\n", "\xa01", '"\x7f"', "-0.0", "1E400", "[,]", "{,}",
]
for document in documents:
    try:
        print(ascii(document), ascii(json.loads(document)))
    except json.JSONDecodeError as error:
        print(ascii(document), ascii(str(error)), error.pos, error.lineno, error.colno, error.doc == document)
    except Exception as error:
        print(ascii(document), type(error).__name__, error)

print(json.loads('[1.5, 2, {"a": 1}, NaN]', parse_float=str, parse_int=lambda s: "i" + s, parse_constant=lambda s: "c" + s))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), json.loads('{"b": {"c": 1}, "a": {}}', object_pairs_hook=tuple), json.loads('"a\nb"', strict=False))
print(json.loads(b'{"a": "\xc3\xa4"}'), json.loads("[1]".encode("utf-16")), json.loads(bytearray(b"[]")), json.load(io.StringIO("[3]")))
out = io.StringIO()
json.dump({"a": [1, 2, {"b": None}]}, out, indent=1)
print(out.getvalue())
print(json.JSONDecoder().raw_decode('[1] tail'), json.JSONDecoder().raw_decode('x{"ä": 1}y', 1), json.decoder.scanstring('é"aé\\n" b', 2))
print(json.encoder.encode_basestring("ä\n"), json.encoder.encode_basestring_ascii("ä\n"), json.decoder.c_scanstring is not None, json.encoder.c_make_encoder is not None)
for make in (lambda: json.loads(1), lambda: json.decoder.scanstring("abc", 9), lambda: json.decoder.scanstring(1, 1), lambda: json.encoder.encode_basestring(1), lambda: json.JSONDecoder().raw_decode("1", -1), lambda: json.dumps({}, indent=[])):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


def failing(o):
    raise KeyError("no")


try:
    json.dumps([Thing(1)], default=failing)
except KeyError as error:
    print("KeyError", error)
try:
    json.loads('[{"a": 1}]', object_hook=failing)
except KeyError as error:
    print("KeyError", error)
print(json.loads("[" * 200 + "]" * 200) == eval("[" * 50 + "]" * 50), len(json.dumps(list(range(1000)))))
for deep in ("[" * 100000, '{"a":' * 100000):
    try:
        json.loads(deep)
    except RecursionError:
        print("RecursionError")
