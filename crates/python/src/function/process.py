"""What a process does that another one has started: it reads what to run, imports the program, and runs it."""

import _interleave
import io
import os
import sys
import types


def main_of(path, name):
    """Runs the program's text as a module of this name; gives its names."""
    # A program that was named without its folder is found without it.
    path = path if os.path.exists(path) else os.path.relpath(path)
    module = types.ModuleType(name)
    module.__file__ = path
    with open(path, encoding="utf-8") as file:
        text = file.read()
    exec(compile(text, path, "exec"), module.__dict__)
    return module.__dict__


def read_exactly(fd, size):
    data = b""
    while len(data) < size:
        more = os.read(fd, size - len(data))
        if not more:
            os._exit(1)  # The process that started this one is gone.
        data += more
    return data


def main(reader, sentinel):
    # The text is run here: `runpy` would be imported for that alone.
    sys.modules["runpy"] = types.SimpleNamespace(run_path=lambda path, run_name: main_of(path, run_name))
    from multiprocessing import process, reduction, spawn

    from_parent = io.BytesIO(read_exactly(reader, int.from_bytes(read_exactly(reader, 8))))
    process.current_process()._inheriting = True
    try:
        spawn.prepare(reduction.pickle.load(from_parent))
        _interleave.process_named(process.current_process().name)
        own = reduction.pickle.load(from_parent)
    finally:
        del process.current_process()._inheriting
    sys.exit(own._bootstrap(reader))
