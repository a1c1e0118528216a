x = list(range(10))
bounds = (None, 0, 1, 3, 9, 10, 15, -1, -3, -10, -15)
count = 0
for step in (None, 1, 2, 3, 11, -1, -2, -3, -11):
    line = []
    for start in bounds:
        for stop in bounds:
            got = x[start:stop:step]
            first = slice(start, stop, step).indices(10)
            assert got == [x[i] for i in range(*first)], (start, stop, step)
            assert tuple(x)[start:stop:step] == tuple(got) and bytes(x)[start:stop:step] == bytes(got)
            assert "".join(map(str, got)) == "0123456789"[start:stop:step]
            assert list(range(10)[start:stop:step]) == got
            line.append(len(got))
            count += 1
    print(step, sum(line), line[:11], line[44:55])
print(count)
print(x[2:8:3], x[8:2:-3], x[::-3], x[-2:-9:-2], x[:4:-2], x[3::2], x[-1::], x[:-1:4])
y = x[:]
y[0] = "changed"
print(x[0], y[0], x[5:] + x[:5], x[::2] + x[1::2], [x[i:i + 3] for i in range(0, 10, 3)], list(zip(x[::2], x[1::2])))
print([1, 2, 3][10:], [1, 2, 3][:10], [][1:2], [1][-1:], [1, 2, 3][2:1], [1, 2, 3][-2:-1], [1, 2][::2 ** 70], [1, 2][-2 ** 70:])
for bad in (lambda: x["a":], lambda: x[1.5:], lambda: x[::0], lambda: x[:[]], lambda: x[1, 2], lambda: x[None]):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
