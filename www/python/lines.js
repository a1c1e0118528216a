/**
 * Finds the lines of a program at which its tasks are at a moment, as far as a trace can tell. The trace of a reader's program
 * says the line of each wait and print, and of samples between them. Any other trace says when a task began, printed, waited
 * and ended, and nothing in between. So a computing task is at one of the lines between its last print and its next, and all
 * of these lines are returned. Lines count from 0.
 */
import { columnsOf, innermostAt } from '../trace/columns.js';
import { SAME_US } from '../timeline/playback.js';

/** @typedef {import('../trace/group.js').Group} Group */
/** @typedef {import('../trace/lines.js').Lines} Lines */
/** @typedef {import('../trace/lines.js').TrackLine} TrackLine */
/** @typedef {import('../trace/tracks.js').Instant} Instant */
/** @typedef {import('../trace/tracks.js').Slice} Slice */
/** @typedef {import('../trace/tracks.js').Track} Track */
/** @typedef {'starts'|'prints'|'waits'|'waits for the lock'|'computes'|'hands over'|'waits for the others'} Doing */
/** @typedef {{who: string, doing: Doing, lines: number[]}} At */
/**
 * A program's lines, and the texts that its prints produce.
 * @typedef {{texts: string[], body: number[], prints: {line: number, pattern: RegExp}[]}} Program
 */

const STARTS = /\.start\(\)$|Executor\(|asyncio\.gather\(/;
const JOINS = /\.join\(\)$|pool\.map\(|asyncio\.gather\(/;
const WAITS = /\bsleep\(|urlopen\(|session\.get\(|response\.read\(/;
const HANDS_OVER = /queue\.put\(|results\[i\] =|^\s+return /;
const MUTEX = /^\s*with lock:/;
const PRINT = /^\s*print\(f?"(.*)"\)$/;
/** Lines that do nothing. */
const IDLE = /^\s*(#.*|else:|)$/;

/** A pattern for the texts that a print writes: it allows any text in place of the braces. @param {string} text */
const patternOf = (text) =>
  new RegExp(
    `^${text
      .split(/\{[^}]*\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );

/** @param {string} source @returns {Program} */
export function readProgram(source) {
  const texts = source.split('\n');
  // The function that a task runs comes first; a reader's own program names it in the lines that call it (own.js).
  const named = /^\s+return (?:await |asyncio\.run\()?(\w+)\(\*\(item /m.exec(source)?.[1] ?? '';
  const first = texts.findIndex((text) => new RegExp(`^(async )?def ${named}`).test(text)) + 1;
  const after = texts.findIndex((text, at) => at >= first && !text.startsWith('    '));
  const body = texts.map((_, line) => line).slice(first, after < 0 ? texts.length : after);
  const prints = body.flatMap((line) => {
    const [, text] = PRINT.exec(texts[line]) ?? [];
    return text === undefined ? [] : [{ line, pattern: patternOf(text) }];
  });
  return { texts, body, prints };
}

/** @param {Program} program @param {RegExp} pattern */
const linesWith = ({ texts }, pattern) => texts.flatMap((text, line) => (pattern.test(text) ? [line] : []));

/**
 * The function's lines from one print to the next; with null, the lines before the first print.
 * @param {Program} program
 * @param {number|null} printed line of the print
 */
function between({ texts, body, prints }, printed) {
  const next = prints.find(({ line }) => line > (printed ?? -1))?.line ?? Infinity;
  return body.filter((line) => line > (printed ?? -1) && line < next && !IDLE.test(texts[line]));
}

/** @param {Slice} slice @returns {Slice[]} the slice and its parents, from the innermost outward */
function around(slice) {
  const chain = [];
  for (let one = /** @type {Slice|null} */ (slice); one; one = one.parent) chain.push(one);
  return chain;
}

/** @param {Program} program @param {Slice[]} chain @param {number|null} printed @returns {Omit<At, 'who'>} */
function inTask(program, chain, printed) {
  const here = between(program, printed);
  const some = (/** @type {number[]} */ lines, /** @type {number[]} */ otherwise) =>
    lines.length > 0 ? lines : otherwise;
  const fallback = printed === null ? program.prints.slice(0, 1).map(({ line }) => line) : [printed];
  const all = some(here, fallback);
  const wait = chain.find(({ kind }) => kind === 'wait' || kind === 'busy-wait');
  if (wait?.name === 'mutex')
    return {
      doing: 'waits',
      lines: some(
        all.filter((line) => MUTEX.test(program.texts[line])),
        all,
      ),
    };
  const waiting = all.filter((line) => WAITS.test(program.texts[line]));
  if (wait && waiting.length > 0) return { doing: 'waits', lines: waiting };
  const computing = some(
    all.filter((line) => !waiting.includes(line)),
    all,
  );
  return {
    doing: chain.some(({ kind }) => kind === 'waits-gil') ? 'waits for the lock' : 'computes',
    lines: computing,
  };
}

/**
 * The prints of a track's worker or task. A loop's tasks print on the loop's track, in the intervals in which the loop
 * runs them.
 * @param {Group} group
 * @param {Track} track
 * @returns {Instant[]}
 */
function printsOf({ tracks }, track) {
  if (!track.lane) return track.instants.filter(({ kind }) => kind === 'print');
  const loop = tracks.find(({ key, lane }) => !lane && track.key.startsWith(`${key}#`));
  const turns = loop?.slices.filter(({ kind, name }) => kind === 'run' && name === track.name) ?? [];
  return (
    loop?.instants.filter(
      ({ kind, us }) => kind === 'print' && turns.some(({ from_us, to_us }) => us >= from_us && us <= to_us),
    ) ?? []
  );
}

/** @type {WeakMap<Group, {track: Track, prints: Instant[]}[]>} */
const known = new WeakMap();

/** The tracks that run tasks; a loop is replaced by its tasks. @param {Group} group */
function actorsOf(group) {
  const before = known.get(group);
  if (before) return before;
  const lanes = group.tracks.filter(({ lane }) => lane);
  // The main thread of an interpreter runs no task.
  const hosts = (/** @type {Track} */ { slices }) => slices.every(({ kind }) => /-gil$/.test(kind));
  const running = lanes.length > 0 ? lanes : group.tracks.filter((track) => !hosts(track));
  const actors = running.map((track) => ({ track, prints: printsOf(group, track) }));
  known.set(group, actors);
  return actors;
}

/**
 * @param {Program} program @param {{track: Track, prints: Instant[]}} actor @param {number} us
 * @param {TrackLine[]} told  the lines that the trace says
 * @returns {At|null}
 */
function actorAt(program, { track, prints }, us, told) {
  const slice = track.slices[innermostAt(columnsOf(track), us)];
  if (!slice || slice.name === 'not on the loop') return null;
  const who = track.name;
  if (slice.kind === 'start' || (slice.kind === 'carry' && slice.name === 'arguments'))
    return { who, doing: 'starts', lines: linesWith(program, STARTS) };
  if (slice.kind === 'carry') return { who, doing: 'hands over', lines: linesWith(program, HANDS_OVER) };
  const chain = around(slice);
  const begun_us = chain[chain.length - 1].from_us;
  const last = prints.findLast((print) => print.us >= begun_us && print.us <= us + SAME_US / 2);
  const printed = last ? (program.prints.find(({ pattern }) => pattern.test(last.name))?.line ?? null) : null;
  if (last && printed !== null && us - last.us < SAME_US) return { who, doing: 'prints', lines: [printed] };
  const known = told.findLast((line) => line.us >= begun_us && line.us <= us + SAME_US / 2);
  const guessed = inTask(program, chain, printed);
  if (!known) return { who, ...guessed };
  const waits = chain.some(({ kind }) => kind === 'wait' || kind === 'busy-wait');
  return { who, doing: waits ? 'waits' : guessed.doing, lines: [known.line - 1] };
}

/**
 * The lines of the main program: it waits for the tasks that it started; in sequential mode it runs them itself.
 * @param {Program} program
 * @param {Group} group
 * @param {At[]} tasks
 * @param {number} us
 * @returns {At[]}
 */
function mainAt(program, { tracks }, tasks, us) {
  const joins = linesWith(program, JOINS).filter((line) => !program.body.includes(line));
  const toCome = tracks.some(({ slices }) => slices.length > 0 && slices[0].from_us >= us);
  if (joins.length === 0 || tasks.some(({ doing }) => doing === 'starts') || toCome || tasks.length === 0) return [];
  return [{ who: 'the program', doing: 'waits for the others', lines: joins }];
}

/**
 * @param {Program} program @param {Group} group of one model @param {number} us
 * @param {Lines} [lines]  that its trace says
 * @returns {At[]}
 */
export function linesAt(program, group, us, lines = new Map()) {
  const tasks = actorsOf(group).flatMap((actor) => actorAt(program, actor, us, lines.get(actor.track.key) ?? []) ?? []);
  return [...tasks, ...mainAt(program, group, tasks, us)];
}

/** The number of tracks to follow. @param {Group} group */
export const followed = (group) => actorsOf(group).length;
