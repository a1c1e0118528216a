/** Marks the Python lines at which the tasks are at the played moment, beside the code and in words. */
import { linesAt, followed, readProgram } from '../lines.js';
import { counted, formatTime, listed } from '../../base/format.js';
import { build, setText } from '../../ui/dom.js';

/** @typedef {import('../../trace/group.js').Group} Group */
/** @typedef {import('../lines.js').At} At */
/**
 * `title`: of the model whose code is shown. `group`: null if the run has no such model. `lines`: that its trace says. `text`:
 * null if the code shown is not that of the run.
 * @typedef {{title: string, group: Group|null, lines: import('../../trace/lines.js').Lines, text: string|null}} Followed
 */

/** The most tasks that a reader can tell apart. */
const MOST_TASKS = 64;

/**
 * Groups the tasks that are at the same lines.
 * @param {At[]} all
 * @returns {{who: string[], doing: string, lines: number[]}[]}
 */
function together(all) {
  /** @type {Map<string, {who: string[], doing: string, lines: number[]}>} */
  const places = new Map();
  for (const { who, doing, lines } of all) {
    const key = `${doing} ${lines}`;
    const place = places.get(key) ?? { who: [], doing, lines };
    place.who.push(who);
    places.set(key, place);
  }
  return [...places.values()];
}

/** @param {number[]} lines */
const lineWords = (lines) =>
  lines.length === 1 ? `line ${lines[0] + 1}` : `lines ${lines[0] + 1} to ${lines[lines.length - 1] + 1}`;
/** @param {string[]} who */
const whoWords = (who) => (who.length > 4 ? counted(who.length, 'task') : listed(who));
const PLURAL = /** @type {Record<string, string>} */ ({
  starts: 'start',
  prints: 'print',
  waits: 'wait',
  'waits for the lock': 'wait for the lock',
  computes: 'compute',
  'hands over': 'hand over',
});

/** @param {At[]} all @param {number} us */
function sayLines(all, us) {
  const places = together(all).filter(({ lines }) => lines.length > 0);
  if (places.length === 0) return `At ${formatTime(us / 1000)} no task is under way.`;
  const said = places.map(
    ({ who, doing, lines }) =>
      `${whoWords(who)} ${who.length > 1 ? (PLURAL[doing] ?? doing) : doing}, ${lineWords(lines)}`,
  );
  const unsure = places.some(({ lines }) => lines.length > 1)
    ? ' Several lines: at one of them, which one the trace does not say.'
    : '';
  return `At ${formatTime(us / 1000)}: ${said.join('; ')}.${unsure}`;
}

export class CodeLines {
  #code;
  #followed;
  /** @type {number|null} */
  #us = null;
  #shown = '';
  /** @type {ReturnType<typeof readProgram>} */
  #program = readProgram('');
  #text = '';

  /**
   * @param {import('./code-view.js').CodeView} code
   * @param {() => Followed} of returns the model whose code is shown
   */
  constructor(code, of) {
    this.#code = code;
    this.#followed = of;
    code.drawn = () => this.playTo(this.#us);
  }

  /** @param {number|null} us null: the end of the run */
  playTo(us) {
    this.#us = us;
    if (us === null) {
      this.#mark([], '');
      return;
    }
    const { title, group, lines, text } = this.#followed();
    if (!group) {
      this.#mark([], `The run has no “${title}”: choose a model that ran, to see which lines it is at.`);
      return;
    }
    if (text !== this.#code.text) {
      this.#mark([], 'The settings are others than those of the run: its lines are not shown here.');
      return;
    }
    if (followed(group) > MOST_TASKS) {
      this.#mark([], 'So many tasks cannot be followed through the code.');
      return;
    }
    if (text !== this.#text) {
      this.#text = text;
      this.#program = readProgram(text);
    }
    const all = linesAt(this.#program, group, us, lines);
    this.#mark(all, sayLines(all, us));
  }

  /** @param {At[]} all @param {string} said */
  #mark(all, said) {
    setText(this.#code.note, said);
    // Once shown, the note keeps its space, so that the content below does not move.
    if (said !== '') this.#code.note.hidden = false;
    const places = together(all).filter(({ lines }) => lines.length > 0);
    const key = JSON.stringify(places);
    if (key === this.#shown) return;
    this.#shown = key;
    // The marks of one line would overlap, so a line gets one mark with all its names.
    /** @type {Map<number, string[]>} */
    const names = new Map();
    for (const { who, lines } of places)
      for (const line of lines) names.set(line, [...(names.get(line) ?? []), ...(line === lines[0] ? who : [])]);
    this.#code.marked(Array.from(names, ([line, who]) => ({ line: line + 1, label: whoWords(who) })));
    this.#code.marks.replaceChildren(
      ...Array.from(names, ([line, who]) => {
        const mark = build('div', { class: 'code-mark', 'data-line': line + 1 }, whoWords(who));
        mark.style.insetBlockStart = `${line}lh`;
        return mark;
      }),
    );
  }
}
