"""Two processes write by turns, in an order that a condition and a value keep."""
import multiprocessing as mp


def writer(me, letter, condition, turn, line):
    for _ in range(4):
        with condition:
            condition.wait_for(lambda: turn.value % 2 == me)
            line[turn.value] = letter
            turn.value += 1
            condition.notify_all()


if __name__ == "__main__":
    condition, turn, line = mp.Condition(), mp.Value("i", 0), mp.Array("c", 8)
    processes = [mp.Process(target=writer, args=(i, letter, condition, turn, line)) for i, letter in enumerate((b"t", b"k"))]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print(line.raw.decode(), turn.value)
