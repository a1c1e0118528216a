# Machines of states by generators: parsers, traffic lights, running averages, coroutines that pass values on.
def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


machine = averager()
next(machine)
print([machine.send(n) for n in (10, 20, 60)])
try:
    machine.send(None)
except StopIteration as stop:
    print(stop.value)


def light():
    while True:
        for state, ticks in [("green", 2), ("yellow", 1), ("red", 2)]:
            for _ in range(ticks):
                if (yield state) == "emergency":
                    while (yield "blinking") != "over":
                        pass


lamp = light()
print([next(lamp) for _ in range(4)], lamp.send("emergency"), next(lamp), lamp.send("over"), next(lamp))


def primed(function):
    def start(*args):
        generator = function(*args)
        next(generator)
        return generator
    return start


@primed
def printer(label):
    try:
        while True:
            print(label, (yield))
    finally:
        print(label, "closes")


@primed
def filtering(test, sink):
    try:
        while True:
            if test(value := (yield)):
                sink.send(value)
    finally:
        sink.close()


@primed
def broadcast(*sinks):
    try:
        while True:
            value = yield
            for sink in sinks:
                sink.send(value)
    finally:
        for sink in sinks:
            sink.close()


source = broadcast(printer("all"), filtering(lambda n: n % 2 == 0, printer("even")))
for n in range(4):
    source.send(n)
source.close()


def parse(text):
    text = iter(text)

    def digits(first):
        out = first
        for c in text:
            if not c.isdigit():
                return int(out), c
            out += c
        return int(out), ""

    c = next(text, "")
    while c:
        if c.isdigit():
            number, c = digits(c)
            yield "number", number
        else:
            if not c.isspace():
                yield "symbol", c
            c = next(text, "")


print(list(parse("12+(3 * 45)")))


def tree(depth):
    if depth:
        left = yield from tree(depth - 1)
        yield depth
        right = yield from tree(depth - 1)
        return left + right + 1
    return 0


def collect(generator, out):
    out.append((yield from generator))


sizes = []
print(list(collect(tree(3), sizes)), sizes)
