/** The page's first picture, above the lab; Run starts the recorded work in the lab. */
import { currentFacts } from './isolation.js';
import { catalogue } from './model/catalogue.js';
import { rungOf } from './model/rung.js';
import { modelTitle } from './model/state.js';
import { firstView } from './recorded/first-view.js';
import { FirstView } from './views/first-view.js';

/** @import { InterleaveLabElement } from './interleave-lab-element.js' */

const lab = /** @type {InterleaveLabElement|null} */ (document.querySelector('interleave-lab'));
const run = () => {
  // Threads need shared memory; without it the event loop takes turns as they do.
  const models = currentFacts().isolated ? firstView.options.models : /** @type {const} */ (['event-loop', 'processes']);
  lab?.scrollIntoView({ block: 'start' });
  // What goes wrong stands in the lab.
  lab?.run({ ...firstView.options, models: [...models ?? []] }).catch(() => {});
};
const view = new FirstView(firstView, (model) => modelTitle(catalogue, model), rungOf(currentFacts()).name === 'recorded' ? null : run);
document.querySelector('[data-room=first-view]')?.append(view.element);
view.connect();
