/** Where and when a run was measured, and with what. */
import { counted, formatTime } from './format.js';

/** `day` as in 2026-11-24; '' is not known. @typedef {{day: string, browser: string}} Origin */
/** A run that is over. @typedef {{about: Origin, result: import('../protocol.js').RunResult}} Recorded */

/** "Chromium 156, 2 cores, 2026-11-24", without what is not known. @param {Origin} about @param {number} [cores] 0: not known */
export const originText = ({ browser, day }, cores = 0) => [browser, cores > 0 ? counted(cores, 'core') : '', day].filter((text) => text !== '').join(', ');

/** Which browser this is, in words. Longer names first: each of them says that it is also the next. */
const BROWSERS = /** @type {[RegExp, string][]} */ ([
  [/Edg\/(\d+)/, 'Edge'], [/OPR\/(\d+)/, 'Opera'], [/SamsungBrowser\/(\d+)/, 'Samsung Internet'], [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chromium'], [/Version\/(\d+).*Safari/, 'WebKit'],
]);

/** @param {string} userAgent */
export const browserName = (userAgent) => {
  for (const [pattern, name] of BROWSERS) {
    const found = pattern.exec(userAgent);
    if (found) return `${name} ${found[1]}`;
  }
  return 'an unknown browser';
};

/** @param {{cores: number, clock_tick_us: number, isolated: boolean, rounds: number, browser: string}} facts */
export const machineFacts = ({ cores, clock_tick_us, isolated, rounds, browser }) => [
  cores > 0 ? counted(cores, 'core') : 'cores unknown',
  `clock tick ${formatTime(clock_tick_us / 1000)}`,
  isolated ? 'isolated, so memory can be shared' : 'not isolated, so memory cannot be shared',
  browser,
  counted(rounds, 'round'),
];
