/** Which tools there are. Naming one loads nothing of it. */

/** @type {import('./tool.js').ToolSpec[]} */
export const TOOLS = [
  {
    title: 'Predict, then run',
    summary: 'Guess first how long each model takes. Then see what your browser measures.',
    load: async () => (await import('./predict-tool.js')).load(),
  },
  {
    title: 'Is it I/O-bound or CPU-bound?',
    summary: 'Measures the work chosen above, recommends a model, and proves it.',
    load: async () => {
      const { AdviceView } = await import('./advice-view.js');
      return (bench) => new AdviceView(bench);
    },
  },
  {
    title: 'Sweep one number',
    summary: 'More workers, more tasks, more waits, another switch interval: what changes, and what does not.',
    load: async () => {
      const { SweepView } = await import('./sweep-view.js');
      return (bench) => new SweepView(bench);
    },
  },
];
