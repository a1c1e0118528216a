/** speedscope's own release page, given the file through its own file input. It has read 64 threads, and shows one. */

const seen = () => document.title.endsWith('- speedscope') && document.querySelectorAll('canvas').length >= 3;

export const subject = {
  /** @param {File} file */
  async open(file) {
    const input = /** @type {HTMLInputElement} */ (document.querySelector('input[type=file]'));
    const given = new DataTransfer();
    given.items.add(file);
    input.files = given.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    while (!seen()) await new Promise((resolve) => setTimeout(resolve, 4));
  },
  /** The flame chart's own layer. Below all layers lies the one that WebGL draws on, and above is the minimap. */
  surface() {
    const canvases = [...document.querySelectorAll('canvas')].filter((canvas) => canvas.getContext('2d') !== null);
    const tall = canvases.reduce((best, canvas) =>
      canvas.getBoundingClientRect().height > best.getBoundingClientRect().height ? canvas : best,
    );
    return /** @type {Element} */ (tall.parentElement);
  },
  zoom: -8,
  ctrl: true,
};
