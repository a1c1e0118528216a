/**
 * The screens that are kept as golden pictures: where each is, what is done there, what of it is at the top, and what
 * tells that it is there. What was measured on them is a recorded run; of a run that goes on, what changes is hidden.
 */

import { contentSecurityPolicy } from '../../tools/headers.mjs';
import { recording } from '../../www/recorded/mix.js';
import { until } from './until.js';

/** @import { Lab } from './lab.js' */

/**
 * `site`: served otherwise than it should be; `link`: the run's link follows the path.
 * @typedef {{site?: import('./site.js').Options, path?: string, link?: boolean, act?: (lab: Lab) => Promise<unknown>,
 *   top?: string, there: string}} Screen
 */

const UNSHARED = { isolated: false, without: ['/sw.js'] };
const NO_WASM = { csp: contentSecurityPolicy.replace(" 'wasm-unsafe-eval'", '') };
const NO_SCRIPTS = { csp: "default-src 'none'; style-src 'self'; img-src 'self'" };
/** What an engine says of what these pages may not do. */
export const REFUSALS = [/Content.Security.Policy|violates|404|ServiceWorker/i];

const WORK = '?workload=mix&models=sequential,threads-gil,processes';
const LONG = '?workload=download&delay_ms=20000&models=event-loop,threads-gil,processes';

/** @param {Lab} lab @param {string} selector */
const click = (lab, selector) =>
  until(selector, () =>
    lab.inPage((wanted) => {
      const found = /** @type {HTMLElement|null} */ (document.querySelector(wanted));
      if (!found?.checkVisibility()) return false;
      found.click();
      return true;
    }, selector),
  );

/** Another run beside the one that is shown: a saved one, of one round. @param {Lab} lab */
async function compare(lab) {
  await click(lab, '[data-action=keep-run]');
  const models = recording.result.models.map((model) => ({
    ...model,
    samples: [
      {
        round: 0,
        wall_ms: model.wall_ms,
        start_ms: null,
        run_ms: null,
        wait_ms: null,
        carry_ms: null,
        frozen_ms: null,
        error: null,
      },
    ],
  }));
  await lab.inPage(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'saved.run.json'));
      document
        .querySelector('.lab')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    JSON.stringify({
      format: 'interleave-run',
      version: 1,
      about: recording.about,
      run: { ...recording.result, models },
    }),
  );
}

/** @param {Lab} lab */
async function run(lab) {
  await click(lab, '[data-action=run]');
  await until('a row that runs', () =>
    lab.inPage(() => document.querySelector('[data-part=timeline]')?.checkVisibility()),
  );
  await lab.inPage(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '.timeline-panel canvas, .legend, .results td, progress { visibility: hidden } [data-part=progress] { display: none }',
    );
    document.adoptedStyleSheets.push(sheet);
  });
}

/** @param {Lab} lab */
async function embed(lab) {
  await click(lab, '[data-action=embed]');
  // Its place is another in each run.
  await until('the preview', () =>
    lab.inPage(() => {
      const code = document.querySelector('[data-part=embed-code] code');
      if (code) code.textContent = String(code.textContent).replaceAll(location.host, 'localhost:12345');
      return /** @type {HTMLIFrameElement|null} */ (document.querySelector('.embed-preview'))?.contentDocument
        ?.querySelector('.compact-head h2')
        ?.checkVisibility();
    }),
  );
  await lab.inPage(() =>
    /** @type {HTMLIFrameElement} */ (document.querySelector('.embed-preview')).contentDocument
      ?.querySelectorAll('.heartbeat')
      .forEach((element) => {
        /** @type {HTMLElement} */ (element).style.visibility = 'hidden';
      }),
  );
}

/** What comes by and by where no script starts. @param {Lab} lab */
const finish = (lab) => lab.inPage(() => document.getAnimations().forEach((animation) => animation.finish()));

/** @type {Record<string, Screen>} */
export const SCREENS = {
  first: { there: '.first-view canvas' },
  idea: { top: '.idea', there: '.idea [data-action]' },
  run: { link: true, top: '.lab', there: '[data-part=timeline]' },
  trace: { link: true, top: '.timeline-panel', there: '[data-part=timeline]' },
  compare: { link: true, act: compare, top: '[data-part=compare]', there: '.compared-run:nth-child(2)' },
  live: { path: LONG, act: run, top: '.run-bar', there: '[data-action=cancel]:enabled' },
  error: {
    path: '?workload=download&tasks=70&models=fibers',
    top: '#workbench',
    there: '[data-part=address-problems]',
  },
  dialog: { path: WORK, act: embed, there: 'dialog[open]' },
  embed: { path: 'embed.html', link: true, there: '[data-part=timeline]' },
  'embed-question': { path: `embed.html${WORK}&question=How+long%3F`, there: '.guess' },
  'embed-unshared': {
    site: UNSHARED,
    path: `embed.html${WORK}`,
    act: (lab) => click(lab, '.capability > summary'),
    there: '[data-capability=unshared][open]',
  },
  'embed-recorded': { site: NO_WASM, path: `embed.html${WORK}`, there: '[data-part=recorded]' },
  'embed-picture': { site: NO_SCRIPTS, path: 'embed.html', act: finish, there: '.static-run img' },
  'idea-recorded': { site: NO_WASM, top: '.idea', there: '.idea-recorded canvas' },
};
