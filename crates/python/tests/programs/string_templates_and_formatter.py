# string.Template, string.Formatter and the constants.
import string

print(string.ascii_letters, string.digits, string.hexdigits, string.punctuation, repr(string.whitespace), len(string.printable))
template = string.Template("$who likes ${what}s, costs $$5")
print(template.substitute(who="tim", what="kite"), template.safe_substitute(who="x"), template.substitute({"who": 1}, what=2))
for wrong in [lambda: template.substitute(who=1), lambda: string.Template("$").substitute(), lambda: string.Template("a\n $1").substitute()]:
    try:
        print(wrong())
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
print(template.get_identifiers(), template.is_valid(), string.Template("$ x").is_valid())


class Percent(string.Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


print(Percent("%with_underscore %no %%").safe_substitute(with_underscore="yes"))


class Loud(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else args[key]

    def convert_field(self, value, conversion):
        return value.upper() if conversion == "u" else super().convert_field(value, conversion)


print(Loud().format("{0} {name!u} {missing} {1:>4}", "a", 2, name="bob"))
print(list(string.Formatter().parse("a{b!r:{c}}{{d}}")), string.Formatter().vformat("{0[k]}{x.real}", [{"k": 1}], {"x": 2}))
print(string.capwords("hello  wORLD-x"), string.capwords("a-b", "-"))
for wrong in [lambda: string.Formatter().format("{"), lambda: string.Formatter().format("{0}{}", 1, 2), lambda: string.Formatter().format("{a}"), lambda: string.Formatter().format("{0}")]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
