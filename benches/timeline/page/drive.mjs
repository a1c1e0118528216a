/**
 * Drives every timeline in the same way: opens a file as its subject allows, then turns the wheel, and measures the
 * time that the page takes for it: the event, the microtasks after it, and each animation frame. Reading a pixel back
 * forces the frame's drawing. Waiting for the next frame is not counted.
 */

/**
 * @typedef {{open: (file: File) => Promise<void>, surface: () => Element, zoom: number, ctrl: boolean}} Subject `zoom`:
 *   a wheel's delta that shows four fifths of the span
 */

const STEPS = 37;
const PAN_PX = 40;
const LEAST_PX = 400;

const nextFrame = window.requestAnimationFrame.bind(window);
let spent_ms = 0;
let watching = false;

/** @param {HTMLCanvasElement} canvas */
function force(canvas) {
  const flat = canvas.getContext('2d');
  if (flat) {
    flat.getImageData(0, 0, 1, 1);
    return;
  }
  const gl = canvas.getContext('webgl') ?? canvas.getContext('webgl2');
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}

const forceAll = () => [...document.querySelectorAll('canvas')].filter(({ width }) => width >= LEAST_PX).forEach(force);

/** @param {() => void} act */
function timed(act) {
  const start_ms = performance.now();
  act();
  spent_ms += performance.now() - start_ms;
}

window.requestAnimationFrame = (callback) =>
  nextFrame((time) => {
    if (watching)
      timed(() => {
        callback(time);
        forceAll();
      });
    else callback(time);
  });

const frames = async (/** @type {number} */ count) => {
  for (let one = 0; one < count; one += 1) await new Promise(nextFrame);
};

const task = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

/** @param {Subject} subject @param {WheelEventInit} wheel @returns {Promise<number>} */
async function turn(subject, wheel) {
  const surface = subject.surface();
  const box = surface.getBoundingClientRect();
  const init = {
    bubbles: true,
    cancelable: true,
    clientX: box.left + box.width * 0.6,
    clientY: box.top + box.height / 2,
    ...wheel,
  };
  spent_ms = 0;
  watching = true;
  const start_ms = performance.now();
  surface.dispatchEvent(new WheelEvent('wheel', init));
  await Promise.resolve();
  await task();
  spent_ms += performance.now() - start_ms;
  await frames(3);
  watching = false;
  return spent_ms;
}

/**
 * Zooms in, pans at each step, and zooms out again.
 * @param {Subject} subject
 * @returns {Promise<number[]>} milliseconds for each step
 */
export async function gestures(subject) {
  const surface = subject.surface();
  const box = surface.getBoundingClientRect();
  surface.dispatchEvent(
    new MouseEvent('mousemove', {
      bubbles: true,
      clientX: box.left + box.width * 0.6,
      clientY: box.top + box.height / 2,
    }),
  );
  await frames(5);
  const spent = [];
  for (const way of [1, -1]) {
    for (let step = 0; step < STEPS; step += 1) {
      spent.push(await turn(subject, { deltaY: way * subject.zoom, ctrlKey: subject.ctrl }));
      spent.push(await turn(subject, { deltaX: PAN_PX * (step % 4 === 3 ? -1 : 1) }));
    }
  }
  return spent;
}

/** After the last input. @returns {Promise<number>} milliseconds that the page still spends on it */
export async function resting() {
  spent_ms = 0;
  watching = true;
  await frames(30);
  watching = false;
  return spent_ms;
}

/** @param {Subject} subject @param {File} file @returns {Promise<number>} milliseconds until it is drawn */
export async function opening(subject, file) {
  const start_ms = performance.now();
  await subject.open(file);
  await new Promise((resolve) => nextFrame(resolve));
  forceAll();
  return performance.now() - start_ms;
}

/** Including array buffers and workers. @returns {Promise<number>} */
export const memory_bytes = async () => (await /** @type {any} */ (performance).measureUserAgentSpecificMemory()).bytes;

/** @param {string} url @param {string} name */
export const fetchFile = async (url, name) => new File([await (await fetch(url)).arrayBuffer()], name);
