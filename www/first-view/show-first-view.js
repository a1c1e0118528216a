/**
 * Shows the first picture, above the lab. Its button runs the recorded work here, and shows that run beside the picture
 * and in the lab.
 */
import { currentFacts } from '../capability/isolation.js';
import { catalogue } from '../generated/catalogue.js';
import { capabilityLevelOf } from '../capability/capability-level.js';
import { modelTitle } from '../lab/state.js';
import { firstView } from '../recorded/first-view.js';
import { FirstView } from './first-view.js';

/** @import { InterleaveLabElement } from '../lab/element/interleave-lab-element.js' */

const lab = /** @type {InterleaveLabElement|null} */ (document.querySelector('interleave-lab'));
/** Threads need shared memory; without it the event loop takes their place, since its tasks take turns as well. */
const models = () => [
  ...(currentFacts().isolated ? (firstView.options.models ?? []) : /** @type {const} */ (['event-loop', 'processes'])),
];
/** @type {import('./own-run.js').Bench} */
const bench = {
  run: async (onProgress) => {
    const tell = (/** @type {Event} */ event) =>
      onProgress(/** @type {CustomEvent<import('../interface.js').Progress>} */ (event).detail);
    await customElements.whenDefined('interleave-lab');
    lab?.addEventListener('progress', tell);
    try {
      return await /** @type {InterleaveLabElement} */ (lab).run({ ...firstView.options, models: models() });
    } finally {
      lab?.removeEventListener('progress', tell);
    }
  },
  cancel: () => lab?.cancel(),
  all: () => lab?.querySelector('.results-panel')?.scrollIntoView({ block: 'start' }),
};
const view = new FirstView(
  firstView,
  (model) => modelTitle(catalogue, model),
  capabilityLevelOf(currentFacts()).name === 'recorded' ? null : bench,
);
document.querySelector('[data-room=first-view]')?.append(view.element);
view.connect();
