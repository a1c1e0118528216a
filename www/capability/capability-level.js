/**
 * The capability levels: how much of the lab this page can run, why, and how to raise the level. Pure; isolation.js
 * collects the facts.
 */

/**
 * @typedef {object} Facts
 * @property {boolean} isolated         the page can share memory
 * @property {boolean} lifted           our service worker added the headers that isolate this document
 * @property {boolean} framed           the page is in a frame
 * @property {boolean} frames           this browser isolates a frame by its own headers (Document-Isolation-Policy)
 * @property {boolean} secure           a secure context: https, or localhost
 * @property {boolean} serviceWorker    the browser lets this page register one
 * @property {boolean} storage          the page can store that it has reloaded
 * @property {boolean} controlled       our service worker delivered the page itself
 * @property {number} reloads           how often this tab reloaded the page for isolation without becoming isolated
 * @property {boolean} lifting          the service worker is being registered
 * @property {boolean} ready            the service worker is active; the next load will have the headers
 * @property {boolean} wasm             WebAssembly can be compiled and started
 * @property {boolean} workers          workers can be started
 */
/**
 * `isolated`: everything runs. `unshared`: models that need shared memory show a recorded run. `recorded`: nothing
 * runs; the page shows recorded runs only.
 * @typedef {'isolated'|'unshared'|'recorded'} LevelName
 */
/**
 * How to raise the page's level: `tab`, open it in its own tab; `reload`, load it again; null, the page can offer
 * nothing.
 * @typedef {'tab'|'reload'|null} Lift
 */
/** @typedef {{name: LevelName, title: string, why: string, mend: string, lift: Lift}} CapabilityLevel */

/** The facts before any check. @type {Facts} */
export const NO_FACTS = {
  isolated: false,
  lifted: false,
  framed: false,
  frames: false,
  secure: true,
  serviceWorker: true,
  storage: true,
  controlled: false,
  reloads: 0,
  lifting: false,
  ready: false,
  wasm: true,
  workers: true,
};

/** @typedef {[when: (facts: Facts) => boolean, why: string, mend: string, lift: Lift]} Case */

/** A reload with Shift bypasses the service worker without a refusal by the browser, so a second reload is allowed. */
const MOST_RELOADS = 2;

const TAB = 'In a tab of its own the page can try more.';

/** The first case that matches is used. @type {Case[]} */
const NOTHING_RUNS = [
  [
    ({ wasm, framed }) => !wasm && framed,
    'This browser, or the page around this one, does not allow WebAssembly here, which the work is compiled to.',
    TAB,
    'tab',
  ],
  [
    ({ wasm }) => !wasm,
    'This browser, or this page’s security policy, does not allow WebAssembly, which the work is compiled to.',
    'A current browser runs it; so does a host whose policy has ‘wasm-unsafe-eval’.',
    null,
  ],
  [({ framed }) => framed, 'This frame may start no workers, and everything here runs in workers.', TAB, 'tab'],
  [
    () => true,
    'This browser, or this page’s security policy, does not let the page start workers, and everything here runs in workers.',
    'A current browser runs it; so does a host whose policy allows workers from its own address.',
    null,
  ],
];

/** @type {Case[]} */
const NOTHING_SHARED = [
  [
    ({ lifting }) => lifting,
    'The page is setting itself up to share memory.',
    'It loads itself once more when that is done.',
    null,
  ],
  [
    ({ ready }) => ready,
    'The page is set up to share memory, from the next time it is loaded.',
    'Load it again: what is set here is kept.',
    'reload',
  ],
  [
    ({ secure, framed }) => !secure && !framed,
    'The page came over an insecure connection, and browsers let no such page share memory.',
    'Open it at an address that begins with https.',
    null,
  ],
  [
    ({ controlled, reloads }) => !controlled && reloads >= MOST_RELOADS,
    'A reload with Shift went past the service worker that isolates this page.',
    'Load it again without Shift.',
    'reload',
  ],
  [
    ({ framed, frames }) => framed && !frames,
    'The page stands inside another, and this browser shares memory there only if the outer page is isolated too.',
    'In a tab of its own it can run threads.',
    'tab',
  ],
  [
    ({ framed }) => framed,
    'The page stands inside another, and could not be isolated there.',
    'In a tab of its own it can run threads.',
    'tab',
  ],
  [
    ({ controlled }) => controlled,
    'The page asked to be isolated, so that memory can be shared, and this browser did not do it.',
    'A current browser does.',
    null,
  ],
  [
    (facts) => mayLift(facts),
    'This host does not send the headers that isolate a page.',
    'A host that sends them shares memory; so does Interleave’s own page.',
    null,
  ],
  [
    () => true,
    'This host does not send the headers that isolate a page, and this browser does not let the page add them by a service worker.',
    'Leave a private window, or allow site data for this page; else a host that sends the headers.',
    null,
  ],
];

/** @param {Case[]} cases @param {Facts} facts */
const told = (cases, facts) => {
  const [, why, mend, lift] = /** @type {Case} */ (cases.find(([when]) => when(facts)));
  return { why, mend, lift };
};

/** @param {Facts} facts @returns {CapabilityLevel} */
export function capabilityLevelOf(facts) {
  if (!facts.wasm || !facts.workers)
    return { name: 'recorded', title: 'Recorded: nothing can run here', ...told(NOTHING_RUNS, facts) };
  if (!facts.isolated)
    return { name: 'unshared', title: 'Live, but threads are recorded', ...told(NOTHING_SHARED, facts) };
  const by = facts.lifted
    ? 'The host does not send the headers that isolate a page; the page’s own service worker added them.'
    : 'The host sends the headers that isolate a page.';
  return {
    name: 'isolated',
    title: 'Live: all of it runs here',
    why: `${by} So memory can be shared, and threads run.`,
    mend: '',
    lift: null,
  };
}

/**
 * The text shown in place of the guess when nothing runs here; null when a model can run, so the reader can guess.
 * @param {CapabilityLevel|null} capability
 */
export const noGuess = (capability) =>
  capability?.name === 'recorded' ? `Nothing can be run here, so there is nothing to guess. ${capability.why}` : null;

/**
 * Whether to reload the page for the service worker's headers: only where that can help, and at most twice.
 * @param {Facts} facts
 */
export const mayLift = ({ isolated, secure, serviceWorker, storage, controlled, reloads, framed, frames, wasm }) =>
  !isolated &&
  wasm &&
  secure &&
  serviceWorker &&
  storage &&
  !controlled &&
  reloads < MOST_RELOADS &&
  (!framed || frames);

/**
 * The headers that isolate a document: in a frame, Document-Isolation-Policy where the browser supports it; else the
 * Cross-Origin-Embedder-Policy that the outer page requires.
 * @param {Pick<Facts, 'framed'|'frames'>} where
 */
const isolators = ({ framed, frames }) => {
  if (!framed) return ['Cross-Origin-Opener-Policy', 'Cross-Origin-Embedder-Policy'];
  return [frames ? 'Document-Isolation-Policy' : 'Cross-Origin-Embedder-Policy'];
};

/**
 * Whether our service worker made the document isolated.
 * @param {string[]} added  headers that the service worker added
 * @param {Pick<Facts, 'framed'|'frames'>} where
 */
export const liftedBy = (added, where) => isolators(where).some((name) => added.includes(name));

/**
 * The storage key for the number of reloads. It contains the path, since pages of many people may share an origin.
 * @param {string} path of the page
 */
export const reloadedKey = (path) => `interleave ${path} reloaded`;
