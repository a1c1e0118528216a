/**
 * The content of the reserved space until there is a frame, that is, until the reader presses Run: a title, Run, a
 * recorded picture, a link to the experiment, and the author's content of the tag. It needs no permission for styles,
 * and the height does not depend on its content.
 */

const STYLE = `
:host { display: block; }
.room { position: relative; overflow: hidden; transition: color 1ms; }
.poster, iframe { position: absolute; inset: 0; box-sizing: border-box; inline-size: 100%; block-size: 100%; border: 0; }
.poster {
  padding: 0.75rem; overflow: auto; overflow-wrap: break-word;
  font: 1rem/1.5 Seravek, "Gill Sans Nova", Ubuntu, Calibri, sans-serif;
  color: light-dark(#12211d, #e5f0ec); background-color: light-dark(#f1f5f3, #0d1715);
  border-block-start: 4px solid light-dark(#0b6b58, #4fd1b5);
}
.poster[hidden] { display: none; }
.poster:not([hidden]) ~ iframe { visibility: hidden; }
p { margin: 0 0 0.5rem; max-inline-size: 60ch; }
.title { font-size: 1.375rem; font-weight: 700; line-height: 1.2; }
button { font: inherit; padding: 0.4rem 1rem; margin: 0 0.5rem 0.5rem 0; min-block-size: 2.75rem; border: 1px solid; border-radius: 6px; color: inherit; background: none; cursor: pointer; }
.run { font-weight: 700; color: light-dark(#fff, #05231c); background: light-dark(#0b6b58, #4fd1b5); }
.state { position: sticky; inset-block-end: 0; margin: 0; font-weight: 700; background: inherit; }
[aria-disabled=true] { opacity: 0.6; }
:focus-visible { outline: 3px solid light-dark(#b0116c, #ff92cb); outline-offset: 2px; }
a { color: light-dark(#0b6b58, #4fd1b5); }
::slotted(table[height]) { display: none; }
`;

/** @param {string} tag @param {Record<string, string>} [attributes] @param {(Node|string)[]} children */
const build = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/**
 * The poster's texts and look. `scheme`: 'light' or 'dark'. `asks`: the embed wants a guess before it runs. `problem`:
 * a problem with an attribute, '' for none.
 * @typedef {{title: string, address: string, scheme: string, asks: boolean, problem: string}} Description
 */

export class Poster {
  #title = build('p', { class: 'title', id: 'title' });
  // Last, and at the bottom of the space, so that its text moves nothing else.
  #state = build('p', { class: 'state', role: 'status' });
  #problem = build('p');
  #run = build('button', { class: 'run' });
  #look = build('button', {}, 'Open without running');
  #link = /** @type {HTMLAnchorElement} */ (
    build('a', { target: '_blank', rel: 'noopener' }, 'Open it on a page of its own')
  );
  #picture = build('div');
  // An empty title, since the tag's own title would appear as a tooltip wherever the pointer rests.
  #card = build(
    'div',
    { class: 'poster', title: '', role: 'group', 'aria-labelledby': 'title' },
    this.#title,
    this.#problem,
    build('p', {}, 'It runs in your browser when you press Run: the same work on several execution models.'),
    this.#run,
    this.#look,
    build('p', {}, this.#link),
    build('slot'),
    this.#picture,
    this.#state,
  );
  /** The element that holds the poster, and later the frame as well. */
  room = build('div', { class: 'room' }, this.#card);

  /** @param {ShadowRoot} root @param {(runs: boolean) => void} press */
  constructor(root, press) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    root.append(this.room);
    for (const button of [this.#run, this.#look]) {
      // Not disabled: if the focused button were disabled, the focus would jump to the top of the page.
      button.addEventListener('click', () => {
        if (button.ariaDisabled !== 'true') press(button === this.#run && !this.#look.hidden);
      });
    }
  }

  /** @param {Description} description */
  describe({ title, address, scheme, asks, problem }) {
    this.#title.textContent = title;
    this.#problem.textContent = problem;
    this.#link.href = address;
    this.#run.textContent = asks ? 'Guess, then run' : 'Run';
    this.#look.hidden = asks;
    this.#card.style.colorScheme = scheme;
  }

  /** @param {string} text @param {boolean} busy whether the buttons do nothing meanwhile */
  say(text, busy) {
    this.#state.textContent = text;
    this.#run.ariaDisabled = this.#look.ariaDisabled = String(busy);
  }

  /** @param {Node|string} picture */
  draw(picture) {
    this.#picture.replaceChildren(picture);
  }

  /** @param {number} px */
  set height_px(px) {
    this.room.style.blockSize = `${px}px`;
  }

  /** @param {boolean} hidden */
  set hidden(hidden) {
    this.#card.hidden = hidden;
  }
}
