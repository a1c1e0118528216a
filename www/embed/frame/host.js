/**
 * The frame's connection to the page around it, which can be any page. So the frame listens to its parent window only,
 * and answers only the origin that greeted it. Before a greeting it says that it is ready, and nothing else.
 */
import { touch } from '../../capability/isolation.js';
import { FRAME_SHOWS } from '../../lab/attributes.js';
import { AUTO, clampHeight, readHeight } from '../../lab/height.js';
import { inbox } from './inbox.js';
import { VERSION, readCommand } from '../messages.js';
import { isSmall } from './small.js';

/** @import { ErrorKind, InterleaveLab, Progress, RunResult } from '../../interface.js' */
/** @import { FrameProgress, FromFrame, ToFrame } from '../wire.js' */

/** The most events of a requested trace. More would block both pages for too long. */
const MOST_EVENTS = 50_000;

/** The form in which a result is posted. @param {RunResult} result @param {boolean} trace */
const posted = (result, trace) => ({
  ...result,
  models: result.models.map((model) => ({
    ...model,
    trace: { traceEvents: trace ? model.trace.traceEvents.slice(0, MOST_EVENTS) : [] },
  })),
});

/** @param {Progress} progress @returns {FrameProgress} */
const brief = ({ model, turn, turns, part, round }) => ({ model, turn, turns, part, round });

/** @typedef {InterleaveLab & {running: boolean}} Lab */

class Talk {
  #lab;
  #content;
  /** The origin of the host that greeted us. An opaque origin can only be reached with '*'. @type {string|null} */
  #origin = null;
  /** How many of the host's runs are in progress. Their results are posted with their number, by `#run`. */
  #ownRuns = 0;

  /** @param {Lab} lab @param {HTMLElement} content */
  constructor(lab, content) {
    this.#lab = lab;
    this.#content = content;
  }

  begin() {
    const obey = this.#inbox();
    addEventListener('message', ({ source, origin: from, data }) => {
      if (source !== parent || (this.#origin ?? from) !== from || !isSmall(data)) return;
      const command = readCommand(data);
      if (command?.type === 'hello') this.#origin ??= from;
      if (command && this.#origin === from) obey(command);
    });
    this.#lab.addEventListener('progress', (event) => {
      const { detail } = /** @type {CustomEvent<Progress>} */ (/** @type {unknown} */ (event));
      this.#post({ interleave: VERSION, type: 'progress', progress: brief(detail) });
    });
    // A run that the host started is answered by `#run`, with its number.
    this.#lab.addEventListener('result', (event) => {
      const { detail } = /** @type {CustomEvent<RunResult>} */ (event);
      if (this.#ownRuns === 0)
        this.#post({ interleave: VERSION, type: 'result', id: null, result: posted(detail, false) });
    });
    // Wait for a frame, since the opened content has to be laid out first.
    const opened = () => requestAnimationFrame(() => requestAnimationFrame(() => this.#tellHeight()));
    this.#content.addEventListener('opened', opened);
    parent.postMessage(/** @type {FromFrame} */ ({ interleave: VERSION, type: 'ready', heard: false }), '*');
  }

  /** What each command does, in the order that inbox.js gives them. */
  #inbox() {
    return inbox({
      hello: () => {
        this.#post({ interleave: VERSION, type: 'ready', heard: true });
        this.#tellHeight();
      },
      running: () => this.#lab.running,
      run: (command) => void this.#run(command),
      refuse: ({ id }) => this.#tellError(id, 'busy', 'A run is going on: wait for its end, or cancel it.'),
      cancel: () => this.#lab.cancel(),
      // Without `show` a frame shows its default parts: the whole lab is for our own page. `touch` prevents a reload,
      // which would lose the settings.
      set: (settings) => {
        touch();
        this.#lab.set(settings.show === null ? { ...settings, show: FRAME_SHOWS } : settings);
        if ('height' in settings) this.#tellHeight();
      },
      now: () => performance.now(),
      later: (call, ms) => {
        setTimeout(call, ms);
      },
    });
  }

  /** @param {Extract<ToFrame, {type: 'run'}>} command */
  async #run({ id, options, trace }) {
    this.#ownRuns += 1;
    try {
      // Settings that `set` changed in this task are on the screen after a microtask.
      await null;
      const result = await this.#lab.run(options);
      this.#post({ interleave: VERSION, type: 'result', id, result: posted(result, trace) });
    } catch (error) {
      const { kind = 'trap', message } = /** @type {{kind?: ErrorKind, message: string}} */ (error);
      this.#tellError(id, kind, message);
    } finally {
      this.#ownRuns -= 1;
    }
  }

  /**
   * Tells the host the reserved height, or more where the reader has opened the content. Opening is offered where the
   * author allows the embed to grow.
   */
  #tellHeight() {
    const { px, most_px } = readHeight(this.#lab.getAttribute('height')) ?? AUTO;
    this.#content.toggleAttribute('data-grows', most_px > px);
    const opened = this.#content.querySelector('[data-opened]') !== null;
    const height_px = clampHeight(opened ? this.#content.getBoundingClientRect().height : px);
    this.#post({ interleave: VERSION, type: 'height', height_px, opened });
  }

  /** @param {number} id @param {ErrorKind} kind @param {string} message */
  #tellError(id, kind, message) {
    this.#post({ interleave: VERSION, type: 'error', id, kind, message });
  }

  /** @param {FromFrame} message */
  #post(message) {
    if (this.#origin !== null) parent.postMessage(message, this.#origin === 'null' ? '*' : this.#origin);
  }
}

/** @param {Lab} lab @param {HTMLElement} content the element that the reader can open to its full height */
export const answer = (lab, content) => {
  if (parent !== window) new Talk(lab, content).begin();
};
