/** Which tools there are. Naming one loads nothing of it. */

/** @type {import('./tool.js').ToolSpec[]} */
export const TOOLS = [
  {
    title: 'Predict, then run',
    summary: 'Guess first how long each of the models chosen above takes. Then see what your browser measures.',
    style: new URL('../styles/question.css', import.meta.url).href,
    load: async () => {
      const { PredictView } = await import('./predict-view.js');
      return (bench) => new PredictView(bench);
    },
  },
  {
    title: 'Is it I/O-bound or CPU-bound?',
    summary: 'Measures the work chosen above, recommends a model, and proves it.',
    style: new URL('../styles/advice.css', import.meta.url).href,
    load: async () => {
      const { AdviceView } = await import('./advice-view.js');
      return (bench) => new AdviceView(bench);
    },
  },
  {
    title: 'The table that fills itself',
    summary: 'Threads and processes compared, every cell measured on your machine.',
    style: new URL('../styles/measured-table.css', import.meta.url).href,
    load: async () => (await import('./measured-table.js')).measuredTable,
  },
  {
    title: 'Sweep one number',
    summary: 'More workers, more tasks, more waits, another switch interval: what changes, and what does not.',
    style: new URL('../styles/sweep.css', import.meta.url).href,
    load: async () => {
      const { SweepView } = await import('./sweep-view.js');
      return (bench) => new SweepView(bench);
    },
  },
];
