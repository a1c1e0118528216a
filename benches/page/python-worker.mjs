/** A worker with one Python in it: the machine of this project, or Pyodide. Programs run in it one after another. */

import { answering } from './asking.mjs';

/** @typedef {(text: string) => string} Run  gives what the program printed */

/** What the machine is to find: the library as it was compiled ahead of time. */
const LIBRARY = new URL('python/raw/', import.meta.url);

/** @param {string} path @returns {Uint8Array|undefined} */
const readPacked = (path) => {
  const request = new XMLHttpRequest();
  request.open('GET', new URL(`${path.slice('/lib/'.length).replaceAll('/', '.')}c`, LIBRARY), false);
  request.responseType = 'arraybuffer';
  request.send();
  return request.status === 200 ? new Uint8Array(request.response) : undefined;
};

/** @type {Record<string, () => Promise<Run>>} */
const OPEN = {
  async ours() {
    let printed = '';
    const decoder = new TextDecoder();
    const pythonWorld = {
      write: (/** @type {number} */ _stream, /** @type {Uint8Array} */ bytes) => {
        printed += decoder.decode(bytes.slice());
      },
      readLine: () => '',
      monotonic: () => (performance.timeOrigin + performance.now()) / 1e3,
      time: () => Date.now() / 1e3,
      readText: () => undefined,
      readPacked: (/** @type {string} */ path) => (path.startsWith('/lib/') ? readPacked(path) : undefined),
      characterNamed: () => undefined,
      normalized: (/** @type {string} */ text) => text.normalize('NFKC'),
      random: (/** @type {number} */ length) => crypto.getRandomValues(new Uint8Array(length)),
      startThread: () => false,
    };
    Object.assign(self, { pythonWorld });
    const glue = await import(new URL('python/machine.js', import.meta.url).href);
    await glue.default();
    return (text) => {
      printed = '';
      const code = glue.run(text, 'program.py', ['/lib'], ['program.py'], undefined);
      if (code !== 0) throw new Error(printed);
      return printed;
    };
  },
  async pyodide() {
    const { loadPyodide } = await import(new URL('pyodide/pyodide.mjs', import.meta.url).href);
    const pyodide = await loadPyodide({ indexURL: new URL('pyodide/', import.meta.url).href });
    return (text) => {
      /** @type {string[]} */
      const lines = [];
      pyodide.setStdout({ batched: (/** @type {string} */ line) => lines.push(line) });
      pyodide.runPython(text, { globals: pyodide.toPy({}) });
      return lines.join('\n');
    };
  },
};

/** @type {Run} */
let run;

answering({
  /** @param {'ours'|'pyodide'} which */
  async open(which) {
    run = await OPEN[which]();
  },
  run: (/** @type {string} */ text) => run(text),
});
