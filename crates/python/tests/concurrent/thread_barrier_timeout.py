"""A barrier that is waited for in vain breaks, for everybody and for later ones."""
import threading

barrier = threading.Barrier(2, timeout=0.02)
try:
    barrier.wait()
except threading.BrokenBarrierError as error:
    print("timeout of the barrier:", repr(error))
print(barrier.broken)
try:
    barrier.wait()
except threading.BrokenBarrierError as error:
    print("already broken:", repr(error))
barrier.reset()
print(barrier.broken)
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError:
    print("timeout of the call")
barrier.reset()
t = threading.Thread(target=barrier.wait, args=(5,))
t.start()
print(barrier.wait(5) in (0, 1))
t.join()
print(issubclass(threading.BrokenBarrierError, RuntimeError))
