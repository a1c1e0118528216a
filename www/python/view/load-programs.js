/** Loads the equivalent Python of the run: when the code comes near the view, or with the first run. */
import { part } from '../../ui/missing-part.js';

/** @typedef {import('../../lab/state.js').LabState} LabState */

/** @type {typeof import('../program.js').pythonProgram|null} */
let pythonProgram = null;

export async function loadPrograms() {
  ({ pythonProgram } = await part(import('../program.js')));
}

/**
 * A model's Python code with these settings; empty before it is loaded, null if there is none.
 * @param {LabState} state
 * @param {string} model
 * @returns {string|null}
 */
export const programFor = ({ workload, params, workers, lock }, model) =>
  pythonProgram
    ? pythonProgram(workload, /** @type {import('../../interface.js').ModelName} */ (model), params, workers, lock)
    : '';
