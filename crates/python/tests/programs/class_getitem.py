class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Sub(Box):
    pass


print(Box[int], Sub["x"], Box[1, 2], Box[1:2])
try:
    Box()[0]
except TypeError as e:
    print(e)


class Meta(type):
    def __getitem__(cls, item):
        return ("meta", item)


class Both(metaclass=Meta):
    def __class_getitem__(cls, item):
        return "never"


print(Both[5])
print(list[int], dict[str, int], tuple[int, ...], type(list[int]).__name__)
alias = list[int]
print(alias.__origin__, alias.__args__, alias([1, 2]), alias == list[int], dict[str, list[int]])
try:
    int[str]
except TypeError as e:
    print(e)


class Show:
    def __getitem__(self, key):
        return key


s = Show()
print(s[1], s[1:2], s[1:2, 3], s[...], s[()], s[::], s[1, ], s["a", None])
print(s[1:2:3].step, s[:, 1][0] == slice(None), [s][0][7])
print(isinstance([1], list), list[int] | None, int | str, (int | str) == (str | int), isinstance(5, int | str))
