/** Whole programs: what they print is what CPython prints, on real threads. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { PROGRAMS } from '../../www/editor/examples.js';
import { useLab } from './lab.js';

/** @import { ModelResult, RunOptions } from '../../www/interface.js' */

const lab = useLab();

/** @param {string} program @param {Partial<RunOptions>} [options] @returns {Promise<ModelResult>} */
const run = async (program, options = {}) => {
  const { workload, models } = await lab.run({ program, ...options });
  assert.equal(workload, 'program');
  assert.deepEqual(
    models.map(({ model }) => model),
    ['program'],
  );
  return models[0];
};

/** @param {ModelResult} result @param {'stdout'|'stderr'} [stream] */
const printed = ({ output }, stream = 'stdout') =>
  output.filter((line) => line.stream === stream).map(({ text }) => text);

test('threads share memory and a lock, and have Python’s own names', async () => {
  const result = await run(`import threading, time

lock = threading.Lock()
total = 0

def add(times):
    global total
    for _ in range(times):
        with lock:
            total += 1
    print(threading.current_thread().name, "is done")

threads = [threading.Thread(target=add, args=(200,)) for _ in range(3)]
threads.append(threading.Thread(target=add, args=(100,), name="fourth"))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("total", total)
`);
  assert.equal(result.exit_code, 0);
  assert.equal(result.error, null, JSON.stringify(result.error));
  const lines = printed(result);
  assert.equal(lines.at(-1), 'total 700');
  assert.deepEqual(lines.slice(0, -1).sort(), [
    'Thread-1 (add) is done',
    'Thread-2 (add) is done',
    'Thread-3 (add) is done',
    'fourth is done',
  ]);
  assert.deepEqual(
    result.tasks.map(({ name }) => name),
    ['MainThread', 'Thread-1 (add)', 'Thread-2 (add)', 'Thread-3 (add)', 'fourth'],
  );
  for (const line of result.output) {
    assert.equal(line.process, 'MainProcess');
    if (line.text.endsWith('is done')) assert.equal(`${line.thread} is done`, line.text);
  }
});

test('a queue, a pool of threads and asyncio print what CPython prints', async () => {
  const queue = await run(`import queue, threading

items = queue.Queue(maxsize=2)

def produce():
    for n in range(5):
        items.put(n)
    items.put(None)

threading.Thread(target=produce, daemon=True).start()
while (item := items.get()) is not None:
    print("got", item)
`);
  assert.deepEqual(printed(queue), ['got 0', 'got 1', 'got 2', 'got 3', 'got 4']);
  const pool = await run(`from concurrent.futures import ThreadPoolExecutor
import time

def square(n):
    time.sleep(0.001 * (5 - n))
    return n * n

if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as pool:
        print(list(pool.map(square, range(5))))
        print(pool.submit(pow, 2, 10).result())
`);
  assert.deepEqual(printed(pool), ['[0, 1, 4, 9, 16]', '1024']);
  const loop = await run(`import asyncio

async def say(after, what):
    await asyncio.sleep(after)
    print(what)
    return what

async def main():
    print(await asyncio.gather(say(0.03, "second"), say(0.001, "first")))

asyncio.run(main())
`);
  assert.deepEqual(printed(loop), ['first', 'second', "['second', 'first']"]);
});

test('an exit code, standard error and exceptions are CPython’s', async () => {
  const exits = await run('import sys\nprint("so far")\nsys.exit(3)\n');
  assert.deepEqual([exits.exit_code, exits.error, printed(exits)], [3, null, ['so far']]);
  const says = await run('import sys\nsys.exit("why")\n');
  assert.deepEqual([says.exit_code, printed(says, 'stderr')], [1, ['why']]);
  const raises = await run('def half(n):\n    return 1 // n\n\nprint("before")\nhalf(0)\n');
  assert.equal(raises.exit_code, 1);
  assert.deepEqual(printed(raises, 'stderr').slice(0, 3), [
    'Traceback (most recent call last):',
    '  File "program.py", line 5, in <module>',
    '    half(0)',
  ]);
  assert.equal(printed(raises, 'stderr').at(-1), raises.error?.message);
  assert.equal(raises.error?.kind, 'exception');
  assert.equal(raises.error?.line, 2);
  const inThread = await run(`import threading

def fail():
    raise ValueError("in a thread")

thread = threading.Thread(target=fail)
thread.start()
thread.join()
print("goes on")
`);
  assert.deepEqual([inThread.exit_code, inThread.error, printed(inThread)], [0, null, ['goes on']]);
  assert.equal(printed(inThread, 'stderr')[0], 'Exception in thread Thread-1 (fail):');
  assert.equal(printed(inThread, 'stderr').at(-1), 'ValueError: in a thread');
  const wrong = await run('print("never"\n');
  assert.equal(wrong.exit_code, 1);
  assert.equal(wrong.error?.line, 1);
  assert.equal(printed(wrong, 'stderr').at(-1), "SyntaxError: '(' was never closed");
});

test('files beside it, arguments and standard input are there', async () => {
  const result = await run(
    'import sys, helper\nprint(helper.greet(input("name? ")), sys.argv)\nprint(repr(sys.stdin.read()))\n',
    {
      files: { 'helper.py': 'def greet(name):\n    return f"hello {name}"\n' },
      argv: ['--loud', '2'],
      stdin: 'Ada\nand more',
    },
  );
  assert.equal(result.error, null, JSON.stringify(result.error));
  assert.deepEqual(printed(result), ["name? hello Ada ['program.py', '--loud', '2']", "'and more'"]);
});

test('daemons end with their program, and a hundred threads come one after another', async () => {
  const daemon = await run(`import threading, time

def forever():
    while True:
        time.sleep(0.001)

threading.Thread(target=forever, daemon=True).start()
print("the end")
`);
  assert.deepEqual([daemon.exit_code, daemon.error, printed(daemon)], [0, null, ['the end']]);
  const many = await run(`import threading

count = 0

def work():
    global count
    count += 1

for _ in range(100):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
print(count)
`);
  assert.deepEqual(printed(many), ['100']);
  assert.equal(many.tasks.length, 101);
  assert.ok(many.workers <= 10, `${many.workers} workers: those whose thread has ended are used again`);
});

test('options that belong to a workload are refused, and an endless program ends by Cancel', async () => {
  const refused = await lab.settle({ program: 'print(1)', models: ['threads'] });
  assert.equal(refused.rejected?.kind, 'invalid');
  assert.match(String(refused.rejected?.message), /^models and program exclude each other/);
  await lab.start({
    program: 'import threading\nthreading.Thread(target=lambda: [0 for _ in iter(int, 1)]).start()\nwhile True: pass\n',
  });
  await new Promise((resolve) => {
    setTimeout(resolve, 1500);
  });
  // The first time is an interrupt of the main thread, which then waits for the other one.
  for (let time = 0; time < 2; time += 1) {
    await lab.inPage(() => /** @type {any} */ (window).e2e.lab().cancel());
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
  }
  const { resolved } = await lab.end();
  assert.equal(resolved?.models[0].error?.kind, 'cancelled');
  assert.deepEqual(printed(await run('print("again")')), ['again']);
});

test('a deadlock ends the run, and says which thread waits for what, and which has it', async () => {
  const crossed = await run(`import threading

left, right, both = threading.Lock(), threading.Lock(), threading.Barrier(2)

def take(first, second):
    with first:
        both.wait()
        with second:
            print("never")

threads = [threading.Thread(target=take, args=pair) for pair in [(left, right), (right, left)]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`);
  assert.equal(crossed.error?.kind, 'deadlock');
  const message = String(crossed.error?.message);
  assert.match(message, /MainThread waits for the end of Thread-1 \(take\) \(line 15\)/);
  assert.match(message, /Thread-1 \(take\) waits for \S+ \d+, which Thread-2 \(take\) took \(line 8\)/);
  assert.match(message, /Thread-2 \(take\) waits for \S+ \d+, which Thread-1 \(take\) took \(line 8\)/);
  assert.deepEqual(crossed.output, []);
  const empty = await run('import queue\nqueue.Queue().get()\n');
  assert.equal(empty.error?.kind, 'deadlock');
  // A timer keeps it alive.
  const timed = await run(`import queue, threading

items = queue.Queue()
threading.Timer(1.5, items.put, ["at last"]).start()
print(items.get())
`);
  assert.deepEqual([timed.error, printed(timed)], [null, ['at last']]);
});

test('every program of the page prints what CPython prints, or says that it is deadlocked', async () => {
  for (const { name, text } of PROGRAMS) {
    const result = await run(text);
    if (name === 'deadlock') {
      assert.equal(result.error?.kind, 'deadlock', name);
      continue;
    }
    const { stdout, status } = spawnSync('python3', ['-c', text], { encoding: 'utf8' });
    assert.deepEqual([result.exit_code, result.error], [status, null], `${name}: ${JSON.stringify(result.error)}`);
    assert.deepEqual(printed(result), stdout.trimEnd().split('\n'), name);
  }
});
