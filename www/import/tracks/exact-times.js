/**
 * Converts a file's times to microseconds since its first time, before rounding. A time of day in microseconds has
 * sixteen digits; with a fraction that is more than a JavaScript number holds, so mend-json.js keeps such a number as
 * text.
 */

const DECIMAL = /^\s*([+-]?)(\d+)(?:\.(\d*))?\s*$/;
/** The digits that a number holds without loss. */
const SAFE_DIGITS = 15;

/** The value of a number or a numeric text; null for anything else. @param {unknown} value @returns {number|null} */
export function numeric(value) {
  if (typeof value === 'string' && value.trim() === '') return null;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

export class ExactTimes {
  /** @type {bigint|null} */
  #base = null;
  #baseNumber = 0;

  /**
   * @param {unknown} value a number or a numeric text
   * @returns {number|null} microseconds since the first time read; null if it is not a time
   */
  since(value) {
    const number = numeric(value);
    if (number === null) return null;
    if (this.#base === null) this.#begin(value, number);
    if (typeof value !== 'string') return number - this.#baseNumber;
    const [, sign, digits, fraction = ''] = DECIMAL.exec(value) ?? [];
    if (digits === undefined || digits.length <= SAFE_DIGITS) return number - this.#baseNumber;
    const whole = Number(BigInt(`${sign === '-' ? '-' : ''}${digits}`) - /** @type {bigint} */ (this.#base));
    return whole + Number(`${sign}0.${fraction || 0}`);
  }

  /** @param {unknown} value @param {number} number */
  #begin(value, number) {
    const [, sign = '', digits] = typeof value === 'string' ? (DECIMAL.exec(value) ?? []) : [];
    // A base that no clock shows (1e300) would cancel all digits of the other times.
    const floor = Math.abs(number) < 1e19 ? BigInt(Math.floor(number)) : 0n;
    this.#base = digits === undefined || digits.length > 20 ? floor : BigInt(`${sign === '-' ? '-' : ''}${digits}`);
    this.#baseNumber = Number(this.#base);
  }

  /** The approximate number that was written for a relative time. @param {number} us */
  written(us) {
    return us + this.#baseNumber;
  }
}
