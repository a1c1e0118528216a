/**
 * Somebody's post with the tag in it: pages of another site, with a strict policy and none of our headers. After each
 * test the console has to be silent, as on our own page (lab.js).
 */

import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { startBrowser } from './browser.js';
import { Lab } from './lab.js';
import { startRecording } from './recorder.js';
import { serveBlog, serveSite } from './site.js';
import { until } from './until.js';

/** @import { Site } from './site.js' */

/** Firefox ends the process of a frame that is left, and says where its script was just then. */
const LEFT = /Script terminated by timeout/;

/** @param {string} body */
export const post = (body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><link rel="icon" href="data:,"><body>${body}`;

export class Posts {
  /** As they are served, by their paths; a test may add to them. @type {Record<string, string>} */
  pages = {};
  /** @type {Lab} */
  lab = Object.create(Lab.prototype);
  /** Ours. @type {Site} */
  site = Object.create(null);
  /** @type {Site} */
  #blog = Object.create(null);

  /** @param {Record<string, string>} bodies */
  async start(bodies) {
    this.site = await serveSite();
    for (const [path, body] of Object.entries(bodies))
      this.pages[path] = post(`${body}<script type="module" src="${this.site.url}embed.js"></script>`);
    const { origin } = new URL(this.site.url);
    this.#blog = await serveBlog(this.pages, {
      csp: `default-src 'none'; img-src data:; script-src ${origin}; frame-src ${origin}`,
    });
    Object.assign(this.lab, new Lab(await startBrowser(), this.site.url));
  }

  async stop() {
    await this.lab.browser?.close();
    await this.#blog.close?.();
    await this.site.close?.();
  }

  /** @param {string} [path] */
  async open(path = '') {
    await this.lab.driver.get(this.#blog.url + path);
    await startRecording(this.lab.driver);
    await until('the tag is defined', () => this.lab.inPage(() => customElements.get('interleave-lab') !== undefined));
  }

  /** @param {string} id of a tag @returns {Promise<any>} its frame, or null while there is none */
  frameOf(id) {
    return this.lab.driver.executeScript(
      'return document.getElementById(arguments[0]).shadowRoot.querySelector("iframe")',
      id,
    );
  }

  /** Presses the poster's first button, as its reader does. @param {string} id of a tag */
  async press(id) {
    const button = await this.lab.driver.executeScript(
      'return document.getElementById(arguments[0]).shadowRoot.querySelector("button")',
      id,
    );
    await /** @type {import('selenium-webdriver').WebElement} */ (button).click();
  }

  /** @template T @param {string} id of a tag @param {() => T} look in its frame @returns {Promise<T>} */
  async inFrame(id, look) {
    await this.lab.driver.switchTo().frame(await this.frameOf(id));
    try {
      return await this.lab.driver.executeScript(look);
    } finally {
      await this.lab.driver.switchTo().defaultContent();
    }
  }
}

/**
 * Gives a test file its posts. Call it at the top of the file.
 * @param {Record<string, string>} bodies by their paths
 * @returns {Posts} filled in before the first test
 */
export const usePosts = (bodies) => {
  const posts = new Posts();
  before(() => posts.start(bodies));
  after(() => posts.stop());
  afterEach(async () => {
    const complaints = (await posts.lab.complaints()).filter((message) => !LEFT.test(message));
    posts.lab.expected = [];
    assert.deepEqual(complaints, [], 'the console is silent');
  });
  return posts;
};
