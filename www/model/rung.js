/**
 * The ladder: how much of the lab this page can have, why, and what would give it more. Pure: the facts are gathered
 * in ../isolation.js.
 */

/**
 * @typedef {object} Facts
 * @property {boolean} isolated         memory can be shared here
 * @property {boolean} lifted           our service worker added what isolates this document
 * @property {boolean} framed           the page stands inside another
 * @property {boolean} frames           this browser isolates a frame by its own headers (Document-Isolation-Policy)
 * @property {boolean} secure           https, or this machine itself
 * @property {boolean} serviceWorker    the browser lets this page ask for one
 * @property {boolean} storage          the page can note that it reloaded once
 * @property {boolean} controlled       our service worker had the page when it was loaded
 * @property {boolean} reloaded         the page was loaded again for isolation, in this tab
 * @property {boolean} lifting          the service worker is on its way
 * @property {boolean} ready            it is there, and the next load will have the headers
 * @property {boolean} wasm             WebAssembly can be compiled and started
 * @property {boolean} workers          workers can be started
 */
/** `isolated`: all runs. `unshared`: what needs shared memory is shown as recorded. `recorded`: nothing runs. @typedef {'isolated'|'unshared'|'recorded'} RungName */
/** What lifts the page: `tab`, a tab of its own; `reload`, loading it again; null, nothing that the page could offer. @typedef {'tab'|'reload'|null} Lift */
/** @typedef {{name: RungName, title: string, why: string, mend: string, lift: Lift}} Rung */

/** What is known before anything was looked at. @type {Facts} */
export const NO_FACTS = { isolated: false, lifted: false, framed: false, frames: false, secure: true, serviceWorker: true, storage: true,
  controlled: false, reloaded: false, lifting: false, ready: false, wasm: true, workers: true };

/** @typedef {[when: (facts: Facts) => boolean, why: string, mend: string, lift: Lift]} Case */

const TAB = 'In a tab of its own the page can try more.';

/** The first that fits is told. @type {Case[]} */
const NOTHING_RUNS = [
  [({ wasm, framed }) => !wasm && framed, 'This browser, or the page around this one, does not allow WebAssembly here, which the work is compiled to.', TAB, 'tab'],
  [({ wasm }) => !wasm, 'This browser, or this page’s security policy, does not allow WebAssembly, which the work is compiled to.', 'A current browser runs it; so does a host whose policy has ‘wasm-unsafe-eval’.', null],
  [({ framed }) => framed, 'This frame may start no workers, and everything here runs in workers.', TAB, 'tab'],
  [() => true, 'This browser, or this page’s security policy, does not let the page start workers, and everything here runs in workers.', 'A current browser runs it; so does a host whose policy allows workers from its own address.', null],
];

/** @type {Case[]} */
const NOTHING_SHARED = [
  [({ lifting }) => lifting, 'The page is setting itself up to share memory.', 'It loads itself once more when that is done.', null],
  [({ ready }) => ready, 'The page is set up to share memory, from the next time it is loaded.', 'Load it again: what is set here is kept.', 'reload'],
  [({ secure, framed }) => !secure && !framed, 'The page came over an insecure connection, and browsers let no such page share memory.', 'Open it at an address that begins with https.', null],
  [({ framed, frames }) => framed && !frames, 'The page stands inside another, and this browser shares memory there only if the outer page is isolated too.', 'In a tab of its own it can run threads.', 'tab'],
  [({ framed }) => framed, 'The page stands inside another, and could not be isolated there.', 'In a tab of its own it can run threads.', 'tab'],
  [({ controlled, reloaded }) => controlled || reloaded, 'The page asked to be isolated, so that memory can be shared, and this browser did not do it.', 'A current browser does.', null],
  [(facts) => mayLift(facts), 'This host does not send the headers that isolate a page.', 'A host that sends them shares memory; so does Interleave’s own page.', null],
  [() => true, 'This host does not send the headers that isolate a page, and this browser does not let the page add them by a service worker.', 'Leave a private window, or allow site data for this page; else a host that sends the headers.', null],
];

/** @param {Case[]} cases @param {Facts} facts */
const told = (cases, facts) => {
  const [, why, mend, lift] = /** @type {Case} */ (cases.find(([when]) => when(facts)));
  return { why, mend, lift };
};

/** @param {Facts} facts @returns {Rung} */
export function rungOf(facts) {
  if (!facts.wasm || !facts.workers) return { name: 'recorded', title: 'Recorded: nothing can run here', ...told(NOTHING_RUNS, facts) };
  if (!facts.isolated) return { name: 'unshared', title: 'Live, but threads are recorded', ...told(NOTHING_SHARED, facts) };
  const by = facts.lifted ? 'The host does not send the headers that isolate a page; the page’s own service worker added them.' : 'The host sends the headers that isolate a page.';
  return { name: 'isolated', title: 'Live: all of it runs here', why: `${by} So memory can be shared, and threads run.`, mend: '', lift: null };
}

/** In the place of a guess; null where something runs, so that there is something to guess. @param {Rung|null} rung */
export const noGuess = (rung) => (rung?.name === 'recorded' ? `Nothing can be run here, so there is nothing to guess. ${rung.why}` : null);

/** Whether the page may be loaded again for the service worker's headers: once, and only where that can help. @param {Facts} facts */
export const mayLift = ({ isolated, secure, serviceWorker, storage, controlled, reloaded, framed, frames, wasm }) =>
  !isolated && wasm && secure && serviceWorker && storage && !controlled && !reloaded && (!framed || frames);

/** What isolates a document: a frame's own header where the browser knows it, else what its outer page asks of it. @param {Pick<Facts, 'framed'|'frames'>} where */
const isolators = ({ framed, frames }) => {
  if (!framed) return ['Cross-Origin-Opener-Policy', 'Cross-Origin-Embedder-Policy'];
  return [frames ? 'Document-Isolation-Policy' : 'Cross-Origin-Embedder-Policy'];
};

/** Whether the document owes its isolation to our service worker. @param {string[]} added  headers that it added @param {Pick<Facts, 'framed'|'frames'>} where */
export const liftedBy = (added, where) => isolators(where).some((name) => added.includes(name));

/** Where it is noted that the page was loaded again: a page's own, since many people's pages may share an origin. @param {string} path of the page */
export const reloadedKey = (path) => `interleave ${path} reloaded`;
