"""SharedMemory: the parent creates it, the child attaches by its name and writes."""
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def write(name):
    memory = SharedMemory(name=name)
    memory.buf[:5] = b"HELLO"
    memory.buf[5] = 33
    memory.close()


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=16)
    print(memory.size >= 16, bytes(memory.buf[:16]))
    p = Process(target=write, args=(memory.name,))
    p.start()
    p.join()
    print(bytes(memory.buf[:8]), len(memory.buf) == memory.size)
    memory.close()
    memory.unlink()
    for attempt in (lambda: SharedMemory(name="nowhere_to_be_found"), lambda: SharedMemory(create=True, size=0), lambda: SharedMemory(create=True, size=-5)):
        try:
            attempt()
        except (FileNotFoundError, ValueError) as error:
            print(type(error).__name__, error)
