# What of multiprocessing is threads: dummy, ThreadPool, pipes and locks in one process.
import multiprocessing
import multiprocessing.dummy
from multiprocessing.pool import ThreadPool

with ThreadPool(3) as pool:
    print(pool.map(lambda n: n * n, range(6)), pool.apply(pow, (2, 5)))
    print(sorted(pool.imap_unordered(abs, [-1, -2, -3])), list(pool.imap(str, range(3))))
    print(pool.starmap(divmod, [(7, 2), (9, 4)]), pool.apply_async(len, ("four",)).get(5))
    try:
        pool.apply(lambda: 1 / 0)
    except ZeroDivisionError as error:
        print(error)
results = []
process = multiprocessing.dummy.Process(target=results.append, args=("dummy",))
process.start()
process.join()
print(results, process.exitcode)
first, second = multiprocessing.Pipe()
first.send({"any": ["object", 1]})
print(second.poll(), second.recv(), second.poll(), second.poll(0.01))
second.send_bytes(b"bytes")
print(first.recv_bytes())
first.close()
try:
    second.recv()
except EOFError:
    print("closed")
reader, writer = multiprocessing.Pipe(duplex=False)
writer.send(1)
print(reader.recv(), reader.readable, reader.writable)
lock, recursive, semaphore = multiprocessing.Lock(), multiprocessing.RLock(), multiprocessing.Semaphore(2)
with lock:
    print(lock.acquire(block=False), lock.acquire(timeout=0.01))
with recursive:
    print(recursive.acquire(block=False))
    recursive.release()
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(False), semaphore.get_value())
try:
    lock.release()
except ValueError as error:
    print(error)
try:
    recursive.release()
except AssertionError as error:
    print(error)
print(multiprocessing.current_process().name, multiprocessing.parent_process(), multiprocessing.active_children())
