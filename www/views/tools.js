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
];
