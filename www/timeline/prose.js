/**
 * The trace as sentences, sorted by time. A sentence is made only when it is read, since a trace may have a million
 * events.
 */
import { arrowsOf, sayArrow } from './arrows.js';
import { sayValue } from '../trace/counters.js';
import { formatTime } from '../base/format.js';
import { lasting } from '../base/lasting.js';
import { SAME_US } from './playback.js';
import { reasonsOf } from './reason.js';

/** @typedef {import('../trace/group.js').Group} Group */
/** @typedef {import('../trace/tracks.js').Slice} Slice */
/** @typedef {import('../trace/tracks.js').SliceKind} SliceKind */
/** @typedef {import('../trace/tracks.js').Instant} Instant */
/** @typedef {import('../trace/tracks.js').Track} Track */
/** @typedef {{us: number, model: string, say: () => string}} Told */

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** The words for waits without a name of their own in the trace (trace-events.js). @type {Record<string, string>} */
const WAITED = {
  wait: 'waited',
  'real I/O': 'waited for real I/O',
  mutex: 'waited for the mutex',
  message: 'waited for a message',
  'not on the loop': 'was not on the loop',
  'busy wait': 'waited busily, asking the clock again and again',
};

/** @type {Record<Exclude<SliceKind, 'waits-gil'>, (who: string, slice: Slice, time: string) => string>} */
const SAY = {
  start: (who, slice, time) => (slice.open ? `${who} was starting` : `${who} took ${time} to start`),
  task: (who, { name }, time) =>
    who === name ? `the task “${name}” was under way for ${time}` : `${who} took on the task “${name}”, for ${time}`,
  run: (who, { name }, time) => `${who} ran “${name}” for ${time}`,
  wait: (who, { name }, time) => `${who} ${WAITED[name] ?? `waited (${name})`} for ${time}`,
  'busy-wait': (who, { name }, time) => `${who} ${WAITED[name] ?? WAITED['busy wait']} for ${time}`,
  carry: (who, { name }, time) =>
    `${name === 'arguments' ? `the arguments for ${who}` : `the ${name} of ${who}`} took ${time} on the way`,
  call: (who, { name }, time) => `${who} was in “${name}” for ${time}`,
  'has-gil': (who, _, time) => `${who} had the lock for ${time}`,
  'no-gil': (who, _, time) => `${who} did without the lock for ${time}`,
};

/** @param {Track} track @param {Slice} slice @param {number} tick_us @param {ReturnType<typeof reasonsOf>} reason */
function saySlice(track, slice, tick_us, reason) {
  const time = lasting(slice, tick_us);
  const still = slice.open ? ', and it goes on' : '';
  if (slice.kind !== 'waits-gil') return `${capital(SAY[slice.kind](track.name, slice, time))}${still}.`;
  const why = String(reason(track, slice, tick_us))
    .replace(/^waited [^:]*: /, '')
    .replace('had the lock', 'had it');
  return `${capital(track.name)} waited ${time} for the lock${still}: ${why}.`;
}

/** @param {Track} track @param {Instant} instant */
function sayInstant({ name: who }, { kind, name }) {
  if (kind === 'print') return `${capital(who)} printed “${name}”.`;
  if (kind === 'event') return `“${name}” happened on ${who}.`;
  return kind === 'lost' ? `A write of ${who} ${name}.` : `${capital(who)} answered ${name}.`;
}

/** @param {Group} group @param {number} tick_us @returns {Told[]} */
function tellGroup(group, tick_us) {
  /** @type {ReturnType<typeof reasonsOf>|null} */
  let reasons = null;
  const reason = (/** @type {Parameters<ReturnType<typeof reasonsOf>>} */ ...about) =>
    (reasons ??= reasonsOf(group))(...about);
  const arrows = arrowsOf(group).map((arrow) => ({
    us: arrow.flow.from_us,
    model: group.title,
    say: () => sayArrow(arrow, tick_us),
  }));
  const values = (group.counters ?? []).flatMap(({ name, times, values: all }) =>
    Array.from(times, (us, at) => ({
      us,
      model: group.title,
      say: () => `The counter “${name}” stands at ${sayValue(all[at])}.`,
    })),
  );
  return [
    ...arrows,
    ...values,
    ...group.tracks.flatMap((track) => [
      ...track.slices.map((slice) => ({
        us: slice.from_us,
        model: group.title,
        say: () => saySlice(track, slice, tick_us, reason),
      })),
      ...track.instants.map((instant) => ({
        us: instant.us,
        model: group.title,
        say: () => sayInstant(track, instant),
      })),
    ]),
  ].sort((a, b) => a.us - b.us);
}

/**
 * The sentences of all models, one model after another.
 * @param {Group[]} groups
 * @param {number} tick_us
 * @returns {Told[]}
 */
export const tell = (groups, tick_us) => groups.flatMap((group) => tellGroup(group, tick_us));

/** @param {Told} told */
export const sentence = ({ us, say }) => `${formatTime(us / 1000)}: ${say()}`;

/**
 * One line about what begins or happens at a moment: the first sentence, and the number of others.
 * @param {Told[]} told
 * @param {number} us
 */
export function sayMoment(told, us) {
  const now = told.filter((one) => one.us >= us && one.us < us + SAME_US);
  const few = now.slice(0, 3).map(({ model, say }) => `${model}: ${say()}`);
  return now.length > few.length ? `${few.join(' ')} And ${now.length - few.length} more.` : few.join(' ');
}
