/**
 * Packs a run, with where and when it was measured, into the text of a link, and unpacks it. Version 1 is `{version,
 * about, run, traces}`: `run` is what `run` resolves to, without its traces; `traces` holds one trace for each model
 * (events.js).
 */
import { refuse } from '../import/checks/import-error.js';
import { isObject } from '../import/checks/read.js';
import { columnsOfEvents, eventsOfColumns, MOST_EVENTS } from './events.js';
import { packText, unpackText } from './packed-text.js';
import { aboutShape, runShape } from '../import/formats/run-shape.js';
import { tracksOf } from '../trace/tracks.js';

/** @typedef {import('../interface.js').RunResult} RunResult */
/** @typedef {import('../result/origin.js').Recorded} Recorded */

const VERSION = 1;
/** Mail, chat and some servers truncate longer addresses; the settings and the moment need part of the length, too. */
export const MOST_LETTERS = 15_000;
/** The deepest nesting of slices; none of our runs has more. */
const MOST_DEPTH = 12;

/** @param {Recorded} recorded @returns {Promise<string>} */
export function packRun({ about, result }) {
  const run = {
    ...result,
    models: result.models.map((model) => ({
      ...model,
      trace: undefined,
      tasks: model.tasks.map((task) => ({ ...task, payload: undefined })),
    })),
  };
  return packText(
    JSON.stringify({
      version: VERSION,
      about,
      run,
      traces: result.models.map(({ trace }) => columnsOfEvents(trace.traceEvents)),
    }),
  );
}

/** @param {string} text @returns {Record<string, unknown>} */
function parse(text) {
  try {
    const json = JSON.parse(text);
    if (isObject(json)) return json;
  } catch {
    /* handled like any other invalid value */
  }
  return refuse('The link is damaged, there is no run in it: copy all of it again.');
}

/** @param {string} packed @param {import('../base/catalogue.js').Catalogue} catalogue @returns {Promise<Recorded>} throws ImportError */
export async function unpackRun(packed, { workloads, models }) {
  const json = parse(await unpackText(packed));
  if (json.version !== VERSION)
    refuse('The run in the link was made by a newer Interleave than this page: load the page again.');
  const about = aboutShape(json.about, 'about');
  const run = runShape(
    workloads.map(({ name }) => name),
    models.map(({ name }) => name),
  )(json.run, 'run');
  const traces =
    Array.isArray(json.traces) && json.traces.length === run.models.length
      ? json.traces
      : refuse('The link is damaged (its traces are not as many as its models): copy all of it again.');
  if (run.models.length === 0 || new Set(run.models.map(({ model }) => model)).size < run.models.length)
    refuse('The link is damaged (its models are none, or one is there twice): copy all of it again.');
  const events = traces.map((trace, at) => eventsOfColumns(trace, `traces[${at}]`));
  if (events.reduce((sum, { length }) => sum + length, 0) > MOST_EVENTS)
    refuse(`The link has more than ${MOST_EVENTS} events: open the saved run instead.`);
  if (events.some((one) => tracksOf(one).some(({ slices }) => slices.some(({ depth }) => depth > MOST_DEPTH))))
    refuse('The link is damaged (its slices lie too deep in each other): copy all of it again.');
  const result = { ...run, models: run.models.map((model, at) => ({ ...model, trace: { traceEvents: events[at] } })) };
  return { about, result: /** @type {RunResult} */ (result) };
}
