"""Workers of a pool share a manager's dictionary and lock."""
from multiprocessing import Manager, Pool


def tally(args):
    word, totals, lock = args
    for letter in word:
        with lock:
            totals[letter] = totals.get(letter, 0) + 1


if __name__ == "__main__":
    with Manager() as manager:
        totals, lock = manager.dict(), manager.Lock()
        with Pool(2) as pool:
            pool.map(tally, [(w, totals, lock) for w in ("banana", "bandana")])
        print(sorted(totals.items()))
