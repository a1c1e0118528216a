"""Runs a reader's function for each of its inputs, in the way of one execution model."""

import _interleave
import itertools
import sys
import types

SOURCE, FILENAME, INPUTS, WAY, WORKERS = _interleave.order()
MOST_TASKS = 10_000
COROUTINE = 0x80
# What a way needs is imported before its tasks, so that none of them is charged with it.
if WAY == "event-loop":
    import asyncio
elif WAY == "threads":
    import threading
elif WAY == "thread-pool":
    from concurrent.futures import ThreadPoolExecutor
PLAIN = {int, bool, str, bytes, type(None)}


def run_module():
    """Runs the reader's module as `__main__`, and gives its names."""
    module = types.ModuleType("__main__")
    module.__file__ = FILENAME
    sys.modules["__main__"] = module
    exec(compile(SOURCE, FILENAME, "exec"), module.__dict__)
    return module.__dict__


def load():
    """Runs the reader's module, and chooses its function."""
    known = run_module()
    names = [name for name in _interleave.functions(SOURCE) if callable(known.get(name))]
    if not names:
        raise LookupError("there is no function to run: define one, such as def work(n), that takes an input, or run the text as a whole program")
    return known, known["work" if "work" in names else names[-1]]


def arguments(names):
    """The arguments of each task: an input, or what is in it if it is a tuple."""
    inputs = eval(INPUTS, names) if INPUTS else names.get("INPUTS", range(4))
    items = list(itertools.islice(inputs, MOST_TASKS + 1))
    if len(items) > MOST_TASKS:
        raise ValueError(f"there are more than {MOST_TASKS:,} inputs: give fewer")
    if not items:
        raise ValueError("there are no inputs: give at least one")
    return [item if type(item) is tuple else (item,) for item in items]


def trimmed(error):
    """An exception without the frames of this driver."""
    begin = error.__traceback__
    while begin is not None and begin.tb_frame.f_code.co_filename != FILENAME:
        begin = begin.tb_next
    return error.with_traceback(begin)


def tell_failure(task, error):
    """Tells of an exception, and of the line of the source that it came from."""
    begin = trimmed(error).__traceback__
    line, here = None, begin
    while here is not None:
        if here.tb_frame.f_code.co_filename == FILENAME:
            line = here.tb_lineno
        here = here.tb_next
    if isinstance(error, SyntaxError) and error.filename == FILENAME:
        line = error.lineno
    _interleave.fails(task, error, line)


def is_plain(value):
    """Whether `repr` gives a whole copy: nothing in it can be changed, or be shared with something else."""
    if type(value) is tuple:
        return all(map(is_plain, value))
    return type(value) in PLAIN or type(value) is float and value - value == 0.0


def copy_of(value):
    """A copy as bytes. `pickle` takes longer to import than most tasks to run, so it is imported only where it is needed."""
    if is_plain(value):
        return b"=" + repr(value).encode()
    import pickle
    return pickle.dumps(value)


def restored(copy):
    if copy.startswith(b"="):
        return eval(copy[1:].decode())
    import pickle
    return pickle.loads(copy)


def run_coroutine(coroutine):
    """Runs a coroutine on a loop of its own."""
    import asyncio
    return asyncio.run(coroutine)


def run(task, copy=None):
    """Runs a task to its end on the thread that calls this; in a process, with a copy of its arguments."""
    _interleave.begins(task)
    try:
        result = function(*(tasks[task] if copy is None else restored(copy)))
        if isinstance(result, types.CoroutineType):
            result = run_coroutine(result)
        if copy is not None:
            copy_of(result)
        text = repr(result)
    except BaseException as error:
        tell_failure(task, error)
    else:
        _interleave.ends(task, text)


@types.coroutine
def told(task, coroutine):
    """Awaits a coroutine, and tells when it leaves the event loop to others and when it goes on."""
    send, value = coroutine.send, None
    while True:
        try:
            waited = send(value)
        except StopIteration as end:
            return end.value
        _interleave.waits(task, coroutine)
        try:
            send, value = coroutine.send, (yield waited)
        except BaseException as error:
            send, value = coroutine.throw, error
        _interleave.goes_on(task)


async def run_on_loop(task):
    """Runs a task on the event loop. A function that is not async keeps the loop until it returns."""
    _interleave.begins(task)
    try:
        result = function(*tasks[task])
        if isinstance(result, types.CoroutineType):
            result = await told(task, result)
        text = repr(result)
    except BaseException as error:
        tell_failure(task, error)
    else:
        _interleave.ends(task, text)


def sequential():
    for task in range(len(tasks)):
        run(task)


def event_loop():
    async def main():
        await asyncio.gather(*map(run_on_loop, range(len(tasks))))

    asyncio.run(main())


def threads():
    started = [threading.Thread(target=run, args=(task,)) for task in range(len(tasks))]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()


def thread_pool():
    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        for _ in pool.map(run, range(len(tasks))):
            pass


def parent():
    """What a process that starts others does first: it copies the arguments of each task."""
    for task, given in enumerate(tasks):
        try:
            copy = copy_of(given)
        except BaseException as error:
            _interleave.begins(task)
            tell_failure(task, error)
        else:
            _interleave.copied(task, copy)


def process():
    """What a process does: it waits for tasks."""
    _interleave.serves(run)


def prepare():
    """The function, the arguments of its tasks by their numbers, and the tasks' names."""
    names, function = load()
    if getattr(getattr(function, "__code__", None), "co_flags", 0) & COROUTINE:
        import asyncio  # noqa: F401, for `run_coroutine`
    tasks = [] if WAY == "process" else arguments(names)
    return function, tasks, [repr(given[0] if len(given) == 1 else given) for given in tasks]


def program():
    """Runs the source as a whole program. What it leaves running is waited for, and its exit code told, as of any program."""
    try:
        run_module()
    except SystemExit:
        raise
    except BaseException as error:
        sys.excepthook(type(error), trimmed(error), error.__traceback__)
        tell_failure(0, error)
        code = 130 if isinstance(error, KeyboardInterrupt) else 1
    else:
        return
    sys.exit(code)


WAYS = {
    "sequential": sequential,
    "event-loop": event_loop,
    "threads": threads,
    "thread-pool": thread_pool,
    "parent": parent,
    "process": process,
}

def main():
    """Runs the reader's module, and then its function's tasks in the way that was ordered."""
    global function, tasks
    if WAY == "program":
        return program()
    try:
        function, tasks, titles = prepare()
    except BaseException as error:
        tell_failure(None, error)
    else:
        _interleave.prepared(titles)
        WAYS[WAY]()
