# Paths: parts, joins, relations, globs, and files.
import tempfile
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

p = PurePosixPath("/usr/lib/python3.14/site.tar.gz")
print(p.parts, p.parent, p.name, p.stem, p.suffix, p.suffixes, p.root, p.anchor, list(p.parents)[:2], p.is_absolute(), p.as_posix())
print(p.with_name("x.py"), p.with_suffix(".zip"), p.with_stem("new"), p / "more" / "../x", "before" / PurePosixPath("a"), PurePosixPath("a//b/./c/"), PurePosixPath("a", "/b"), PurePosixPath(""), repr(PurePosixPath("a/b")))
print(p.relative_to("/usr"), p.is_relative_to("/etc"), p.match("*.gz"), p.match("lib/*/*"), PurePosixPath("a") < PurePosixPath("b"), PurePosixPath("A") == PurePosixPath("a"), PureWindowsPath("C:\\Users\\X").parts, PureWindowsPath("A") == PureWindowsPath("a"), PureWindowsPath("c:/a/b").as_posix(), hash(p) == hash(PurePosixPath(str(p))))
for wrong in [lambda: p.relative_to("/etc"), lambda: p.with_name(""), lambda: p.with_suffix("zip"), lambda: PurePosixPath("/").with_name("x"), lambda: p / 3, lambda: PurePosixPath("a") < PureWindowsPath("a"), lambda: Path("/no/such").read_text(), lambda: Path("/no/such").stat(), lambda: PurePosixPath("a").match("")]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error)[:60])
folder = Path(tempfile.mkdtemp())
(folder / "sub" / "deep").mkdir(parents=True)
for name in ["a.txt", "b.py", "sub/c.txt", "sub/deep/d.txt"]:
    (folder / name).write_text(name * 2)
print(sorted(x.name for x in folder.iterdir()), sorted(str(x.relative_to(folder)) for x in folder.glob("*.txt")), sorted(str(x.relative_to(folder)) for x in folder.rglob("*.txt")), sorted(x.name for x in folder.glob("**/d*")))
file = folder / "a.txt"
print(file.read_text(), file.exists(), file.is_file(), folder.is_dir(), file.stat().st_size, file.write_bytes(b"xyz"), file.read_bytes(), file.rename(folder / "z.txt").name, file.exists(), file.touch(), file.exists(), file.unlink(), file.unlink(missing_ok=True))
with (folder / "b.py").open("a") as stream:
    stream.write("!")
print((folder / "b.py").read_text(), (folder / "sub").joinpath("x", "y").relative_to(folder), folder.samefile(folder / "sub" / ".."))
for wrong in [lambda: (folder / "sub").mkdir(), lambda: (folder / "sub").rmdir(), lambda: (folder / "x").unlink(), lambda: (folder / "b.py").iterdir().__next__()]:
    try:
        print(wrong())
    except OSError as error:
        print(type(error).__name__)
