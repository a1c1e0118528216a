"""What multiprocessing offers: cpu_count, exceptions and their bases."""
import multiprocessing as mp

if __name__ == "__main__":
    print(mp.cpu_count() >= 1, isinstance(mp.cpu_count(), int))
    for name in ("ProcessError", "BufferTooShort", "TimeoutError", "AuthenticationError"):
        print(name, [c.__name__ for c in getattr(mp, name).__mro__][1:-2])
    print(mp.TimeoutError is TimeoutError)
    wanted = ["Array", "Barrier", "Condition", "Event", "JoinableQueue", "Lock", "Manager", "Pipe", "Pool", "Process", "Queue", "RLock", "Semaphore", "SimpleQueue", "Value"]
    print(all(callable(getattr(mp, name)) for name in wanted))
    print(mp.freeze_support())
