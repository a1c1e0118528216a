/** Which tools there are. Naming one loads nothing of it. */

/** @type {import('./tool.js').ToolSpec[]} */
export const TOOLS = [
  {
    title: 'Predict, then run',
    summary: 'Guess first how long each model takes. Then see what your browser measures.',
    load: async () => (await import('./predict-tool.js')).load(),
  },
];
