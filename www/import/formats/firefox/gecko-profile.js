/**
 * A profile as Firefox itself records it (the Gecko format: rows under a schema, nested processes, each with its own
 * clock) → the processed format, as far as a timeline needs it.
 */
import { ImportError, refuse } from '../../checks/import-error.js';
import { isObject, list, number, object, words } from '../../checks/read.js';

/** @typedef {import('../../checks/read.js').Fields} Fields */

/** The most levels of nested processes; Firefox has one. */
const MOST_LEVELS = 4;

/** @param {Fields} profile */
export const isGecko = ({ meta }) => isObject(meta) && meta.preprocessedProfileVersion === undefined;

/**
 * Reads columns of a table that is stored as rows; missing values are null.
 * @param {unknown} raw
 * @param {string} place
 * @returns {{rows: unknown[], column: (name: string) => unknown[]}}
 */
function tableOf(raw, place) {
  const table = object(raw, place);
  const rows = list(table.data, `${place}.data`);
  const schema = object(table.schema, `${place}.schema`);
  return {
    rows,
    column: (name) => {
      const at = schema[name];
      return rows.map((row) => (Array.isArray(row) && typeof at === 'number' ? (row[at] ?? null) : null));
    },
  };
}

/** A function's name without its location: functions of scripts have it after the name. @param {unknown} location */
const functionOf = (location) => words(location).replace(/ \(.+?:\d+(?::\d+)?\)$/, '');

/** @param {unknown} value milliseconds @param {number} by_ms */
const moved = (value, by_ms) => (typeof value === 'number' ? value + by_ms : value);

/** @param {unknown} raw @param {string} place @param {number} later_ms @returns {Fields} */
function threadOf(raw, place, later_ms) {
  const thread = object(raw, place);
  const strings = list(thread.stringTable, `${place}.stringTable`);
  const [stacks, frames] = [
    tableOf(thread.stackTable, `${place}.stackTable`),
    tableOf(thread.frameTable, `${place}.frameTable`),
  ];
  const [samples, markers] = [tableOf(thread.samples, `${place}.samples`), tableOf(thread.markers, `${place}.markers`)];
  const times = (/** @type {unknown[]} */ column) => column.map((value) => moved(value, later_ms));
  return {
    name: thread.name,
    processName: thread.processName,
    pid: words(thread.pid),
    tid: thread.tid,
    isMainThread: thread.name === 'GeckoMain',
    // A function is identified by its location; its name is the text before the location.
    stringArray: [...strings, ...strings.map(functionOf)],
    funcTable: { name: strings.map((_, at) => strings.length + at) },
    frameTable: { func: frames.column('location') },
    stackTable: { frame: stacks.column('frame'), prefix: stacks.column('prefix') },
    samples: { stack: samples.column('stack'), time: times(samples.column('time')) },
    markers:
      'startTime' in object(object(thread.markers, place).schema, place)
        ? {
            name: markers.column('name'),
            startTime: times(markers.column('startTime')),
            endTime: times(markers.column('endTime')),
            phase: markers.column('phase'),
            data: markers.column('data'),
          }
        : {
            name: markers.column('name'),
            time: times(markers.column('time')),
            data: markers
              .column('data')
              .map((data) =>
                isObject(data)
                  ? { ...data, startTime: moved(data.startTime, later_ms), endTime: moved(data.endTime, later_ms) }
                  : data,
              ),
          },
  };
}

/** @param {unknown} raw @param {string} place @param {string} pid @param {number} later_ms @returns {Fields[]} */
function countersOf(raw, place, pid, later_ms) {
  if (!Array.isArray(raw)) return [];
  return raw.filter(isObject).flatMap((counter) => {
    const groups = counter.samples !== undefined ? [counter] : [counter.sample_groups ?? []].flat().filter(isObject);
    return groups.map(({ samples }) => {
      const { column } = tableOf(samples, `${place}.samples`);
      return {
        name: counter.name,
        category: counter.category,
        pid,
        samples: { time: column('time').map((time) => moved(time, later_ms)), count: column('count') },
      };
    });
  });
}

/**
 * @param {Fields} profile
 * @param {string} place
 * @param {number} start_ms of the whole profile
 * @param {number} level
 * @returns {{threads: Fields[], counters: Fields[]}}
 */
function unfold(profile, place, start_ms, level) {
  if (level > MOST_LEVELS) refuse(`${place} lies too deep: the file is damaged.`);
  const meta = object(profile.meta, `${place}meta`);
  const later_ms = level === 0 ? 0 : number(meta.startTime, `${place}meta.startTime`) - start_ms;
  const threads = list(profile.threads, `${place}threads`).map((thread, at) =>
    threadOf(thread, `${place}threads[${at}]`, later_ms),
  );
  const counters = countersOf(profile.counters, `${place}counters`, words(threads[0]?.pid), later_ms);
  const inside = (Array.isArray(profile.processes) ? profile.processes : []).map((process, at) =>
    unfold(object(process, `${place}processes[${at}]`), `${place}processes[${at}].`, start_ms, level + 1),
  );
  return {
    threads: [threads, ...inside.map((one) => one.threads)].flat(),
    counters: [counters, ...inside.map((one) => one.counters)].flat(),
  };
}

/** @param {Fields} profile @returns {Fields} */
export function processed(profile) {
  try {
    const meta = object(profile.meta, 'meta');
    const start_ms = typeof meta.startTime === 'number' ? meta.startTime : 0;
    return { meta, ...unfold(profile, '', start_ms, 0) };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return refuse(
      `The profile is as Firefox itself records it, and something in it is not known here (${error.message.replace(/\.$/, '')}): open it at profiler.firefox.com, save it there, and open what is saved.`,
    );
  }
}
