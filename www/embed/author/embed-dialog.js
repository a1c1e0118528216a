/**
 * The dialog that shows the code to paste for this experiment, with a preview that is the real embed. Loaded when the
 * reader opens it.
 */
import { FRAME_SHOWS } from '../../lab/attributes.js';
import { attributesOf, frameAddress, frameCode, markdownCode, tagCode, titleOf } from './embed-code.js';
import { AUTO, LEAST_PX, MOST_PX, readHeight } from '../../lab/height.js';
import { PARTS, PART_TITLES, SCHEMES } from '../../lab/look.js';
import { copyButton } from '../../ui/copy-button.js';
import { build, setText, uniqueId } from '../../ui/dom.js';
import { EmbedMoment } from './embed-moment.js';

/** @typedef {import('../../lab/state.js').LabState} LabState */
/**
 * `looked`: the finished run on the screen, with the current view and selection.
 * @typedef {Pick<import('../../lab/bench.js').Bench, 'catalogue'|'device'> & {looked: () =>
 *   import('../../link/link.js').Looked|null}} Lent
 */

const BASE = new URL('../../../', import.meta.url).href;

const SCHEME_TITLES = { auto: 'As the post has them', light: 'Light', dark: 'Dark' };

/**
 * The forms of the code, each with a note on the hosts that take it.
 * @type {{title: string, note: string, code: typeof tagCode}[]}
 */
const FORMS = [
  {
    title: 'HTML',
    code: tagCode,
    note: 'For pages whose HTML is yours: a site of your own, WordPress (Custom HTML), Ghost. Its height is reserved from the start, and nothing of the lab is loaded before its reader presses Run. What stands inside the tag keeps that height, and is for readers without scripts.',
  },
  {
    title: 'Frame',
    code: frameCode,
    note: 'For hosts that take frames but no scripts. Its height is the one you choose here; what does not fit scrolls inside it.',
  },
  {
    title: 'Markdown',
    code: markdownCode,
    note: 'A link, for GitHub, GitLab, Reddit, Discourse and wherever Markdown may hold no HTML. It leads to the whole lab; with a lock, a question, or parts, a title or colours of your own to the embed on a page of its own, which has them. Jekyll, Hugo, MkDocs and Docusaurus take the frame’s line in the middle of Markdown.',
  },
  {
    title: 'Address',
    code: (base, attributes) => frameAddress(base, attributes),
    note: 'For hosts that ask for an address and look up the rest (Notion: Embed). Those that look it up by oEmbed find oembed.json, a file that is the same for every address: it names the lab, and cannot know these settings.',
  },
];

/** @param {string} label @param {HTMLElement} control */
const field = (label, control) => {
  const id = uniqueId('embed');
  control.id = id;
  return build('div', { class: 'field' }, build('label', { for: id }, label), control);
};

/** @param {string|null} src null while there is nothing to preview */
const preview = (src) =>
  build('iframe', { class: 'embed-preview', title: 'Preview of the embed', ...(src === null ? {} : { src }) });

/** @param {string} label @param {boolean} checked */
const check = (label, checked) => {
  const input = build('input', { type: 'checkbox', checked });
  return { input, element: build('label', { class: 'embed-check' }, input, label) };
};

export class EmbedDialog {
  #lent;
  /** @type {LabState|null} */
  #state = null;
  #parts = PARTS.map((part) => ({ part, ...check(PART_TITLES[part], FRAME_SHOWS.split(' ').includes(part)) }));
  #locked = check('Lock the settings', false);
  #ask = check('Ask for a guess first', false);
  #moment;
  #question = build('input', { type: 'text', autocomplete: 'off', maxlength: 300 });
  #title = build('input', { type: 'text', autocomplete: 'off', maxlength: 300 });
  #theme = build('select', {}, ...SCHEMES.map((scheme) => build('option', { value: scheme }, SCHEME_TITLES[scheme])));
  #height = build('input', { type: 'text', autocomplete: 'off', value: 'auto' });
  #heightError = build(
    'p',
    { class: 'field-error', hidden: true },
    `Write auto, ${LEAST_PX} to ${MOST_PX} pixels as in 480, or limits as in 300-900.`,
  );
  #forms;
  #note = build('p', { class: 'small' });
  #code = build('code', {});
  #preview = preview(null);
  #local = build(
    'p',
    { class: 'warning', hidden: true },
    'This page is on your own machine: others cannot reach these addresses. Put it on the web first.',
  );

  /** @param {Lent} lent */
  constructor(lent) {
    this.#lent = lent;
    this.#moment = new EmbedMoment(lent.catalogue, () => this.#draw());
    const name = uniqueId('embed-form');
    this.#forms = FORMS.map((form, at) => ({
      ...form,
      input: build('input', { type: 'radio', name, checked: at === 0 }),
    }));
    this.#local.hidden = !['localhost', '127.0.0.1', '[::1]'].includes(new URL(BASE).hostname);
    const questionField = field('The question', this.#question);
    const options = this.#options(questionField);
    const close = build('button', { type: 'button', class: 'quiet' }, 'Close');
    this.element = this.#dialog(options, close);
    close.addEventListener('click', () => this.element.close());
    this.element.addEventListener('click', (event) => {
      if (event.target === this.element) this.element.close();
    });
    // A preview that is out of sight must not use computing time.
    this.element.addEventListener('close', () => this.#show(null));
    options.addEventListener('submit', (event) => event.preventDefault());
    this.element.addEventListener('change', () => this.#draw());
    const questionShown = () => {
      questionField.hidden = !this.#ask.input.checked;
    };
    this.#ask.input.addEventListener('change', questionShown);
    questionShown();
  }

  /** @param {HTMLElement} questionField */
  #options(questionField) {
    return build(
      'form',
      { class: 'embed-options' },
      build(
        'fieldset',
        {},
        build('legend', {}, 'What it shows'),
        ...this.#parts.map(({ element }) => element),
        ...this.#moment.elements,
      ),
      build(
        'fieldset',
        {},
        build('legend', {}, 'What the reader can do'),
        this.#locked.element,
        this.#ask.element,
        questionField,
      ),
      field('Title', this.#title),
      field('Colours', this.#theme),
      field('Height', this.#height),
      this.#heightError,
    );
  }

  /** @param {HTMLElement} options @param {HTMLElement} close */
  #dialog(options, close) {
    const titled = uniqueId('embed-title');
    return build(
      'dialog',
      { class: 'embed-dialog', 'aria-labelledby': titled, 'data-part': 'embed' },
      build('div', { class: 'panel-head' }, build('h2', { id: titled }, 'Put it in your post'), close),
      this.#local,
      build(
        'div',
        { class: 'embed-columns' },
        options,
        build(
          'div',
          { class: 'embed-lines' },
          build(
            'fieldset',
            { class: 'modes' },
            build('legend', {}, 'Where it goes'),
            build(
              'div',
              { class: 'segments' },
              ...this.#forms.map(({ title, input }) => build('label', {}, input, build('span', {}, title))),
            ),
          ),
          this.#note,
          build(
            'pre',
            { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'What to paste', 'data-part': 'embed-code' },
            this.#code,
          ),
          build(
            'div',
            { class: 'buttons' },
            copyButton('what to paste', () => this.#code.textContent ?? '', this.#code),
          ),
          build('h3', {}, 'Preview'),
          this.#preview,
        ),
      ),
    );
  }

  /** @param {LabState} state */
  open(state) {
    this.#state = state;
    this.#moment.show(this.#lent.looked());
    this.element.showModal();
    this.#draw();
  }

  #wishes() {
    const height = this.#height.value.trim() || 'auto';
    this.#heightError.hidden = readHeight(height) !== null;
    return {
      show:
        this.#parts
          .filter(({ input }) => input.checked)
          .map(({ part }) => part)
          .join(' ') || FRAME_SHOWS,
      locked: this.#locked.input.checked,
      question: this.#ask.input.checked ? this.#question.value.trim() : null,
      theme: this.#theme.value,
      height: this.#heightError.hidden ? height : 'auto',
      title: this.#title.value.trim(),
    };
  }

  #draw() {
    if (!this.#state) return;
    const { catalogue, device } = this.#lent;
    const { moment, state } = this.#moment.chosen ?? { moment: null, state: this.#state };
    const wishes = this.#wishes();
    const attributes = attributesOf(state, { ...wishes, moment }, catalogue, device);
    const form = this.#forms.find(({ input }) => input.checked) ?? this.#forms[0];
    setText(this.#note, form.note);
    setText(this.#code, form.code(BASE, attributes, titleOf(attributes, catalogue)));
    this.#show(frameAddress(BASE, attributes));
    this.#preview.style.blockSize = `${(readHeight(wishes.height) ?? AUTO).px}px`;
  }

  /**
   * Every change gets a new frame, for three reasons. A change behind the # alone would load nothing. WebKit may stay
   * on the old address when a frame that is still loading gets a new one. Every navigation of a frame adds a step to
   * Back.
   * @param {string|null} src
   */
  #show(src) {
    if (this.#preview.getAttribute('src') === src) return;
    const next = preview(src);
    this.#preview.replaceWith(next);
    this.#preview = next;
  }
}
