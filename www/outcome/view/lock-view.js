/** Each thread's shares of the lock: a bar chart that is a table. What the model leaves out is listed below it. */
import { counted, formatTime } from '../../base/format.js';
import { describeLock } from '../../lab/lock-settings.js';
import { perCents, shareRows } from '../../result/lock-shares.js';
import { drawShares } from '../../timeline/draw/shares.js';
import { build, setText } from '../../ui/dom.js';
import { contextOf, onThemeChange } from '../../ui/canvas.js';
import { readPalette } from '../../timeline/view/read-palette.js';

/** @typedef {import('../../result/lock-shares.js').ShareRow} ShareRow */
/** @typedef {import('../../interface.js').ModelResult} ModelResult */
/** @typedef {import('./results-view.js').Outcome} Outcome */

const WIDTH_PX = 168;
const HEIGHT_PX = 16;
const HEADS = /** @type {const} */ ([
  'Shares',
  'Has GIL',
  'Waiting for GIL',
  'No GIL',
  'Hand-overs',
  'Asked',
  'Refused',
  'Longest wait',
]);
const WHATS_NEW = 'https://docs.python.org/3/whatsnew/3.14.html';

const HELP =
  'Hand-overs: how often the lock came from another thread. Asked: how often a waiter asked for it. Refused: how often a waiter woke because it was dropped, and another thread was quicker.';
const LEFT_OUT =
  'Only the turns are CPython’s: reference counting, and what its interpreter costs besides, are left out.';
const OWN_PYTHON =
  'A Python machine of this project ran your function, not CPython. Its threads take turns as CPython’s do, and it counts references; its speed is its own.';

/** Whether a reader's function ran. @param {ModelResult[]} results */
const isPython = (results) => results.some(({ tasks }) => tasks.some(({ result }) => result !== undefined));

const quote = () =>
  build(
    'p',
    { class: 'small' },
    'Quoted, not measured here: without the lock, “the performance penalty on single-threaded code in free-threaded mode is now roughly 5‑10%” (',
    build('a', { href: WHATS_NEW }, 'What’s New in Python 3.14'),
    ', on PEP 703 and PEP 779).',
  );

export class LockView {
  #groups = build('div', { class: 'lock-groups' });
  #note = build('p', { class: 'small' });
  element = build(
    'section',
    { class: 'panel lock-panel', 'aria-label': 'The lock', 'data-part': 'lock', hidden: true },
    build('h2', {}, 'The lock'),
    this.#groups,
    build('p', { class: 'small' }, HELP),
    this.#note,
    quote(),
  );
  /** @type {{canvas: HTMLCanvasElement, row: ShareRow}[]} */
  #bars = [];
  /** @type {ModelResult[]} */
  #shown = [];

  connect() {
    this.stopTheme = onThemeChange(() => this.#draw());
  }
  disconnect() {
    this.stopTheme?.();
  }

  /** Shows finished models only, since a task's shares are not known before. @param {Outcome} outcome */
  show({ results, live, tick_us, titles }) {
    const locked = results.filter((result) => result.lock && result.model !== live);
    if (locked.length === this.#shown.length && locked.every((result, at) => result === this.#shown[at])) return;
    this.#shown = locked;
    this.#bars = [];
    this.element.hidden = locked.length === 0;
    setText(this.#note, isPython(locked) ? OWN_PYTHON : LEFT_OUT);
    this.#groups.replaceChildren(...locked.map((result) => this.#group(result, titles(result.model), tick_us)));
    this.#draw();
  }

  /** @param {ModelResult} result @param {string} title @param {number} tick_us */
  #group(result, title, tick_us) {
    const heads = ['Thread', ...HEADS].map((text) => build('th', { role: 'columnheader', scope: 'col' }, text));
    const table = build(
      'table',
      { role: 'table', class: 'results' },
      build('caption', { class: 'visually-hidden' }, `The lock under ${title}, by thread`),
      build('thead', { role: 'rowgroup' }, build('tr', { role: 'row' }, ...heads)),
      build('tbody', { role: 'rowgroup' }, ...shareRows(result).map((row) => this.#row(row, tick_us))),
    );
    return build(
      'div',
      {},
      build('h3', {}, title),
      build(
        'p',
        { class: 'small' },
        `${result.lock ? describeLock(result.lock) : ''}. ${counted(result.workers, 'thread')}.`,
      ),
      build(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${title}: the lock, a table` },
        table,
      ),
    );
  }

  /** @param {ShareRow} row @param {number} tick_us */
  #row(row, tick_us) {
    const canvas = build('canvas', { 'aria-hidden': 'true' });
    this.#bars.push({ canvas, row });
    const { has, waits, without } = perCents(row.shares);
    const { handovers, asked, refused, longest_wait_ms } = row.sums;
    const figures = [
      ...[has, waits, without].map((share) => `${share}\u202f%`),
      ...[handovers, asked, refused].map((count) => count.toLocaleString('en')),
      formatTime(longest_wait_ms, tick_us),
    ];
    return build(
      'tr',
      { role: 'row' },
      build('th', { role: 'rowheader', scope: 'row' }, row.name),
      build('td', { role: 'cell', class: 'shares' }, canvas),
      ...figures.map((text, at) => build('td', { role: 'cell', class: 'figure', 'data-label': HEADS[at + 1] }, text)),
    );
  }

  #draw() {
    if (this.#bars.length === 0) return;
    const palette = readPalette(this.element);
    for (const { canvas, row } of this.#bars) {
      const context = contextOf(canvas, WIDTH_PX, HEIGHT_PX);
      if (context) drawShares(context, { width_px: WIDTH_PX, height_px: HEIGHT_PX, shares: row.shares, palette });
    }
  }
}
