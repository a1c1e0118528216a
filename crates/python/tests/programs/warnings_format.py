# How a warning is shown: formatwarning, showwarning, and what is written to sys.stderr.
import io
import sys
import warnings

print(warnings.formatwarning("text", UserWarning, "file.py", 3, "  source line  "), end="")
print(warnings.formatwarning("text", DeprecationWarning, "file.py", 3), end="")
buffer = io.StringIO()
warnings.showwarning("shown", UserWarning, "file.py", 1, file=buffer, line="code()")
print(buffer.getvalue(), end="")
saved, sys.stderr = sys.stderr, io.StringIO()
try:
    warnings.warn("to stderr")
    written = sys.stderr.getvalue()
finally:
    sys.stderr = saved
print(written.split(":", 1)[1], end="")
warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"<{category.__name__}: {message}>\n"
saved, sys.stderr = sys.stderr, io.StringIO()
try:
    warnings.warn("formatted")
    written = sys.stderr.getvalue()
finally:
    sys.stderr = saved
print(written, end="")
sys.stderr, saved = None, sys.stderr
warnings.warn("nobody hears")
sys.stderr = saved
print(all(issubclass(category, Warning) for category in (BytesWarning, FutureWarning, UnicodeWarning, EncodingWarning)))
