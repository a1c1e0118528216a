/** A whole program on the page's side of a run: its options, and its plan. */

import { failure } from '../../base/failure.js';
import { PROGRAM, modelsThat, takesTurns } from '../../result/model-properties.js';
import { PYTHON } from './python.js';

/** @import { RunOptions } from '../../interface.js' */
/** @import { Plan } from '../../result/engine-answers.js' */
/** @import { Beside } from '../python-wire.js' */

/** The most that a program, or a file beside it, or its standard input may be, in characters. */
const MOST_CHARACTERS = 200_000;

/** @param {string} name @param {unknown} text @returns {string} */
const textOf = (name, text) => {
  if (typeof text !== 'string') throw failure('invalid', `${name} has to be a text, and is ${typeof text}.`);
  if (text.length <= MOST_CHARACTERS) return text;
  throw failure('invalid', `${name} has ${text.length} characters: give at most ${MOST_CHARACTERS}.`);
};

/** What other options say belongs to a workload. */
const OF_WORKLOADS = /** @type {const} */ (['workload', 'params', 'models', 'workers']);

/**
 * A whole program's options, and those that the engine checks: they are those of any run.
 * @param {RunOptions} options
 * @returns {{source: string, beside: Beside, usual: RunOptions}}
 */
export const readProgram = ({ program, files, argv, stdin, ...usual }) => {
  for (const name of OF_WORKLOADS)
    if (usual[name] !== undefined)
      throw failure('invalid', `${name} and program exclude each other: a whole program decides itself what it runs.`);
  if (files !== undefined && (typeof files !== 'object' || files === null || Array.isArray(files)))
    throw failure('invalid', 'files has to be an object: each file’s text by its name.');
  if (argv !== undefined && !(Array.isArray(argv) && argv.every((one) => typeof one === 'string')))
    throw failure('invalid', 'argv has to be a list of texts.');
  const beside = {
    files: Object.fromEntries(
      Object.entries(files ?? {}).map(([name, text]) => [
        name.replace(/^(\.?\/)+/, ''),
        textOf(`files["${name}"]`, text),
      ]),
    ),
    argv: argv ?? [],
    stdin: textOf('stdin', stdin ?? ''),
  };
  // The engine plans it as a function of no text, under the lock that the options name.
  return {
    source: textOf('program', program),
    beside,
    usual: {
      ...usual,
      workload: PYTHON,
      params: { source: '' },
      models: modelsThat((model) => takesTurns(model, false)).slice(0, 1),
    },
  };
};

/** The plan of a whole program, from the engine's. @param {Plan} plan @param {string} source @param {Beside} beside @returns {Plan} */
export const programPlan = (plan, source, { files, argv, stdin }) => ({
  ...plan,
  workload: 'program',
  params: { source, files: JSON.stringify(files), argv: JSON.stringify(argv), stdin },
  tasks: ['MainThread'],
  models: [{ model: PROGRAM, error: null }],
  last_line: null,
});
