# Files: modes, positions, newlines, encodings, with statements, and their errors.
import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "file.txt")
with open(path, "w") as file:
    print(file.write("one\ntwo\n"), file.tell(), file.name == path, file.mode, file.closed, file.writable(), file.readable())
    file.writelines(["three\n", "four"])
with open(path) as file:
    print(file.readline(), file.read(3), file.readlines(), repr(file.read()), file.seek(0), list(file), file.encoding)
with open(path, "a+") as file:
    file.write("\nfive")
    file.seek(0)
    print(len(file.read().splitlines()))
with open(path, "r+") as file:
    file.write("ONE")
    file.truncate(10)
print(open(path).read(), os.path.getsize(path), os.path.exists(path), os.listdir(folder))
with open(path, "wb") as file:
    print(file.write(b"\x00\xff\r\n"), file.seek(1), file.write(b"Z"), file.tell())
print(open(path, "rb").read(), repr(open(path, newline="", encoding="latin-1").read()), repr(open(path, encoding="latin-1").read()))
with open(path, "w", newline="\r\n", encoding="utf-16") as file:
    file.write("é\n")
print(open(path, "rb").read(), open(path, encoding="utf-16").read())
for wrong in [lambda: open(path, "z"), lambda: open(path, "rw"), lambda: open(path, "rb", encoding="utf-8"), lambda: open(os.path.join(folder, "no", "x"), "w"), lambda: open(folder), lambda: open(path, "x"), lambda: open(path).write("x"), lambda: open(path, "w").read(), lambda: file.read(), lambda: open(path, encoding="nope"), lambda: open(""), lambda: open(5.5), lambda: open(path, "wb").write("text"), lambda: open(path, "w").write(b"x"), lambda: open(path, buffering=0), lambda: next(file)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).replace(folder, "DIR"))
with open(path, "wb") as file:
    file.write(b"\xff\xfe")
try:
    open(path, encoding="utf-8").read()
except UnicodeDecodeError as error:
    print(error)
os.rename(path, path + ".new")
os.remove(path + ".new")
os.makedirs(os.path.join(folder, "a", "b"))
print(os.listdir(folder), os.path.isdir(os.path.join(folder, "a")), [(os.path.basename(root), dirs, files) for root, dirs, files in os.walk(folder)][1:])
os.removedirs(os.path.join(folder, "a", "b")) if False else os.rmdir(os.path.join(folder, "a", "b"))
with tempfile.TemporaryDirectory() as temporary, tempfile.NamedTemporaryFile("w+", dir=temporary) as named:
    named.write("x")
    named.seek(0)
    print(named.read(), os.path.exists(named.name))
print(os.path.exists(temporary))
