/**
 * The frame's page: the lab in its compact form, set by the frame's address, and its connection to the page around it.
 * It uses the same element as our own page: the address gives the attributes, the host sends the commands. Without a
 * host (a plain `<iframe>`, a tab of its own) it works as well.
 */
import '../../define.js';
import { currentFacts, offFacts, onFacts } from '../../capability/isolation.js';
import { FRAME_SHOWS, NAMES } from '../../lab/attributes.js';
import { noSettings } from '../../lab/address.js';
import { AddressBanner } from '../../lab/view/banner.js';
import { answer } from './host.js';

/** @import { InterleaveLab } from '../../interface.js' */

// The element loads these on demand. Importing them here puts them into the frame's first load.
void import('../../lab/view/compact-view.js');
void import('../../lab/look.js');

const query = new URLSearchParams(location.search);
const lab = /** @type {InterleaveLab & {running: boolean}} */ (document.createElement('interleave-lab'));
lab.setAttribute('show', FRAME_SHOWS);
for (const name of NAMES) {
  const value = query.get(name);
  if (value !== null) lab.setAttribute(name, value);
}
if (location.hash.length > 1) lab.setAttribute('moment', location.hash.slice(1));

const banner = new AddressBanner();
banner.show(noSettings(query, new Set(NAMES), 'an embed'));
document.title = query.get('title')?.slice(0, 300) || document.title;
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
for (const part of ['not-started', 'astray']) main.querySelector(`[data-part=${part}]`)?.remove();
main.append(banner.element, lab);

/**
 * How long to wait for the attempt to isolate the page. It usually reloads itself within this time, and a host whose
 * command came before the reload would have to wait twice.
 */
const LIFT_MS = 6000;

/** Resolves when the lab has the display options that the attributes ask for. */
const presented = new Promise((resolve) => {
  const look = () => {
    if (lab.querySelector('.lab[data-show]')) resolve(null);
  };
  new MutationObserver(look).observe(lab, { subtree: true, childList: true, attributeFilter: ['data-show'] });
  look();
});

/** Resolves when the page will not reload itself any more. */
const settled = new Promise((resolve) => {
  const look = () => {
    if (currentFacts().lifting) return;
    offFacts(look);
    resolve(null);
  };
  onFacts(look);
  look();
  setTimeout(resolve, LIFT_MS);
});

// Only now the frame connects: the host then shows it, and the reader sees no change of layout. The capability level is
// known, too.
await Promise.all([presented, settled]);
answer(lab, main);
