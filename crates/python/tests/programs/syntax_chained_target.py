# What cannot be assigned to, alone and in a chain of assignments.
texts = ["x = 1 = y", "x = f() = y", "1 = x = y", "f() = 1", "a, 1 = x = y", "x = a + 1 = 2", "f(a=1) = 2"]
texts += ["f(a=1) = x == 2", "if x:\n    y = 1\n    f() = 2", "f('=') = 1 # =", "x = (yield) = 1", "f() = x <= 3", "'=' = 1"]
for text in texts:
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(error.msg)
