# Streams in memory: positions, newlines, truncation and closing.
import io

text = io.StringIO("one\ntwo\r\nthree")
print(text.readline(), text.tell(), text.read(2), text.readlines(), text.read(), text.readline())
print(text.seek(0), list(text), text.seek(0, io.SEEK_END), text.write("!x"), text.getvalue())
text.seek(3)
print(text.truncate(), text.getvalue(), text.truncate(1), text.getvalue(), text.tell())
print(repr(io.StringIO("a\r\nb\rc", newline=None).read()), repr(io.StringIO("a\r\nb", newline="").readlines()), repr(io.StringIO("a\nb", newline="\r\n").getvalue()))
raw = io.BytesIO(b"hello world")
print(raw.read(5), raw.seek(-5, 2), raw.read(), raw.seek(1), raw.read1(3), raw.readinto(bytearray(4)), raw.getbuffer()[0])
raw.seek(20)
raw.write(b"end")
print(raw.getvalue(), raw.tell(), raw.readable(), raw.writable(), raw.seekable(), raw.isatty(), raw.closed)
view = raw.getbuffer()
try:
    raw.write(b"longer than what is there" * 3)
except BufferError as error:
    print(error)
view.release()
wrapped = io.TextIOWrapper(io.BytesIO("é\nzwei\n".encode()), encoding="utf-8")
print(wrapped.readline(), wrapped.encoding, wrapped.errors, wrapped.read(), wrapped.buffer.getvalue())
out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="replace", newline="\r\n")
out.write("aé\n")
out.flush()
print(out.buffer.getvalue(), io.BufferedReader(io.BytesIO(b"abcdef")).peek(3)[:3])
with io.StringIO() as stream:
    print("printed", 1, 2, sep="-", end="|", file=stream)
    print(stream.getvalue())
for wrong in [lambda: stream.read(), lambda: io.StringIO(b"x"), lambda: io.BytesIO("x"), lambda: io.BytesIO().write("x"),
              lambda: io.StringIO().write(b"x"), lambda: io.StringIO().seek(-1), lambda: io.StringIO().seek(1, 1), lambda: io.BytesIO().seek(-1),
              lambda: io.StringIO(newline="x"), lambda: io.BytesIO().truncate(-1), lambda: io.StringIO().fileno(), lambda: wrapped.detach() and wrapped.read()]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
