/**
 * Writes the code that an author pastes to embed the experiment on the screen. Only attributes that differ from the
 * defaults are written, so that the reader's own device decides the rest (the number of workers of a pool, for
 * instance). Every value is escaped for its place.
 */
import { writeAddress } from '../../lab/address.js';
import { FRAME_SHOWS, LOOKS, NAMES } from '../../lab/attributes.js';
import { AUTO, readHeight } from '../../lab/height.js';
import { defaultParams, defaultState, workloadOf } from '../../lab/state.js';

/** @typedef {import('../../lab/state.js').LabState} LabState */
/** @typedef {import('../../lab/state.js').Device} Device */
/** @typedef {import('../../base/catalogue.js').Catalogue} Catalogue */
/** Attributes by name, in the order of attributes.js. @typedef {[name: string, value: string][]} Attributes */
/**
 * Display options as texts; '' for the default. `moment`: as a link holds it behind the #.
 * @typedef {{show: string, locked: boolean, question: string|null, moment: string|null, theme: string, height: string,
 *   title: string}} Wishes
 */

/** @param {string} text escaped for use in double quotes and between tags */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Escapes a link's text for Markdown, so that no character in it starts or ends markup. @param {string} text */
const plainMarkdown = (text) => text.replace(/[\\`*_{}[\]()<>#!|~&]/g, '\\$&').replace(/\s+/g, ' ');

/** @param {LabState} state @param {Catalogue} catalogue @param {Device} device @returns {Attributes} */
function settingsOf(state, catalogue, device) {
  const workload = workloadOf(catalogue, state.workload) ?? catalogue.workloads[0];
  const usual = new URLSearchParams(
    writeAddress({ ...defaultState(catalogue, device), workload: workload.name, params: defaultParams(workload) }),
  );
  const pools = catalogue.models.some(({ name, pool }) => pool && state.models.includes(name));
  return [...new URLSearchParams(writeAddress(state))].filter(
    ([name, value]) =>
      name === 'workload' || name === 'models' || (value !== usual.get(name) && (name !== 'workers' || pools)),
  );
}

/**
 * @param {LabState} state
 * @param {Wishes} wishes
 * @param {Catalogue} catalogue
 * @param {Device} device
 * @returns {Attributes}
 */
export function attributesOf(state, { show, locked, question, moment, theme, height, title }, catalogue, device) {
  const looks = Object.entries({
    show: show === FRAME_SHOWS ? null : show,
    locked: locked ? '' : null,
    question,
    moment,
    theme: theme === 'auto' ? null : theme,
    height: height === 'auto' ? null : height,
    title: title || null,
  }).filter(([, value]) => value !== null);
  const all = [...settingsOf(state, catalogue, device), .../** @type {Attributes} */ (looks)];
  return all.sort(([a], [b]) => NAMES.indexOf(a) - NAMES.indexOf(b));
}

/** @param {string} base our site's address @param {string} page @param {Attributes} attributes */
function address(base, page, attributes) {
  const url = new URL(page, base);
  for (const [name, value] of attributes) {
    if (name === 'moment') url.hash = value;
    else url.searchParams.set(name, value);
  }
  return url.href.replaceAll('%2C', ',');
}

/** @param {string} base @param {Attributes} attributes */
export const frameAddress = (base, attributes) => address(base, 'embed.html', attributes);

/** The author's display options that the frame's page supports and the whole lab does not. */
const KEPT_BY_FRAME = LOOKS.filter((name) => name !== 'moment' && name !== 'height');

/**
 * A link to the whole lab, or to the embed as a page where the author uses an option that the lab does not have (locked
 * settings, a question, a title).
 * @param {string} base
 * @param {Attributes} attributes
 */
const pageAddress = (base, attributes) => {
  const all = attributes.filter(([name]) => name !== 'height');
  return address(base, all.some(([name]) => KEPT_BY_FRAME.includes(name)) ? 'embed.html' : 'index.html', all);
};

/** @param {Attributes} attributes */
const reserved_px = (attributes) => (readHeight(Object.fromEntries(attributes).height ?? null) ?? AUTO).px;

/** @param {Attributes} attributes @param {Catalogue} catalogue */
export function titleOf(attributes, catalogue) {
  const { title, workload } = Object.fromEntries(attributes);
  return title ?? workloadOf(catalogue, workload)?.title ?? workload;
}

/**
 * The table keeps the embed's height free until the script has loaded, and needs no permission for styles; the poster
 * then hides it. Its link leaves `moment` out, so that the code holds a recorded run only once.
 * @param {string} base
 * @param {Attributes} attributes
 * @param {string} title
 */
export const tagCode = (base, attributes, title) =>
  [
    `<script type="module" src="${escaped(new URL('embed.js', base).href)}"></script>`,
    `<interleave-lab${attributes.map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`)).join('')}>`,
    `  <table height="${reserved_px(attributes)}" role="presentation"><tr><td><a href="${escaped(
      pageAddress(
        base,
        attributes.filter(([name]) => name !== 'moment'),
      ),
    )}">Run it in your browser: ${escaped(title)}</a></table>`,
    '</interleave-lab>',
  ].join('\n');

/** @param {string} base @param {Attributes} attributes @param {string} title */
export const frameCode = (base, attributes, title) => {
  return `<iframe src="${escaped(frameAddress(base, attributes))}" title="${escaped(title)}" width="100%" height="${reserved_px(attributes)}" loading="lazy" allow="cross-origin-isolated; clipboard-write"></iframe>`;
};

/** @param {string} base @param {Attributes} attributes @param {string} title */
export const markdownCode = (base, attributes, title) =>
  `[Run it in your browser: ${plainMarkdown(title)}](<${pageAddress(base, attributes)}>)`;
