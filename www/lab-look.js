/** How a lab is shown, where an attribute says anything of that, or has said: what reads and does it is loaded then. */
import { LOOKS } from './model/attributes.js';

/** @import { LabView } from './views/lab-view.js' */

export class LabLook {
  #element;
  #looked = false;
  #themed = false;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
  }

  /** @param {LabView} view @param {string[]} problems of the settings, to be told along with those of the look */
  async show(view, problems) {
    if (!this.#looked && !LOOKS.some((name) => this.#element.hasAttribute(name))) return;
    this.#looked = true;
    const { READERS_THEME, readLook } = await import('./model/look.js');
    const { look, problems: others } = readLook((name) => this.#element.getAttribute(name));
    view.addressProblems = [...problems, ...others];
    void view.present(look);
    if (!look.theme && !this.#themed) return;
    this.#themed = true;
    (await import('./views/theme.js')).applyTheme(look.theme ?? READERS_THEME);
  }
}
