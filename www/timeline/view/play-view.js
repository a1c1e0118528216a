/**
 * The playback controls. This view has the clock; playback.js computes the moments, and the listener shows them. If the
 * reader prefers reduced motion, nothing moves by itself and playing goes step by step.
 */
import { formatTime } from '../../base/format.js';
import { advance, momentsOf, nextMoment, previousMoment, rateOf, SAME_US, SPEEDS, unfolds } from '../playback.js';
import { sayMoment, tell } from '../prose.js';
import { build, setText } from '../../ui/dom.js';

/** @typedef {import('../../trace/group.js').Group} Group */

/** With more moments than this, a step would take too long. */
const MOST_MOMENTS = 100_000;

/**
 * The most that is played between two frames: in Firefox an iframe that is out of view may get no frames for a long
 * time.
 */
const LONGEST_STEP_MS = 250;

const still = matchMedia('(prefers-reduced-motion: reduce)');

export class PlayView {
  #toggle = build('button', { type: 'button', class: 'quiet play-toggle', 'data-action': 'play' }, 'Play');
  #scrubber = build('input', { type: 'range', min: 0, max: 1, step: 'any', value: 1, 'aria-label': 'Moment' });
  #time = build('span', { class: 'play-time' });
  #speed = build(
    'select',
    { 'aria-label': 'Speed' },
    ...SPEEDS.map(({ value, label }) => build('option', { value }, label)),
  );
  #said = build('p', { class: 'small play-said', 'aria-live': 'polite', 'data-part': 'play-said' });
  #moved;
  /** @type {Group[]} */
  #groups = [];
  #end_us = 0;
  #tick_us = 0;
  /** A run has finished, so there is something to play. */
  #ready = false;
  #moment_us = 0;
  #frame = 0;
  #before_ms = 0;
  /** Made at the first step. @type {Float64Array|null} */
  #moments = null;
  /** @type {import('../prose.js').Told[]|null} */
  #told = null;
  /** The first run unfolds once, as soon as it is in view. */
  #unfolded = false;
  /** It plays automatically, without a request by the reader. */
  #unfolding = false;
  /** It left the view while playing. */
  #interrupted = false;
  #seen = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#unfold();
    },
    { threshold: 1 },
  );

  #view = new IntersectionObserver((entries) => this.#look(entries[entries.length - 1].isIntersecting));

  /** @param {(moment_us: number|null) => void} moved null: the end of the run */
  constructor(moved) {
    this.#moved = moved;
    const step = (/** @type {1|-1} */ by, /** @type {string} */ label, /** @type {string} */ text) => {
      const one = build(
        'button',
        {
          type: 'button',
          class: 'quiet',
          'aria-label': label,
          title: label,
          'data-action': by > 0 ? 'forward' : 'back',
        },
        text,
      );
      one.addEventListener('click', () => this.step(by));
      return one;
    };
    this.element = build(
      'div',
      { class: 'play', role: 'group', 'aria-label': 'Play back', 'data-part': 'play', inert: true },
      step(-1, 'Back to the event before', '◂'),
      this.#toggle,
      step(1, 'On to the next event', '▸'),
      this.#scrubber,
      this.#time,
      this.#speed,
      this.#said,
    );
    this.#toggle.addEventListener('click', () => this.toggle());
    this.#scrubber.addEventListener('input', () => {
      this.pause();
      setText(this.#said, '');
      this.#go(Number(this.#scrubber.value));
    });
  }

  disconnect() {
    this.#seen.disconnect();
    this.#view.disconnect();
    this.pause();
  }

  /** @param {{groups: Group[], end_us: number, tick_us: number, running: boolean}} timeline */
  show({ groups, end_us, tick_us, running }) {
    const ended = !running && end_us > 0;
    this.#groups = groups;
    this.#tick_us = tick_us;
    this.#moments = null;
    this.#told = null;
    if (!ended || !this.#ready || end_us !== this.#end_us) this.#reset(end_us);
    if (ended && !this.#ready && !this.#unfolded && unfolds(groups)) this.#seen.observe(this.element);
    this.#ready = ended;
    // The controls keep their space during a run, so that the content below does not move.
    this.element.inert = !ended;
  }

  /** @param {number} end_us */
  #reset(end_us) {
    this.pause();
    this.#end_us = end_us;
    this.#scrubber.max = String(end_us);
    setText(this.#said, '');
    this.#go(end_us);
  }

  get playing() {
    return this.#frame !== 0;
  }

  /** Pauses while out of view, and continues when in view again. @param {boolean} inView */
  #look(inView) {
    if (!inView && this.playing) {
      const unfolding = this.#unfolding;
      this.pause();
      this.#interrupted = true;
      this.#unfolding = unfolding;
    } else if (inView && this.#interrupted) this.#start();
  }

  #unfold() {
    this.#seen.disconnect();
    if (this.#unfolded || still.matches || !this.#ready) return;
    this.#unfolded = true;
    this.#go(0);
    this.#start();
    this.#unfolding = true;
  }

  /** The reader uses the timeline: ends the automatic playback and shows the whole run. */
  settle() {
    if (this.#unfolding) this.seek(null);
  }

  toggle() {
    if (!this.#ready) return;
    if (this.playing) this.pause();
    else if (still.matches) this.step(1);
    else this.#start();
  }

  #start() {
    this.#unfolded = true;
    this.#seen.disconnect();
    if (this.#moment_us >= this.#end_us) this.#go(0);
    // Observing again reports the current visibility, even if the view was out of sight until now.
    this.#view.disconnect();
    this.#view.observe(this.element.parentElement ?? this.element);
    this.#before_ms = performance.now();
    setText(this.#said, '');
    setText(this.#toggle, 'Pause');
    this.#frame = requestAnimationFrame((now_ms) => this.#tick(now_ms));
  }

  /** The shown moment; null: the end. */
  get shown_us() {
    return this.#moment_us >= this.#end_us ? null : this.#moment_us;
  }

  /** @param {number|null} moment_us null: the end */
  seek(moment_us) {
    this.#unfolded = true;
    this.#seen.disconnect();
    this.pause();
    setText(this.#said, '');
    this.#go(Math.min(moment_us ?? this.#end_us, this.#end_us));
  }

  pause() {
    this.#interrupted = false;
    this.#unfolding = false;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    setText(this.#toggle, still.matches ? 'Step' : 'Play');
  }

  /** @param {number} now_ms */
  #tick(now_ms) {
    this.#go(
      advance(
        this.#moment_us,
        Math.min(LONGEST_STEP_MS, now_ms - this.#before_ms),
        rateOf(this.#speed.value, this.#end_us),
        this.#end_us,
      ),
    );
    this.#before_ms = Math.max(now_ms, this.#before_ms);
    if (this.#moment_us >= this.#end_us) this.pause();
    else this.#frame = requestAnimationFrame((later_ms) => this.#tick(later_ms));
  }

  /** @param {1|-1} by a step forward from the end goes to the start */
  step(by) {
    if (!this.#ready) return;
    this.#unfolded = true;
    this.#seen.disconnect();
    this.pause();
    this.#moments ??= momentsOf(this.#groups);
    const atEnd = by > 0 && this.#moment_us >= this.#end_us;
    this.#go(
      atEnd
        ? 0
        : by > 0
          ? nextMoment(this.#moments, this.#moment_us, this.#end_us)
          : previousMoment(this.#moments, this.#moment_us),
    );
    setText(this.#said, `${formatTime(this.#moment_us / 1000)}: ${this.#say() || 'something ended here.'}`);
  }

  /** Announces what begins or happens now. */
  #say() {
    if (Number(this.#moments?.length) > MOST_MOMENTS) return 'there is too much here to say it in words.';
    this.#told ??= tell(this.#groups, this.#tick_us);
    return sayMoment(this.#told, this.#moment_us);
  }

  /** @param {number} wanted_us */
  #go(wanted_us) {
    // A range input may return its maximum with a different last digit.
    const us = wanted_us > this.#end_us - SAME_US ? this.#end_us : wanted_us;
    this.#moment_us = us;
    this.#scrubber.value = String(us);
    const said = `${formatTime(us / 1000)} of ${formatTime(this.#end_us / 1000)}`;
    this.#scrubber.setAttribute('aria-valuetext', said);
    setText(this.#time, said);
    this.#moved(us >= this.#end_us ? null : us);
  }
}
