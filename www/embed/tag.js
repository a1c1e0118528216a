/**
 * `<interleave-lab>` on other people's pages: a frame of our own site, so that the page around it needs no header of
 * ours and no rule but to let this script and that frame in. Until it is near the view it is a poster, and loads
 * nothing. What its author put inside the tag stays on the screen for as long as there is no frame, which may be for ever.
 *
 * Its attributes are those of model/attributes.js; its interface is `InterleaveLab` in protocol.js.
 */
import { AUTO, LOOKS, NAMES, clampHeight, readHeight } from '../model/attributes.js';
import { failure } from '../model/failure.js';
import { setAttributes } from '../views/set-attributes.js';
import { connect } from './client.js';
import { Poster } from './poster.js';

/** @import { RunOptions, RunResult } from '../protocol.js' */
/** @import { Connection } from './client.js' */

const FRAME = new URL('../../embed.html', import.meta.url);
const PAGE = new URL('../../index.html', import.meta.url);

/** How far from the view an embed is loaded, so that it is there when its reader is. */
const NEAR = '600px 0px';
/** How long nothing may come before the poster says why. @type {[patience_ms: number, why: string]} */
const OPEN = [20_000, 'The experiment did not load. The connection may be down.'];
/** Such a page blocks frames, and Firefox tells it nothing of that. @type {typeof OPEN} */
const ISOLATED = [3000, `This page is isolated, which blocks frames unless their host, here ${FRAME.host}, sends Cross-Origin-Embedder-Policy and Cross-Origin-Resource-Policy.`];
/** How tall an embed is before anything has run; a phone's lines are shorter. */
const BEFORE_RUN_PX = { narrow: 730, wide: 540 };
const NARROW_PX = 480;
/** A frame hears so many commands a second and no more, and a slider turns faster. */
const SET_REST_MS = 100;
/** Between two changes of height: a frame that could not make up its mind would else shake the page. */
const HEIGHT_REST_MS = 100;

const TITLE = 'A live experiment on concurrency';

export class InterleaveLabFrame extends HTMLElement {
  static observedAttributes = NAMES;

  #poster;
  /** @type {HTMLIFrameElement|null} */
  #frame = null;
  /** @type {Connection|null} */
  #connection = null;
  #patience = 0;
  #rest = 0;
  /** Attributes that the frame has not been told. @type {Record<string, string|null>} */
  #changed = {};
  #told_ms = -Infinity;
  /** What the frame asked for last. @type {number|null} */
  #asked_px = null;
  #near = new IntersectionObserver((entries) => { if (entries.some(({ isIntersecting }) => isIntersecting)) this.#load(); }, { rootMargin: NEAR });

  /** @param {SecurityPolicyViolationEvent} event */
  #blocked = ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective === 'frame-src' && blockedURI.startsWith(FRAME.origin)) this.#giveUp(`This page lets no frame of ${FRAME.host} in.`);
  };

  constructor() {
    super();
    this.#poster = new Poster(this.attachShadow({ mode: 'open' }));
  }

  connectedCallback() {
    this.#describe();
    this.#poster.say('It runs in your browser when you press Run: the same work on several execution models.');
    this.#near.observe(this);
  }

  /** A frame that is taken out of its document is at its end. */
  disconnectedCallback() {
    this.#near.disconnect();
    document.removeEventListener('securitypolicyviolation', this.#blocked);
    clearTimeout(this.#patience);
    clearTimeout(this.#rest);
    this.#rest = 0;
    this.#connection?.disconnect();
    this.#frame?.remove();
    this.#connection = this.#frame = this.#asked_px = null;
    this.#poster.hidden = false;
  }

  /** @param {string} name @param {string|null} before @param {string|null} value */
  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    this.#describe();
    if (!this.#connection) return;
    if (Object.keys(this.#changed).length === 0) {
      const wait_ms = this.#told_ms + SET_REST_MS - performance.now();
      if (wait_ms > 0) setTimeout(() => this.#tell(), wait_ms);
      else queueMicrotask(() => this.#tell());
    }
    this.#changed[name] = value;
  }

  /** However many attributes change together, or in a row, the frame is told once, and hears the last. */
  #tell() {
    if (Object.keys(this.#changed).length === 0) return;
    this.#told_ms = performance.now();
    this.#connection?.set(this.#changed);
    this.#changed = {};
  }

  /** @param {RunOptions|null} [options] @returns {Promise<RunResult>} */
  async run(options = null) {
    if (!this.isConnected) throw failure('invalid', 'The lab is in no document: append it first.');
    this.#load();
    this.#tell();
    return /** @type {Connection} */ (this.#connection).run(options);
  }

  cancel() { this.#connection?.cancel(); }

  /** @param {Record<string, string|null>} settings */
  set(settings) { setAttributes(this, settings); }

  /** What is set, as the query that the frame and our own page read. @param {URL} page @param {string[]} without */
  #address(page, without) {
    const address = new URL(page);
    for (const name of NAMES) {
      const value = this.getAttribute(name);
      if (value !== null && name !== 'moment' && !without.includes(name)) address.searchParams.set(name, value);
    }
    address.hash = this.getAttribute('moment') ?? '';
    return address.href;
  }

  #describe() {
    const title = this.getAttribute('title') || TITLE;
    const [scheme = ''] = /\b(light|dark)\b/.exec(this.getAttribute('theme') ?? '') ?? [];
    this.#poster.describe(title, this.#address(PAGE, LOOKS), scheme);
    if (this.#frame) this.#frame.title = title;
    this.#resize();
  }

  #load() {
    if (this.#frame) return;
    this.#near.disconnect();
    const frame = this.#frame = document.createElement('iframe');
    frame.allow = 'cross-origin-isolated; clipboard-write';
    frame.src = this.#address(FRAME, []);
    this.#describe();
    this.#poster.say('Loading the experiment.');
    const [patience_ms, why] = crossOriginIsolated ? ISOLATED : OPEN;
    this.#patience = window.setTimeout(() => this.#giveUp(why), patience_ms);
    document.addEventListener('securitypolicyviolation', this.#blocked);
    this.shadowRoot?.append(frame);
    const connection = this.#connection = connect(frame);
    connection.addEventListener('ready', () => {
      clearTimeout(this.#patience);
      this.#poster.hidden = true;
    });
    connection.addEventListener('height', ({ detail }) => {
      this.#asked_px = detail.height_px;
      if (this.#rest === 0) this.#rest = window.setTimeout(() => { this.#rest = 0; this.#resize(); }, HEIGHT_REST_MS);
    });
    for (const type of /** @type {const} */ (['progress', 'result'])) {
      connection.addEventListener(type, ({ detail }) => this.dispatchEvent(new CustomEvent(type, { detail })));
    }
  }

  /** Should a frame come all the same, it is shown. @param {string} why */
  #giveUp(why) {
    this.#poster.say(why);
    this.#connection?.refuse('worker-start', why);
  }

  #resize() {
    const asked = readHeight(this.getAttribute('height')) ?? AUTO;
    // From the start as tall as what will come before Run, so that nothing of the post moves for it.
    const limits = asked === AUTO ? { ...AUTO, from_px: this.clientWidth < NARROW_PX ? BEFORE_RUN_PX.narrow : BEFORE_RUN_PX.wide } : asked;
    this.#poster.height_px = limits.from_px;
    if (this.#frame) this.#frame.style.blockSize = `${clampHeight(this.#asked_px ?? limits.from_px, limits)}px`;
  }
}
