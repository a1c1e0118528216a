/**
 * Converts one parameter between a text (typed by a reader, or in an address) and a checked value. A bad text is never
 * an exception: it gives a problem, a sentence that says how to fix it.
 */

/** @typedef {import('../base/catalogue.js').ParamSpec} ParamSpec */
/** @typedef {import('../interface.js').ParamValue} ParamValue */
/** @typedef {{value: ParamValue, problem: null}|{value: null, problem: string}} Reading */

/** @param {ParamValue} value @returns {Reading} */
const good = (value) => ({ value, problem: null });
/** @param {string} problem @returns {Reading} */
const bad = (problem) => ({ value: null, problem });

/**
 * Digits may be grouped, as Python writes them, 1_000_000, and as the page does, 1 000 000.
 * @param {string} text
 * @param {boolean} whole
 * @returns {number|null}
 */
function readNumber(text, whole) {
  const plain = text.trim().replace(/(?<=\d)[_\s](?=\d)/g, '');
  const pattern = whole ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  if (!pattern.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Without Intl: its first use costs the page as much time as all of its other fields. @param {number} value */
export const grouped = (value) => {
  if (Math.abs(value) < 10_000) return String(value);
  const [whole, ...places] = String(value).split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, '\u202f'), ...places].join('.');
};

/** @param {ParamSpec} spec */
const unitOf = (spec) => (spec.unit ? ` ${spec.unit}` : '');

/** "0 to 20000 ms", or '' if there are no bounds. @param {ParamSpec} spec */
const boundsText = (spec) =>
  spec.min === null || spec.max === null ? '' : `${grouped(spec.min)} to ${grouped(spec.max)}${unitOf(spec)}`;

/**
 * The allowed values, in words: the same range that a text is checked against.
 * @param {ParamSpec} given
 * @param {number} maxTasks
 */
export function rangeText(given, maxTasks) {
  const text = boundsText(bounded(given, maxTasks));
  return given.kind === 'list' ? `1 to ${maxTasks} entries, each ${text}` : text;
}

/** @param {ParamSpec} spec @param {number} value */
const outside = (spec, value) => (spec.min !== null && value < spec.min) || (spec.max !== null && value > spec.max);

/** A text as a message repeats it: shortened and in quotes. @param {string} text */
export function quoted(text) {
  const plain = text.trim();
  return plain === '' ? 'an empty value' : `“${plain.length > 24 ? `${plain.slice(0, 24)}…` : plain}”`;
}

/** @param {ParamSpec} spec @param {string} text @returns {Reading} */
function readOne(spec, text) {
  const whole = spec.kind !== 'number';
  const value = readNumber(text, whole);
  if (value === null) {
    return bad(
      `${spec.label}: ${quoted(text)} is not a ${whole ? 'whole ' : ''}number. Write ${boundsText(spec)}, ${writeParameter(spec.default)} for instance.`,
    );
  }
  if (outside(spec, value)) return bad(`${spec.label}: ${value} is out of range. Write ${boundsText(spec)}.`);
  return good(value);
}

/** @param {ParamSpec} spec @param {string} text @param {number} maxTasks @returns {Reading} */
function readList(spec, text, maxTasks) {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.at(-1) === '') parts.pop();
  if (parts.length === 0)
    return bad(`${spec.label}: write at least one number, ${writeParameter(spec.default)} for instance.`);
  if (parts.length > maxTasks)
    return bad(`${spec.label}: ${parts.length} entries are too many. Write at most ${maxTasks}.`);
  const values = [];
  for (const part of parts) {
    const one = readOne(spec, part);
    if (one.problem !== null) return one;
    values.push(/** @type {number} */ (one.value));
  }
  return good(values);
}

/** @param {ParamSpec} spec @param {string} text @returns {Reading} */
function readText(spec, text) {
  const bytes = new TextEncoder().encode(text).length;
  if (spec.max === null || bytes <= spec.max) return good(text);
  return bad(`${spec.label}: the text has ${grouped(bytes)} bytes. Write at most ${grouped(spec.max)}.`);
}

/**
 * The number of tasks is also limited by the models that run them.
 * @param {ParamSpec} spec
 * @param {number} maxTasks
 * @returns {ParamSpec}
 */
const bounded = (spec, maxTasks) =>
  spec.name === 'tasks' && spec.max !== null ? { ...spec, max: Math.min(spec.max, maxTasks) } : spec;

/** @param {ParamSpec} given @param {string} text @param {number} maxTasks @returns {Reading} */
export function readParameter(given, text, maxTasks) {
  const spec = bounded(given, maxTasks);
  switch (spec.kind) {
    case 'list':
      return readList(spec, text, maxTasks);
    case 'flag':
      if (text === 'true' || text === 'false') return good(text === 'true');
      return bad(`${spec.label}: ${quoted(text)} is neither true nor false.`);
    case 'choice':
      if (spec.choices?.includes(text)) return good(text);
      return bad(`${spec.label}: ${quoted(text)} is not a choice. Choose ${(spec.choices ?? []).join(' or ')}.`);
    case 'text':
    case 'line':
      return readText(spec, text);
    default:
      return readOne(spec, text);
  }
}

/** @param {ParamValue} value */
export function writeParameter(value) {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** A text of many lines, by its number of lines. @param {string} text */
const linesText = (text) => {
  const lines = text.trimEnd().split('\n').length;
  return `${lines} ${lines === 1 ? 'line' : 'lines'}`;
};

/** "20 ms", "on": for display, not to be read again. @param {ParamSpec} spec @param {ParamValue} value */
export function settingText(spec, value) {
  if (spec.kind === 'flag') return value ? 'on' : 'off';
  if (spec.kind === 'text') return linesText(String(value));
  return `${[value]
    .flat()
    .map((each) => (typeof each === 'number' ? grouped(each) : each))
    .join(', ')}${unitOf(spec)}`;
}
