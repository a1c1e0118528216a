# Operators on values that do not go together: the words of each.
VALUES = {"1": 1, "'a'": "a", "[]": [], "None": None, "{}": {}, "1.5": 1.5, "b'x'": b"x", "()": (), "{1}": {1}, "1j": 1j}
for operator in ["+", "-", "*", "/", "//", "%", "**", "@", "<<", "&", "|", "^", "<", ">="]:
    for left in VALUES:
        for right in VALUES:
            try:
                eval(f"{left} {operator} {right}")
            except (TypeError, ZeroDivisionError) as error:
                if (len(left) + len(right) + ord(operator[0])) % 3 == 0:
                    print(f"{left} {operator} {right}: {error}")
for text in ["-'a'", "+[]", "~1.5", "-None", "not []", "~True if False else 1", "1 in 'a'", "b'a' in 'a'", "'a' in b'a'", "300 in b'a'", "1 < 2 < 'a'", "[1] < ['a']", "(1, 'a') < (1, 2)", "{} < {}", "1j < 2j", "None < None", "object < object", "divmod('a', 1)", "pow('a', 2)", "pow(2, 3, 'a')", "pow(2, -1, 4)", "abs(None)", "round([])", "len(5)", "'%d' % 'a'", "'%s %s' % 1", "'%s' % (1, 2)", "'%q' % 1", "'%' % 1", "'%(a)s' % 1", "'%c' % 300000000", "'%*d' % ('a', 1)", "b'%s' % 'a'", "b'%d' % 'a'", "'a' 'b' % 1", "1 // 0", "1 % 0", "1.0 / 0", "1.0 // 0", "1j / 0", "1 << -1", "1 >> -1", "2.0 << 1", "10.0 ** 400", "(-8) ** 0.5", "'a' * 1.5", "[] * 'a'", "'a' * -1", "[1] * 10**20", "'ab' * 2**62", "1 << 2**70", "float(10**400)", "int(float('nan'))", "int(float('inf'))", "10**400 / 3", "10**400 * 1.0"]:
    try:
        print(text, "=", eval(text))
    except Exception as error:
        print(text, "|", type(error).__name__, error)
