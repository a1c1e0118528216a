/** The page to record, in a browser on this computer, and the text that says where and when a recording was made. */

import { cpus } from 'node:os';
import { startBrowser } from '../../tests/e2e/browser.js';
import { serveSite } from '../../tests/e2e/site.js';

/** @import { WebDriver } from 'selenium-webdriver' */
/** @import { Origin } from '../../www/result/origin.js' */

/** A workload that waits takes long when it runs on every model and several times. */
const PATIENCE_MS = 600_000;

/** @typedef {{driver: WebDriver, about: Origin, cores: number}} Recorder */

/**
 * The sources are served, so that the page can import any of them.
 * @param {(recorder: Recorder) => Promise<void>} record
 */
export const inBrowser = async (record) => {
  const site = await serveSite({ checkout: true });
  const { driver, close } = await startBrowser();
  try {
    await driver.manage().setTimeouts({ script: PATIENCE_MS });
    await driver.get(site.url);
    const version = String((await driver.getCapabilities()).getBrowserVersion()).split('.')[0];
    await record({
      driver,
      about: { day: new Date().toISOString().slice(0, 10), browser: `Chromium ${version}` },
      cores: cpus().length,
    });
  } finally {
    await close();
    await site.close();
  }
};

/**
 * Runs `body` in the page, and returns what it resolves to.
 * @template T
 * @param {WebDriver} driver
 * @param {(...given: any[]) => Promise<T>} body
 * @param {unknown[]} given
 * @returns {Promise<T>}
 */
export const inPage = async (driver, body, ...given) => {
  const answer = /** @type {{value: T, failed?: string}} */ (
    await driver.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
    (${body})(...Array.prototype.slice.call(arguments, 0, -1)).then((value) => done({ value }), (error) => done({ failed: String(error) }));`,
      ...given,
    )
  );
  if (answer.failed !== undefined) throw new Error(`no recording: ${answer.failed}`);
  return answer.value;
};
