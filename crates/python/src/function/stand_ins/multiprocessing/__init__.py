"""CPython's package of this name, whose other files are unchanged, where processes are started as on Windows: by `spawn` alone."""

import sys

from . import context, reduction

for _name in "fork", "forkserver":
    del context._concrete_contexts[_name]
context._default_context = context.DefaultContext(context._concrete_contexts["spawn"])
# Ends of streams can be sent to another process, whose kernel is the same.
reduction.HAVE_SEND_HANDLE = True

__all__ = [name for name in dir(context._default_context) if not name.startswith("_")]
globals().update((name, getattr(context._default_context, name)) for name in __all__)

SUBDEBUG = 5
SUBWARNING = 25

if "__main__" in sys.modules:
    sys.modules["__mp_main__"] = sys.modules["__main__"]
