/**
 * What stands in the place of a frame until there is one: a title, a sentence, a way to the experiment, and what the
 * author put inside the tag, in the page's own colours. It needs no request, and no leave for styles.
 */

const STYLE = `
:host { display: block; position: relative; }
.poster {
  box-sizing: border-box; padding: 1.25rem 1.5rem; overflow-wrap: break-word; color-scheme: light dark;
  font: 1rem/1.5 Seravek, "Gill Sans Nova", Ubuntu, Calibri, sans-serif;
  color: light-dark(#12211d, #e5f0ec); background: light-dark(#f1f5f3, #0d1715);
  border: 1px solid light-dark(#c6d3ce, #31473f); border-block-start: 4px solid light-dark(#0b6b58, #4fd1b5); border-radius: 6px;
}
.poster p { margin: 0 0 0.5rem; max-inline-size: 60ch; }
.poster .title { font-size: 1.25rem; font-weight: 700; line-height: 1.2; }
a { color: light-dark(#0b6b58, #4fd1b5); }
iframe { display: block; inline-size: 100%; border: 0; }
.poster:not([hidden]) ~ iframe { position: absolute; inset-block-start: 0; visibility: hidden; }
`;

/** @param {string} tag @param {Record<string, string>} [attributes] @param {(Node|string)[]} children */
const build = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

export class Poster {
  #title = build('p', { class: 'title' });
  #state = build('p', { role: 'status' });
  #link = /** @type {HTMLAnchorElement} */ (build('a', { target: '_blank', rel: 'noopener' }, 'Open it on a page of its own'));
  // Its own empty title: the tag's would come up wherever the pointer rests.
  #card = build('div', { class: 'poster', title: '' }, this.#title, this.#state, build('p', {}, this.#link));
  #given = build('slot');

  /** @param {ShadowRoot} root */
  constructor(root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#card, this.#given);
  }

  /** @param {string} title @param {string} address of the experiment by itself @param {string} scheme '' for the reader's */
  describe(title, address, scheme) {
    this.#title.textContent = title;
    this.#link.href = address;
    this.#card.style.colorScheme = scheme;
  }

  /** @param {string} text */
  say(text) { this.#state.textContent = text; }

  /** So tall at least, that little moves when the frame comes. @param {number} px */
  set height_px(px) { this.#card.style.minBlockSize = `${px}px`; }

  /** @param {boolean} hidden */
  set hidden(hidden) { this.#card.hidden = this.#given.hidden = hidden; }
}
