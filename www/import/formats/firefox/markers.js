/**
 * Markers of a Firefox profile: instants and spans. Spans of one thread may overlap, so they are placed in the fewest
 * lanes in which no span crosses another.
 */
import { columns } from './tables.js';
import { index, isObject, list, object, shortened, words } from '../../checks/read.js';

/** @typedef {import('../../checks/read.js').Fields} Fields */
/** @typedef {import('../../checks/limits.js').Steps} Steps */
/**
 * `to_us`: null if it had not ended.
 * @typedef {{name: string, text: string, from_us: number, to_us: number|null}} Span
 */
/** @typedef {{spans: Span[], signs: {name: string, text: string, us: number}[], left: number}} Markers */

/** The values of a marker's phase. */
const [INSTANT, INTERVAL, START, END] = [0, 1, 2, 3];

/**
 * The labels of marker types, from the profile's own schemas.
 * @param {Fields} meta
 * @returns {Map<string, string>}
 */
export function labelsOf(meta) {
  const schemas = Array.isArray(meta.markerSchema) ? meta.markerSchema.filter(isObject) : [];
  return new Map(
    schemas.flatMap((schema) => {
      const label = schema.chartLabel ?? schema.tooltipLabel ?? schema.tableLabel;
      return typeof schema.name === 'string' && typeof label === 'string' ? [[schema.name, label]] : [];
    }),
  );
}

/**
 * A marker's name, with the label from its schema.
 * @param {string} name
 * @param {unknown} data
 * @param {Map<string, string>} labels
 * @param {unknown[]} strings
 */
function textOf(name, data, labels, strings) {
  const label = isObject(data) && typeof data.type === 'string' ? labels.get(data.type) : undefined;
  if (label === undefined || !isObject(data)) return name;
  const said = label
    .replace(/\{marker\.(name|data\.(\w+))\}/g, (_, whole, key) => {
      if (whole === 'name') return name;
      const value = Object.hasOwn(data, key) ? data[key] : '';
      // A text may be an index into the table of strings.
      return words(Number.isInteger(value) && /^name$/.test(key) ? (strings[Number(value)] ?? value) : value);
    })
    .replace(/^[\s—–:-]+|[\s—–:-]+$/g, '');
  return shortened(said === '' ? name : said.includes(name) ? said : `${name}: ${said}`);
}

/** @param {unknown} value milliseconds */
const usOf = (value) => (typeof value === 'number' && Number.isFinite(value) ? value * 1000 : null);

/**
 * The times of a marker in either of two forms: by phase, or, before version 30, by one time and its payload.
 * @param {Fields} table
 * @param {unknown[]} names
 * @param {string} place
 */
function timingOf(table, names, place) {
  if (table.time !== undefined) {
    const [times] = columns(table, ['time'], place);
    return (/** @type {number} */ at, /** @type {unknown} */ data) => {
      const [from, to] = isObject(data) ? [usOf(data.startTime), usOf(data.endTime)] : [null, null];
      if (from !== null && to !== null && to !== from) return { phase: INTERVAL, from, to };
      const interval = isObject(data) && data.type === 'tracing' ? data.interval : undefined;
      return {
        phase: interval === 'start' ? START : interval === 'end' ? END : INSTANT,
        from: usOf(times[at]),
        to: usOf(times[at]),
      };
    };
  }
  const [from, to] = columns(table, ['startTime', 'endTime'], place);
  const phases = Array.isArray(table.phase) && table.phase.length === names.length ? table.phase : null;
  return (/** @type {number} */ at) => {
    const times = { from: usOf(from[at]), to: usOf(to[at]) };
    const told = phases?.[at];
    // If the phase is not a number, the times decide it.
    return {
      phase: typeof told === 'number' ? told : times.to === null ? INSTANT : times.from === null ? END : INTERVAL,
      ...times,
    };
  };
}

/**
 * @param {Fields} thread
 * @param {unknown[]} strings
 * @param {string} place
 * @param {Map<string, string>} labels
 * @param {Steps} steps
 * @returns {Markers}
 */
export function readMarkers(thread, strings, place, labels, steps) {
  const table = object(thread.markers, `${place}.markers`);
  const names = list(table.name, `${place}.markers.name`);
  const all = Array.isArray(table.data) && table.data.length === names.length ? table.data : [];
  const timing = timingOf(table, names, `${place}.markers`);
  /** @type {Markers} */
  const markers = { spans: [], signs: [], left: 0 };
  /** Open spans, by name. @type {Map<string, Span[]>} */
  const begun = new Map();
  names.forEach((row, at) => {
    steps.take();
    const name = words(strings[index(row, strings.length, `${place}.markers.name[${at}]`)]);
    const { phase, from, to } = timing(at, all[at]);
    const text = textOf(name, all[at], labels, strings);
    if (phase === INSTANT && from !== null) markers.signs.push({ name, text, us: from });
    else if (phase === INTERVAL && from !== null && to !== null && to >= from)
      markers.spans.push({ name, text, from_us: from, to_us: to });
    else if (phase === START && from !== null) {
      const span = { name, text, from_us: from, to_us: null };
      markers.spans.push(span);
      begun.set(name, [...(begun.get(name) ?? []), span].slice(-MOST_BEGUN));
    } else if (phase === END && to !== null) {
      const span = begun.get(name)?.pop();
      if (span && span.from_us <= to) span.to_us = to;
      else markers.left += 1;
    } else markers.left += 1;
  });
  return markers;
}

/** The most spans of one name that may be open at once. */
const MOST_BEGUN = 100;

/**
 * Places spans in lanes, so that no span crosses another in its lane.
 * @param {Span[]} spans
 * @param {number} last_us
 * @param {Steps} steps
 * @returns {(Span & {to_us: number, open: boolean})[][]}
 */
export function inLanes(spans, last_us, steps) {
  const sorted = spans
    .map((span) => ({ ...span, to_us: span.to_us ?? Math.max(last_us, span.from_us), open: span.to_us === null }))
    .sort((a, b) => a.from_us - b.from_us || b.to_us - a.to_us);
  /** For each lane its spans, and the ends of the open ones. @type {{spans: typeof sorted, ends: number[]}[]} */
  const lanes = [];
  for (const span of sorted) {
    let at = 0;
    for (; at < lanes.length; at += 1) {
      steps.take();
      const { ends } = lanes[at];
      while (ends.length > 0 && ends[ends.length - 1] <= span.from_us) ends.pop();
      if (ends.length === 0 || ends[ends.length - 1] >= span.to_us) break;
    }
    if (at === lanes.length) lanes.push({ spans: [], ends: [] });
    lanes[at].spans.push(span);
    lanes[at].ends.push(span.to_us);
  }
  return lanes.map((lane) => lane.spans);
}
