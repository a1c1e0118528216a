/** Where a figure would mislead, a sentence says so. */
import { counted, formatTime } from './format.js';

/** @import { ModelResult } from '../protocol.js' */
/** What it was measured with. @typedef {{cores: number, clock_tick_us: number}} Machine */

/** A time of fewer ticks is known to a twentieth at best. */
const LEAST_TICKS = 20;

/** @param {ModelResult} result @param {Machine} machine @returns {string[]} */
export const cautionsOf = ({ wall_ms, frozen_ms, workers, run_ms, wait_ms }, { cores, clock_tick_us }) => {
  if (wall_ms === null) return [];
  const computes = (run_ms ?? 0) > (wait_ms ?? 0);
  return [
    ...(frozen_ms === null ? ['The tab was hidden during this turn. Browsers slow hidden tabs down, so these times say little.'] : []),
    ...(computes && cores > 0 && workers > cores ? [`${counted(workers, 'worker')} computed on ${counted(cores, 'core')}, and took turns there.`] : []),
    ...(wall_ms * 1000 < LEAST_TICKS * clock_tick_us ? [`Shorter than ${LEAST_TICKS} ticks of the clock (${formatTime(clock_tick_us / 1000)} each): these times are rough.`] : []),
  ];
};

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
