"""Constants and random seeds at module level are computed again in each child."""
import multiprocessing
import random

random.seed(5)
FIRST = random.randint(1, 1000)
TABLE = {n: n ** 2 for n in range(5)}


def work(first):
    print("same first number:", first == FIRST, TABLE[4])
    return random.random()


if __name__ == "__main__":
    TABLE[4] = "changed"
    p = multiprocessing.Process(target=work, args=(FIRST,))
    p.start()
    p.join()
    print(TABLE[4])
