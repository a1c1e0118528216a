/**
 * The reader's own run beside the first picture: its progress while it runs, then its timeline above the recorded one,
 * both on one time axis. Loaded when the reader presses "Run this here".
 */
import { describeError } from '../result/describe-error.js';
import { formatTime } from '../base/format.js';
import { originNow, originText } from '../result/origin.js';
import { endOf, groupsOf } from '../stand-in/recording.js';
import { still } from '../ui/canvas.js';
import { build, setText } from '../ui/dom.js';
import { styled } from '../ui/on-demand.js';
import { TracePicture } from '../timeline/view/trace-picture.js';
import { Unfolding } from '../timeline/view/unfolding.js';

/** @import { ModelResult, Progress, RunResult } from '../interface.js' */
/**
 * What the page lends. `run` resolves with the result; `all` scrolls to the lab, which shows the run with all details.
 * @typedef {{run: (onProgress: (progress: Progress) => void) => Promise<RunResult>, cancel: () => void, all: () =>
 *   void}} Bench
 */
/**
 * The parts of the first picture.
 * @typedef {{figure: HTMLElement, start: HTMLButtonElement, recording: import('../stand-in/recording.js').Recording,
 *   title: (model: string) => string, draw: (end_us: number) => void}} First
 */

const PLAY_MS = 2000;

/** @param {ModelResult} result */
const eventsOf = ({ model, wall_ms, trace }) => ({ model, wall_ms: Number(wall_ms), events: trace.traceEvents });

export class OwnRun {
  #first;
  #bench;
  #running = false;
  #pictureRoom = build('div', {});
  #words = build('p', { role: 'status', 'data-part': 'own-words' });
  #cancel = build('button', { type: 'button', 'data-action': 'cancel-own', hidden: true }, 'Cancel');
  #all = build(
    'button',
    { type: 'button', class: 'quiet', 'data-action': 'own-all', hidden: true },
    'See all of it in the workbench',
  );
  #label = build('p', { class: 'first-label', hidden: true }, 'The recorded run, on the same time axis:');
  #element = build(
    'div',
    { class: 'own-run', 'data-part': 'own-run' },
    this.#pictureRoom,
    this.#words,
    build('div', { class: 'buttons' }, this.#cancel, this.#all),
    this.#label,
  );
  /** @type {TracePicture|null} */
  #picture = null;

  /** @param {First} first @param {Bench} bench */
  constructor(first, bench) {
    this.#first = first;
    this.#bench = bench;
    this.#cancel.addEventListener('click', bench.cancel);
    this.#all.addEventListener('click', bench.all);
    first.figure.prepend(this.#element);
  }

  async run() {
    if (this.#running) return;
    await styled(new URL('../styles/own-run.css', import.meta.url).href);
    this.#setRunning(true);
    setText(this.#words, 'Running here.');
    this.#reveal();
    try {
      const result = await this.#bench.run(({ model, turn, turns }) =>
        setText(this.#words, `Running here: ${this.#first.title(model)}, turn ${turn + 1} of ${turns}.`),
      );
      this.#show(result);
    } catch (error) {
      setText(this.#words, `It did not run. ${error instanceof Error ? error.message : error}`);
    } finally {
      this.#setRunning(false);
    }
  }

  /** @param {boolean} running */
  #setRunning(running) {
    this.#running = running;
    this.#cancel.hidden = !running;
    this.#first.start.setAttribute('aria-disabled', String(running));
    if (!running && document.activeElement === document.body) this.#first.start.focus({ preventScroll: true });
  }

  /** A model that did not finish has no picture; the text says why. @param {RunResult} result */
  #show(result) {
    const failed = result.models
      .filter(({ error }) => error)
      .map((model) => (model.error ? `${this.#first.title(model.model)}: ${describeError(model.error, model)}` : ''));
    const models = result.models.filter(({ error, wall_ms }) => !error && wall_ms !== null).map(eventsOf);
    const times = models.map(
      ({ model, wall_ms }) => `${this.#first.title(model)} ${formatTime(wall_ms, result.clock_tick_us)}`,
    );
    const origin = originText(originNow(new Date(), navigator.userAgent), result.cores);
    const words =
      models.length > 0
        ? `Your own run: ${times.join(', ')}. ${origin}.`
        : this.#picture
          ? 'Your run before this one is still shown.'
          : '';
    setText(this.#words, [words, ...failed].filter((text) => text !== '').join(' '));
    if (models.length > 0) this.#draw(models);
    this.#reveal();
  }

  /** @param {ReturnType<typeof eventsOf>[]} models */
  #draw(models) {
    const { recording, title, start, draw } = this.#first;
    const own = { ...recording, models };
    const groups = groupsOf(own, title);
    const end_us = Math.max(endOf(own), endOf(recording));
    this.#picture?.dispose();
    this.#picture = new TracePicture(
      { groups, end_us },
      `Your own run of two tasks that compute. ${groups.map((group) => group.title).join('. ')}.`,
    );
    this.#picture.part = 0;
    this.#pictureRoom.replaceChildren(this.#picture.element);
    draw(end_us);
    this.#label.hidden = this.#all.hidden = false;
    setText(start, 'Run it again');
    new Unfolding(this.#picture, PLAY_MS, () => {}).start();
  }

  /** Scrolls to the run, since the button that was pressed is below it. */
  #reveal() {
    const { top, bottom } = this.#element.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight)
      this.#element.scrollIntoView({ block: 'start', behavior: still.matches ? 'instant' : 'smooth' });
  }
}
