/** The tool for sweeps, as tests press it and read it. */

import assert from 'node:assert/strict';
import { until } from './until.js';

/** @param {import('./lab.js').Lab} lab */
export const sweepTool = (lab) => {
  /** Opens the tool, and waits until it is loaded. @param {string} search */
  const openTool = async (search) => {
    await lab.open(search);
    await lab.inPage(() => {
      for (const tool of document.querySelectorAll('details.tool')) {
        if (tool.querySelector('h2')?.textContent === 'Sweep one number')
          /** @type {HTMLDetailsElement} */ (tool).open = true;
      }
    });
    await until('the tool is loaded', () =>
      lab.driver.executeScript(() => document.querySelector('[data-part=sweep]') !== null),
    );
  };

  /** @param {string} name @param {Record<string, string>} [fields] */
  const press = (name, fields = {}) =>
    lab.inPage(
      (sweep, texts) => {
        const tool = /** @type {HTMLElement} */ (document.querySelector('[data-part=sweep]'));
        /** @type {HTMLElement} */ (tool.querySelector(`[data-choice=${sweep}] input`)).click();
        for (const [field, text] of Object.entries(texts)) {
          const control = /** @type {HTMLInputElement} */ (tool.querySelector(`[name=${field}]`));
          control.value = text;
          control.dispatchEvent(new Event('change', { bubbles: true }));
        }
        /** @type {HTMLElement} */ (tool.querySelector('[data-action=sweep]')).click();
      },
      name,
      fields,
    );

  /** What the tool shows. */
  const shown = () =>
    lab.inPage(() => {
      const tool = /** @type {HTMLElement} */ (document.querySelector('[data-part=sweep]'));
      const texts = (/** @type {ParentNode} */ under, /** @type {string} */ selector) =>
        Array.from(under.querySelectorAll(selector), (one) => one.textContent ?? '');
      const problem = /** @type {HTMLElement} */ (tool.querySelector('[data-part=sweep-problem]'));
      return {
        progress: texts(tool, '[data-part=sweep-progress]')[0],
        problem: problem.hidden ? '' : (problem.textContent ?? ''),
        heads: texts(tool, '.figures thead th'),
        rows: Array.from(tool.querySelectorAll('.figures tbody tr'), (row) => texts(row, 'th, td')),
        readings: texts(tool, '[data-part=sweep-readings] li').join('\n'),
        failures: texts(tool, '[data-part=sweep-failures] li').join('\n'),
        marks: Array.from(
          tool.querySelectorAll('figure:not([hidden]) svg[role=img]'),
          (chart) => chart.querySelectorAll('.chart-series path > title').length,
        ),
        guides: Array.from(
          tool.querySelectorAll('figure:not([hidden]) svg[role=img]'),
          (chart) => chart.querySelectorAll('.chart-guide').length,
        ),
        intervals: tool.querySelectorAll('.chart-interval').length,
      };
    });

  /** The end of the sweep that was started. @returns {Promise<Awaited<ReturnType<typeof shown>>>} */
  const ended = () =>
    until(
      'the sweep is over',
      async () => {
        const now = await shown();
        assert.equal(now.problem, '', 'the tool names no problem');
        return /^(Done|Stopped)/.test(now.progress) ? now : null;
      },
      120000,
    );

  return { openTool, press, shown, ended };
};
