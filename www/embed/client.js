/**
 * A host's hold on a frame of ours, be it the tag's or a plain `<iframe>`: commands in, events out. It stands alone:
 * `import { connect } from '…/client.js'`.
 */
import { failure } from '../model/failure.js';
import { VERSION, readEvent, readRun } from './messages.js';

/** @import { FrameEvents, RunOptions, RunResult, ToFrame } from '../protocol.js' */

/**
 * Events: `ready`, `progress`, `result`, `height` and `error`, each with a `detail` (FrameEvents in protocol.js).
 * @typedef {object} Connection
 * @property {(options?: RunOptions|null, more?: {trace?: boolean}) => Promise<RunResult>} run  without options: what is on the screen. The result's traces are empty, unless `trace` asks for them
 * @property {() => void} cancel
 * @property {(settings: Record<string, string|null>) => void} set  attributes by name; null takes one back
 * @property {<Type extends keyof FrameEvents>(type: Type, listener: (event: CustomEvent<FrameEvents[Type]>) => void) => void} addEventListener
 * @property {(kind: import('../protocol.js').ErrorKind, why: string) => void} refuse  rejects the runs that wait, and others until the frame is ready: for a host that knows of no answer to come
 * @property {() => void} disconnect  runs that go on reject with `cancelled`
 */

/** Commands wait until the frame is ready. @param {HTMLIFrameElement} frame @returns {Connection} */
export const connect = (frame) => {
  const { origin } = new URL(frame.src, document.baseURI);
  // A sandbox without `allow-same-origin`, the frame's own or this page's, leaves a frame no origin that could be named.
  const mayBeOpaque = self.origin === 'null' || frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
  let opaque = false;
  const target = new EventTarget();
  /** By their numbers; none has null. @type {Map<number|null, {command: ToFrame, resolve: (result: RunResult) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();
  /** @type {ToFrame[]|null} */
  let before = [];
  /** Why there is no answer to wait for. @type {Error|null} */
  let hopeless = null;
  let ids = 0;

  /** @param {ToFrame} message */
  const post = (message) => { frame.contentWindow?.postMessage(message, opaque ? '*' : origin); };
  /** @param {ToFrame} message */
  const send = (message) => { if (before) before.push(message); else post(message); };
  /** A frame that is still on its way has another origin, and the greeting tells nothing. */
  const greet = () => { frame.contentWindow?.postMessage({ interleave: VERSION, type: 'hello' }, '*'); };
  /** @param {number|null} id */
  const take = (id) => {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  };
  /** Of all runs that wait; what the frame has not been told it will not be. @param {import('../protocol.js').ErrorKind} kind @param {string} why */
  const refuse = (kind, why) => {
    hopeless = failure(kind, why);
    before &&= before.filter(({ type }) => type !== 'run');
    for (const id of waiting.keys()) take(id)?.reject(hopeless);
  };

  /** @param {MessageEvent} event */
  const hear = ({ source, origin: from, data }) => {
    if (source === null || source !== frame.contentWindow || from !== origin && !(mayBeOpaque && from === 'null')) return;
    const event = readEvent(data);
    if (!event) return;
    if (event.type === 'ready') {
      opaque = from === 'null';
      // A frame that loads itself again, to be isolated, has forgotten what it was asked.
      if (!event.heard) before ??= Array.from(waiting.values(), ({ command }) => command);
      if (!event.heard) return greet();
      before?.forEach(post);
      before = hopeless = null;
    }
    if (event.type === 'result') take(event.id)?.resolve(event.result);
    if (event.type === 'error') take(event.id)?.reject(failure(event.kind, event.message));
    target.dispatchEvent(new CustomEvent(event.type, { detail: event.type === 'progress' ? event.progress : event.type === 'result' ? event.result : event }));
  };
  addEventListener('message', hear);
  greet();

  return {
    run: (options = null, { trace = false } = {}) => new Promise((resolve, reject) => {
      const command = readRun({ id: ids += 1, options, trace });
      if (hopeless) return reject(hopeless);
      // A frame does not answer what it does not understand.
      if (!command) return reject(failure('invalid', 'The options cannot be read: give plain data.'));
      waiting.set(ids, { command, resolve, reject });
      send(command);
    }),
    cancel: () => send({ interleave: VERSION, type: 'cancel' }),
    set: (settings) => send({ interleave: VERSION, type: 'set', settings }),
    addEventListener: (type, listener) => target.addEventListener(type, /** @type {EventListener} */ (listener)),
    refuse,
    disconnect: () => {
      removeEventListener('message', hear);
      refuse('cancelled', 'The frame is gone.');
    },
  };
};
