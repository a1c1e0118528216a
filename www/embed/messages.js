/**
 * Checks the messages between a frame and its host on arrival: `{ interleave: 1, type, … }`, plain data, never code or
 * markup. An unknown, malformed or too large message becomes null, and the receiver does not answer it. The receiver
 * checks the sender, by window and origin.
 */
import { NAMES } from '../lab/attributes.js';
import { ERROR_KINDS } from '../base/error-kinds.js';
import { clampHeight } from '../lab/height.js';
import { plainOptions } from '../lab/options.js';

/** @import { ErrorKind, RunOptions } from '../interface.js' */
/** @import { FromFrame, ToFrame } from './wire.js' */

export const VERSION = 1;

/** A moment with its run is one text of 15,000 characters (link/recorded.js). */
const MOST_CHARACTERS = 16_000;
const OPTIONS = ['workload', 'params', 'models', 'workers', 'rounds', 'warm_up', 'budget_ms', 'lock'];

/** @typedef {Record<string, unknown>} Fields */

/** @param {unknown} value @returns {value is Fields} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} value @returns {value is number} */
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === 'string' && value.length <= MOST_CHARACTERS;
/** @param {unknown} id @returns {id is number} */
const isId = (id) => Number.isSafeInteger(id) && Number(id) > 0;

/** @param {unknown} given @returns {RunOptions|null|undefined} undefined where they cannot be read */
const readOptions = (given) => {
  if (given === undefined || given === null) return null;
  if (!isRecord(given) || Object.keys(given).some((name) => !OPTIONS.includes(name))) return undefined;
  try {
    const plain = plainOptions(given);
    return JSON.stringify(plain).length <= MOST_CHARACTERS ? plain : undefined;
  } catch {
    return undefined; // a cycle, or a BigInt
  }
};

/** @param {unknown} given @returns {given is Record<string, string|null>} */
const isSettings = (given) =>
  isRecord(given) &&
  Object.entries(given).every(([name, value]) => NAMES.includes(name) && (value === null || isText(value)));

/** @param {Fields} fields @returns {Extract<ToFrame, {type: 'run'}>|null} */
export const readRun = ({ id, options: given, trace }) => {
  const options = readOptions(given);
  return isId(id) && options !== undefined
    ? { interleave: VERSION, type: 'run', id, options, trace: trace === true }
    : null;
};

/**
 * A reader for each command: it returns the message with only the known fields, or null where it is malformed.
 * @type {Record<string, (fields: Fields) => ToFrame|null>}
 */
const COMMANDS = {
  hello: () => ({ interleave: VERSION, type: 'hello' }),
  cancel: () => ({ interleave: VERSION, type: 'cancel' }),
  set: ({ settings }) =>
    isSettings(settings) ? { interleave: VERSION, type: 'set', settings: { ...settings } } : null,
  run: readRun,
};

/** @type {Record<string, (fields: Fields) => FromFrame|null>} */
const EVENTS = {
  ready: ({ heard }) => ({ interleave: VERSION, type: 'ready', heard: heard === true }),
  height: ({ height_px, opened }) =>
    isNumber(height_px)
      ? { interleave: VERSION, type: 'height', height_px: clampHeight(height_px), opened: opened === true }
      : null,
  progress: ({ progress }) =>
    isRecord(progress) &&
    isText(progress.model) &&
    ['turn', 'turns', 'part', 'round'].every((name) => isNumber(progress[name]))
      ? { interleave: VERSION, type: 'progress', progress: /** @type {any} */ (progress) }
      : null,
  result: ({ id, result }) =>
    (id === null || isId(id)) && isRecord(result) && result.version === 1 && Array.isArray(result.models)
      ? { interleave: VERSION, type: 'result', id, result: /** @type {any} */ (result) }
      : null,
  error: ({ id, kind, message }) =>
    (id === null || isId(id)) && ERROR_KINDS.includes(/** @type {ErrorKind} */ (kind)) && isText(message)
      ? { interleave: VERSION, type: 'error', id, kind: /** @type {ErrorKind} */ (kind), message }
      : null,
};

/** @template T @param {Record<string, (fields: Fields) => T|null>} known @param {unknown} data */
const read = (known, data) =>
  isRecord(data) && data.interleave === VERSION && typeof data.type === 'string' && Object.hasOwn(known, data.type)
    ? known[data.type](data)
    : null;

/** @param {unknown} data @returns {ToFrame|null} */
export const readCommand = (data) => read(COMMANDS, data);

/** @param {unknown} data @returns {FromFrame|null} */
export const readEvent = (data) => read(EVENTS, data);
