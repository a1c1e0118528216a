/** Loads the code for display options once an attribute sets one, and applies them from then on. */
import { LOOKS } from '../attributes.js';

/** @import { LabView } from '../view/lab-view.js' */

export class LabLook {
  #element;
  #looked = false;
  #themed = false;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
  }

  /** @param {LabView} view @param {string[]} problems of the settings, shown with those of the display options */
  async show(view, problems) {
    if (!this.#looked && !LOOKS.some((name) => this.#element.hasAttribute(name))) return;
    this.#looked = true;
    const { READERS_THEME, readLook } = await import('../look.js');
    const { look, problems: others } = readLook((name) => this.#element.getAttribute(name));
    view.addressProblems = [...problems, ...others];
    void view.present(look);
    if (!look.theme && !this.#themed) return;
    this.#themed = true;
    (await import('../view/theme.js')).applyTheme(look.theme ?? READERS_THEME);
  }
}
