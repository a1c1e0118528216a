/**
 * The space that the reader gave to tracks with many levels, stored by the tracks' names, since tracks are created
 * again for new events.
 */
import { isDeep, nextRoom } from './row-shape.js';

/** @typedef {import('../trace/group.js').Group} Group */
/** @typedef {import('./row-shape.js').Room} Room */
/** @typedef {import('../trace/tracks.js').Track} Track */

export class Rooms {
  /** @type {Map<string, Room>} */
  #rooms = new Map();

  /** @param {Group} group @param {Track} track @returns {Room} */
  of = (group, track) => this.#rooms.get(keyOf(group, track)) ?? 'bounded';

  /**
   * Gives a track its next room. Returns false for a track with few levels, which has only one.
   * @param {Group} group
   * @param {Track} track
   */
  turn(group, track) {
    if (!isDeep(track)) return false;
    this.#rooms.set(keyOf(group, track), nextRoom(track, this.of(group, track)));
    return true;
  }
}

/** @param {Group} group @param {Track} track */
const keyOf = ({ title }, { key }) => JSON.stringify([title, key]);
