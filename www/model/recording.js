/** A recorded run: what it was, where and when, and its trace as groups of tracks on one time axis. */
import { flowsOf } from './flows.js';
import { formatTime } from './format.js';
import { lastMoment, tracksOf } from './tracks.js';

/** @import { ModelName, ModelResult, RunOptions, RunResult, TaskResult, TraceEvent } from '../protocol.js' */
/** @import { Group } from './layout.js' */
/** Where and when; `day` as in 2026-11-24. @typedef {{day: string, browser: string, cores: number}} Origin */
/** For the first view; `events` in microseconds since the model's start. @typedef {Origin & {options: RunOptions, models: {model: ModelName, wall_ms: number, events: TraceEvent[]}[]}} Recording */
/** One of the ideas, `runs` as it asks for them. Its tasks are alike, so of each model one is kept, and how many there were.
 * @typedef {Omit<ModelResult, 'tasks'> & {task: Omit<TaskResult, 'payload'> & {payload: {bytes: number}|null}, task_count: number}} KeptResult */
/** @typedef {Origin & {runs: RunOptions[], results: KeptResult[][]}} RecordedIdea  `results`: a list a run */
/** A workload as it is set at first, on every model. @typedef {Origin & {result: RunResult}} RecordedRun */

/** @param {Recording} recording @param {(model: string) => string} title @returns {Group[]} */
export const groupsOf = ({ models }, title) => models.map(({ model, wall_ms, events }) =>
  ({ title: `${title(model)}: ${formatTime(wall_ms)}`, tracks: tracksOf(events), flows: flowsOf(events) }));

/** The end of the longest of them. @param {Recording} recording */
export const endOf = ({ models }) => Math.max(...models.map(({ events }) => lastMoment(events)));

/** @param {Origin} origin */
export const originText = ({ day, browser, cores }) => `${browser}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${day}`;

/** @param {Recording} recording @param {number} slowdown */
export const describeRecording = (recording, slowdown) => `A recording, slowed down ${Math.round(slowdown)} times: ${originText(recording)}.`;

/** As if they had just been measured. @param {RecordedIdea} recording @returns {Pick<RunResult, 'models'>[]} */
export const resultsOf = ({ results }) => results.map((models) => (
  { models: models.map(({ task, task_count, ...result }) => ({ ...result, tasks: Array(task_count).fill(/** @type {TaskResult} */ (task)) })) }));
