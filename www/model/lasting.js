/** How long something lasted, in words. What is shorter than the clock's tick cannot be told from it, nor from nothing. */
import { formatTime } from './format.js';

/** @param {{from_us: number, to_us: number}} span @param {number} tick_us */
export const lasting = ({ from_us, to_us }, tick_us) => formatTime(Math.max(to_us - from_us, tick_us / 2) / 1000, tick_us);
