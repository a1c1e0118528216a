# str.format: automatic and manual fields, attributes, items, nested specs, conversions, errors.
class Thing:
    name = "thing"
    parts = {"k": [1, 2], "0": "zero"}

    def __format__(self, spec):
        return f"[{spec}]"


t = Thing()
print("{} {} {}".format(1, "a", None), "{1} {0} {1}".format("a", "b"), "{x} {y:>5}".format(x=1, y="z"), "{0.name} {0.parts[k][1]}".format(t), "{:{}}".format(5, 10), "{:{w}.{p}}".format(3.14159, w=8, p=3), "{0!r:>6} {0!s} {0!a}".format("é"), "{{}} {{{}}}".format(1), "{:abc}".format(t), "{:%d}".format(t))
print("{:,} {:_} {:+} {: } {:#x} {:08.3f} {:e} {:%} {:c} {:b}".format(1234567, 1234567, 5, 5, 255, 3.14159, 12345.678, 0.25, 65, 10), "{:*^10}|{:<5}|{:>5}|{:=+6}".format("mid", "l", "r", 5), "{:s} {:d} {!r}".format("s", True, [1]), "{a[b c]}".format(a={"b c": 1}), "{0[-1]}".format({"-1": "text key"}), "{:}".format(""), "{:5}|{:5}".format(1, "a"), "{:<5}|{:^5}|".format(True, None if False else "n"))
for text, args in [("{", ()), ("}", ()), ("{}", ()), ("{0} {}", (1, 2)), ("{} {0}", (1, 2)), ("{a}", ()), ("{0.x}", (1,)), ("{0[x]}", ([1],)), ("{0[5]}", ([1],)), ("{!x}", (1,)), ("{:d}", ("a",)), ("{:z}", (1,)), ("{!}", (1,)), ("{0!r", (1,)), ("{0[}", (1,)), ("{0.}", (1,)), ("{:.2d}", (1,)), ("{:10**5}", (1,)), ("{:{}{}}", (1, 2)), ("{:s}", (5,)), ("{:,s}", ("a",)), ("{:{:{}}}", (1, 2, 3)), ("{0]}", (1,)), ("{-1}", (1,)), ("{ }", (1,))]:
    try:
        print(text, "->", text.format(*args))
    except Exception as error:
        print(text, "|", type(error).__name__, error)
print("{x} {y}".format_map({"x": 1, "y": 2}), "{k}".format_map(type("D", (dict,), {"__missing__": lambda s, k: f"no {k}"})()), format(5, ""), format("a", ">3"), format(t), format(3.0), format(10**20, ","), format(-5, "b"), format(1.5, ".0f"), format(2.5, ".0f"), format(1e22), format(1e15, "g"), format(0.1, ".20f"))
