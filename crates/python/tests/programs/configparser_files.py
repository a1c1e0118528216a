# Configuration files: sections, defaults, interpolation, types, writing, errors.
import configparser
import io

text = """
[DEFAULT]
root = /srv
[paths]
data = %(root)s/data
logs: %(data)s/logs
flag
; a comment
[numbers]
count = 5
ratio = 2.5
on = yes
multi = one
    two
"""
config = configparser.ConfigParser(allow_no_value=True)
config.read_string(text)
print(config.sections(), config["paths"]["logs"], config.get("paths", "data", raw=True), config["paths"]["flag"], config.defaults())
print(config.getint("numbers", "count"), config.getfloat("numbers", "ratio"), config.getboolean("numbers", "on"), repr(config["numbers"]["multi"]), config.get("numbers", "none", fallback="fallback"), "paths" in config, config.has_option("paths", "ROOT"))
config["new"] = {"Key": "Value", "n": "1"}
config.set("new", "other", "x")
config.remove_option("numbers", "multi")
config.remove_section("paths")
out = io.StringIO()
config.write(out)
print(out.getvalue())
extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
extended.read_string("[a]\nx=1\n[b]\ny=${a:x}2\nz=$$")
print(extended["b"]["y"], extended["b"]["z"], dict(extended["a"]), extended.items("b"))
for wrong in [lambda: config.get("none", "x"), lambda: config.get("numbers", "x"), lambda: config.add_section("new"), lambda: configparser.ConfigParser().read_string("x=1"), lambda: configparser.ConfigParser().read_string("[a]\nx=1\nx=2"), lambda: configparser.ConfigParser().read_string("[a]\nnonsense"), lambda: config.getint("new", "key"), lambda: config.set("new", "k", 5), lambda: config["nothing"], lambda: configparser.ConfigParser(interpolation=None).read_dict({"a": {"x": "%"}}) or config.read_string("[q]\nx=%(none)s") or config["q"]["x"]]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])
case = configparser.RawConfigParser()
case.optionxform = str
case.read_string("[A]\nCamelCase = %(x)s")
print(case.items("A"), config.BOOLEAN_STATES["on"])
