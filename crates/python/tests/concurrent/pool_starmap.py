"""starmap spreads tuples over several parameters."""
import multiprocessing


def describe(name, age, city="nowhere"):
    return f"{name} ({age}) from {city}"


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        for line in pool.starmap(describe, [("Ada", 36, "London"), ("Bob", 5), ("Eve", 99, "Paris")]):
            print(line)
        print(pool.starmap(pow, zip(range(5), [2] * 5)))
        result = pool.starmap_async(divmod, [(7, 2), (9, 4)])
        print(result.get(timeout=30))
        try:
            pool.starmap(describe, [("only a name",)])
        except TypeError as error:
            print("TypeError:", error)
