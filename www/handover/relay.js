/**
 * The relay: a page of this site that is not isolated, so it keeps a reference to the viewer's window. It takes a trace
 * from the page that opened it (handover.js), opens the requested viewer from the list, and sends the trace in that
 * viewer's own message format.
 */
import { PLACE, takeParcel } from './handover.js';
import { saveFile } from '../ui/save-file.js';
import { VIEWERS } from './viewers.js';

/** @typedef {import('./viewers.js').Parcel} Parcel */
/** @typedef {import('./viewers.js').Viewer} Viewer */

const ASK_EVERY_MS = 200;
const PARCEL_PATIENCE_MS = 15_000;
const VIEWER_PATIENCE_MS = 60_000;

const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const say = (/** @type {string} */ text) => {
  element('said').textContent = text;
};
const later = (/** @type {number} */ ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/**
 * The tests' server sets stand-ins for the viewers here; no other server does.
 * @param {Viewer} viewer
 * @returns {Viewer}
 */
const configured = (viewer) => ({
  ...viewer,
  origin:
    document.querySelector(`meta[name="interleave-viewer-${viewer.name}"]`)?.getAttribute('content') ?? viewer.origin,
});

/** @param {string} id @returns {Promise<Parcel>} from the opener's message */
const sentParcel = (id) =>
  new Promise((resolve) => {
    addEventListener('message', ({ origin, source, data }) => {
      if (
        origin === location.origin &&
        source === window.opener &&
        data?.type === 'interleave-parcel' &&
        data.id === id
      )
        resolve(data.parcel);
    });
  });

/** @param {string} id @returns {Promise<Parcel|null>} */
async function parcelOf(id) {
  /** @type {Parcel|undefined} */
  let parcel;
  void sentParcel(id).then((sent) => {
    parcel = sent;
  });
  const tell = (/** @type {string} */ type) => window.opener?.postMessage({ type, id }, location.origin);
  for (let waited_ms = 0; !parcel && waited_ms < PARCEL_PATIENCE_MS; waited_ms += ASK_EVERY_MS) {
    tell('interleave-relay-asks');
    const stored = await takeParcel(id).catch(() => undefined);
    parcel ??= stored;
    if (!parcel) await later(ASK_EVERY_MS);
  }
  if (!parcel) return null;
  tell('interleave-relay-has');
  new BroadcastChannel(PLACE).postMessage(id);
  return parcel;
}

/**
 * Asks until the viewer is ready, then sends.
 * @param {Viewer} viewer
 * @param {Window} target
 * @param {Parcel} parcel
 * @returns {Promise<boolean>}
 */
async function send(viewer, target, parcel) {
  let ready = false;
  const hear = (/** @type {MessageEvent} */ { origin, source, data }) => {
    if (origin === viewer.origin && source === target && viewer.isReady(data)) ready = true;
  };
  addEventListener('message', hear);
  for (let waited_ms = 0; !ready && waited_ms < VIEWER_PATIENCE_MS && !target.closed; waited_ms += ASK_EVERY_MS) {
    // Any origin may receive this: until the viewer has loaded, the window is an empty page. The message holds nothing
    // private.
    target.postMessage(viewer.ask, '*');
    await later(ASK_EVERY_MS);
  }
  removeEventListener('message', hear);
  if (ready) target.postMessage(viewer.send(parcel), viewer.origin);
  return ready;
}

/** @param {Viewer} viewer @param {Parcel} parcel */
async function deliver(viewer, parcel) {
  const target = window.open(new URL(viewer.path, viewer.origin).href, '_blank');
  element('open').hidden = target !== null;
  if (!target)
    return say(
      `Your browser wants a click of yours before another page may open. The trace then goes to ${viewer.title} at ${viewer.origin}.`,
    );
  say(`Opening ${viewer.title} at ${viewer.origin}.`);
  const sent = await send(viewer, target, parcel);
  element('open').hidden = sent;
  say(
    sent
      ? `The trace is in ${viewer.title} now. This page can be closed.`
      : `${viewer.title} did not answer. Open it again, or save the trace and open the file there.`,
  );
}

async function relay() {
  const [name, id] = location.hash.slice(1).split('/');
  const known = VIEWERS.find((viewer) => viewer.name === name);
  if (!known || !id) return say('There is nothing to hand over: go back to the lab, and press Open there.');
  const viewer = configured(known);
  const parcel = await parcelOf(id);
  if (!parcel)
    return say(
      `The trace did not arrive here: the browser keeps this page and the one you came from apart. Save the trace there as a file, and open the file at ${viewer.origin}.`,
    );
  const save = element('save');
  save.hidden = false;
  save.addEventListener('click', () =>
    saveFile(new Blob([parcel.bytes], { type: 'application/gzip' }), parcel.fileName),
  );
  const again = element('open');
  again.textContent = `Open ${viewer.title}`;
  again.addEventListener('click', () => void deliver(viewer, parcel));
  await deliver(viewer, parcel);
}

void relay();
