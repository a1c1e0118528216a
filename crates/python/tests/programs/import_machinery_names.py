# Imports: attributes of modules, aliases, reload, sys.modules, importlib, and errors.
import importlib
import importlib.util
import os.path as path_alias
import sys
import types
from os import path, sep as separator

print(path_alias is path, separator, sys.modules["os"].path is path, importlib.import_module("collections.abc").__name__, importlib.import_module(".abc", "collections") is sys.modules["collections.abc"], __name__, __spec__)
fake = types.ModuleType("fake_module")
fake.value = 5
sys.modules["fake_module"] = fake
import fake_module
from fake_module import value
print(fake_module is fake, value, importlib.util.find_spec("json").name, importlib.util.find_spec("nothing_here"))
fake.__getattr__ = lambda name: f"made {name}"
from fake_module import anything
print(anything, fake.other)
sys.modules["blocked"] = None
for text in ["import nothing_here", "import os.nothing", "from os import nothing", "import blocked", "from . import x", "from .x import y", "import json.decoder.x", "from fake_module import *\nprint('star')", "__import__('')", "importlib.import_module('.x')", "from __future__ import nothing", "import importlib.nothing as x"]:
    try:
        exec(text, {"importlib": importlib, "__name__": "__main__"})
    except (ImportError, ValueError, TypeError, SyntaxError, KeyError) as error:
        print(text.splitlines()[0], "|", type(error).__name__, str(error).split(" (")[0], getattr(error, "name", None))
code = "x = 1\n__all__ = ['x', '_y']\n_y = 2\nz = 3"
made = types.ModuleType("made")
exec(code, vars(made))
sys.modules["made"] = made
scope = {}
exec("from made import *", scope)
print(sorted(name for name in scope if name != "__builtins__"))
made.__all__ = ["missing"]
try:
    exec("from made import *", {})
except AttributeError as error:
    print(error)
