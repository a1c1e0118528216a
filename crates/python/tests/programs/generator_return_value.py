def gives():
    yield 1
    return {"result": 42}


g = gives()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)


def outer():
    got = yield from gives()
    print("inner gave", got)
    return got["result"] + 1


def run(gen):
    items = []
    while True:
        try:
            items.append(next(gen))
        except StopIteration as e:
            return items, e.value


print(run(outer()), run(gives()), run(iter([1, 2])), run(iter("")))


def returns_tuple():
    return 1, 2
    yield


def returns_exception():
    return ValueError("as a value")
    yield


print(run(returns_tuple()), run(returns_exception()))


def tree(node):
    if node is None:
        return 0
    left, value, right = node
    count = yield from tree(left)
    yield value
    more = yield from tree(right)
    return count + 1 + more


print(run(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
print([x for x in gives()], StopIteration(5).value, StopIteration().value, StopIteration(1, 2).value)
