/** The first view's recording, as groups of tracks on one time axis. */
import { flowsOf } from './flows.js';
import { formatTime } from './format.js';
import { originText } from './origin.js';
import { lastMoment, tracksOf } from './tracks.js';

/** @import { ModelName, RunOptions, TraceEvent } from '../protocol.js' */
/** @import { Group } from './layout.js' */
/** @import { Origin } from './origin.js' */
/** `events` in microseconds since the model's start. @typedef {{about: Origin, cores: number, options: RunOptions, models: {model: ModelName, wall_ms: number, events: TraceEvent[]}[]}} Recording */

/** @param {Recording} recording @param {(model: string) => string} title @returns {Group[]} */
export const groupsOf = ({ models }, title) => models.map(({ model, wall_ms, events }) =>
  ({ title: `${title(model)}: ${formatTime(wall_ms)}`, tracks: tracksOf(events), flows: flowsOf(events) }));

/** The end of the longest of them. @param {Recording} recording */
export const endOf = ({ models }) => Math.max(...models.map(({ events }) => lastMoment(events)));

/** @param {Recording} recording @param {number} slowdown */
export const describeRecording = ({ about, cores }, slowdown) => `A recording, slowed down ${Math.round(slowdown)} times: ${originText(about, cores)}.`;
