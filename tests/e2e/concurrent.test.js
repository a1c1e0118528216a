/**
 * Whole programs in the page print what CPython prints: some of those that the machine is held to natively
 * (crates/python/tests/concurrent), with threads, processes, pools and asyncio.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../tools/shell.mjs';
import { useLab } from './lab.js';
import { until } from './until.js';

/** @import { ModelResult } from '../../www/interface.js' */

const FOLDER = join(ROOT, 'crates/python/tests/concurrent');
const lab = useLab();

/** By what they need, as each name begins. */
const PROGRAMS = {
  threads: ['thread_bank_account', 'thread_barrier_phases', 'thread_dining_philosophers', 'thread_uncaught_exception'],
  queues: ['queue_pipeline', 'queue_join_task_done'],
  futures: ['futures_as_completed', 'futures_map_order'],
  asyncio: [
    'asyncio_gather_order',
    'asyncio_taskgroup_results',
    'asyncio_taskgroup_except_star',
    'asyncio_never_awaited',
  ],
  processes: [
    'process_start_join',
    'process_uncaught_exception',
    'process_pipe_poll',
    'process_queue_two_ways',
    'process_value_counter',
    'process_shared_memory',
    'process_terminate_kill',
    'process_missing_guard',
  ],
  managers: ['process_manager_dict_list', 'process_manager_namespace'],
  pools: ['pool_map', 'pool_exceptions', 'processpool_map', 'processpool_broken', 'processpool_asyncio'],
};

/** What CPython prints, which starts processes by `spawn` there. @param {string} file */
const expected = (file) => {
  const out = file.replace(/py$/, 'out');
  const { stdout, status } = spawnSync('python3', [file], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: join(FOLDER, 'oracle'), PYTHONHASHSEED: '0' },
  });
  return { text: existsSync(out) ? readFileSync(out, 'utf8') : stdout, code: status };
};

/** @param {ModelResult} result @param {'stdout'|'stderr'} stream */
const printed = ({ output }, stream) =>
  output
    .filter((line) => line.stream === stream)
    .map(({ text }) => `${text}\n`)
    .join('');

for (const [what, names] of Object.entries(PROGRAMS))
  test(`programs with ${what} print what CPython prints`, async () => {
    for (const name of names) {
      const file = join(FOLDER, `${name}.py`);
      const { models } = await lab.run({ program: readFileSync(file, 'utf8') });
      const { text, code } = expected(file);
      assert.equal(printed(models[0], 'stdout'), text, `${name}: ${printed(models[0], 'stderr')}`);
      assert.equal(models[0].exit_code, code, name);
    }
  });

test('each process has a memory and a lock of its own, and its threads have its name', async () => {
  const program = `import multiprocessing, threading, time

counter = 0

def count(times):
    global counter
    for _ in range(times):
        counter += 1
    print("counted", counter)

def work():
    thread = threading.Thread(target=count, args=(1000,), name="counter")
    thread.start()
    thread.join()

if __name__ == "__main__":
    processes = [multiprocessing.Process(target=work, name=f"worker {n}") for n in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("in the parent", counter)
`;
  const [result] = (await lab.run({ program })).models;
  assert.equal(result.exit_code, 0, JSON.stringify(result.error));
  assert.deepEqual(result.output.map(({ text, process, thread }) => [text, process, thread]).sort(), [
    ['counted 1000', 'worker 0', 'counter'],
    ['counted 1000', 'worker 1', 'counter'],
    ['in the parent 0', 'MainProcess', 'MainThread'],
  ]);
  assert.deepEqual(result.tasks.map(({ name, process }) => `${process}/${name}`).sort(), [
    'MainProcess/MainThread',
    'worker 0/MainThread',
    'worker 0/counter',
    'worker 1/MainThread',
    'worker 1/counter',
  ]);
});

test('processes that wait for each other without end are a deadlock', async () => {
  const program = `import multiprocessing

def wait(first, second, barrier):
    with first:
        barrier.wait()
        with second:
            print("never")

if __name__ == "__main__":
    one, other, barrier = multiprocessing.Lock(), multiprocessing.Lock(), multiprocessing.Barrier(2)
    process = multiprocessing.Process(target=wait, args=(other, one, barrier))
    process.start()
    wait(one, other, barrier)
`;
  const [result] = (await lab.run({ program })).models;
  assert.equal(result.error?.kind, 'deadlock', JSON.stringify(result.error));
  assert.deepEqual(result.output, []);
});

/** Runs a program and cancels it so often, each time when it has printed this. @param {string} program @param {string[]} after */
const runAndCancel = async (program, after) => {
  await lab.start({ program });
  for (const text of after) {
    await until(`the program prints ${text}`, () =>
      lab.inPage((wanted) => {
        const shown = document.querySelector('interleave-lab')?.querySelectorAll('.output-text') ?? [];
        return Array.from(shown).some(({ textContent }) => textContent === wanted);
      }, text),
    );
    await lab.inPage(() => /** @type {any} */ (document.querySelector('interleave-lab')).cancel());
  }
  const { resolved } = await lab.end();
  return /** @type {{models: ModelResult[]}} */ (resolved).models[0];
};

/** @param {string} name  the screen still shows what the last program printed @param {string} rest */
const sleeper = (name, rest) => `import time
print("${name} begins")
try:
    time.sleep(60)
except KeyboardInterrupt:
    print("${name} interrupted")
${rest}
`;

test('a program is interrupted first, as Ctrl-C does, and ended the second time', async () => {
  const patient = await runAndCancel(sleeper('patient', 'print("goes on")'), ['patient begins']);
  assert.deepEqual(
    patient.output.map(({ text }) => text),
    ['patient begins', 'patient interrupted', 'goes on'],
  );
  assert.equal(patient.exit_code, 0);
  const stubborn = await runAndCancel(sleeper('stubborn', 'while True: pass'), [
    'stubborn begins',
    'stubborn interrupted',
  ]);
  assert.equal(stubborn.error?.kind, 'cancelled', JSON.stringify(stubborn.error));
  const waiting = 'import threading\nprint("waits")\nthreading.Event().wait(60)\n';
  const uncaught = await runAndCancel(waiting, ['waits']);
  assert.equal(uncaught.exit_code, 130);
  assert.match(uncaught.error?.message ?? '', /^KeyboardInterrupt/);
});
