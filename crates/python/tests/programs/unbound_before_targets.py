# What is assigned is evaluated before where it goes: that it is unbound is told first.
def boom(*args):
    raise ValueError("the target came first")


def item():
    box = {}
    box[boom()] = x
    x = 1


def attribute():
    boom().y = x
    x = 1


def part():
    boom()[0] = x
    x = 1


def annotated():
    box = {}
    box[boom()]: int = x
    x = 1


def several():
    box = {}
    box[boom()] = box[1] = x
    x = 1


def bound():
    x = 1
    box = {}
    box[boom()] = x


for run in [item, attribute, part, annotated, several, bound]:
    try:
        run()
    except Exception as error:
        print(run.__name__, type(error).__name__, error)
