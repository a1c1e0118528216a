/** A duration in words. The clock cannot tell a duration below its tick from one tick, or from zero. */
import { formatTime } from './format.js';

/** @param {{from_us: number, to_us: number}} span @param {number} tick_us */
export const lasting = ({ from_us, to_us }, tick_us) =>
  formatTime(Math.max(to_us - from_us, tick_us / 2) / 1000, tick_us);
