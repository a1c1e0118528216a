/** Runs a Python program in the machine's wasm module: `node tools/python/run.mjs FILE.py [ARGUMENTS]`, or `-c TEXT`. */

import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LIBRARY, machine } from './node.mjs';

const [first, ...rest] = process.argv.slice(2);
if (!first) {
  console.error('Name a program.');
  process.exit(2);
}
const [text, filename] = first === '-c' ? [rest[0] ?? '', '<string>'] : [readFileSync(first, 'utf8'), first];
const { run } = await machine();
process.exit(run(text, filename, [dirname(filename), LIBRARY], [first, ...rest], undefined));
