/**
 * Explains why an idea's runs came out as they did. The sentences are chosen by the measured figures, so that none
 * contradicts them. Where the figures do not show a cause, the sentence says that it may be one.
 */
import { counted, formatBytes, formatTime, listed } from '../base/format.js';
import { isUnsure, relation } from '../question/judge.js';
import { hasMemoryEach } from '../result/model-properties.js';

/** @import { ModelName, ModelResult } from '../interface.js' */
/** @import { Measured } from '../question/judge.js' */

/** A bar that has a time. @typedef {Measured & {result: ModelResult, length: number}} Timed */
/** @typedef {(bars: Timed[], device: {cores: number}) => string[]} Explain  one sentence or more */

/** If starting takes more than this share of the work, the sentence calls it much. */
const MUCH = 0.3;
/** The tasks overlapped if the sum of their times is this many times the wall time. */
const OVERLAPPED = 1.2;

/** @param {number|null} ms */
const time = (ms) => formatTime(ms);

/** @param {ModelResult} result */
const startEach = ({ start_ms, tasks }) => (start_ms ?? 0) / Math.max(1, tasks.length);

const AGAIN = 'Something else may have kept the cores busy. Times differ from run to run: run it again.';

/** Why computing in parallel gained nothing. @param {Timed} bar @param {number} work_ms @param {number} cores */
const whyNot = ({ result }, work_ms, cores) => {
  if (cores === 1) return 'The browser reports 1 core here, and a core computes one task at a time.';
  if (startEach(result) > MUCH * work_ms)
    return `Each worker took ${time(startEach(result))} to start. All the work takes ${time(work_ms)} in sequence: that is too little to be worth splitting.`;
  return AGAIN;
};

/**
 * The subject of the sentence about waits, and what lets the waits overlap.
 * @type {Partial<Record<ModelName, [who: string, why: string]>>}
 */
const WAITERS = {
  'threads-gil': ['The threads', 'A thread that waits needs no core, and lets go of the lock.'],
  'event-loop': ['The event loop’s tasks', 'While one waits, the loop’s one worker goes to another.'],
};

/** @param {Timed} bar @param {number} sequential_ms */
const waited = ({ result, against }, sequential_ms) => {
  const [who, why] = WAITERS[result.model] ?? [result.model, ''];
  const overlapped = (result.wait_ms ?? 0) > OVERLAPPED * Number(result.wall_ms);
  const waits = `${who} waited for ${time(result.wait_ms)} in all, and were done after ${time(result.wall_ms)}`;
  if (against === 'faster')
    return overlapped
      ? `${waits}: they waited at the same time. ${why}`
      : `${who} were faster, though they hardly waited at the same time. ${AGAIN}`;
  if (startEach(result) > MUCH * sequential_ms)
    return `${waits}. Each worker took ${time(startEach(result))} to start. That is much beside ${time(sequential_ms)} for everything in sequence, and it used up what was gained.`;
  return `${waits}. Here that was no gain. ${AGAIN}`;
};

/** @type {Explain} */
const waiting = ([sequential, ...others]) => others.map((bar) => waited(bar, Number(sequential.result.wall_ms)));

/** @param {Timed} gil */
const turns = ({ result: { lock }, against }) => {
  const took = lock
    ? `With the lock the threads took turns: the lock changed hands ${counted(lock.handovers, 'time')}, and they waited for it for ${time(lock.waits_ms)} in all.`
    : 'With the lock, one thread runs at a time.';
  if (against === 'same') return `${took} While one computed, the other stood still.`;
  if (against === 'slower')
    return `${took} So nothing was gained, and starting threads and handing the lock over cost time as well.`;
  return `${took} That they were faster here is not the lock’s doing: ${OTHERWISE}`;
};

const OTHERWISE = 'Sequential runs on the page’s own thread, which may have had other things to do.';

/** @param {Timed} loop */
const oneWorker = ({ result, against }) => {
  const never = 'The event loop goes to another task only when a task waits, and these never do';
  if (against === 'same') return `${never}: it computed one list after the other, just as Sequential does.`;
  if (against === 'slower')
    return `${never}. So it gained nothing, and its worker had to be started too, which took ${time(startEach(result))}.`;
  return `${never}. That it was faster here is not concurrency. ${OTHERWISE}`;
};

/** Whether tasks overlapped, by their own begin and end. @param {ModelResult} result */
const overlapped = ({ tasks }) => {
  const spans = tasks
    .flatMap(({ start_ms, end_ms }) => (start_ms === null || end_ms === null ? [] : [{ start_ms, end_ms }]))
    .sort((a, b) => a.start_ms - b.start_ms);
  return spans.some(({ start_ms }, at) => at > 0 && start_ms < spans[at - 1].end_ms);
};

/** @param {Timed} free @param {Timed} gil @param {number} sequential_ms @param {number} cores */
const freed = (free, gil, sequential_ms, cores) => {
  const against = relation(free.result, gil.result);
  if (against === 'faster' && free.against === 'faster' && !overlapped(free.result))
    return `Without the lock they were faster, though one was done before the other began. ${OTHERWISE}`;
  if (against === 'faster' && free.against === 'faster')
    return 'Without the lock both threads computed at the same time.';
  const outcome =
    against === 'faster'
      ? 'faster than with it, but no faster than Sequential'
      : against === 'slower'
        ? 'slower than with it'
        : 'no faster';
  return `Without the lock they were ${outcome} here. ${whyNot(free, sequential_ms, cores)}`;
};

/** Without shared memory only the event loop is compared. @type {Explain} */
const computing = ([sequential, ...others], { cores }) => {
  const [gil, free, loop] = /** @type {const} */ (['threads-gil', 'threads', 'event-loop']).map((name) =>
    others.find(({ result }) => result.model === name),
  );
  return [
    ...(gil ? [turns(gil)] : []),
    ...(gil && free ? [freed(free, gil, Number(sequential.result.wall_ms), cores)] : []),
    ...(loop ? [oneWorker(loop)] : []),
  ];
};

/** @type {Explain} */
const processes = ([sequential, bar], { cores }) => {
  const { result, against } = bar;
  if (against !== 'faster')
    return [
      `The processes were ${against === 'slower' ? 'slower' : 'no faster'} here, though no lock holds them back.`,
      whyNot(bar, Number(sequential.result.wall_ms), cores),
    ];
  if (!overlapped(result))
    return [
      `The processes were faster, though one was done before the other began: so that was not for computing at the same time. ${OTHERWISE}`,
    ];
  return [
    'The two processes computed at the same time. Each has a memory of its own, so there is no lock for which one would have to wait.',
    `They are not free: each one took ${time(startEach(result))} to start.`,
  ];
};

/** @param {ModelResult} result */
const payloadBytes = ({ tasks }) => tasks.reduce((sum, { payload }) => sum + (payload?.bytes ?? 0), 0);

/** @type {Explain} */
const copying = ([kept, { result, against }]) => {
  const carried = `To carry ${formatBytes(payloadBytes(result))} took ${time(result.carry_ms)} in all. Without the lists, carrying took ${time(kept.result.carry_ms)}.`;
  const [more_ms, carried_ms] = [
    Number(result.wall_ms) - Number(kept.result.wall_ms),
    (result.carry_ms ?? 0) - (kept.result.carry_ms ?? 0),
  ];
  if (against === 'slower' && carried_ms < more_ms / 2)
    return [carried, `That is less than half of the ${time(more_ms)} that it took longer. ${AGAIN}`];
  if (against === 'slower')
    return [
      carried,
      'The lists had to be copied from one memory to another. Threads share a memory, so they copy nothing.',
    ];
  if (against === 'faster') return [carried, `That it was faster with the lists cannot come from copying. ${AGAIN}`];
  if ((result.carry_ms ?? 0) > MUCH * Number(kept.result.wall_ms))
    return [carried, `Still, no difference is shown here. ${AGAIN}`];
  return [
    carried,
    `Beside ${time(kept.result.wall_ms)} for everything, that made no difference that shows. Longer lists and less computing can change that.`,
  ];
};

/**
 * How long workers took to start. Where the sum of these times exceeds the wall time, the starts overlapped.
 * @param {ModelResult} result
 * @param {number} cores
 */
const started = (result, cores) => {
  const each = startEach(result);
  if ((result.start_ms ?? 0) <= OVERLAPPED * Number(result.wall_ms)) return `${time(each)} each`;
  const shared = cores > 0 && result.workers > cores ? `, since they shared ${counted(cores, 'core')}` : '';
  return `at the same time, so that each took ${time(each)} of the ${time(result.wall_ms)} until it was ready${shared}`;
};

/** @type {Explain} */
const pools = ([each, { result, against }], { cores }) => {
  const starts = `Without a pool, ${counted(each.result.workers, 'process', 'processes')} had to be started: ${started(each.result, cores)}.`;
  const few = `The pool has ${counted(result.workers, 'process', 'processes')}${result.warm ? ', which were there already: their start is not in its time' : ''}.`;
  if (against === 'faster') return [starts, `${few} They shared the ${result.tasks.length} tasks.`];
  const gain = against === 'slower' ? 'Here the pool was slower all the same.' : 'Here that showed no difference.';
  const fewer =
    result.workers < each.result.workers
      ? `The pool does ${counted(result.workers, 'task')} at a time, and the others wait for their turn.`
      : '';
  return [starts, few, `${gain} ${fewer}`.trim(), AGAIN];
};

/** @param {Timed} bar */
const perSecond = ({ result: { tasks, wall_ms } }) =>
  Math.round(tasks.length / (Number(wall_ms) / 1000)).toLocaleString('en');

/**
 * The last bar is the event loop; the bars before it use one worker for each task. Their amounts of work differ, so the
 * sentences give rates.
 * @type {Explain}
 */
const juggling = (bars, { cores }) => {
  const workers = bars.slice(0, -1);
  const loop = bars[bars.length - 1];
  const many = loop.result.tasks.length.toLocaleString('en');
  const starts = workers.map(
    ({ result }) =>
      `${counted(result.workers, hasMemoryEach(result.model) ? 'process' : 'thread', hasMemoryEach(result.model) ? 'processes' : 'threads')} had to be started: ${started(result, cores)}`,
  );
  return [
    `The event loop’s ${many} tasks waited for ${time(loop.result.wait_ms)} in all, and one worker was done with them after ${time(loop.result.wall_ms)}. A wait needs no worker.`,
    ...starts.map((text) => `${text}.`),
    `That makes ${perSecond(loop)} files a second on the loop, beside ${listed(workers.map((bar) => `${perSecond(bar)} with ${hasMemoryEach(bar.result.model) ? 'processes' : 'threads'}`))}.`,
  ];
};

/** By the idea's name (ideas.js). @type {Record<string, Explain>} */
const IDEAS = { waiting, computing, processes, copying, pools, juggling };

/**
 * Where a time is missing, or the rounds do not agree, it says so instead of an explanation.
 * @param {string} idea its name
 * @param {Measured[]} measured
 * @param {{cores: number}} device
 */
export const explanation = (idea, measured, device) => {
  if (measured.some(({ length }) => length === null))
    return ['A time is missing, so there is nothing to explain yet. Run it again.'];
  // Where amounts of work differ, the explanation does not compare times.
  const alike = measured.every(({ result }) => result?.tasks.length === measured[0].result?.tasks.length);
  const unsure = alike ? measured.find(isUnsure) : undefined;
  if (unsure)
    return [`${unsure.label}: the rounds do not agree on what is faster, so there is nothing to explain yet.`, AGAIN];
  return IDEAS[idea](/** @type {Timed[]} */ (measured), device);
};
