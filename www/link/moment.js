/**
 * A moment of a run as an address's fragment: `moment=1`, then optional parts: `run` (packed, recorded.js), `view`,
 * `span` (from,to), `at` in microseconds since the models' start, `slice` and `sign` (model,track,place) and `show` (a
 * model). Reading never throws: invalid parts are left out, and a sentence reports them.
 */

/** @typedef {import('../trace/scale.js').Extent} Extent */
/**
 * `place`: the index of a slice among its track's slices, or of a sign among its track's signs.
 * @typedef {{model: string, track: string, place: number}} Place
 */
/**
 * The current view and selection. `view` null: the whole run; `at_us` null: the end of the run; `show` null: every
 * model.
 * @typedef {{view: Extent|null, at_us: number|null, span: Extent|null, slice: Place|null, sign: Place|null,
 *   show: string|null}} Moment
 */
/** @typedef {{run: string|null, moment: Moment, problems: string[]}} Fragment */

const VERSION = '1';

/** @type {Moment} */
export const NO_MOMENT = { view: null, at_us: null, span: null, slice: null, sign: null, show: null };

/** Rounded to nanoseconds: no browser's clock is finer. @param {number} us */
const written = (us) => String(Math.round(us * 1000) / 1000);
/** @param {Extent} extent */
const writtenExtent = ({ from_us, to_us }) => `${written(from_us)},${written(to_us)}`;
/** @param {Place} place */
const writtenPlace = ({ model, track, place }) => `${model},${track},${place}`;

/** @param {Moment} moment @param {string|null} run packed @returns {string} without # */
export function writeFragment({ view, at_us, span, slice, sign, show }, run) {
  const query = new URLSearchParams({ moment: VERSION });
  const put = (/** @type {string} */ name, /** @type {string|null} */ value) => {
    if (value !== null) query.set(name, value);
  };
  put('view', view && writtenExtent(view));
  put('at', at_us === null ? null : written(at_us));
  put('span', span && writtenExtent(span));
  put('slice', slice && writtenPlace(slice));
  put('sign', sign && writtenPlace(sign));
  put('show', show);
  put('run', run);
  return query.toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
}

/** @param {string} text @returns {number} NaN if the text is no time */
const timeOf = (text) => (/^\d{1,13}(\.\d{1,9})?$/.test(text) ? Number(text) : NaN);

/** @param {string} text @returns {Extent|null} */
function extentOf(text) {
  const [from_us, to_us, ...more] = text.split(',').map(timeOf);
  return more.length === 0 && to_us > from_us ? { from_us, to_us } : null;
}

/** @param {string} text @returns {Place|null} */
function placeOf(text) {
  const [, model, track, place] = /^([\w-]{1,40}),([^,]{1,80}),(\d{1,7})$/.exec(text) ?? [];
  return model === undefined ? null : { model, track, place: Number(place) };
}

/**
 * The reader of each part; it returns null for invalid text.
 * @type {{[K in keyof Moment]: {name: string, read: (text: string) => Moment[K]}}}
 */
const PARTS = {
  view: { name: 'view', read: extentOf },
  at_us: {
    name: 'at',
    read: (text) => {
      const us = timeOf(text);
      return Number.isNaN(us) ? null : us;
    },
  },
  span: { name: 'span', read: extentOf },
  slice: { name: 'slice', read: placeOf },
  sign: { name: 'sign', read: placeOf },
  show: { name: 'show', read: (text) => (/^[\w-]{1,40}$/.test(text) ? text : null) },
};

/** @param {string} text with or without its # @returns {Fragment} */
export function readFragment(text) {
  const query = new URLSearchParams(text.replace(/^#/, ''));
  if (query.get('moment') !== VERSION)
    return {
      run: null,
      moment: NO_MOMENT,
      problems: ['The moment in the link is of a newer Interleave than this page: load the page again.'],
    };
  /** @type {string[]} */
  const problems = [];
  const moment = /** @type {Moment} */ (
    Object.fromEntries(
      Object.entries(PARTS).map(([key, { name, read }]) => {
        const given = query.get(name);
        const value = given === null ? null : read(given);
        if (given !== null && value === null)
          problems.push(`${name}: ${JSON.stringify(given.slice(0, 40))} cannot be read; left out.`);
        return [key, value];
      }),
    )
  );
  return { run: query.get('run'), moment, problems };
}
