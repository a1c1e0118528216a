/**
 * `make test`: sets up, runs every step even if an earlier one failed, and ends with a table, the names of skipped
 * steps, and a line with the counts.
 */

import { spawn } from 'node:child_process';
import { setUp } from './setup.mjs';
import { Missing, ROOT } from './shell.mjs';
import { count } from './test/count.mjs';
import { failingFiles, failures } from './test/failures.mjs';

/** @import { Counts } from './test/count.mjs' */
/** @import { Step } from './test/steps.mjs' */
/** @typedef {ReturnType<typeof count> & {name: string, seconds: number, why: string[], files: string[]}} Result
 *   `files`: those of node's failed tests */

const PATIENCE_MS = 40 * 60_000;
const inCI = process.env.CI === 'true';

/** Functions that end each running step. @type {Set<() => void>} */
const going = new Set();
process.on('SIGINT', () => {
  for (const end of going) end();
  process.exit(130);
});

/** @param {Step} step @param {(text: string) => void} heard @returns {Promise<{output: string, succeeded: boolean}>} */
const execute = ({ command, environment }, heard) =>
  new Promise((resolve) => {
    // A process group of its own, so that ending a step that hangs also ends its browsers.
    const child = spawn(command, {
      shell: true,
      detached: true,
      cwd: ROOT,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = () => process.kill(-Number(child.pid), 'SIGKILL');
    const patience = setTimeout(end, PATIENCE_MS);
    going.add(end);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      heard(text);
    });
    child.stderr.on('data', (text) => process.stderr.write(text));
    child.on('close', (code) => {
      clearTimeout(patience);
      going.delete(end);
      resolve({ output, succeeded: code === 0 });
    });
  });

/** @param {Step} step @param {(text: string) => void} [say] @returns {Promise<Result>} */
const take = async (step, say = (text) => process.stdout.write(text)) => {
  const lacking = step.missing?.() ?? null;
  if (lacking) {
    // On a CI machine everything should be installed, so a skipped step counts as failed.
    const fails = inCI && !step.optional;
    return {
      name: step.name,
      seconds: 0,
      passed: 0,
      failed: Number(fails),
      skipped: Number(!fails),
      why: [],
      files: [],
      note: `skipped: ${lacking}`,
    };
  }
  say(`\n── ${step.name}: ${step.command}\n`);
  const start = Date.now();
  const { output, succeeded } = await execute(step, say);
  const counts = count(step.counts, output, succeeded);
  return {
    name: step.name,
    seconds: (Date.now() - start) / 1000,
    why: counts.failed > 0 ? failures(output) : [],
    files: failingFiles(output),
    ...counts,
  };
};

/** Prints a step's whole output when the step is over. @param {Step} step @returns {Promise<Result>} */
const takeQuietly = async (step) => {
  let said = '';
  const result = await take(step, (text) => {
    said += text;
  });
  process.stdout.write(said);
  return result;
};

/**
 * Runs what failed beside other steps once more, alone. The report names it either way.
 * @param {Step} step
 * @param {Result} result
 * @returns {Promise<Result>}
 */
const takeAgain = async (step, result) => {
  if (!step.alone || result.failed === 0 || result.files.length === 0) return result;
  const again = await take({ ...step, name: `${step.name}, again, alone`, command: step.alone(result.files) });
  const seconds = result.seconds + again.seconds;
  if (again.failed > 0) return { ...result, failed: again.failed, why: [...result.why, ...again.why], seconds };
  const note = `failed beside other engines, passed alone: ${result.files.join(', ')}`;
  return { ...result, passed: result.passed + result.failed, failed: 0, note, seconds };
};

/**
 * Takes the steps of a batch, beside one another if there are several.
 * @param {Step[]} batch
 * @returns {Promise<Result[]>}
 */
const takeBatch = async (batch) => {
  if (batch.length === 1) return [await take(batch[0])];
  const results = await Promise.all(batch.map(takeQuietly));
  const last = [];
  for (const [index, step] of batch.entries()) last.push(await takeAgain(step, results[index]));
  return last;
};

/**
 * Groups consecutive steps that may run beside one another; each other step is a group of its own.
 * @param {Step[]} steps
 * @returns {Step[][]}
 */
const inBatches = (steps) =>
  steps.reduce((/** @type {Step[][]} */ batches, step) => {
    const last = batches[batches.length - 1];
    if (step.beside && last?.[0].beside === step.beside) last.push(step);
    else batches.push([step]);
    return batches;
  }, []);

/** @param {Result[]} results */
const report = (results) => {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log(`\n${'step'.padEnd(width)}  passed  failed  skipped  seconds`);
  for (const { name, passed, failed, skipped, seconds, note } of results) {
    const figures = [
      String(passed).padStart(6),
      String(failed).padStart(6),
      String(skipped).padStart(7),
      seconds.toFixed(1).padStart(7),
    ];
    console.log([name.padEnd(width), ...figures, note].join('  ').trimEnd());
  }
  for (const { name, why, failed } of results) {
    if (why.length > 0) console.log(`\n${failed > 0 ? 'Failed' : 'Failed at first'}: ${name}\n${why.join('\n')}`);
  }
  const unseen = results.filter(({ note }) => note.startsWith('skipped'));
  if (unseen.length > 0) console.log(`\nSkipped, so not tested here: ${unseen.map(({ name }) => name).join('; ')}`);
};

/** @param {Result[]} results */
const close = (results) => {
  const sum = (/** @type {keyof Counts} */ of) => results.reduce((total, result) => total + result[of], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
};

try {
  await setUp('test');
  const { steps } = await import('./test/steps.mjs');
  const results = [];
  for (const batch of inBatches(steps())) results.push(...(await takeBatch(batch)));
  report(results);
  close(results);
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
