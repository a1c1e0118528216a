/** The payloads that tasks returned: a picture as a picture, a list as its size. */
import { formatBytes } from '../../base/format.js';
import { build } from '../../ui/dom.js';

/** @typedef {import('../../interface.js').ModelResult} ModelResult */
/** @typedef {import('../../interface.js').Payload} Payload */

/** @param {Extract<Payload, {kind: 'picture'}>} picture @param {string} label */
function pictureOf(picture, label) {
  const canvas = build('canvas', { width: picture.width, height: picture.height, role: 'img', 'aria-label': label });
  const image = new ImageData(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}

/** @param {Payload} payload @param {string} name @param {string} model */
function itemOf(payload, name, model) {
  const bytes = formatBytes(payload.bytes);
  if (payload.kind === 'list')
    return build('li', {}, `${name}: a list of ${payload.length.toLocaleString('en')} numbers, ${bytes} carried back.`);
  const size = `${payload.width} × ${payload.height}`;
  return build(
    'li',
    {},
    build(
      'figure',
      {},
      pictureOf(payload, `Picture ${name} by ${model}, ${size} pixels`),
      build('figcaption', {}, `${name}: ${size} pixels, ${bytes}`),
    ),
  );
}

export class PayloadView {
  #groups = build('div', { class: 'payloads', 'data-part': 'payloads' });
  element = build(
    'section',
    { class: 'panel payload-panel', 'aria-label': 'Carried back', hidden: true },
    build('h2', {}, 'Carried back'),
    this.#groups,
  );
  /** @type {unknown[]} */
  #shown = [];

  /** @param {ModelResult[]} results @param {(name: string) => string} titles */
  show(results, titles) {
    const payloads = results.flatMap((result) => result.tasks.map((task) => task.payload));
    // Progress comes several times a second, but pictures rarely change: draw them again only when they do.
    if (payloads.length === this.#shown.length && payloads.every((payload, i) => payload === this.#shown[i])) return;
    this.#shown = payloads;
    const carrying = results.filter((result) => result.tasks.some((task) => task.payload !== null));
    this.element.hidden = carrying.length === 0;
    this.#groups.replaceChildren(
      ...carrying.map((result) => {
        const title = titles(result.model);
        const items = result.tasks.flatMap((task) => (task.payload ? [itemOf(task.payload, task.name, title)] : []));
        return build(
          'div',
          {},
          build('h3', {}, title),
          build(
            'div',
            { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Carried back, ${title}` },
            build('ul', {}, ...items),
          ),
        );
      }),
    );
  }
}
