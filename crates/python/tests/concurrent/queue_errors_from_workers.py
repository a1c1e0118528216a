"""Workers put their errors into a queue, and the main thread reports them."""
import queue
import threading

jobs = queue.Queue()
outcomes = queue.Queue()


def worker():
    while True:
        try:
            text = jobs.get_nowait()
        except queue.Empty:
            return
        try:
            outcomes.put((text, eval(text), None))
        except Exception as error:
            outcomes.put((text, None, error))
        finally:
            jobs.task_done()


for text in ("1 + 1", "1 / 0", "'a' + 1", "[][3]", "unknown", "max([3, 9])"):
    jobs.put(text)
threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads:
    t.start()
jobs.join()
for t in threads:
    t.join()
for text, value, error in sorted((outcomes.get() for _ in range(outcomes.qsize())), key=lambda o: o[0]):
    print(f"{text:<12} -> {value if error is None else f'{type(error).__name__}: {error}'}")
