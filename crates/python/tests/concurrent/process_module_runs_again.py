"""A spawned child runs the module again, under the name __mp_main__."""
import multiprocessing

print("module code:", __name__)


def work():
    print("work in", __name__, multiprocessing.current_process().name)


class Thing:
    pass


if __name__ == "__main__":
    print("main code")
    p = multiprocessing.Process(target=work)
    p.start()
    p.join()
    print("class of the parent:", Thing.__module__)
else:
    print("class of the child:", Thing.__module__)
