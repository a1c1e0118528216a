class Stage(Exception):
    pass


def parse(text):
    try:
        return int(text)
    except ValueError as e:
        raise Stage("parsing failed") from e


def run(texts):
    total = 0
    for text in texts:
        total += parse(text)
        print("total", total)
    return total


print(run(["1", "2"]))
print(run(["3", "four", "5"]))
