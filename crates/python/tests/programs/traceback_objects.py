# Tracebacks as values: frames, summaries, formats of exceptions, of chains and groups.
import sys
import traceback


def inner(x):
    return 1 / x


def outer(x):
    try:
        inner(x)
    except ZeroDivisionError as error:
        raise ValueError("outer") from error


try:
    outer(0)
except ValueError as error:
    caught = error
    summary = traceback.extract_tb(error.__traceback__)
    print([(frame.name, frame.lineno, frame.line) for frame in summary])
    print("".join(traceback.format_exception_only(error)), end="")
    kinds = [line.split('"')[0] if "File" in line else line for line in traceback.format_exc().splitlines()]
    print(len([line for line in kinds if line.strip().startswith("File")]), "The above exception was the direct cause of the following exception:" in kinds)
    print(traceback.format_exception(error, limit=0, chain=False))
    print([frame.f_code.co_name for frame, _ in traceback.walk_tb(error.__traceback__)], sys.exc_info()[0].__name__)
te = traceback.TracebackException.from_exception(caught, capture_locals=True)
print(te.stack[-1].name, sorted(te.stack[-1].locals or {}), te.__cause__.stack[0].locals, str(te), te.__cause__.exc_type.__name__ if sys.version_info < (3, 13) else te.__cause__.exc_type_str)
group = ExceptionGroup("several", [ValueError("v"), ExceptionGroup("deep", [TypeError("t"), KeyError("k")])])
group.add_note("a note\nof two lines")
print("".join(traceback.format_exception(group)))
print(traceback.format_exception_only(SyntaxError("bad", ("f.py", 3, 5, "x = = 1\n", 3, 6))))
print(traceback.format_exception_only(type(None), None) if sys.version_info < (3, 10) else "", traceback.format_list([("f.py", 3, "name", "text")]))


def recursive(n):
    return recursive(n - 1) if n else 1 / 0


try:
    recursive(20)
except ZeroDivisionError as error:
    text = "".join(traceback.format_tb(error.__traceback__))
    print("[Previous line repeated" in text, text.count("in recursive"))


class Bad(Exception):
    def __str__(self):
        raise RuntimeError("no words")


print(traceback.format_exception_only(Bad()), [frame.name for frame in traceback.extract_stack()])
try:
    raise caught from None
except ValueError as error:
    print("direct cause" in traceback.format_exc(), error.__suppress_context__)
traceback.clear_frames(caught.__traceback__)
print(caught.__traceback__.tb_frame.f_code.co_name, caught.__traceback__.tb_lineno > 0, caught.__traceback__.tb_lasti >= 0)
