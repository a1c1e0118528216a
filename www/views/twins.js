/** The Python twins of what is run: loaded when the code comes near the view, or with the first run. */
/** @typedef {import('../model/state.js').LabState} LabState */

/** @type {typeof import('../python/program.js').pythonProgram|null} */
let pythonProgram = null;

export async function loadTwins() {
  ({ pythonProgram } = await import('../python/program.js'));
}

/** A model's Python with these settings; empty before it is loaded, null where there is none. @param {LabState} state @param {string} model @returns {string|null} */
export const twin = ({ workload, params, workers, lock }, model) =>
  (pythonProgram ? pythonProgram(workload, /** @type {import('../protocol.js').ModelName} */ (model), params, workers, lock) : '');
