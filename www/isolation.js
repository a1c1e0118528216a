/**
 * What this browser lets the page do (model/rung.js says what that amounts to), and the one attempt to be let do more:
 * where the host sends no isolation headers, our service worker adds them from the next load on, and the page loads
 * itself again. Once at the most, never under the reader's hand, and with its whole address.
 *
 * One document, one state: whoever imports this shares it. Importing has no side effect.
 */
import { liftedBy, mayLift, NO_FACTS, reloadedKey } from './model/rung.js';

/** @typedef {import('./model/rung.js').Facts} Facts */

/** As sw.js signs what it changed, with the headers' names. */
const SIGNATURE = 'interleave-isolated';
/** The smallest module there is. A security policy refuses it as it refuses any. */
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
/** Whoever does this is at work, and is not to be interrupted. */
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'input'];

const KEY = reloadedKey(location.pathname);
const SCRIPT = new URL('../sw.js', import.meta.url).href;

/** @template T @param {() => T} look @param {T} otherwise where the browser throws at the mere look, as a sandboxed frame does */
const seen = (look, otherwise) => {
  try {
    return look();
  } catch {
    return otherwise;
  }
};

/** What a policy forbids, WebKit refuses only here. */
const canRunWasm = () => seen(() => new WebAssembly.Instance(new WebAssembly.Module(EMPTY_MODULE)) instanceof WebAssembly.Instance, false);

/** A page cannot ask for this: who has it is told by version, and a wrong guess costs one load in vain. */
const isolatesFrames = () => {
  const { brands = [], mobile = true } = /** @type {{userAgentData?: {brands?: {brand: string, version: string}[], mobile?: boolean}}} */ (navigator).userAgentData ?? {};
  return !mobile && brands.some(({ brand, version }) => brand === 'Chromium' && Number(version) >= 137);
};

/** Set and read back: some browsers take what they do not keep. */
const hasStorage = () => seen(() => {
  const probe = `${KEY}?`;
  sessionStorage.setItem(probe, '1');
  const kept = sessionStorage.getItem(probe) === '1';
  sessionStorage.removeItem(probe);
  return kept;
}, false);

const addedHeaders = () => performance.getEntriesByType('navigation')
  .flatMap((entry) => /** @type {PerformanceNavigationTiming} */ (entry).serverTiming ?? [])
  .flatMap(({ name, description }) => (name === SIGNATURE ? description.split(' ') : []));

/** What matters only where something is missing; a look into storage waits for the disk. */
const lookFurther = () => ({
  serviceWorker: seen(() => navigator.serviceWorker !== undefined, false),
  storage: hasStorage(),
  controlled: seen(() => navigator.serviceWorker?.controller?.scriptURL === SCRIPT, false),
  reloaded: seen(() => sessionStorage.getItem(KEY) !== null, false),
});

/** @returns {Facts} */
const look = () => {
  const isolated = globalThis.crossOriginIsolated === true;
  const where = { framed: window.top !== window, frames: isolatesFrames() };
  return { ...NO_FACTS, isolated, ...where, lifted: liftedBy(addedHeaders(), where), secure: isSecureContext,
    wasm: canRunWasm(), // An opaque origin's workers have no address to be started from.
    workers: typeof Worker === 'function' && self.origin !== 'null', ...isolated ? {} : lookFurther() };
};

let facts = look();
let touched = false;
/** @type {Set<() => void>} */
const listeners = new Set();

export const currentFacts = () => facts;

/** @param {Partial<Facts>} news */
const learn = (news) => {
  facts = { ...facts, ...news };
  for (const listener of listeners) listener();
};

/** A policy against workers is told of when the first is started, the service worker included. @param {SecurityPolicyViolationEvent} event */
const heedPolicy = ({ effectiveDirective }) => {
  if (effectiveDirective === 'worker-src') learn({ workers: false });
};

/** @param {() => void} listener called whenever a fact changes */
export const onFacts = (listener) => {
  listeners.add(listener);
  document.addEventListener('securitypolicyviolation', heedPolicy);
};

/** @param {() => void} listener */
export const offFacts = (listener) => {
  listeners.delete(listener);
  if (listeners.size === 0) document.removeEventListener('securitypolicyviolation', heedPolicy);
};

/** From now on the page belongs to its reader, or to a program that runs it. */
export const touch = () => { touched = true; };

/** Loads the page again once the service worker has it. To be called once, by a page that is ours. */
export const lift = async () => {
  if (facts.lifted) seen(() => sessionStorage.removeItem(KEY), undefined);
  if (!mayLift(facts)) return;
  for (const type of TOUCHES) addEventListener(type, touch, { once: true, passive: true, capture: true });
  learn({ lifting: true });
  try {
    const { takeControl } = await import('./machine/service-worker.js');
    await takeControl();
  } catch {
    learn({ lifting: false, serviceWorker: false });
    return;
  }
  if (touched) return learn({ lifting: false, ready: true });
  sessionStorage.setItem(KEY, '1');
  location.reload();
};
