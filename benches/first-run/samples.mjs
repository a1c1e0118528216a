/* global customElements, document, window */
/**
 * A page's first run compared with its next four, in a newly started browser. Browsers keep compiled code for the next
 * page, in memory and on disk, so the first run of a new page in an old browser is not a first run.
 */

import { startBrowser } from '../../tests/e2e/browser.js';
import { RUNS, firstBesideNext, taskTime } from '../../tests/e2e/first-run.js';
import { Lab } from '../../tests/e2e/lab.js';
import { post } from '../../tests/e2e/post.js';
import { serveBlog, serveSite } from '../../tests/e2e/site.js';
import { until } from '../../tests/e2e/until.js';

/** @import { Engine } from '../../tests/e2e/engines.js' */
/** @import { Ran } from '../../tests/e2e/first-run.js' */
/** @import { ModelName, ModelResult, Params } from '../../www/interface.js' */

/** @typedef {{workload: string, params: Params, models: ModelName[]}} Job */
/**
 * How a reader starts a run: by the interface, by the page's Run button, by *Run this here* under the first picture, in
 * an idea's experiment, or in a post's frame. The work of *Run this here* and of an experiment is the page's.
 * @typedef {'run'|'press'|'here'|'idea'|'embed'} Way
 */

/** @typedef {Record<string, number[]>} Times the task times of the runs, by model */

/** @param {Job} job */
const search = ({ workload, params, models }) =>
  new URLSearchParams({
    workload,
    models: models.join(),
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
  }).toString();

/** Makes the runs one after the other. @param {() => Promise<Ran[]>} run @returns {Promise<Times>} */
const timesOf = async (run) => {
  /** @type {Times} */
  const times = {};
  for (let count = 0; count < RUNS; count += 1)
    for (const ran of await run()) (times[ran.model] ??= []).push(taskTime(ran));
  return times;
};

/** @param {Lab} lab @param {Job} job @param {string} blog */
const byEmbed = async (lab, job, blog) => {
  await lab.driver.get(`${blog}${job.workload}`);
  await until('the tag is defined', () =>
    lab.driver.executeScript(() => customElements.get('interleave-lab') !== undefined),
  );
  return timesOf(() =>
    lab.inPage(async () => (await /** @type {any} */ (document.querySelector('interleave-lab')).run()).models),
  );
};

/** @param {Lab} lab @param {string} selector of a button that comes when the page is ready for it */
const shown = (lab, selector) =>
  until(`${selector} is there`, () =>
    lab.driver.executeScript(
      (/** @type {string} */ wanted) => document.querySelector(wanted)?.checkVisibility(),
      selector,
    ),
  );

/**
 * An experiment makes all of its runs when its button is pressed once: they are its rounds. It has them from the bench
 * that the lab gives to the page's parts, so that is where this listens.
 * @param {Lab} lab
 */
const byIdea = async (lab) => {
  const room = '[data-room=computing]';
  const button = `${room} [data-action=see]`;
  await lab.open();
  await until('the lab has its bench', () =>
    lab.inPage(() => {
      const { e2e } = /** @type {any} */ (window);
      const { bench } = e2e.lab();
      if (!bench) return false;
      const { measure } = bench;
      e2e.result = null;
      bench.measure = async (/** @type {any[]} */ ...asked) => {
        const result = await measure(...asked);
        e2e.result = e2e.plain(result);
        return result;
      };
      return true;
    }),
  );
  await lab.inPage((wanted) => document.querySelector(wanted)?.scrollIntoView(), room);
  await shown(lab, button);
  await lab.inPage((wanted) => /** @type {HTMLElement} */ (document.querySelector(wanted)).click(), button);
  /** @type {{models: ModelResult[]}} */
  const { models } = JSON.parse(
    await until('the experiment has run', () => lab.inPage(() => /** @type {any} */ (window).e2e.result)),
  );
  return Object.fromEntries(models.map(({ model, samples }) => [model, samples.map(({ run_ms }) => Number(run_ms))]));
};

/**
 * Makes the runs in a fresh page.
 * @param {Lab} lab
 * @param {Way} way
 * @param {Job} job
 * @param {string} blog
 * @returns {Promise<Times>}
 */
const runIn = async (lab, way, job, blog) => {
  if (way === 'embed') return byEmbed(lab, job, blog);
  if (way === 'idea') return byIdea(lab);
  await lab.open(way === 'press' ? `?${search(job)}` : '');
  const here = '[data-action=run-recorded]';
  if (way === 'here') await shown(lab, here);
  return timesOf(
    async () => (way === 'run' ? await lab.run(job) : await lab.pressRun(way === 'here' ? here : undefined)).models,
  );
};

/**
 * Samples of one engine. `ratios` starts a browser, makes five runs in its first page, and returns a ratio for each
 * model.
 * @param {Engine} engine
 */
export const openSamples = async (engine) => {
  const site = await serveSite();
  /** @type {Record<string, string>} */
  const pages = {};
  const blog = await serveBlog(pages);
  return {
    /** @param {Job} job @param {Way} [way] @returns {Promise<Record<string, {ratio: number, times: number[]}>>} */
    async ratios(job, way = 'run') {
      const attributes = Array.from(new URLSearchParams(search(job)), ([name, value]) => `${name}="${value}"`).join(
        ' ',
      );
      pages[`/${job.workload}`] = post(
        `<interleave-lab ${attributes}></interleave-lab><script type="module" src="${site.url}embed.js"></script>`,
      );
      const browser = await startBrowser({ engine });
      try {
        const times = await runIn(new Lab(browser, site.url), way, job, blog.url);
        return Object.fromEntries(
          Object.entries(times).map(([model, own]) => [model, { ratio: firstBesideNext(own), times: own }]),
        );
      } finally {
        await browser.close();
      }
    },
    async close() {
      await blog.close();
      await site.close();
    },
  };
};
