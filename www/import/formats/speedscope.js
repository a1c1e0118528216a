/**
 * speedscope's own format (https://www.speedscope.app/file-format-schema.json): profiles of calls with open and close
 * events, or of samples with weights. py-spy, rbspy and others write it. Each profile is a track.
 */
import { counted } from '../../base/format.js';
import { refuse } from '../checks/import-error.js';
import { checkCount } from '../checks/limits.js';
import { index, isObject, list, number, object, shortened, words } from '../checks/read.js';
import { Rows } from '../tracks/rows.js';
import { Calls, Sampled, saySampled, Stacks, usualInterval } from '../tracks/sampled-calls.js';

/** @typedef {import('../checks/read.js').Fields} Fields */
/** @typedef {import('../checks/limits.js').Steps} Steps */

/** Units in microseconds. @type {Map<unknown, number>} */
const UNITS = new Map([
  ['nanoseconds', 1e-3],
  ['microseconds', 1],
  ['milliseconds', 1e3],
  ['seconds', 1e6],
]);
/** The length of a drawn sample or unit if a profile has only counts. */
const COUNTED_US = 1000;

/** @param {unknown} json */
export const isSpeedscope = (json) =>
  isObject(json) && Array.isArray(json.profiles) && isObject(json.shared) && Array.isArray(json.shared.frames);

/** @typedef {{rows: Rows, sum: Sampled, frames: unknown[], steps: Steps, left: number, counted: boolean}} Reading */

/** @param {Reading} reading @param {unknown} frame @param {string} place */
function frameAt({ frames }, frame, place) {
  const at = index(frame, frames.length, place);
  const { name: own } = object(frames[at], `shared.frames[${at}]`);
  return { at, name: typeof own === 'string' ? shortened(own) : words(own) || 'without a name' };
}

/**
 * @param {Reading} reading
 * @param {Fields} profile
 * @param {string} place
 * @param {string} key
 * @param {string} title
 * @param {number} unit_us
 */
function readEvented(reading, profile, place, key, title, unit_us) {
  const events = list(profile.events, `${place}.events`);
  checkCount(events.length, 'events');
  const track = reading.rows.track(key, () => title);
  /** @type {{at: number, name: string, from_us: number}[]} */
  const open = [];
  let last_us = 0;
  events.forEach((raw, row) => {
    reading.steps.take();
    const event = object(raw, `${place}.events[${row}]`);
    last_us = number(event.at, `${place}.events[${row}].at`) * unit_us;
    const frame = frameAt(reading, event.frame, `${place}.events[${row}].frame`);
    if (event.type === 'O') {
      open.push({ ...frame, from_us: last_us });
      return;
    }
    const opened = open[open.length - 1];
    if (event.type !== 'C' || opened?.at !== frame.at || last_us < opened.from_us) {
      reading.left += 1;
      return;
    }
    open.pop();
    reading.rows.slice(track, opened.name, 'call', opened.from_us, last_us);
  });
  const end_us = typeof profile.endValue === 'number' ? Math.max(last_us, profile.endValue * unit_us) : last_us;
  for (const { name, from_us } of open) reading.rows.slice(track, name, 'call', from_us, end_us, true);
}

/**
 * @param {Reading} reading
 * @param {Fields} profile
 * @param {string} place
 * @param {string} key
 * @param {string} title
 * @param {number} unit_us
 */
function readSampled(reading, profile, place, key, title, unit_us) {
  const samples = list(profile.samples, `${place}.samples`);
  checkCount(samples.length, 'samples');
  const weights = list(profile.weights, `${place}.weights`);
  if (weights.length !== samples.length)
    refuse(`${place} has ${samples.length} samples and ${weights.length} weights: the file is damaged.`);
  const stacks = new Stacks();
  const calls = new Calls(
    reading.rows,
    reading.rows.track(key, () => title),
    stacks,
    reading.steps,
    reading.sum,
  );
  let us = typeof profile.startValue === 'number' ? profile.startValue * unit_us : 0;
  const starts = samples.map((raw, row) => {
    let stack = -1;
    for (const frame of list(raw, `${place}.samples[${row}]`)) {
      reading.steps.take();
      const { at, name } = frameAt(reading, frame, `${place}.samples[${row}]`);
      stack = stacks.on(name, at, stack);
    }
    const start = { us };
    calls.sample(us, stack);
    us += Math.max(0, number(weights[row], `${place}.weights[${row}]`)) * unit_us;
    return start;
  });
  calls.end(us);
  return usualInterval(starts);
}

/** @param {Fields} file @param {Steps} steps @returns {import('./interleave-run.js').Part} */
export function readSpeedscope(file, steps) {
  const reading = {
    rows: new Rows(),
    sum: new Sampled(),
    frames: list(object(file.shared, 'shared').frames, 'shared.frames'),
    steps,
    left: 0,
    counted: false,
  };
  const profiles = list(file.profiles, 'profiles').map((profile, at) => object(profile, `profiles[${at}]`));
  /** @type {number[]} */
  const intervals = [];
  profiles.forEach((profile, at) => {
    const place = `profiles[${at}]`;
    if (profile.unit === 'bytes')
      refuse('The file measures bytes, not time: there is no timeline in it. Choose a profile of time.');
    const unit_us = UNITS.get(profile.unit);
    reading.counted ||= unit_us === undefined;
    const title = shortened(words(profile.name) || words(file.name) || `profile ${at + 1}`);
    const names = profiles.filter(({ name }) => name === profile.name).length;
    const told = /** @type {const} */ ([
      reading,
      profile,
      place,
      String(at),
      names > 1 ? `${title} ${at + 1}` : title,
      unit_us ?? COUNTED_US,
    ]);
    if (profile.type === 'evented') readEvented(...told);
    else if (profile.type === 'sampled') intervals.push(readSampled(...told));
    else refuse(`${place}.type is neither “evented” nor “sampled”: the program that wrote the file went wrong there.`);
  });
  const { tracks, flows, counters } = reading.rows.finish();
  return {
    title: '',
    tracks,
    flows,
    counters,
    notes: [
      ...(reading.sum.samples > 0 ? saySampled(reading.counted ? 0 : Math.max(...intervals), reading.sum) : []),
      ...(reading.counted ? ['The file counts samples and has no times: each is drawn as a millisecond.'] : []),
      ...(reading.left > 0
        ? [`${counted(reading.left, 'end')} without a beginning ${reading.left === 1 ? 'is' : 'are'} left out.`]
        : []),
    ],
  };
}
