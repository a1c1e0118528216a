"""Changes of a value inside of a proxy are lost, unless it is a proxy itself or is set again."""
from multiprocessing import Manager, Process


def change(d, nested):
    d["plain"].append("lost")
    nested["inner"].append("kept")
    copy = d["again"]
    copy.append("set again")
    d["again"] = copy


if __name__ == "__main__":
    with Manager() as manager:
        d = manager.dict(plain=[1], again=[2])
        nested = manager.dict()
        nested["inner"] = manager.list([3])
        p = Process(target=change, args=(d, nested))
        p.start()
        p.join()
        print(d["plain"], d["again"], list(nested["inner"]))
