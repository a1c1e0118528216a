/**
 * One parameter between a text a reader typed (or an address holds) and a checked value. A bad text is never
 * an exception: it is a problem, a sentence that names the mend.
 */

/** @typedef {import('../protocol.js').ParamSpec} ParamSpec */
/** @typedef {import('../protocol.js').ParamValue} ParamValue */
/** @typedef {{value: ParamValue, problem: null}|{value: null, problem: string}} Reading */

/** @param {ParamValue} value @returns {Reading} */
const good = (value) => ({ value, problem: null });
/** @param {string} problem @returns {Reading} */
const bad = (problem) => ({ value: null, problem });

/** Digits may stand in groups, as Python writes them, 1_000_000, and as the page does, 1 000 000. @param {string} text @param {boolean} whole @returns {number|null} */
function readNumber(text, whole) {
  const plain = text.trim().replace(/(?<=\d)[_\s](?=\d)/g, '');
  const pattern = whole ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  if (!pattern.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Not by Intl, whose first use costs the page as much time as all of its other fields. @param {number} value */
export const grouped = (value) => {
  if (Math.abs(value) < 10_000) return String(value);
  const [whole, ...places] = String(value).split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, '\u202f'), ...places].join('.');
};

/** @param {ParamSpec} spec */
const unitOf = (spec) => (spec.unit ? ` ${spec.unit}` : '');

/** "0 to 20000 ms", or '' where nothing bounds it. @param {ParamSpec} spec */
export function rangeText(spec) {
  if (spec.min === null || spec.max === null) return '';
  return `${grouped(spec.min)} to ${grouped(spec.max)}${unitOf(spec)}`;
}

/** @param {ParamSpec} spec @param {number} value */
const outside = (spec, value) => (spec.min !== null && value < spec.min) || (spec.max !== null && value > spec.max);

/** A text as it is shown back: short, and visibly quoted. @param {string} text */
export function quoted(text) {
  const plain = text.trim();
  return plain === '' ? 'nothing' : `“${plain.length > 24 ? `${plain.slice(0, 24)}…` : plain}”`;
}

/** @param {ParamSpec} spec @param {string} text @returns {Reading} */
function readOne(spec, text) {
  const whole = spec.kind !== 'number';
  const value = readNumber(text, whole);
  if (value === null) {
    return bad(`${spec.label}: ${quoted(text)} is not a ${whole ? 'whole ' : ''}number. Write ${rangeText(spec)}, ${writeParameter(spec.default)} for instance.`);
  }
  if (outside(spec, value)) return bad(`${spec.label}: ${value} is out of range. Write ${rangeText(spec)}.`);
  return good(value);
}

/** @param {ParamSpec} spec @param {string} text @param {number} maxTasks @returns {Reading} */
function readList(spec, text, maxTasks) {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.at(-1) === '') parts.pop();
  if (parts.length === 0) return bad(`${spec.label}: write at least one number, ${writeParameter(spec.default)} for instance.`);
  if (parts.length > maxTasks) return bad(`${spec.label}: ${parts.length} entries are too many. Write at most ${maxTasks}.`);
  const values = [];
  for (const part of parts) {
    const one = readOne(spec, part);
    if (one.problem !== null) return one;
    values.push(/** @type {number} */ (one.value));
  }
  return good(values);
}

/** The tasks among a workload's parameters are bounded by what runs them, too. @param {ParamSpec} spec @param {number} maxTasks @returns {ParamSpec} */
const bounded = (spec, maxTasks) => spec.name === 'tasks' && spec.max !== null ? { ...spec, max: Math.min(spec.max, maxTasks) } : spec;

/** @param {ParamSpec} given @param {string} text @param {number} maxTasks @returns {Reading} */
export function readParameter(given, text, maxTasks) {
  const spec = bounded(given, maxTasks);
  switch (spec.kind) {
    case 'list': return readList(spec, text, maxTasks);
    case 'flag':
      if (text === 'true' || text === 'false') return good(text === 'true');
      return bad(`${spec.label}: ${quoted(text)} is neither true nor false.`);
    case 'choice':
      if (spec.choices?.includes(text)) return good(text);
      return bad(`${spec.label}: ${quoted(text)} is not a choice. Choose ${(spec.choices ?? []).join(' or ')}.`);
    default: return readOne(spec, text);
  }
}

/** @param {ParamValue} value */
export function writeParameter(value) {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** "20 ms", "on", as it is told and not to be read again. @param {ParamSpec} spec @param {ParamValue} value */
export function settingText(spec, value) {
  if (spec.kind === 'flag') return value ? 'on' : 'off';
  return `${[value].flat().map((each) => (typeof each === 'number' ? grouped(each) : each)).join(', ')}${unitOf(spec)}`;
}
