/** How the page's own parts run measurements: through the lab's element, one run at a time. Types only. */

/** @import { Progress, RunOptions, RunResult } from '../interface.js' */
/** @import { Catalogue } from '../base/catalogue.js' */
/** @import { Advice, Facts } from '../result/engine-answers.js' */
/** @import { Recorded } from '../result/origin.js' */
/** @import { CapabilityLevel } from '../capability/capability-level.js' */
/** @import { LabState, Device } from './state.js' */
/** @import { MarkedProgram } from '../editor/marks.js' */

/** The outcome of an attempt, in words. @typedef {{text: string, bad: boolean}} Said */
/**
 * What tools, questions and ideas can use.
 * @typedef {object} Bench
 * @property {Catalogue} catalogue
 * @property {Device} device
 * @property {() => CapabilityLevel|null} capability  how much can run here, and why no more; may change
 * @property {() => LabState|null} state  the settings on the screen; null while one of them is not valid
 * @property {() => MarkedProgram|null} program  a reader's own program on the screen, once its field has loaded
 * @property {(options: RunOptions, onProgress?: (progress: Progress) => void) => Promise<RunResult>} measure  a run
 *   that leaves the results on the screen alone; rejects with `busy` or `invalid`
 * @property {(points: [workers: number, speedup: number][]) => Promise<number|null>} serialFraction  of Amdahl's law,
 *   as the engine fits it
 * @property {(facts: Facts) => Promise<Advice|null>} advise  which model suits the work
 * @property {(state: LabState) => void} show  puts a state on the screen, as a link would
 * @property {(recorded: Recorded, from: string) => Promise<void>} showRun  shows a finished run in the place of the
 *   current one; the settings stay
 * @property {() => void} cancel
 * @property {(files: File[]) => Promise<Said[]>} open  shows files in the timeline; resolves with remarks on each file
 */

export {};
