/** Which tools there are. Naming one loads nothing of it. */

/** @type {import('./tool.js').ToolSpec[]} */
export const TOOLS = [
  {
    title: 'The table that fills itself', summary: 'Threads and processes compared, every cell measured on your machine.',
    load: async () => (await import('./measured-table.js')).measuredTable,
  },
];
