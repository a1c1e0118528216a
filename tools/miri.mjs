/** `make miri`: all tests that Miri can run. */

import { run } from './shell.mjs';
import { miri } from './test/miri.mjs';

const { command, environment, missing } = miri({ all: true });
const lacking = missing?.() ?? null;
if (lacking) {
  console.error(lacking);
  process.exitCode = 1;
} else if (!run(command, environment)) process.exitCode = 1;
