/**
 * The frame's page: the lab as its address says, shown compactly, and its talk with the page around it. It is the
 * page's own element, given attributes from the address and commands from the host. Where nobody talks to it (a plain
 * `<iframe>`, a tab of its own) it works all the same.
 */
import '../define.js';
import { FRAME_SHOWS, NAMES } from '../model/attributes.js';
import { FOREIGN } from '../model/address.js';
import { quoted } from '../model/parameter.js';
import { AddressBanner } from '../views/banner.js';
import { answer } from './host.js';

/** @import { InterleaveLab } from '../protocol.js' */

// The element will ask for these: here they come along with the rest.
void import('../views/compact-view.js');
void import('../model/look.js');

/** @param {URLSearchParams} query */
const unknownIn = (query) => [...new Set(query.keys())].filter((name) => !NAMES.includes(name) && !FOREIGN.test(name));

const query = new URLSearchParams(location.search);
const lab = /** @type {InterleaveLab} */ (document.createElement('interleave-lab'));
lab.setAttribute('show', FRAME_SHOWS);
for (const name of NAMES) {
  const value = query.get(name);
  if (value !== null) lab.setAttribute(name, value);
}
if (location.hash.length > 1) lab.setAttribute('moment', location.hash.slice(1));

const banner = new AddressBanner();
banner.show(unknownIn(query).map((name) => `${quoted(name)} is not a setting of an embed; ignored.`));
document.title = query.get('title')?.slice(0, 300) || document.title;
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
main.querySelector('[data-part=not-started]')?.remove();
main.append(banner.element, lab);
answer(lab, main);
