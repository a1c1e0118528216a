"""A lock of multiprocessing guards a counter in shared memory."""
import multiprocessing as mp


def deposit(balance, lock, times):
    for _ in range(times):
        with lock:
            balance.value = balance.value + 1


if __name__ == "__main__":
    balance, lock = mp.Value("i", 100, lock=False), mp.Lock()
    processes = [mp.Process(target=deposit, args=(balance, lock, 200)) for _ in range(2)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print(balance.value)
