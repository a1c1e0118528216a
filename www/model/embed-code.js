/**
 * What an author pastes, for what is on the screen. Attributes are those that say something else than the usual, so that a
 * reader's own machine decides the rest (how many workers a pool has, for instance). Every value is escaped for where it
 * stands.
 */
import { writeAddress } from './address.js';
import { FRAME_SHOWS, NAMES } from './attributes.js';
import { defaultParams, defaultState, workloadOf } from './state.js';

/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {import('./state.js').Machine} Machine */
/** @typedef {import('../protocol.js').Catalogue} Catalogue */
/** By their names, in the order of attributes.js. @typedef {[name: string, value: string][]} Attributes */
/** How it is to be shown, as texts; '' for the usual. `moment`: as a link has it behind the #. @typedef {{show: string, locked: boolean, question: string|null, moment: string|null, theme: string, height: string, title: string}} Wishes */

/** Where nothing reports its height, a frame gets enough for a run of four models. */
const FRAME_HEIGHT_PX = 1100;

/** @param {string} text for between double quotes, and for between tags */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A link's words in Markdown: nothing in them may begin or end something. @param {string} text */
const plainMarkdown = (text) => text.replace(/[\\`*_{}[\]()<>#!|~&]/g, '\\$&').replace(/\s+/g, ' ');

/** @param {LabState} state @param {Catalogue} catalogue @param {Machine} machine @returns {Attributes} */
function settingsOf(state, catalogue, machine) {
  const workload = workloadOf(catalogue, state.workload) ?? catalogue.workloads[0];
  const usual = new URLSearchParams(writeAddress({ ...defaultState(catalogue, machine), workload: workload.name, params: defaultParams(workload) }));
  const pools = catalogue.models.some(({ name, pool }) => pool && state.models.includes(name));
  return [...new URLSearchParams(writeAddress(state))].filter(([name, value]) =>
    name === 'workload' || name === 'models' || (value !== usual.get(name) && (name !== 'workers' || pools)));
}

/** @param {LabState} state @param {Wishes} wishes @param {Catalogue} catalogue @param {Machine} machine @returns {Attributes} */
export function attributesOf(state, { show, locked, question, moment, theme, height, title }, catalogue, machine) {
  const looks = Object.entries({
    show: show === FRAME_SHOWS ? null : show, locked: locked ? '' : null, question, moment,
    theme: theme === 'auto' ? null : theme, height: height === 'auto' ? null : height, title: title || null,
  }).filter(([, value]) => value !== null);
  const all = [...settingsOf(state, catalogue, machine), .../** @type {Attributes} */ (looks)];
  return all.sort(([a], [b]) => NAMES.indexOf(a) - NAMES.indexOf(b));
}

/** @param {string} base of our site @param {string} page @param {Attributes} attributes */
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

/** The whole lab: how an embed is shown says nothing there, but the moment does. @param {string} base @param {Attributes} attributes */
const pageAddress = (base, attributes) => address(base, 'index.html', attributes.filter(([name]) => !['show', 'locked', 'question', 'theme', 'height', 'title'].includes(name)));

/** @param {Attributes} attributes @param {Catalogue} catalogue */
export function titleOf(attributes, catalogue) {
  const { title, workload } = Object.fromEntries(attributes);
  return title ?? workloadOf(catalogue, workload)?.title ?? workload;
}

/** Its link is for running, so the run stands in it once. @param {string} base @param {Attributes} attributes @param {string} title */
export const tagCode = (base, attributes, title) => [
  `<script type="module" src="${escaped(new URL('embed.js', base).href)}"></script>`,
  `<interleave-lab${attributes.map(([name, value]) => value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`).join('')}>`,
  `  <a href="${escaped(pageAddress(base, attributes.filter(([name]) => name !== 'moment')))}">Run it in your browser: ${escaped(title)}</a>`,
  '</interleave-lab>',
].join('\n');

/** @param {string} base @param {Attributes} attributes @param {string} title */
export const frameCode = (base, attributes, title) => {
  const height = /^\d+$/.exec(Object.fromEntries(attributes).height ?? '')?.[0] ?? FRAME_HEIGHT_PX;
  return `<iframe src="${escaped(frameAddress(base, attributes))}" title="${escaped(title)}" width="100%" height="${height}" loading="lazy" allow="cross-origin-isolated; clipboard-write"></iframe>`;
};

/** @param {string} base @param {Attributes} attributes @param {string} title */
export const markdownCode = (base, attributes, title) =>
  `[Run it in your browser: ${plainMarkdown(title)}](<${pageAddress(base, attributes)}>)`;
