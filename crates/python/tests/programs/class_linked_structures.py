class Node:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None):
        self.value, self.next = value, next

class Linked:
    def __init__(self, items=()):
        self.head = None
        self.size = 0
        for item in reversed(list(items)):
            self.push(item)
    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def __len__(self):
        return self.size
    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"
    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
        return self

x = Linked("abc")
x.push(0)
print(x, len(x), list(x), x.reverse(), "b" in x, Linked(), bool(Linked()), bool(x), [*x][1:], max(Linked([3, 9, 4])))

class Tree:
    def __init__(self):
        self.root = None
    def add(self, key):
        def put(node):
            if node is None:
                return [key, None, None]
            if key != node[0]:
                side = 1 if key < node[0] else 2
                node[side] = put(node[side])
            return node
        self.root = put(self.root)
        return self
    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node[1])
                yield node[0]
                yield from walk(node[2])

        return walk(self.root)

t = Tree()
for n in (5, 2, 8, 1, 9, 3, 5):
    t.add(n)
print(list(t), t.root[0], t.root[1], 8 in t, 7 in t, sum(t), list(Tree().add("x").add("a")))
