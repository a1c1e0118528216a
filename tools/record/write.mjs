/** Where recordings are stored, and how they are written. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../shell.mjs';

const FOLDER = 'www/recorded';

/** @param {string} file @param {string} text */
export const writeRecorded = (file, text) => writeFileSync(join(ROOT, FOLDER, file), text);

/**
 * @param {string} file without its ending
 * @param {string} name of the export
 * @param {string} home of the type, in www/
 * @param {string} type
 * @param {object} value
 */
export const writeModule = (file, name, home, type, value) =>
  writeRecorded(
    `${file}.js`,
    `/** Recorded by \`make recordings\` (tools/record.mjs); not to be edited. */\n\n/** @type {import('../${home}').${type}} */\nexport const ${name} = ${JSON.stringify(value)};\n`,
  );
