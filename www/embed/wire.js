/** The messages between a host and one of our frames (messages.js checks them). Types only. */

/** @import { ErrorKind, Progress, RunOptions, RunResult } from '../interface.js' */

/** @typedef {Pick<Progress, 'model'|'turn'|'turns'|'part'|'round'>} FrameProgress */
/**
 * After `hello` the frame answers its sender. `id`: the host's number for the run, repeated in the answer. `options`
 * null: the settings on the screen.
 * @typedef {{interleave: 1} & ({type: 'hello'} | {type: 'run', id: number, options: RunOptions|null, trace: boolean}
 *   | {type: 'cancel'} | {type: 'set', settings: Record<string, string|null>})} ToFrame
 */
/**
 * `heard`: the frame has received a hello; before, it sends nothing else. `id` null: the reader pressed Run.
 * @typedef {{interleave: 1} & ({type: 'ready', heard: boolean} | {type: 'height', height_px: number, opened: boolean}
 *   | {type: 'progress', progress: FrameProgress} | {type: 'result', id: number|null, result: RunResult}
 *   | {type: 'error', id: number|null, kind: ErrorKind, message: string})} FromFrame
 */
/**
 * The `detail` of each of the client's events.
 * @typedef {{ready: Extract<FromFrame, {type: 'ready'}>, height: Extract<FromFrame, {type: 'height'}>, progress:
 *   FrameProgress, result: RunResult, error: Extract<FromFrame, {type: 'error'}>}} FrameEvents
 */

export {};
