"""A manager's dictionary and list are shared by processes through proxies."""
from multiprocessing import Manager, Process


def fill(d, items, n):
    d[n] = n * n
    d["last"] = "child"
    items.append(n)


if __name__ == "__main__":
    with Manager() as manager:
        d, items = manager.dict({"start": 0}), manager.list("ab")
        for n in (1, 2):
            p = Process(target=fill, args=(d, items, n))
            p.start()
            p.join()
        print(d, items, len(d), 2 in d)
        print(sorted(map(str, d.keys())), d.get("no", "default"), d.pop("last"))
        items.reverse()
        items.extend([5, 6])
        print(items[:], items[0], items[-2:], type(d).__name__, type(items).__name__)
        print(d.copy(), repr(d).startswith("<DictProxy object, typeid 'dict'"))
        try:
            d["missing"]
        except KeyError as error:
            print("KeyError", error)
