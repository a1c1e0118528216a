/** Turns the first view's recording into groups of tracks on one time axis. */
import { flowsOf } from '../trace/flows.js';
import { formatTime } from '../base/format.js';
import { originText } from '../result/origin.js';
import { lastMoment, tracksOf } from '../trace/tracks.js';

/** @import { ModelName, ModelResult, RunOptions, RunResult, TaskResult, TraceEvent } from '../interface.js' */
/** @import { Group } from '../trace/group.js' */
/** @import { Origin } from '../result/origin.js' */
/**
 * The recording of the first view. `events`: microseconds since the model's start.
 * @typedef {{about: Origin, cores: number, options: RunOptions, models: {model: ModelName, wall_ms: number,
 *   events: TraceEvent[]}[]}} Recording
 */
/**
 * A result with one task and the number of tasks: the tasks of an idea are alike, so the recording keeps only one for
 * each model.
 * @typedef {Omit<ModelResult, 'tasks'> & {task: Omit<TaskResult, 'payload'> & {payload: {bytes: number}|null},
 *   task_count: number}} KeptResult
 */
/**
 * One recorded idea. `runs`: the options of its runs. `results`: one list for each run.
 * @typedef {{about: Origin, cores: number, runs: RunOptions[], results: KeptResult[][]}} RecordedIdea
 */

/** @param {Recording} recording @param {(model: string) => string} title @returns {Group[]} */
export const groupsOf = ({ models }, title) =>
  models.map(({ model, wall_ms, events }) => ({
    title: `${title(model)}: ${formatTime(wall_ms)}`,
    tracks: tracksOf(events),
    flows: flowsOf(events),
  }));

/** The end of the model that took longest. @param {Recording} recording */
export const endOf = ({ models }) => Math.max(...models.map(({ events }) => lastMoment(events)));

/** @param {Recording} recording @param {number} slowdown */
export const describeRecording = ({ about, cores }, slowdown) =>
  `A recording, slowed down ${Math.round(slowdown)} times: ${originText(about, cores)}.`;

/**
 * The results in the form of a run that was just measured.
 * @param {RecordedIdea} recording
 * @returns {Pick<RunResult, 'models'>[]}
 */
export const resultsOf = ({ results }) =>
  results.map((models) => ({
    models: models.map(({ task, task_count, ...result }) => ({
      ...result,
      tasks: Array(task_count).fill(/** @type {TaskResult} */ (task)),
    })),
  }));
