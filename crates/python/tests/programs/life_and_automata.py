# Cellular automata, a Turing machine, L-systems, Brainfuck: small machines within the machine.
from collections import Counter, defaultdict


def life(cells, steps):
    for _ in range(steps):
        near = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
        cells = {cell for cell, n in near.items() if n == 3 or n == 2 and cell in cells}
    return cells


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
print(sorted(life(glider, 4)) == sorted((x + 1, y + 1) for x, y in glider), sorted(life({(0, 1), (1, 1), (2, 1)}, 1)))


def rule(number, width, steps):
    row = [0] * width
    row[width // 2] = 1
    for _ in range(steps):
        print("".join(" #"[cell] for cell in row).rstrip())
        row = [number >> (row[i - 1] << 2 | row[i] << 1 | row[(i + 1) % width]) & 1 for i in range(width)]


rule(30, 21, 8)
rule(90, 17, 4)


def turing(rules, state="start", limit=1000):
    tape, at = defaultdict(int), 0
    while state != "halt" and limit:
        tape[at], move, state = rules[state, tape[at]]
        at += move
        limit -= 1
    return sum(tape.values()), len(tape)


print(turing({("start", 0): (1, 1, "b"), ("start", 1): (1, -1, "b"), ("b", 0): (1, -1, "start"), ("b", 1): (1, 1, "halt")}))


def brainfuck(program, given=""):
    cells, at, pc, out, given, stack, jumps = defaultdict(int), 0, 0, [], iter(given), [], {}
    for place, c in enumerate(program):
        if c == "[":
            stack.append(place)
        elif c == "]":
            jumps[place] = start = stack.pop()
            jumps[start] = place
    while pc < len(program):
        match program[pc]:
            case ">": at += 1
            case "<": at -= 1
            case "+": cells[at] = (cells[at] + 1) % 256
            case "-": cells[at] = (cells[at] - 1) % 256
            case ".": out.append(chr(cells[at]))
            case ",": cells[at] = ord(next(given, "\0"))
            case "[" if not cells[at]: pc = jumps[pc]
            case "]" if cells[at]: pc = jumps[pc]
        pc += 1
    return "".join(out)


print(brainfuck("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++."), brainfuck(",[.,]", "echo"))
word = "F"
for _ in range(3):
    word = word.replace("F", "F+F-F-F+F")
print(len(word), word[:20])
a, b = "A", ""
for _ in range(6):
    a = "".join({"A": "AB", "B": "A"}[c] for c in a)
print(a, len(a))
