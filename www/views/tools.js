/** Which tools there are. Naming one loads nothing of it. */

/** @type {import('./tool.js').ToolSpec[]} */
export const TOOLS = [
];
