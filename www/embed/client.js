/**
 * Connects a host page to one of our frames, whether the tag made it or it is a plain `<iframe>`: commands go in,
 * events come out. It is loaded on its own: `import { connect } from '…/client.js'`.
 */
import { failure } from '../base/failure.js';
import { VERSION, readEvent, readRun } from './messages.js';

/** @import { ErrorKind, RunOptions, RunResult } from '../interface.js' */
/** @import { FrameEvents, ToFrame } from './wire.js' */

/**
 * Events: `ready`, `progress`, `result`, `height` and `error`, each with a `detail` (FrameEvents in wire.js).
 * @typedef {object} Connection
 * @property {(options?: RunOptions|null, more?: {trace?: boolean}) => Promise<RunResult>} run  without options: the
 *   settings on the screen. The result's traces are empty, unless `trace` asks for them
 * @property {() => void} cancel
 * @property {(settings: Record<string, string|null>) => void} set  attributes by name; null takes one back
 * @property {<Type extends keyof FrameEvents>(type: Type, listener: (event: CustomEvent<FrameEvents[Type]>) => void) =>
 *   void} addEventListener
 * @property {(kind: ErrorKind, why: string) => void} refuse  rejects the pending runs, and
 *   others until the frame is ready: for a host that knows of no answer to come
 * @property {() => void} disconnect  runs in progress reject with `cancelled`
 */

/** The last run's number. All connections of a page share the numbers, since a frame's answers reach all of them. */
let ids = 0;

/**
 * A sandbox without `allow-same-origin`, on the frame or on this page, gives the frame an opaque origin, which cannot
 * be used as a target.
 * @param {HTMLIFrameElement} frame
 */
const mayBeOpaque = (frame) =>
  self.origin === 'null' || (frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin'));

/** @typedef {{command: ToFrame, resolve: (result: RunResult) => void, reject: (error: Error) => void}} Waiting */

class Link {
  #frame;
  #origin;
  #mayBeOpaque;
  #opaque = false;
  /**
   * Pending runs by number. An error that belongs to no run has the number null, so it finds none.
   * @type {Map<number|null, Waiting>}
   */
  #waiting = new Map();
  /** Commands that are queued until the frame is ready. @type {ToFrame[]|null} */
  #before = [];
  /** The reason why no answer will come. @type {Error|null} */
  #hopeless = null;
  target = new EventTarget();

  /** @param {HTMLIFrameElement} frame */
  constructor(frame) {
    this.#frame = frame;
    this.#origin = new URL(frame.src, document.baseURI).origin;
    this.#mayBeOpaque = mayBeOpaque(frame);
    addEventListener('message', this.#hear);
    this.#greet();
  }

  /** @param {RunOptions|null} options @param {boolean} trace @returns {Promise<RunResult>} */
  run(options, trace) {
    return new Promise((resolve, reject) => {
      const command = readRun({ id: (ids += 1), options, trace });
      if (this.#hopeless) return reject(this.#hopeless);
      // A frame does not answer a message that it cannot read.
      if (!command) return reject(failure('invalid', 'The options cannot be read: give plain data.'));
      this.#waiting.set(ids, { command, resolve, reject });
      this.send(command);
    });
  }

  /** @param {ToFrame} message */
  send(message) {
    if (this.#before) this.#before.push(message);
    else this.#post(message);
  }

  /**
   * Rejects all pending runs. Queued run commands are never sent.
   * @param {ErrorKind} kind
   * @param {string} why
   */
  refuse(kind, why) {
    this.#hopeless = failure(kind, why);
    this.#before &&= this.#before.filter(({ type }) => type !== 'run');
    for (const id of this.#waiting.keys()) this.#take(id)?.reject(this.#hopeless);
  }

  end() {
    removeEventListener('message', this.#hear);
    this.refuse('cancelled', 'The frame is gone.');
  }

  /** @param {ToFrame} message */
  #post(message) {
    this.#frame.contentWindow?.postMessage(message, this.#opaque ? '*' : this.#origin);
  }

  /** Posted to any origin, since a frame that is still loading has another one. The greeting reveals nothing. */
  #greet() {
    this.#frame.contentWindow?.postMessage({ interleave: VERSION, type: 'hello' }, '*');
  }

  /** @param {number|null} id */
  #take(id) {
    const one = this.#waiting.get(id);
    this.#waiting.delete(id);
    return one;
  }

  /** @param {MessageEvent} event */
  #hear = ({ source, origin: from, data }) => {
    if (source === null || source !== this.#frame.contentWindow) return;
    if (from !== this.#origin && !(this.#mayBeOpaque && from === 'null')) return;
    const event = readEvent(data);
    if (!event || (event.type === 'ready' && !this.#ready(event.heard, from === 'null'))) return;
    if (event.type === 'result') this.#take(event.id)?.resolve(event.result);
    if (event.type === 'error') this.#take(event.id)?.reject(failure(event.kind, event.message));
    const detail = event.type === 'progress' ? event.progress : event.type === 'result' ? event.result : event;
    this.target.dispatchEvent(new CustomEvent(event.type, { detail }));
  };

  /** @param {boolean} heard @param {boolean} opaque @returns {boolean} whether it is ready */
  #ready(heard, opaque) {
    this.#opaque = opaque;
    if (!heard) {
      // A frame that reloads itself to become isolated has forgotten its commands: send them again.
      this.#before ??= Array.from(this.#waiting.values(), ({ command }) => command);
      this.#greet();
      return false;
    }
    this.#before?.forEach((message) => this.#post(message));
    this.#before = this.#hopeless = null;
    return true;
  }
}

/** Commands are queued until the frame is ready. @param {HTMLIFrameElement} frame @returns {Connection} */
export const connect = (frame) => {
  const link = new Link(frame);
  return {
    run: (options = null, { trace = false } = {}) => link.run(options, trace),
    cancel: () => link.send({ interleave: VERSION, type: 'cancel' }),
    set: (settings) => link.send({ interleave: VERSION, type: 'set', settings }),
    addEventListener: (type, listener) => link.target.addEventListener(type, /** @type {EventListener} */ (listener)),
    refuse: (kind, why) => link.refuse(kind, why),
    disconnect: () => link.end(),
  };
};
