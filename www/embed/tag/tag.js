/**
 * `<interleave-lab>` on other people's pages. It is a poster until the reader or a program wants it to do something.
 * Then it is a frame of our site, so that the page around it needs none of our headers and has to allow only our
 * scripts and that frame. Both stand in a space whose height is known before either is loaded, and which only the
 * reader can change.
 *
 * Its attributes are those of lab/attributes.js; its interface is `InterleaveLab` in interface.js.
 */
import { LOOKS, NAMES } from '../../lab/attributes.js';
import { failure } from '../../base/failure.js';
import { AUTO, heightProblem, readHeight } from '../../lab/height.js';
import { takeListing } from '../../lab/element/listing.js';
import { setAttributes } from '../../lab/element/set-attributes.js';
import { isLight } from './ink.js';
import { Poster } from './poster.js';

/** @import { RunOptions, RunResult } from '../../interface.js' */
/** @import { Connection } from '../client.js' */

const FRAME = new URL('../../../embed.html', import.meta.url);
const PAGE = new URL('../../../index.html', import.meta.url);

/** How near to the view the poster's picture, or the run of a `moment`, is loaded. Both are shown without a press. */
const NEAR = '600px 0px';
/** How long the poster waits for the frame before it shows the reason. @type {[patience_ms: number, why: string]} */
const OPEN = [20_000, 'The experiment did not load. The connection may be down.'];
/** The same on an isolated page: it blocks frames, and Firefox does not report that to the page. @type {typeof OPEN} */
const ISOLATED = [
  3000,
  `This page is isolated, which blocks frames unless their host, here ${FRAME.host}, sends Cross-Origin-Embedder-Policy and Cross-Origin-Resource-Policy.`,
];
/** The least time between two `set` commands: a frame accepts only so many a second, and a slider moves faster. */
const SET_REST_MS = 100;

const SCHEME = /\b(light|dark)\b/;
/** The address of the whole lab leaves the display options out. @type {Record<string, null>} */
const NO_LOOKS = Object.fromEntries(LOOKS.map((name) => [name, null]));

/**
 * Resolves once the frame of the last requested run can receive its command, or never will. So a page's embeds run in
 * the order of their requests, whatever the order in which their frames load.
 */
let asked = Promise.resolve();

export class InterleaveLabFrame extends HTMLElement {
  static observedAttributes = NAMES;

  #poster;
  /** @type {HTMLIFrameElement|null} */
  #frame = null;
  /** The connection to the frame. @type {Promise<Connection>|null} */
  #connection = null;
  /**
   * The same connection, once every earlier request of the page is settled (`asked`).
   * @type {Promise<Connection>|null}
   */
  #turn = null;
  /** Resolves `#heard`: the frame is ready, or given up. */
  #settled = () => {};
  /** @type {Promise<void>} */
  #heard = Promise.resolve();
  #patience = 0;
  /** Whether the frame was given up; a press tries again. */
  #failed = false;
  /** Until it is in a document, the tag describes nothing. */
  #isThere = false;
  #isNear = false;
  /** Changed attributes that were not sent to the frame yet. @type {Record<string, string|null>} */
  #changed = {};
  #told_ms = -Infinity;
  /** The height that the reader gave the embed. @type {number|null} */
  #opened_px = null;
  #near = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#approach();
    },
    { rootMargin: NEAR },
  );

  /** @param {SecurityPolicyViolationEvent} event */
  #blocked = ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective === 'frame-src' && blockedURI.startsWith(FRAME.origin))
      this.#giveUp(`This page lets no frame of ${FRAME.host} in.`);
  };

  constructor() {
    super();
    this.#poster = new Poster(this.attachShadow({ mode: 'open' }), (runs) => this.#press(runs));
    const { room } = this.#poster;
    // The post's text colour has changed, because the post or the reader changed the theme.
    room.addEventListener('transitionend', ({ target }) => {
      if (target === room) this.#attend('theme');
    });
  }

  connectedCallback() {
    takeListing(this);
    this.#isThere = true;
    this.#describe();
    this.#poster.say('', false);
    this.#near.observe(this);
  }

  /** A frame that is removed from its document is destroyed. */
  disconnectedCallback() {
    this.#near.disconnect();
    this.#isThere = this.#isNear = false;
    this.#drop();
  }

  #drop() {
    document.removeEventListener('securitypolicyviolation', this.#blocked);
    clearTimeout(this.#patience);
    void this.#connection?.then(
      (connection) => connection.disconnect(),
      () => {},
    );
    this.#frame?.remove();
    this.#settled();
    this.#connection = this.#turn = this.#frame = this.#opened_px = null;
    this.#failed = false;
    this.#changed = {};
    this.#poster.hidden = false;
    this.#resize();
  }

  /** @param {string} name @param {string|null} before @param {string|null} value */
  attributeChangedCallback(name, before, value) {
    if (before !== value && this.#isThere) this.#attend(name);
  }

  /**
   * However many attributes change together or in quick succession, the frame gets one message with the last values.
   * @param {string} name
   */
  #attend(name) {
    this.#describe();
    if (!this.#frame) {
      if (this.#isNear) this.#approach();
      return;
    }
    if (Object.keys(this.#changed).length === 0) {
      const wait_ms = this.#told_ms + SET_REST_MS - performance.now();
      if (wait_ms > 0) setTimeout(() => this.#tell(), wait_ms);
      else queueMicrotask(() => this.#tell());
    }
    this.#changed[name] = name === 'theme' ? this.#theme : this.getAttribute(name);
  }

  #tell() {
    const changed = this.#changed;
    if (Object.keys(changed).length === 0) return;
    this.#told_ms = performance.now();
    this.#changed = {};
    void (this.#turn ?? this.#connection)?.then(
      (connection) => connection.set(changed),
      () => {},
    );
  }

  /** @param {RunOptions|null} [options] @returns {Promise<RunResult>} */
  async run(options = null) {
    if (!this.isConnected) throw failure('invalid', 'The lab is in no document: append it first.');
    const connection = this.#connect();
    this.#tell();
    const [before, heard] = [asked, this.#heard];
    asked = before.then(() => heard);
    const turn = (this.#turn = before.then(() => connection));
    return (await turn).run(options);
  }

  cancel() {
    void (this.#turn ?? this.#connection)?.then(
      (connection) => connection.cancel(),
      () => {},
    );
  }

  /** @param {Record<string, string|null>} settings */
  set(settings) {
    setAttributes(this, settings);
  }

  /**
   * The attributes as the query that the frame and our own page read.
   * @param {URL} page
   * @param {Record<string, string|null>} instead
   */
  #address(page, instead) {
    const address = new URL(page);
    for (const name of NAMES) {
      const value = name in instead ? instead[name] : this.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    address.hash = this.getAttribute('moment') ?? '';
    return address.href;
  }

  /** The author's theme, or else the post's. */
  get #theme() {
    const own = this.getAttribute('theme') ?? '';
    return SCHEME.test(own) ? own : `${isLight(getComputedStyle(this).color) ? 'dark' : 'light'} ${own}`.trim();
  }

  #describe() {
    const [title, height, theme] = [this.getAttribute('title'), this.getAttribute('height'), this.#theme];
    this.#poster.describe({
      title: title || 'A live experiment on concurrency',
      address: this.#address(PAGE, NO_LOOKS),
      scheme: SCHEME.exec(theme)?.[0] ?? '',
      asks: this.hasAttribute('question'),
      problem: readHeight(height) ? '' : heightProblem(`“${height?.slice(0, 40)}”`),
    });
    if (this.#frame) this.#frame.title = title || 'A live experiment on concurrency';
    this.#resize();
  }

  /**
   * Called when the reader scrolls near: loads the content that is shown without a press. If the picture fails to load,
   * the poster works without it.
   */
  #approach() {
    this.#isNear = true;
    this.#near.disconnect();
    if (this.hasAttribute('moment')) this.#connect().catch(() => {});
    else
      import('./picture.js').then(
        ({ pictureOf }) =>
          this.#poster.draw(pictureOf(this.getAttribute('workload') ?? '', this.getAttribute('models'))),
        () => {},
      );
  }

  /** @param {boolean} runs */
  #press(runs) {
    if (this.#failed) this.#drop();
    // By then the poster shows the error, or the frame does.
    (runs ? this.run() : this.#connect()).catch(() => {});
  }

  #connect() {
    if (this.#connection) return this.#connection;
    this.#heard = new Promise((resolve) => {
      this.#settled = resolve;
    });
    const frame = (this.#frame = document.createElement('iframe'));
    frame.allow = 'cross-origin-isolated; clipboard-write';
    frame.src = this.#address(FRAME, { moment: null, theme: this.#theme });
    this.#describe();
    this.#poster.say('Loading the experiment.', true);
    const [patience_ms, why] = crossOriginIsolated ? ISOLATED : OPEN;
    this.#patience = window.setTimeout(() => this.#giveUp(why), patience_ms);
    document.addEventListener('securitypolicyviolation', this.#blocked);
    this.#poster.room.append(frame);
    const connection = (this.#connection = this.#talk(frame));
    connection.catch(({ message }) => {
      if (frame !== this.#frame) return;
      this.#drop();
      this.#poster.say(message, false);
    });
    return connection;
  }

  /** @param {HTMLIFrameElement} frame @returns {Promise<Connection>} */
  async #talk(frame) {
    const { connect } = await import('../client.js').catch(() => {
      throw failure('worker-start', OPEN[1]);
    });
    if (frame !== this.#frame) throw failure('cancelled', 'The frame is gone.');
    const connection = connect(frame);
    connection.addEventListener('ready', () => {
      clearTimeout(this.#patience);
      this.#settled();
      this.#failed = false;
      const pressed = this.shadowRoot?.activeElement;
      this.#poster.hidden = true;
      // The frame can take the focus now that it is visible, so a reader who pressed Run continues in it.
      if (pressed) frame.focus();
    });
    connection.addEventListener('height', ({ detail }) => {
      this.#opened_px = detail.opened ? detail.height_px : null;
      this.#resize();
    });
    for (const type of /** @type {const} */ (['progress', 'result'])) {
      connection.addEventListener(type, ({ detail }) => this.dispatchEvent(new CustomEvent(type, { detail })));
    }
    return connection;
  }

  /** If the frame loads after all, it is shown. @param {string} why */
  #giveUp(why) {
    this.#failed = true;
    this.#settled();
    this.#poster.say(why, false);
    void this.#connection?.then(
      (connection) => connection.refuse('worker-start', why),
      () => {},
    );
  }

  #resize() {
    const { px, most_px } = readHeight(this.getAttribute('height')) ?? AUTO;
    this.#poster.height_px = this.#opened_px === null ? px : Math.max(px, Math.min(this.#opened_px, most_px));
  }
}
