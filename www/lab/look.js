/**
 * Reads the display options from the texts of the attributes. Reading never throws: a wrong value falls back to its
 * default, and a sentence says so.
 */
import { readAsked } from './asked-question.js';
import { heightProblem, readHeight } from './height.js';
import { quoted } from './parameter.js';

/**
 * `colours`: values of the page's colour tokens, by name.
 * @typedef {{scheme: Scheme, colours: [name: string, value: string][]}} Theme
 */
/** @typedef {'auto'|'light'|'dark'} Scheme */
/**
 * `show`: null for all parts, as on our own page. `question` null: no question.
 * @typedef {{show: Part[]|null, locked: boolean, question: import('./asked-question.js').Asked|null, moment:
 *   string|null, title: string|null, theme: Theme|null}} Look
 */
/** @typedef {'table'|'findings'|'trace'|'compare'|'output'|'code'|'files'} Part */

/** All panels, in the order of the page. @type {Part[]} */
export const PARTS = ['table', 'findings', 'trace', 'compare', 'output', 'code', 'files'];
/** @type {Record<Part, string>} */
export const PART_TITLES = {
  table: 'Times',
  findings: 'Findings',
  trace: 'Timeline',
  compare: 'Compare',
  output: 'Output',
  code: 'Python',
  files: 'Files',
};
/** @type {Scheme[]} */
export const SCHEMES = ['auto', 'light', 'dark'];
/** The tokens that an author can set; colours between two of them are mixed. */
export const COLOURS = ['ground', 'surface', 'ink', 'accent'];

/** @type {Theme} */
export const READERS_THEME = { scheme: 'auto', colours: [] };

const COLOUR = /^#([\da-f]{3}|[\da-f]{6})$/i;
const MOST_CHARACTERS = 300;

/** @param {string} text */
const words = (text) => text.split(/[\s,]+/).filter((word) => word !== '');

/** @param {string|null} text @param {string[]} problems @returns {Part[]|null} */
function readShow(text, problems) {
  if (text === null) return null;
  const asked = words(text);
  const unknown = asked.filter((word) => !PARTS.includes(/** @type {Part} */ (word)));
  for (const word of unknown)
    problems.push(`show: there is no part ${quoted(word)}. Name some of ${PARTS.join(', ')}.`);
  const known = PARTS.filter((part) => asked.includes(part));
  return known.length > 0 ? known : PARTS;
}

/** "dark accent:#4fd1b5". @param {string|null} text @param {string[]} problems @returns {Theme|null} */
function readTheme(text, problems) {
  if (text === null) return null;
  /** @type {Theme} */
  const theme = structuredClone(READERS_THEME);
  for (const word of words(text)) {
    const [name, value] = word.split(':');
    if (SCHEMES.includes(/** @type {Scheme} */ (word))) theme.scheme = /** @type {Scheme} */ (word);
    else if (COLOURS.includes(name) && COLOUR.test(value ?? '')) theme.colours.push([name, value]);
    else
      problems.push(
        `theme: ${quoted(word)} is neither ${SCHEMES.join(', ')} nor a colour such as ${COLOURS[3]}:#0b6b58 (${COLOURS.join(', ')}); ignored.`,
      );
  }
  return theme;
}

/** @param {string|null} text */
const short = (text) => (text === null ? null : text.trim().slice(0, MOST_CHARACTERS));

/** @param {string|null} text @param {string[]} problems */
function readQuestion(text, problems) {
  if (text === null) return null;
  const { asked, problems: others } = readAsked(text);
  problems.push(...others);
  return asked;
}

/**
 * @param {(name: string) => string|null} text returns an attribute's value; null where it is absent
 * @returns {{look: Look, problems: string[]}}
 */
export function readLook(text) {
  /** @type {string[]} */
  const problems = [];
  const look = {
    show: readShow(text('show'), problems),
    locked: text('locked') !== null && text('locked') !== 'false',
    question: readQuestion(short(text('question')), problems),
    moment: text('moment'),
    title: short(text('title')) || null,
    theme: readTheme(text('theme'), problems),
  };
  if (readHeight(text('height')) === null) problems.push(heightProblem(quoted(text('height') ?? '')));
  return { look, problems };
}

/**
 * Black or white, whichever has more contrast on a colour (WCAG's relative luminance).
 * @param {string} colour #rgb or #rrggbb
 */
export function inkOn(colour) {
  const digits =
    colour.length === 4
      ? [...colour.slice(1)].map((digit) => digit + digit)
      : [colour.slice(1, 3), colour.slice(3, 5), colour.slice(5, 7)];
  const [red, green, blue] = digits.map((digit) => {
    const part = parseInt(digit, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}
