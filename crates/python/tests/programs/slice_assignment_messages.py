# Slices of lists and bytearrays: assignments of every shape, and what is refused.
def show(text):
    names = {"l": list(range(6)), "b": bytearray(b"abcdef"), "t": (1, 2), "s": "text"}
    try:
        exec(text, {}, names)
    except Exception as error:
        print(text, "->", type(error).__name__, error, names["l"])
    else:
        print(text, "->", names["l"], bytes(names["b"]))


for text in ["l[1:3] = 'xyz'", "l[::2] = 'abc'", "l[::2] = 'ab'", "l[::-1] = range(6)", "l[5:2] = [9]", "l[10:] = [7]", "l[:] = l", "l[2:4] = l", "l[::1] = [1]", "del l[::2]", "del l[1:4]", "del l[::-2]", "del l[10:20]",
             "l[1] = [5]", "l[-7] = 1", "l[6] = 1", "del l[6]", "l['a'] = 1", "l[1.5]", "l[::0]", "l[::2] = 5", "l[None:None] = ()", "l[True:] = 'z'", "l['a':]", "l[1, 2]", "del l[1, 2]", "l[:2], l[0] = [8], 9",
             "b[1:3] = b'XYZ'", "b[::2] = b'123'", "b[::2] = b'1'", "b[1:2] = 'x'", "b[0] = 300", "b[0] = b'x'", "b[9] = 1", "b[1:1] = [65, 66]", "b[1:2] = [1000]", "del b[1:3]", "b[2:4] = b", "b[0:0] = 3",
             "t[0] = 1", "del t[0]", "t[0:1] = ()", "s[0] = 'x'", "del s[0]", "s['a']", "t[5]", "s[9]", "t['a']", "b['a']", "b[10]", "range(5)[9]", "range(3)['x']", "None[0]", "(1)[0]", "len[0]", "int[0]", "l[:][1:][0] = 'q'"]:
    show(text)
print(slice(1, None).indices(5), slice(None, None, -1).indices(3), slice(-100, 100, 7).indices(20), slice(5, 1, -2).indices(4), [1, 2, 3][-2:], "abcdef"[4:1:-1], (1, 2, 3)[::-2])
