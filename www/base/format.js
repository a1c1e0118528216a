/** Formats figures for the page. No line breaks between a figure and its unit. Null (unknown) becomes an en dash. */

export const NARROW = '\u202f';
export const UNKNOWN = '–';

/** Three significant digits: a browser's clock and a busy computer justify no more. @param {number} value */
const three = (value) => String(Number(value.toPrecision(3)));

/**
 * @param {number|null|undefined} ms
 * @param {number} [tick_us] the clock's tick; the clock cannot measure shorter times
 * @returns {string}
 */
export function formatTime(ms, tick_us = 0) {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return UNKNOWN;
  const us = ms * 1000;
  if (us > 0 && us < tick_us) return `≤${NARROW}${formatTime(tick_us / 1000)}`;
  if (us === 0) return `0${NARROW}ms`;
  if (us < 999.5) return `${three(us)}${NARROW}µs`;
  if (ms < 999.5) return `${three(ms)}${NARROW}ms`;
  if (ms < 59_995) return `${three(ms / 1000)}${NARROW}s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}${NARROW}min ${String(seconds % 60).padStart(2, '0')}${NARROW}s`;
}

/** @param {number|null} speedup */
export function formatSpeedup(speedup) {
  if (speedup === null || !Number.isFinite(speedup)) return UNKNOWN;
  return `${speedup < 10 ? speedup.toFixed(2) : speedup.toFixed(1)}${NARROW}×`;
}

/** @param {number} bytes */
export function formatBytes(bytes) {
  if (bytes < 1024) return `${bytes}${NARROW}bytes`;
  if (bytes < 1024 * 1024) return `${three(bytes / 1024)}${NARROW}KiB`;
  return `${three(bytes / 1024 / 1024)}${NARROW}MiB`;
}

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** The date in the reader's time zone, as 2026-11-24. @param {Date} date */
export const dayOf = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** "a", "a and b", "a, b and c". @param {string[]} words */
export function listed(words) {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
