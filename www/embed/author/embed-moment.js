/** In the Embed dialog: whether the embed starts with the run on the screen, at the current moment and selection. */
import { build, setText } from '../../ui/dom.js';
import { part } from '../../ui/missing-part.js';

/** @typedef {import('../../link/link.js').Looked} Looked */
/** @typedef {import('../../link/link.js').Fragment} Fragment */

/** @param {Fragment} packed */
const sayHeld = ({ letters, whole }) =>
  whole
    ? `What to paste holds the run, in ${letters.toLocaleString('en')} letters, with its settings. It is labelled as recorded; Run replaces it.`
    : `This run is too large to be pasted (${letters.toLocaleString('en')} letters): a reader’s own run opens at this moment.`;

export class EmbedMoment {
  #input = build('input', { type: 'checkbox' });
  #label = build('label', { class: 'embed-check' }, this.#input, 'Start with the run and the moment on the screen');
  #note = build('p', { class: 'small', role: 'status', 'data-part': 'embed-moment' });
  elements = [this.#label, this.#note];
  #catalogue;
  #changed;
  /** @type {Looked|null} */
  #looked = null;
  /** The packed form of `#looked`, once the reader has asked for it. @type {Fragment|null} */
  #packed = null;

  /** @param {import('../../base/catalogue.js').Catalogue} catalogue @param {() => void} changed */
  constructor(catalogue, changed) {
    this.#catalogue = catalogue;
    this.#changed = changed;
    this.#input.addEventListener('change', () => void this.#pack());
  }

  /** @param {Looked|null} looked null while there is no finished run */
  show(looked) {
    this.#looked = looked;
    this.#packed = null;
    this.#label.hidden = looked === null;
    setText(this.#note, '');
    void this.#pack();
  }

  /**
   * The fragment as a link holds it behind the #, and the settings that it belongs to. Null where the author wants
   * none, or until it is packed.
   */
  get chosen() {
    const packed = this.#input.checked ? this.#packed : null;
    return this.#looked && packed && { moment: packed.fragment, state: this.#looked.ran.state };
  }

  /** Packs only on request: a large run takes long to pack, and most embeds hold none. */
  async #pack() {
    const looked = this.#looked;
    if (!looked || this.#packed || !this.#input.checked) return;
    const { makeFragment } = await part(import('../../link/link.js'));
    const packed = await makeFragment(looked, this.#catalogue);
    if (looked !== this.#looked) return;
    this.#packed = packed;
    setText(this.#note, sayHeld(packed));
    this.#changed();
  }
}
