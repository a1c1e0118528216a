def report(lines):
    return "\n".join(f"  {i}: {line}" for i, line in enumerate(lines, 1))


class Many(Exception):
    def __init__(self, lines):
        super().__init__(f"{len(lines)} problems\n{report(lines)}")


try:
    raise Many(["a"])
except Many as e:
    print(e)
print("before")
raise Many(["first", "second", "last of all"])
