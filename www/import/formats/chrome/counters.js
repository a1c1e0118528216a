/** The counters of a Chrome trace: each `C` event has one value for each of its series. */
import { countOf, isObject, shortened } from '../../checks/read.js';
import { idOf, nameOf } from './fields.js';

/** @typedef {import('../../checks/read.js').Fields} Fields */
/** @typedef {import('../../tracks/rows.js').Rows} Rows */
/** @typedef {import('../../tracks/rows.js').Series} Series */
/** @typedef {import('./names.js').ChromeNames} ChromeNames */

export class ChromeCounters {
  #rows;
  /** The title and the process of each counter. @type {Map<Series, {pid: string, title: string}>} */
  #titles = new Map();
  /** How many values are left out because they are no numbers. */
  noCounts = 0;

  /** @param {Rows} rows that hold the counters */
  constructor(rows) {
    this.#rows = rows;
  }

  /**
   * Takes an event's values, and returns how many of them are numbers; null if it has none. A counter with a single
   * series that has no name, or the counter's name, gets only the counter's name.
   * @param {Fields} event @param {string} pid @param {number} us
   */
  take(event, pid, us) {
    const values = isObject(event.args) ? Object.entries(event.args) : [];
    if (values.length === 0) return null;
    const { id } = idOf(event);
    const own = id === null ? nameOf(event) : `${nameOf(event)} ${id}`;
    let counts = 0;
    for (const [series, value] of values) {
      const count = countOf(value);
      if (count === null) {
        this.noCounts += 1;
        continue;
      }
      counts += 1;
      const title = ['', 'value', own].includes(series) ? own : `${own}: ${series}`;
      this.#titles.set(
        this.#rows.count(JSON.stringify([pid, own, series]), () => title, us, count),
        { pid, title },
      );
    }
    return counts;
  }

  /** Names the counters, with their processes if there are several. @param {string[]} pids @param {ChromeNames} names */
  name(pids, names) {
    const processes = names.processNames(pids);
    for (const [series, { pid, title }] of this.#titles)
      series.name = shortened(pids.length > 1 ? `${processes.get(pid) ?? `process ${pid}`}, ${title}` : title);
  }
}
