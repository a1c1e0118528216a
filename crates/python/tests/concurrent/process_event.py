"""An event across processes: set, clear, wait with a timeout."""
import multiprocessing as mp


def child(go, done):
    go.wait()
    print("child: go is set:", go.is_set())
    go.clear()
    done.set()


if __name__ == "__main__":
    go, done = mp.Event(), mp.Event()
    p = mp.Process(target=child, args=(go, done))
    print(go.is_set(), go.wait(0.01), done.wait(timeout=0))
    p.start()
    go.set()
    print(done.wait(30))
    p.join()
    print(go.is_set(), done.is_set(), done.wait())
