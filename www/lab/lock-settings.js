/** The lock's settings, as parameters that a reader sets and in words. */

/** @typedef {import('../base/catalogue.js').Catalogue} Catalogue */
/** @typedef {import('../interface.js').LockFlavour} LockFlavour */
/** @typedef {import('../interface.js').LockSettings} LockSettings */
/** @typedef {import('../base/catalogue.js').ParamSpec} ParamSpec */

/** @type {Record<LockFlavour, {title: string, note: string}>} */
export const FLAVOUR_WORDS = {
  'cpython-3.2': { title: 'CPython 3.2 and later', note: 'who waits asks for it' },
  'cpython-before-3.2': { title: 'CPython before 3.2', note: 'dropped every 100 ticks' },
  'free-threaded': { title: 'Free-threaded', note: 'there is no lock' },
};

/**
 * By the names of `run`'s options, which are also those of the page's address.
 * @param {Catalogue} catalogue
 * @returns {Record<keyof LockSettings, ParamSpec>}
 */
export function lockSpecs({ lock }) {
  const { flavour, interval_ms, release_during_waits } = lock.default;
  return {
    flavour: {
      name: 'flavour',
      label: 'Flavour of the lock',
      unit: null,
      kind: 'choice',
      default: flavour,
      min: null,
      max: null,
      choices: lock.flavours,
      help: 'How threads take turns.',
    },
    interval_ms: {
      name: 'interval_ms',
      label: 'Switch interval',
      unit: 'ms',
      kind: 'number',
      default: interval_ms,
      ...lock.interval_ms,
      choices: null,
      help: 'How long a thread waits before it asks for the lock.',
    },
    release_during_waits: {
      name: 'release_during_waits',
      label: 'Let go of the lock during waits',
      unit: null,
      kind: 'flag',
      default: release_during_waits,
      min: null,
      max: null,
      choices: null,
      help: 'As CPython does. Off shows what it would cost if it did not.',
    },
  };
}

/**
 * Only this flavour has threads that wait for the switch interval and then ask for the lock.
 * @param {string} flavour
 */
export const hasInterval = (flavour) => flavour === 'cpython-3.2';

/** @param {LockSettings} settings */
export function describeLock({ flavour, interval_ms, release_during_waits }) {
  return [
    FLAVOUR_WORDS[flavour].title,
    ...(hasInterval(flavour) ? [`switch interval ${interval_ms}\u202fms`] : []),
    ...(release_during_waits ? [] : ['kept during waits']),
  ].join(', ');
}
