/** Where, when and with which browser a run was measured. */
import { counted, dayOf, formatTime } from '../base/format.js';

/**
 * `day`: as 2026-11-24, or '' if unknown. `time`: the time of day as 14:32:05, if it was recorded.
 * @typedef {{day: string, browser: string, time?: string}} Origin
 */
/** A finished run. @typedef {{about: Origin, result: import('../interface.js').RunResult}} Recorded */

/**
 * "Chromium 156, 2 cores, 2026-11-24", without the unknown parts.
 * @param {Origin} about
 * @param {number} [cores] 0: unknown
 */
export const originText = ({ browser, day }, cores = 0) =>
  [browser, cores > 0 ? counted(cores, 'core') : '', day].filter((text) => text !== '').join(', ');

/** Finds the browser's name. The order matters: a browser's user agent also contains the names after its own. */
const BROWSERS = /** @type {[RegExp, string][]} */ ([
  [/Edg\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chromium'],
  [/Version\/(\d+).*Safari/, 'WebKit'],
]);

/** @param {string} userAgent */
export const browserName = (userAgent) => {
  for (const [pattern, name] of BROWSERS) {
    const found = pattern.exec(userAgent);
    if (found) return `${name} ${found[1]}`;
  }
  return 'an unknown browser';
};

/** @param {Date} now @param {string} userAgent @returns {Origin} */
export const originNow = (now, userAgent) => ({
  day: dayOf(now),
  browser: browserName(userAgent),
  time: [now.getHours(), now.getMinutes(), now.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':'),
});

/** @param {{cores: number, clock_tick_us: number, isolated: boolean, rounds: number, browser: string}} facts */
export const machineFacts = ({ cores, clock_tick_us, isolated, rounds, browser }) => [
  cores > 0 ? counted(cores, 'core') : 'cores unknown',
  clock_tick_us > 0 ? `clock tick ${formatTime(clock_tick_us / 1000)}` : 'clock tick unknown',
  isolated ? 'isolated, so memory can be shared' : 'not isolated, so memory cannot be shared',
  browser,
  counted(rounds, 'round'),
];
