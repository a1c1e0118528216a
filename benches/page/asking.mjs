/** A worker of the benchmarks as an object: it takes one question at a time, and returns its answer or its error. */

/** @typedef {{name: string, given: unknown[]}} Question */
/** @typedef {{value: any, error?: string}} Answer */

export class Asked {
  /** @param {string} script  beside this file */
  constructor(script) {
    this.worker = new Worker(new URL(script, import.meta.url), { type: 'module' });
  }

  /** @param {string} name @param {unknown[]} given @returns {Promise<any>} */
  ask(name, ...given) {
    return new Promise((resolve, reject) => {
      this.worker.onmessage = (/** @type {MessageEvent<Answer>} */ { data }) =>
        data.error === undefined ? resolve(data.value) : reject(new Error(data.error));
      this.worker.onerror = (event) => reject(new Error(event.message));
      this.worker.postMessage(/** @type {Question} */ ({ name, given }));
    });
  }
}

/** The worker's side. @param {Record<string, (...given: any[]) => unknown>} answers */
export const answering = (answers) => {
  self.onmessage = async (/** @type {MessageEvent<Question>} */ { data: { name, given } }) => {
    try {
      self.postMessage({ value: await answers[name](...given) });
    } catch (error) {
      self.postMessage({ error: String(error instanceof Error ? error.stack : error) });
    }
  };
};
