"""The representation of a process that a signal ended names the signal."""
import multiprocessing as mp
import re
import time

if __name__ == "__main__":
    p = mp.Process(target=time.sleep, args=(60,), name="sleeper")
    p.start()
    p.kill()
    p.join()
    print(re.sub(r"\b(pid|parent)=\d+", r"\1=N", repr(p)))
    print(p.exitcode)
