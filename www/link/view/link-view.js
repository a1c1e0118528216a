/**
 * "Copy link": copies a link to the shown run and its moment. If the browser does not allow copying, the link is shown
 * and selected.
 */
import { build, setText } from '../../ui/dom.js';
import { part } from '../../ui/missing-part.js';

/** @typedef {import('../link.js').Ran} Ran */
/** @typedef {import('../moment.js').Moment} Moment */
/**
 * `page`: the address of the page that opens links; null if there is none.
 * @typedef {{page: () => string|null, catalogue: import('../../base/catalogue.js').Catalogue}} Shared
 */

export class LinkView {
  button = build('button', { type: 'button', class: 'quiet', 'data-action': 'copy-link', hidden: true }, 'Copy link');
  #status = build('p', { class: 'small', role: 'status', 'data-part': 'link-status' });
  #field = build('input', {
    type: 'text',
    readonly: true,
    hidden: true,
    'aria-label': 'Link to this moment',
    'data-part': 'link',
  });
  element = build('div', { class: 'link-room' }, this.#field, this.#status);
  #shared;
  #moment;
  /** @type {Ran|null} */
  #ran = null;

  /** @param {Shared} shared @param {() => Moment} moment */
  constructor(shared, moment) {
    this.#shared = shared;
    this.#moment = moment;
    this.button.addEventListener('click', () => void this.#copy());
  }

  /** @param {Ran|null} ran null if there is no finished run */
  show(ran) {
    this.#ran = ran;
    this.button.hidden = ran === null || this.#shared.page() === null;
    this.#field.hidden = true;
    setText(this.#status, '');
  }

  async #copy() {
    const [ran, page] = [this.#ran, this.#shared.page()];
    if (!ran || page === null) return;
    const { makeLink } = await part(import('../link.js'));
    const { address, whole } = await makeLink({ ran, moment: this.#moment() }, page, this.#shared.catalogue);
    if (ran !== this.#ran) return;
    const held = whole
      ? 'It holds this run and this moment; opening it measures nothing.'
      : `This run is too large for a link, so it holds the settings and the moment only. To pass on the run itself, save it under “Save or open”.`;
    this.#field.value = address;
    try {
      await navigator.clipboard.writeText(address);
      this.#field.hidden = true;
      setText(this.#status, `The link is copied. ${held}`);
    } catch {
      this.#field.hidden = false;
      this.#field.focus();
      this.#field.select();
      setText(this.#status, `Here is the link, for you to copy. ${held}`);
    }
  }
}
