/**
 * The page as a test sees it: one browser and one site a test file, and the element's own interface. After each
 * test the console has to be silent, unless the test says what it expects there.
 */

import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { engine, startBrowser } from './browser.js';
import { startRecording } from './recorder.js';
import { serveSite } from './site.js';
import { until } from './until.js';

/** @import { Browser } from './browser.js' */
/** @import { Site } from './site.js' */
/** @import { LabError, ModelResult, RunOptions, RunResult } from '../../www/interface.js' */

/**
 * A result as it comes through WebDriver: plain JSON, payload bytes replaced by their number.
 * @typedef {Omit<RunResult, 'models'> & {models: ModelResult[]}} Result
 */
/** @typedef {{resolved: Result|null, rejected: {kind: string, message: string, line: number|null}|null}} Settled */

/**
 * What an engine says of a page that is left while a part of it was on its way; in the others a lost part is noticed.
 * @type {Record<string, RegExp[]>}
 */
const SAID_ON_LEAVING = {
  firefox: [/^error: link \S+\.css did not load$/],
  webkitgtk: [
    /^unhandled rejection: TypeError: Importing a module script failed\.$/,
    /^error: link \S+\.css did not load$/,
  ],
};
const LEFT_BEHIND = SAID_ON_LEAVING[engine.name] ?? [];

/** In the page: the ways that every test needs. Put there once a document. */
function equip() {
  const page = /** @type {any} */ (window);
  const lab = () => /** @type {any} */ (document.querySelector('interleave-lab'));
  const plain = (/** @type {unknown} */ value) =>
    JSON.stringify(value, (_, part) => (ArrayBuffer.isView(part) ? part.byteLength : part));
  const named = (/** @type {any} */ error) => ({
    kind: error?.kind ?? null,
    message: String(error?.message ?? error),
    line: error?.line ?? null,
  });
  page.e2e ??= {
    lab,
    plain,
    /** @param {unknown} options */
    start: (options) => {
      page.e2e.settled = null;
      page.e2e.running = (async () => lab().run(options))()
        .then(
          (result) => ({ resolved: plain(result), rejected: null }),
          (error) => ({ resolved: null, rejected: named(error) }),
        )
        .then((end) => {
          page.e2e.settled = end;
          return end;
        });
      return page.e2e.running;
    },
    /** Names of the locks that workers of this project hold. */
    locks: async () =>
      (await navigator.locks.query()).held
        ?.filter((lock) => lock.name?.startsWith('interleave'))
        .map((lock) => `${lock.name} of ${lock.clientId}`) ?? [],
  };
}

/** @param {{resolved: string|null, rejected: any}} end @returns {Settled} */
const read = (end) => ({ ...end, resolved: end.resolved === null ? null : JSON.parse(end.resolved) });

export class Lab {
  /** @type {RegExp[]} what the console may say in this test */
  expected = [];

  /** @param {Browser} browser @param {string} url of the site */
  constructor(browser, url) {
    this.browser = browser;
    this.driver = browser.driver;
    this.url = url;
  }

  /** Opens the page and waits for the element. @param {string} [search] of the address, with its question mark */
  async open(search = '') {
    await this.driver.get(new URL(search, this.url).href);
    await this.ready();
  }

  /** To be called when a document is new. */
  async ready() {
    await startRecording(this.driver);
    await this.driver.executeScript(equip);
    await until('the element is defined and at rest', () =>
      this.driver.executeScript(
        () =>
          customElements.get('interleave-lab') !== undefined &&
          document.querySelector('interleave-lab:defined') !== null,
      ),
    );
  }

  /**
   * Runs an async function in the page and returns what it resolves to. It sees its arguments and globals only.
   * @template {unknown[]} A
   * @template T
   * @param {(...given: A) => T|Promise<T>} body
   * @param {A} given
   * @returns {Promise<T>}
   */
  async inPage(body, ...given) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${body})(...Array.prototype.slice.call(arguments, 0, -1)))
        .then((value) => done({ value: value ?? null }), (error) => done({ error: String(error && error.stack || error) }));`;
    const answer = /** @type {{value: T, error?: string}} */ (await this.driver.executeAsyncScript(script, ...given));
    if (answer.error !== undefined) throw new Error(`in the page: ${answer.error}`);
    return answer.value;
  }

  /** Runs, however it ends. @param {unknown} options @returns {Promise<Settled>} */
  async settle(options) {
    return read(await this.inPage((given) => /** @type {any} */ (window).e2e.start(given), options));
  }

  /** Runs what has to resolve. @param {RunOptions} options @returns {Promise<Result>} */
  async run(options) {
    const { resolved, rejected } = await this.settle(options);
    assert.equal(rejected, null, `run(${JSON.stringify(options)}) has to resolve`);
    return /** @type {Result} */ (resolved);
  }

  /** Starts a run and does not wait for it. @param {unknown} options */
  async start(options) {
    await this.inPage((given) => {
      void (/** @type {any} */ (window).e2e.start(given));
    }, options);
  }

  /** The end of the run that was started. @returns {Promise<Settled>} */
  async end() {
    return read(await this.inPage(() => /** @type {any} */ (window).e2e.running));
  }

  /** Whether a run that was started has not ended. @returns {Promise<boolean>} */
  running() {
    return this.driver.executeScript(() => {
      const { e2e } = /** @type {any} */ (window);
      return Boolean(e2e?.running && !e2e.settled);
    });
  }

  /**
   * Presses the page's own Run, or another button that runs, and waits for the result.
   * @param {string} [button] its selector
   * @returns {Promise<Result>}
   */
  async pressRun(button = '[data-action=run]') {
    await this.inPage((selector) => {
      const { e2e } = /** @type {any} */ (window);
      e2e.result = null;
      e2e.lab().addEventListener(
        'result',
        (/** @type {any} */ event) => {
          e2e.result = e2e.plain(event.detail);
        },
        { once: true },
      );
      /** @type {HTMLElement} */ (document.querySelector(selector)).click();
    }, button);
    return until('a result after Run was pressed', async () => {
      const { result, problem } = await this.inPage(() => ({
        result: /** @type {any} */ (window).e2e.result,
        problem:
          /** @type {HTMLElement} */ (document.querySelector('[data-part=problem]:not([hidden])'))?.innerText ?? null,
      }));
      assert.equal(problem, null, 'the page names no problem');
      return JSON.parse(result);
    });
  }

  /** @returns {Promise<string[]>} */
  locks() {
    return this.inPage(() => /** @type {any} */ (window).e2e.locks());
  }

  /** What the console said since the last call, without what this test expects. */
  async complaints() {
    const messages = await this.browser.messages();
    return messages.filter((message) => ![...this.expected, ...LEFT_BEHIND].some((pattern) => pattern.test(message)));
  }
}

/**
 * Gives a test file its page. Call it at the top of the file.
 * @param {import('./site.js').Options & {search?: string, dark?: boolean}} [options]
 * @returns {Lab} filled in before the first test
 */
export const useLab = ({ search, dark = false, ...options } = {}) => {
  const lab = /** @type {Lab} */ (Object.create(Lab.prototype));
  /** A page that is not isolated asks for the service worker once, and a browser says so when there is none. */
  const usual = options.without?.includes('/sw.js') ? [/\b404\b|ServiceWorker/i] : [];
  /** @type {Site|null} */
  let site = null;
  before(async () => {
    site = await serveSite(options);
    Object.assign(lab, new Lab(await startBrowser({ dark }), site.url), { expected: usual });
    await lab.open(search);
  });
  afterEach(async () => {
    const complaints = await lab.complaints();
    lab.expected = usual;
    // A run that did not end belongs to a test that failed: the next one gets a page of its own.
    if (await lab.running()) await lab.open(search);
    assert.deepEqual(complaints, [], 'the console is silent');
  });
  after(async () => {
    await lab.browser?.close();
    await site?.close();
  });
  return lab;
};
