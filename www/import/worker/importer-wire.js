/** The messages between the page and the worker that reads a file. Types only. */

/** @import { Recorded } from '../../result/origin.js' */
/** @import { Extent } from '../../trace/scale.js' */
/** @import { PackedGroup } from '../pack.js' */

/**
 * `titles`: the titles of the models, for our own files.
 * @typedef {{file: File, titles: [name: string, title: string][]}} ToImporter
 */
/**
 * @typedef {{type: 'imported', packed: PackedGroup[], end_us: number, notes: string[], run: Recorded|null,
 *   fit: Extent|null} | {type: 'refused', message: string} | {type: 'here'}} FromImporter
 */

export {};
