//! Threads without a lock race for every container: nothing crashes, and no value is torn. Only with the feature
//! `free-threaded`; ThreadSanitizer runs it too.

use crate::real_threads;
use interleave_python::Settings;

/// Starts functions together, each on a thread of its own, and waits for all. What they may raise because another one was
/// quicker is none of a race's faults.
const TOGETHER: &str = "
import _thread

class Pair:
    def __init__(self, number):
        self.a = number
        self.b = number

def check(pair):
    assert pair[0] == pair[1], pair

def together(times, *works):
    failed = []
    def run(work):
        try:
            for number in range(times):
                try:
                    work(number)
                except (IndexError, KeyError, ValueError, StopIteration):
                    pass
                except RuntimeError as error:
                    assert 'changed' in str(error) or 'mutated' in str(error), error
        except BaseException as error:
            failed.append(error)
    handles = [_thread.start_joinable_thread(lambda work=work: run(work)) for work in works]
    for handle in handles:
        handle.join()
    for error in failed:
        raise error
";

fn race(program: &str) {
    let free = Settings { lock: None, ..Settings::default() };
    let ended = real_threads::run(&format!("{TOGETHER}\n{program}\nprint('done')\n"), "race.py", &[], free);
    assert_eq!((ended.out.as_str(), ended.code, ended.error.as_str()), ("done\n", 0, ""), "{program}");
}

#[test]
fn lists() {
    race(
        "
items = [(n, n) for n in range(20)]
def grow(n):
    items.append((n, n))
    items.insert(n % 7, (n, n))
def shrink(n):
    check(items.pop())
    del items[n % 5 : n % 5 + 2]
def read(n):
    for pair in items:
        check(pair)
    check(items[n % 10])
    sorted(items)
    items[2:9], items == items[:], len(items), (n, n) in items, items.index((n, n))
def change(n):
    items[n % 10] = (n, n)
    items[3:5] = [(n, n)] * 3
    items.extend([(n, n)])
    items.reverse()
    items.sort()
    if len(items) > 200:
        items.clear()
        items.extend((n, n) for n in range(20))
together(300, grow, shrink, read, change)
",
    );
}

#[test]
fn dicts() {
    race(
        "
pairs = {n: (n, n) for n in range(20)}
def grow(n):
    pairs[n % 50] = (n, n)
    pairs.setdefault(str(n % 30), (n, n))
    pairs.update({n % 40: (n, n)})
def shrink(n):
    pairs.pop(n % 50, None)
    check(pairs.popitem()[1])
    del pairs[n % 20]
def read(n):
    check(pairs.get(n % 50, (0, 0)))
    for key, pair in list(pairs.items()):
        check(pair)
    for key in pairs:
        pass
    dict(pairs), len(pairs), n in pairs, pairs == {}, pairs | {1: (1, 1)}
def clear(n):
    if n % 50 == 0:
        pairs.clear()
    pairs[str(n % 30)] = (n, n)
together(300, grow, shrink, read, clear)
",
    );
}

#[test]
fn sets() {
    race(
        "
members = {(n, n) for n in range(20)}
def grow(n):
    members.add((n, n))
    members.update([(n % 9, n % 9)])
def shrink(n):
    check(members.pop())
    members.discard((n % 9, n % 9))
def read(n):
    for pair in list(members):
        check(pair)
    (n, n) in members, len(members), members & {(1, 1)}, members | {(n, n)}, frozenset(members)
def change(n):
    global members
    members ^= {(n % 5, n % 5)}
    if n % 60 == 0:
        members.clear()
together(300, grow, shrink, read, change)
",
    );
}

/// What is found in one look at a container is no longer there in the next one.
#[test]
fn containers_that_become_empty_at_once() {
    race(
        "
from array import array
from collections import deque
members, pairs, items = set(), {}, []
octets, numbers, queue = bytearray(), array('i'), deque()
containers = members, pairs, items, octets, queue
def fill(n):
    members.update(range(500))
    pairs.update((n, n) for n in range(500))
    items.extend(range(500))
    octets.extend(range(250))
    numbers.extend(range(500))
    queue.extend(range(500))
def empty(n):
    for container in containers:
        container.clear()
    del numbers[:]
def take(n):
    for at in range(499, 0, -7):
        members.discard(at)
        pairs.pop(at, None)
        for container in items, octets, numbers, queue:
            try:
                del container[at]
            except IndexError:
                pass
            try:
                container[at] = 7
                container.insert(at, 8)
                container.pop()
            except IndexError:
                pass
def cut(n):
    for container in items, octets, numbers:
        del container[100:400:3]
        container[200:300] = container[:50]
        container[5:9], container[-1:], container[::2]
    members.remove(n), pairs.setdefault(n, n), queue[n]
together(60, fill, empty, take, cut)
",
    );
}

/// Each thread calls the methods of one container one after the other, with whatever arguments. Errors are part of it.
#[test]
fn any_methods_at_once() {
    race(
        "
from array import array
from collections import OrderedDict, defaultdict, deque
from io import BytesIO, StringIO
pool = [0, 1, 5, 250, -1, 'x', b'ab', (3, 4), [1, 2], {1: 2}, {7}, None, slice(1, 9, 2), slice(None), range(30)]
# A container is not multiplied: it would grow without end.
left_out = {'__mul__', '__imul__', '__rmul__', '__class__', '__new__', '__init_subclass__', '__subclasshook__'}
def caller(container, start):
    names = [name for name in dir(container) if name not in left_out]
    def call(n):
        at = n * 31 + start
        arguments = [pool[(at // 7 + k * at // 3) % len(pool)] for k in range(at % 4)]
        method = getattr(container, names[at % len(names)])
        if callable(method):
            try:
                method(*arguments)
            except Exception:
                pass
    return call
makers = list, dict, set, bytearray, deque, OrderedDict, BytesIO, StringIO, lambda: array('i'), lambda: defaultdict(int)
for make in makers:
    container = make()
    fill = getattr(container, 'extend', None) or getattr(container, 'update', None)
    def refill(n):
        try:
            if fill is not None:
                fill(range(250)) if not hasattr(container, 'keys') else fill({k: k for k in range(250)})
            if n % 9 == 0 and hasattr(container, 'clear'):
                container.clear()
        except Exception:
            pass
    together(300, caller(container, 0), caller(container, 11), caller(container, 23), refill)
",
    );
}

#[test]
fn attributes_and_classes() {
    race(
        "
thing = Pair(0)
class Base:
    kind = (0, 0)
    def method(self):
        return (1, 1)
class Derived(Base):
    pass
other = Derived()
def set_attributes(n):
    thing.pair = (n, n)
    setattr(thing, 'x%d' % (n % 20), (n, n))
    other.own = (n, n)
def get_attributes(n):
    check(thing.pair)
    check(getattr(thing, 'x%d' % (n % 20), (0, 0)))
    check(other.method())
    check(other.kind)
    for pair in list(thing.__dict__.values()):
        type(pair) is int or check(pair)
def delete_attributes(n):
    thing.pair = (n, n)
    try:
        delattr(thing, 'x%d' % (n % 20))
        del other.own
    except AttributeError:
        pass
def change_class(n):
    Base.kind = (n, n)
    Base.method = lambda self: (n, n)
    Derived.extra = (n, n)
    if n % 10 == 0:
        other.__class__ = Derived
thing.pair = (0, 0)
together(300, set_attributes, get_attributes, delete_attributes, change_class)
",
    );
}

#[test]
fn globals_and_cells() {
    race(
        "
shared = (0, 0)
def scope():
    cell = (0, 0)
    def set_cell(n):
        nonlocal cell
        cell = (n, n)
    def get_cell(n):
        check(cell)
        check(shared)
        len([n])
    return set_cell, get_cell
set_cell, get_cell = scope()
def set_global(n):
    global shared
    shared = (n, n)
    globals()['g%d' % (n % 30)] = (n, n)
def delete_global(n):
    del globals()['g%d' % (n % 30)]
together(500, set_cell, get_cell, set_global, delete_global)
",
    );
}

#[test]
fn iterators_and_generators() {
    race(
        "
import itertools
def generate():
    for n in range(2000):
        yield (n, n)
def one_of(iterator):
    def work(n):
        try:
            check(next(iterator))
        except ValueError as error:
            assert str(error) == 'generator already executing', error
    return work
for make in (
    generate,
    lambda: iter([(n, n) for n in range(2000)]),
    lambda: iter({(n, n): 1 for n in range(2000)}),
    lambda: iter({n: (n, n) for n in range(2000)}.values()),
    lambda: zip(range(2000), range(2000)) and iter([(n, n) for n in range(500)]),
    lambda: map(lambda n: (n, n), range(2000)),
    lambda: itertools.chain(((n, n) for n in range(100)), [(1, 1)] * 100),
    lambda: ((n, n) for n in itertools.count()),
):
    work = one_of(make())
    together(150, work, work, work, work)
counter = itertools.count()
taken = []
def count(n):
    taken.append(next(counter))
together(300, count, count, count, count)
assert sorted(taken) == list(range(1200)), len(taken)
",
    );
}

#[test]
fn queues_and_deques() {
    race(
        "
import collections, heapq
deque = collections.deque([(n, n) for n in range(10)], maxlen=50)
counted = collections.Counter()
many = collections.defaultdict(list)
heap = []
def ends(n):
    deque.append((n, n))
    deque.appendleft((n, n))
    deque.rotate(n % 5)
    check(deque.pop())
def others(n):
    check(deque.popleft())
    check(deque[0])
    for pair in list(deque):
        check(pair)
def dicts(n):
    counted[n % 10] += 1
    many[n % 10].append((n, n))
def heaps(n):
    heapq.heappush(heap, (n % 17, n % 17))
    check(heapq.heappop(heap))
    check(many[n % 10][-1])
together(300, ends, others, dicts, heaps)
",
    );
}

#[test]
fn bytes_and_texts() {
    race(
        "
import array, io
data = bytearray(b'abcd' * 10)
numbers = array.array('i', range(20))
text = io.StringIO()
binary = io.BytesIO()
def grow(n):
    data.extend(b'ab')
    data.append(97)
    numbers.append(n)
    text.write('ab')
def shrink(n):
    data.pop()
    numbers.pop()
    del data[:2]
    binary.write(b'ab')
def read(n):
    bytes(data), len(data), data.find(b'cd'), numbers.tolist(), text.getvalue(), binary.getvalue()
    str(data), data == b'x', data[1:3]
def change(n):
    data[0] = 98
    data[1:3] = b'xyz'
    numbers[0] = n
    if len(data) > 500:
        data.clear()
        data.extend(b'abcd' * 10)
together(300, grow, shrink, read, change)
",
    );
}

#[test]
fn weak_references() {
    race(
        "
import weakref
class Thing:
    def __init__(self, number):
        self.pair = (number, number)
kept = {0: Thing(0)}
weak = {0: weakref.ref(kept[0])}
called = []
values = weakref.WeakValueDictionary()
def make(n):
    thing = Thing(n)
    kept[n % 10] = thing
    weak[n % 10] = weakref.ref(thing, called.append)
    values[n % 10] = thing
def drop(n):
    kept.pop(n % 10, None)
def follow(n):
    reference = weak.get(n % 10)
    thing = reference and reference()
    if thing is not None:
        check(thing.pair)
    thing = values.get(n % 10)
    if thing is not None:
        check(thing.pair)
def refer_again(n):
    thing = kept.get(n % 10)
    if thing is not None:
        check(weakref.ref(thing)().pair)
together(300, make, drop, follow, refer_again)
",
    );
}

#[test]
fn exceptions_calls_and_finalizers() {
    race(
        "
ended = []
class Ended:
    def __init__(self, number):
        self.number = number
    def __del__(self):
        ended.append(self.number)
slot = [None]
error = ValueError('shared')
def raise_it(n):
    try:
        raise error
    except ValueError as caught:
        caught.args, caught.__traceback__, str(caught)
def finalize(n):
    slot[0] = Ended(n)
def call(n, *rest, key=1, **more):
    return call_again(n, *rest, **more)
def call_again(n=0, *rest, **more):
    return sum([n, *rest])
def calls(n):
    call(n, 1, 2, key=3)
    call_again.__defaults__ = (n,)
    call_again()
def text(n):
    f'{n:>5} {n!r}', '%d' % n, str(n) + 'x', int('12'), repr({n: [n]})
together(300, raise_it, finalize, calls, text)
slot[0] = None
assert sorted(ended) == list(range(300)), len(ended)
",
    );
}
