"""An action that raises breaks the barrier: its caller gets the error, the others BrokenBarrierError."""
import threading


def action():
    raise ValueError("bad action")


barrier = threading.Barrier(3, action)
outcomes = []


def worker():
    try:
        barrier.wait()
    except Exception as error:
        outcomes.append(f"{type(error).__name__}({error})")


threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(outcomes))
print(barrier.broken)
