/**
 * Collects what this browser lets the page do (capability-level.js turns these facts into a level), and tries to get
 * more. Where the host sends no isolation headers, our service worker adds them from the next load on, and the page
 * reloads itself: once, and a second time if that load bypassed the service worker. It keeps the whole address, and it
 * does not reload once the reader has touched the page.
 *
 * There is one state per document, shared by all importers. Importing has no side effect.
 */
import { liftedBy, mayLift, NO_FACTS, reloadedKey } from './capability-level.js';

/** @typedef {import('./capability-level.js').Facts} Facts */

/** The server-timing entry in which sw.js lists the headers that it added. */
const SIGNATURE = 'interleave-isolated';
/** The smallest valid module. A security policy that forbids wasm also refuses this one. */
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
/** After one of these events the reader is using the page, and a reload would interrupt. */
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'input'];

const KEY = reloadedKey(location.pathname);
const SCRIPT = new URL('../../sw.js', import.meta.url).href;

/**
 * @template T
 * @param {() => T} look
 * @param {T} otherwise the value where reading throws, as in a sandboxed frame
 */
const seen = (look, otherwise) => {
  try {
    return look();
  } catch {
    return otherwise;
  }
};

/** WebKit applies a policy against wasm only at this point. */
const canRunWasm = () =>
  seen(() => new WebAssembly.Instance(new WebAssembly.Module(EMPTY_MODULE)) instanceof WebAssembly.Instance, false);

/** A page cannot detect this feature, so the browser's version decides. A wrong guess costs one useless reload. */
const isolatesFrames = () => {
  const { brands = [], mobile = true } =
    /** @type {{userAgentData?: {brands?: {brand: string, version: string}[], mobile?: boolean}}} */ (navigator)
      .userAgentData ?? {};
  return !mobile && brands.some(({ brand, version }) => brand === 'Chromium' && Number(version) >= 137);
};

/** Writes and reads back: some browsers accept a write and do not store it. */
const hasStorage = () =>
  seen(() => {
    const probe = `${KEY}?`;
    sessionStorage.setItem(probe, '1');
    const kept = sessionStorage.getItem(probe) === '1';
    sessionStorage.removeItem(probe);
    return kept;
  }, false);

const navigation = () => /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));

const reloads = () => seen(() => Number(sessionStorage.getItem(KEY)), 0);

const addedHeaders = () =>
  navigation()
    .flatMap(({ serverTiming }) => serverTiming ?? [])
    .flatMap(({ name, description }) => (name === SIGNATURE ? description.split(' ') : []));

/**
 * Facts that matter only without isolation; reading storage waits for the disk. A reload with Shift bypasses the
 * service worker, though another frame may have made it control the page since. So on the first load the navigation's
 * timing decides.
 */
const lookFurther = () => ({
  serviceWorker: seen(() => navigator.serviceWorker !== undefined, false),
  storage: hasStorage(),
  controlled: seen(
    () =>
      navigator.serviceWorker?.controller?.scriptURL === SCRIPT &&
      (reloads() > 0 || navigation().some(({ workerStart }) => workerStart > 0)),
    false,
  ),
  reloads: reloads(),
});

/** @returns {Facts} */
const look = () => {
  const isolated = globalThis.crossOriginIsolated === true;
  const where = { framed: window.top !== window, frames: isolatesFrames() };
  return {
    ...NO_FACTS,
    isolated,
    ...where,
    lifted: liftedBy(addedHeaders(), where),
    secure: isSecureContext,
    wasm: canRunWasm(),
    // A page with an opaque origin has no address to start workers from.
    workers: typeof Worker === 'function' && self.origin !== 'null',
    ...(isolated ? {} : lookFurther()),
  };
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

/**
 * The browser reports a policy against workers when the page starts its first worker or service worker.
 * @param {SecurityPolicyViolationEvent} event
 */
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

/** From now on the page does not reload itself: a reader or a program is using it. */
export const touch = () => {
  touched = true;
};

/** Reloads the page once the service worker controls it. Only a page of this site calls this, once. */
export const lift = async () => {
  if (facts.lifted) seen(() => sessionStorage.removeItem(KEY), undefined);
  if (!mayLift(facts)) return;
  for (const type of TOUCHES) addEventListener(type, touch, { once: true, passive: true, capture: true });
  learn({ lifting: true });
  try {
    const { takeControl } = await import('../browser/service-worker.js');
    await takeControl();
  } catch {
    learn({ lifting: false, serviceWorker: false });
    return;
  }
  if (touched) return learn({ lifting: false, ready: true });
  sessionStorage.setItem(KEY, String(facts.reloads + 1));
  // After a reload with Shift, Chromium may restore this document from its back/forward cache.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
  location.reload();
};
