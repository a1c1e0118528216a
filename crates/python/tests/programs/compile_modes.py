code = compile("a + 1", "<text>", "eval")
print(eval(code, {"a": 1}), eval(code, {"a": 2}), code.co_filename, code.co_names, type(code).__name__)
code = compile("x = 1\nfor i in range(3):\n    x += i\n", "name.py", "exec")
space = {}
exec(code, space)
print(space["x"], eval(code, {}), code.co_name)
single = compile("1 + 2", "<s>", "single")
exec(single)
exec(compile("None", "<s>", "single"))
exec(compile("'text'; 5", "<s>", "single"))
exec(compile("y = 3", "<s>", "single"))
print(y)
for source, mode in (("x = 1", "eval"), ("if", "exec"), ("1", "wrong"), ("(", "exec"), ("def f(:", "exec"), ("a b", "eval"),
                     ("return 1", "exec"), ("yield 1", "exec"), ("break", "exec"), ("continue", "exec"), ("await x", "exec"),
                     ("f(a=1, a=2)", "eval"), ("def f(a, a): pass", "exec"), ("1 = x", "exec"), ("f() = 1", "exec"),
                     ("x + 1 += 2", "exec"), ("del f()", "exec"), ("  x", "exec"), ("if 1:\nx", "exec"), ("f(**k, *a)", "eval"),
                     ("'abc", "exec"), ("a, *b, *c = x", "exec"), ("*a", "eval"), ("lambda: (yield)", "eval"), ("{**a, 1}", "eval"),
                     ("None = 1", "exec"), ("def f(a=1, b): pass", "exec"), ("try: pass", "exec"), ("f(x for x in y, 1)", "eval")):
    try:
        compile(source, "<bad>", mode)
        print("compiled", repr(source))
    except (SyntaxError, ValueError) as e:
        print(type(e).__name__, repr(source))
try:
    compile("x = 1\ny = = 2\n", "file.py", "exec")
except SyntaxError as e:
    print(e.filename, e.lineno, e.offset, repr(e.text))
try:
    exec(compile("a = 1\nb = 2\nraise ValueError('line three')", "made.py", "exec"))
except ValueError as e:
    tb = e.__traceback__.tb_next
    print(tb.tb_lineno, tb.tb_frame.f_code.co_filename)
try:
    compile("x\0y", "<nul>", "exec")
except (SyntaxError, ValueError):
    print("null byte refused")
