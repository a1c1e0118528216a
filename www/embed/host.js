/**
 * The frame's side of its talk with the page around it. Any page may be that; so it hears its parent window alone,
 * answers only the origin that greeted it, and only once greeted: before, it says that it is ready, and no more.
 */
import { touch } from '../isolation.js';
import { FRAME_SHOWS, clampHeight } from '../model/attributes.js';
import { VERSION, readCommand } from './messages.js';

/** @import { ErrorKind, FrameProgress, FromFrame, InterleaveLab, Progress, RunResult, ToFrame } from '../protocol.js' */

/** Commands a second; what comes beyond is not heard. */
const MOST_COMMANDS = 20;
/** A trace that was asked for; more would hold both pages up. */
const MOST_EVENTS = 50_000;
const HEIGHT_REST_MS = 100;

/** A result as it is posted. @param {RunResult} result @param {boolean} trace */
const posted = (result, trace) => ({ ...result, models: result.models.map((model) => (
  { ...model, trace: { traceEvents: trace ? model.trace.traceEvents.slice(0, MOST_EVENTS) : [] } })) });

/** @param {Progress} progress @returns {FrameProgress} */
const brief = ({ model, turn, turns, part, round }) => ({ model, turn, turns, part, round });

/** Whether another command may be heard now. */
const allowance = () => {
  let since_ms = 0;
  let heard = 0;
  return () => {
    const now_ms = performance.now();
    if (now_ms - since_ms > 1000) [since_ms, heard] = [now_ms, 0];
    heard += 1;
    return heard <= MOST_COMMANDS;
  };
};

/** @param {InterleaveLab} lab @param {HTMLElement} content whose height the host is told */
export const answer = (lab, content) => {
  if (parent === window) return;
  /** Of the host that greeted us; an opaque one can only be posted to as anybody. @type {string|null} */
  let origin = null;
  /** The host's own runs tell their end with its number. */
  let ownRuns = 0;
  const mayHear = allowance();

  /** @param {FromFrame} message */
  const post = (message) => { if (origin !== null) parent.postMessage(message, origin === 'null' ? '*' : origin); };
  const tellHeight = () => post({ interleave: VERSION, type: 'height', height_px: clampHeight(content.getBoundingClientRect().height) });

  /** @param {Extract<ToFrame, {type: 'run'}>} command */
  const run = async ({ id, options, trace }) => {
    ownRuns += 1;
    try {
      const result = await lab.run(options);
      post({ interleave: VERSION, type: 'result', id, result: posted(result, trace) });
    } catch (error) {
      const { kind, message } = /** @type {{kind?: ErrorKind, message: string}} */ (error);
      post({ interleave: VERSION, type: 'error', id, kind: kind ?? 'trap', message });
    } finally {
      ownRuns -= 1;
    }
  };

  /** @type {{[Type in ToFrame['type']]: (command: Extract<ToFrame, {type: Type}>) => void}} */
  const commands = {
    hello: () => { post({ interleave: VERSION, type: 'ready', heard: true }); tellHeight(); },
    run: (command) => void run(command),
    cancel: () => lab.cancel(),
    // A frame always shows some parts, and no more: the whole lab is the page's. Loaded again, it would not know what was set.
    set: ({ settings }) => { touch(); lab.set(settings.show === null ? { ...settings, show: FRAME_SHOWS } : settings); },
  };

  addEventListener('message', ({ source, origin: from, data }) => {
    if (source !== parent) return;
    const command = readCommand(data);
    if (!command) return;
    if (!mayHear()) {
      // Who asked for a run waits for its answer.
      if (command.type === 'run' && origin === from) post({ interleave: VERSION, type: 'error', id: command.id, kind: 'busy', message: `A frame hears ${MOST_COMMANDS} commands a second: wait for a run’s end before the next.` });
      return;
    }
    if (command.type === 'hello') origin ??= from;
    if (origin === from) commands[command.type](/** @type {any} */ (command));
  });

  lab.addEventListener('progress', (event) => post({ interleave: VERSION, type: 'progress', progress: brief(/** @type {CustomEvent<Progress>} */ (/** @type {unknown} */ (event)).detail) }));
  // A run of the host's is answered with its number, above.
  lab.addEventListener('result', (event) => {
    if (ownRuns === 0) post({ interleave: VERSION, type: 'result', id: null, result: posted(/** @type {CustomEvent<RunResult>} */ (event).detail, false) });
  });

  let due = 0;
  new ResizeObserver(() => { if (due === 0) due = window.setTimeout(() => { due = 0; requestAnimationFrame(tellHeight); }, HEIGHT_REST_MS); }).observe(content);
  parent.postMessage(/** @type {FromFrame} */ ({ interleave: VERSION, type: 'ready', heard: false }), '*');
};
