# Programs with very long lines, names, strings, and very many statements.
long_name = "n" * 10_000
scope = {}
exec(f"{long_name} = 5\nresult = {long_name} + 1", scope)
print(scope["result"], len(scope))
line = "x = [" + ", ".join(str(n) for n in range(100_000)) + "]"
exec(line, scope)
print(len(line) > 500_000, len(scope["x"]), scope["x"][-1])
text = "s = '" + "é" * 300_000 + "'"
exec(text, scope)
print(len(scope["s"]))
exec("\n".join(f"v{n} = {n}" for n in range(5_000)), scope)
print(scope["v4999"])
exec("total = " + " + ".join("1" for _ in range(100)), scope)
print(scope["total"])
exec("d = {" + ", ".join(f"'k{n}': {n}" for n in range(20_000)) + "}", scope)
print(len(scope["d"]), scope["d"]["k19999"])
exec("def f(" + ", ".join(f"a{n}" for n in range(300)) + "): return a299\nr = f(*range(300))", scope)
print(scope["r"])
exec("r = (lambda *a: len(a))(" + ", ".join("1" for _ in range(1_000)) + ")", scope)
print(scope["r"])
exec("if x:\n pass\n" + "".join(f"elif x == {n}:\n pass\n" for n in range(60)) + "else:\n pass", scope)
try:
    exec("y = 1\n" + "z = (" * 150 + "1" + ")" * 149, scope)
except SyntaxError as error:
    print(type(error).__name__, error.lineno)
try:
    exec("a = 1\n\tb = 2", scope)
except IndentationError as error:
    print(error.msg, error.lineno)
print(eval("(" * 50 + "7" + ")" * 50), eval("-" * 50 + "1"), eval("not " * 50 + "1"), eval("[" * 50 + "]" * 50) != [])
