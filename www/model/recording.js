/** The first view's recording, as groups of tracks on one time axis. */
import { flowsOf } from './flows.js';
import { formatTime } from './format.js';
import { originText } from './origin.js';
import { lastMoment, tracksOf } from './tracks.js';

/** @import { ModelName, ModelResult, RunOptions, RunResult, TaskResult, TraceEvent } from '../protocol.js' */
/** @import { Group } from './layout.js' */
/** @import { Origin } from './origin.js' */
/** For the first view; `events` in microseconds since the model's start. @typedef {{about: Origin, cores: number, options: RunOptions, models: {model: ModelName, wall_ms: number, events: TraceEvent[]}[]}} Recording */
/** Of an idea's tasks, which are alike, one is kept of each model, and how many there were. @typedef {Omit<ModelResult, 'tasks'> & {task: Omit<TaskResult, 'payload'> & {payload: {bytes: number}|null}, task_count: number}} KeptResult */
/** One of the ideas, `runs` as it asks for them; `results`: a list a run. @typedef {{about: Origin, cores: number, runs: RunOptions[], results: KeptResult[][]}} RecordedIdea */

/** @param {Recording} recording @param {(model: string) => string} title @returns {Group[]} */
export const groupsOf = ({ models }, title) => models.map(({ model, wall_ms, events }) =>
  ({ title: `${title(model)}: ${formatTime(wall_ms)}`, tracks: tracksOf(events), flows: flowsOf(events) }));

/** The end of the longest of them. @param {Recording} recording */
export const endOf = ({ models }) => Math.max(...models.map(({ events }) => lastMoment(events)));

/** @param {Recording} recording @param {number} slowdown */
export const describeRecording = ({ about, cores }, slowdown) => `A recording, slowed down ${Math.round(slowdown)} times: ${originText(about, cores)}.`;

/** As if they had just been measured. @param {RecordedIdea} recording @returns {Pick<RunResult, 'models'>[]} */
export const resultsOf = ({ results }) => results.map((models) => (
  { models: models.map(({ task, task_count, ...result }) => ({ ...result, tasks: Array(task_count).fill(/** @type {TaskResult} */ (task)) })) }));
