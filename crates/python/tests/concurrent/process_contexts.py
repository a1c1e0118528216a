"""get_context gives contexts with the same functions; unknown ones are refused."""
import multiprocessing


def work(q):
    q.put(multiprocessing.get_start_method())


if __name__ == "__main__":
    print("spawn" in multiprocessing.get_all_start_methods())
    ctx = multiprocessing.get_context("spawn")
    print(type(ctx).__name__, ctx.get_start_method(), ctx.Process.__name__)
    q = ctx.Queue()
    p = ctx.Process(target=work, args=(q,))
    p.start()
    print(q.get())
    p.join()
    print(isinstance(p, multiprocessing.process.BaseProcess), p.name, p.exitcode)
    try:
        multiprocessing.get_context("teleport")
    except ValueError as error:
        print(error)
    try:
        ctx.set_start_method("spawn")
    except ValueError as error:
        print(error)
