/** Shows the sums of the selected span by state: for every model its workers together, and each track. */
import { KIND_WORDS } from '../kind-words.js';
import { counted, NARROW } from '../../base/format.js';
import { lasting } from '../../base/lasting.js';
import { momentLabel } from '../ruler.js';
import { spanSums } from '../span-sums.js';
import { SLICE_KINDS } from '../../trace/tracks.js';
import { build, setText } from '../../ui/dom.js';

/** @typedef {import('../../trace/group.js').Group} Group */
/** @typedef {import('../../trace/scale.js').Extent} Extent */
/** @typedef {import('../span-sums.js').Sums} Sums */

/** Nobody reads more tracks than this; an event loop has a lane for each task, up to ten thousand. */
const MOST_TRACKS = 64;

const HEADS = ['Where', 'State', 'Share', 'Time', 'Slices', 'Longest'];

/** @param {number} us @param {number} tick_us */
const time = (us, tick_us) => lasting({ from_us: 0, to_us: us }, tick_us);

/** @param {number} part @param {number} whole */
const share = (part, whole) => `${whole > 0 ? ((100 * part) / whole).toFixed(1) : '0.0'}${NARROW}%`;

/**
 * One line for every state that occurs, and one for the idle time.
 * @param {Sums} sums
 * @param {number} tick_us
 * @returns {string[][]}
 */
function sumLines(sums, tick_us) {
  const states = SLICE_KINDS.flatMap((kind) => {
    const state = sums.states.get(kind);
    if (!state) return [];
    return [
      [
        KIND_WORDS[kind].label,
        share(state.time_us, sums.whole_us),
        state.time_us === 0 ? time(0, 0) : time(state.time_us, tick_us),
        String(state.count),
        time(state.longest_us, tick_us),
      ],
    ];
  });
  if (sums.idle_us < 1e-6 && states.length > 0) return states;
  return [
    ...states,
    [
      'nothing',
      share(sums.idle_us, sums.whole_us),
      sums.idle_us <= 0 ? time(0, 0) : time(sums.idle_us, tick_us),
      '–',
      '–',
    ],
  ];
}

/** @param {string} title @param {Sums} sums @param {number} tick_us */
const body = (title, sums, tick_us) => {
  const lines = sumLines(sums, tick_us);
  return build(
    'tbody',
    {},
    ...lines.map((cells, at) =>
      build(
        'tr',
        {},
        ...(at === 0 ? [build('th', { scope: 'rowgroup', rowspan: lines.length }, title)] : []),
        ...cells.map((text) => build('td', {}, text)),
      ),
    ),
  );
};

export class SpanPanel {
  #title = build('p', { class: 'span-title', 'aria-live': 'polite' });
  #table = build('table', {});
  #more = build('p', { class: 'small' });
  element;

  /** @param {{fit: () => void, clear: () => void}} actions */
  constructor({ fit, clear }) {
    const button = (/** @type {string} */ text, /** @type {() => void} */ act) => {
      const one = build('button', { type: 'button', class: 'quiet' }, text);
      one.addEventListener('click', act);
      return one;
    };
    this.element = build(
      'div',
      { class: 'span-panel', 'data-part': 'span', hidden: true },
      build(
        'div',
        { class: 'panel-head' },
        this.#title,
        build('div', { class: 'zoom' }, button('Fit this span', fit), button('Let go', clear)),
      ),
      build(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Sums of the span, a table' },
        this.#table,
      ),
      this.#more,
      build(
        'p',
        { class: 'small' },
        'Every moment counts for the innermost slice only, so that the shares add up to 100 %. Slices are those that reach into the span, cut at its ends.',
      ),
    );
  }

  /**
   * @param {Extent|null} span
   * @param {Group[]} groups
   * @param {number} tick_us
   * @param {import('../../trace/scale.js').Scale} scale
   */
  show(span, groups, tick_us, scale) {
    this.element.hidden = span === null;
    if (!span) return;
    setText(
      this.#title,
      `Span of ${lasting(span, tick_us)}, from ${momentLabel(span.from_us, scale)} to ${momentLabel(span.to_us, scale)}`,
    );
    let left = 0;
    const bodies = groups.flatMap((group) => {
      const { workers, tasks, tracks } = spanSums(group, span);
      const own = tracks.length > 1 ? tracks.slice(0, MOST_TRACKS).map((sums) => body(sums.name, sums, tick_us)) : [];
      left += Math.max(0, tracks.length - MOST_TRACKS);
      return [
        body(
          `${group.title}, ${counted(tracks.filter(({ lane }) => !lane).length, 'worker')} together`,
          workers,
          tick_us,
        ),
        ...(tasks ? [body(`${group.title}, tasks together`, tasks, tick_us)] : []),
        ...own,
      ];
    });
    setText(this.#more, left > 0 ? `${counted(left, 'track')} more are in the sums, but not listed.` : '');
    this.#table.replaceChildren(
      build('caption', { class: 'visually-hidden' }, 'Sums of the selected span'),
      build('thead', {}, build('tr', {}, ...HEADS.map((text) => build('th', { scope: 'col' }, text)))),
      ...bodies,
    );
  }
}
