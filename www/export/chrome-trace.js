/**
 * A run as one Chrome Trace Event file (Trace Event Format, Google 2016), which Perfetto, the Firefox Profiler and
 * speedscope read. The models' traces stand side by side, each starting at 0. Processes, threads and ids of different
 * models get different numbers, so that a viewer keeps them apart.
 */

/** @typedef {import('../interface.js').RunResult} RunResult */
/** @typedef {import('../interface.js').TraceEvent} TraceEvent */

/** Greater than any process or thread number of a model (at most 64 workers; processes start at 100). */
const STRIDE = 1000;

/** @param {string|undefined} id "0x1f" @param {number} index of the model */
const ownId = (id, index) =>
  id === undefined ? {} : { id: `0x${(index + 1).toString(16)}${id.replace(/^0x/, '').padStart(6, '0')}` };

/** @param {TraceEvent} event @param {number} index @param {string} title @returns {TraceEvent} */
function placed(event, index, title) {
  const moved = {
    ...event,
    pid: index * STRIDE + event.pid,
    tid: index * STRIDE + event.tid,
    ...ownId(event.id, index),
  };
  return event.ph === 'M' && event.name === 'process_name'
    ? { ...moved, args: { name: `${title}: ${event.args?.name}` } }
    : moved;
}

/**
 * Keeps the order of the run; otherwise viewers sort by number or by name.
 * @param {TraceEvent[]} events one model's
 * @returns {TraceEvent[]}
 */
const sortEvents = (events) =>
  [...new Set(events.map(({ pid }) => pid))].map((pid) => ({
    name: 'process_sort_index',
    ph: 'M',
    pid,
    tid: events.find((event) => event.pid === pid)?.tid ?? 0,
    args: { sort_index: pid },
  }));

/** @param {RunResult} result @param {(model: string) => string} titles */
export function chromeTrace(result, titles) {
  const traceEvents = result.models.flatMap(({ model, trace }, index) => {
    const events = trace.traceEvents.map((event) => placed(event, index, titles(model)));
    return [...sortEvents(events), ...events];
  });
  return {
    traceEvents,
    displayTimeUnit: 'ms',
    otherData: {
      writer: 'Interleave',
      workload: result.workload,
      models: result.models.map(({ model }) => model),
      clock_tick_us: result.clock_tick_us,
    },
  };
}
