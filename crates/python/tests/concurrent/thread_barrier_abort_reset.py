"""abort and reset of a barrier while a thread waits there."""
import threading
import time

barrier = threading.Barrier(2)


def worker(label):
    try:
        barrier.wait()
    except threading.BrokenBarrierError:
        print(label, "broken:", barrier.broken)


def wait_for_arrival():
    while barrier.n_waiting == 0:
        time.sleep(0.001)


t = threading.Thread(target=worker, args=("aborted,",))
t.start()
wait_for_arrival()
barrier.abort()
t.join()
barrier.reset()
print("usable again:", not barrier.broken)
t = threading.Thread(target=worker, args=("reset,",))
t.start()
wait_for_arrival()
barrier.reset()
t.join()
print(barrier.n_waiting, barrier.broken)
solo = threading.Barrier(1)
print(solo.wait(), solo.wait())
