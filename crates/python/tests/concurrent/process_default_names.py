"""Processes are named by a counter; a name can be given and changed."""
from multiprocessing import Process, current_process


def say():
    print("inside:", current_process().name)


if __name__ == "__main__":
    print(current_process().name)
    processes = [Process(target=say), Process(target=say, name="worker bee"), Process(target=say)]
    processes[2].name = "renamed"
    print([p.name for p in processes])
    for p in processes:
        p.start()
        p.join()
    print(Process().name, Process(name="x").name, Process().name)
    try:
        Process(name=5)
        print("any name")
    except Exception as error:
        print(type(error).__name__)
    p.name = "after"
    print(p.name)
