/**
 * flame-chart-js with a chart for each thread, as its documentation says for several threads. Turning the file into its
 * nodes is part of opening it.
 */

/** @typedef {{name: string, start: number, duration: number, type: string, children: Node[]}} Node */

/** @param {any[]} events @returns {Map<number, Node[]>} nested nodes by thread */
function nodesOf(events) {
  /** @type {Map<number, {roots: Node[], around: Node[]}>} */
  const threads = new Map();
  for (const { ph, tid, name, cat, ts, dur } of events) {
    if (ph !== 'X') continue;
    const thread = threads.get(tid) ?? { roots: [], around: [] };
    threads.set(tid, thread);
    const { roots, around } = thread;
    while (around.length > 0 && around[around.length - 1].start + around[around.length - 1].duration <= ts)
      around.pop();
    const node = { name, start: ts, duration: dur, type: cat, children: [] };
    (around[around.length - 1]?.children ?? roots).push(node);
    around.push(node);
  }
  return new Map(Array.from(threads, ([tid, { roots }]) => [tid, roots]));
}

/** @type {HTMLCanvasElement|null} */
let canvas = null;

export const subject = {
  /** @param {File} file */
  async open(file) {
    const { FlameChartContainer, FlameChartPlugin, TimeGridPlugin } = await import(
      /** @type {any} */ ('../../../vendor/flame-chart.js')
    );
    const { traceEvents } = JSON.parse(await file.text());
    canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1600, 520];
    document.body.append(canvas);
    const colors = {
      task: '#cccccc',
      'has-gil': '#3366cc',
      'waits-gil': '#cc6633',
      'no-gil': '#999966',
      wait: '#66aa66',
    };
    const plugins = Array.from(
      nodesOf(traceEvents),
      ([tid, data]) => new FlameChartPlugin({ data, colors, name: `thread ${tid}` }),
    );
    const chart = new FlameChartContainer({ canvas, plugins: [new TimeGridPlugin(), ...plugins] });
    chart.render();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  },
  surface: () => /** @type {Element} */ (canvas),
  zoom: -250,
  ctrl: false,
};
