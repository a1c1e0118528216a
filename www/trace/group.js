/** @import { Counter } from './counters.js' */
/** @import { Flow } from './flows.js' */
/** @import { Track } from './tracks.js' */

/**
 * The tracks of one model, and the hand-overs between them; `counters`: the counters of an opened file.
 * @typedef {{title: string, tracks: Track[], flows: Flow[], counters?: Counter[]}} Group
 */

export {};
