/** The texts for each kind of slice and sign, used by the legend, the panels and the table. */

/** @type {Record<import('../trace/tracks.js').SliceKind, {label: string, meaning: string}>} */
export const KIND_WORDS = {
  start: { label: 'starting', meaning: 'the worker starts' },
  task: { label: 'task', meaning: 'the task is under way' },
  run: { label: 'running', meaning: 'the loop runs this task' },
  wait: { label: 'waiting', meaning: 'the task waits and uses no core' },
  'busy-wait': {
    label: 'busy waiting',
    meaning: 'the task waits by asking the clock again and again: the core is taken',
  },
  // The states of the lock have the names that CPython's own profiler uses.
  'has-gil': { label: 'Has GIL', meaning: 'the thread has the lock: it runs, or is ready to' },
  'waits-gil': { label: 'Waiting for GIL', meaning: 'the thread could run, and another one has the lock' },
  'no-gil': { label: 'No GIL', meaning: 'the thread has let go of the lock, since it waits for something else' },
  call: { label: 'named in the file', meaning: 'the file tells no more of it than its name' },
  carry: { label: 'carrying', meaning: 'arguments or a result are on their way' },
};

/** A counter of an opened file. */
export const VALUE_WORDS = {
  label: 'counter of the file',
  meaning: 'a number over time, as the opened file says; zoomed far out, its mean',
};

/** @type {Record<import('../trace/tracks.js').InstantKind, {label: string, meaning: string}>} */
export const SIGN_WORDS = {
  print: { label: 'printed a line', meaning: 'the task printed a line' },
  mark: { label: 'answered a request', meaning: 'the task answered a request' },
  event: { label: 'event', meaning: 'something that happened at one moment, as the opened file says' },
  lost: { label: 'updates lost', meaning: 'the task’s write undid what others had written' },
};
