/** Which tools there are. Naming one loads nothing of it. */

/** @type {import('./tool.js').ToolSpec[]} */
export const TOOLS = [
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
