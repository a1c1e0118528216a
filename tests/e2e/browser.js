/**
 * One browser with its WebDriver server, started for one test file and ended with it. `ENGINE` names which.
 */

import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder } from 'selenium-webdriver';
import { engines, find, missing } from './engines.js';
import { descendants, kill } from './processes.js';
import { recorded } from './recorder.js';
import { PATIENCE_MS, until } from './until.js';

/** @import { ChildProcess } from 'node:child_process' */
/** @import { WebDriver } from 'selenium-webdriver' */
/** @import { Engine } from './engines.js' */

/** @returns {Engine} */
const chosen = () => {
  const engine = engines[process.env.ENGINE ?? 'chromium'];
  if (!engine) throw new Error(`ENGINE is ${process.env.ENGINE}: choose one of ${Object.keys(engines).join(', ')}`);
  return engine;
};

/** The engine that this invocation tests. */
export const engine = chosen();
const tested = engine;

/** @param {WebDriver} driver @returns {Promise<string>} "chrome 156.0.7000.0" */
export const versionOf = async (driver) => {
  const capabilities = await driver.getCapabilities();
  return `${capabilities.getBrowserName()} ${capabilities.getBrowserVersion()}`;
};

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** @type {Set<ChildProcess>} */
const children = new Set();
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));

/** @param {ChildProcess} child @returns {Promise<void>} */
const end = (child) =>
  new Promise((resolve) => {
    children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const force = setTimeout(() => child.kill('SIGKILL'), 3000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill();
  });

/**
 * Starts Xvfb, which picks a display itself and says which.
 * @returns {Promise<{child: ChildProcess, display: string}>}
 */
const startDisplay = () =>
  new Promise((resolve, reject) => {
    const child = spawn(
      String(find(['Xvfb'])),
      ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    );
    children.add(child);
    child.once('exit', () => reject(new Error('Xvfb ended before it named its display')));
    child.stdio[3]?.once('data', (number) => resolve({ child, display: `:${String(number).trim()}` }));
  });

/** @param {string} address */
const answers = async (address) => {
  try {
    return (await fetch(`${address}/status`)).ok;
  } catch {
    return false;
  }
};

/**
 * @typedef {object} Browser
 * @property {Engine} engine
 * @property {WebDriver} driver
 * @property {() => Promise<string[]>} messages  console messages and uncaught errors since the last call, workers' too
 * @property {number} pid  of the driver, whose descendants are the browser's processes
 * @property {() => Promise<void>} close
 */

/** Lines that were added to a log since the last call. @param {string} file @param {RegExp|null} wanted */
const newLines = (file, wanted) => {
  let read = 0;
  return () => {
    if (!wanted) return [];
    const text = readFileSync(file, 'utf8');
    const lines = text.slice(read).split('\n');
    read = text.length;
    return lines.filter((line) => wanted.test(line)).map((line) => line.trim());
  };
};

/** What the driver itself collected: only Chromium's has a log. @param {WebDriver} driver @param {Engine} engine */
const collected = async (driver, engine) => {
  if (engine.name !== 'chromium') return [];
  const entries = await driver.manage().logs().get('browser');
  return entries.map((entry) => entry.message);
};

/**
 * Without `stores`, sites may keep nothing, those in frames at least; WebKitGTK has no such setting.
 * @param {{engine?: Engine, dark?: boolean, stores?: boolean}} [options]
 * @returns {Promise<Browser>}
 */
export const startBrowser = async ({ engine = tested, dark = false, stores = true } = {}) => {
  const reason = missing(engine);
  if (reason) throw new Error(reason);
  const folder = mkdtempSync(join(tmpdir(), `interleave-${engine.name}-`));
  const screen = engine.display ? await startDisplay() : null;
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;

  const log = join(folder, 'browser.log');
  const out = openSync(log, 'a');
  const child = spawn(String(find(engine.driver)), engine.driverArguments(port), {
    stdio: ['ignore', out, out],
    env: { ...process.env, ...engine.environment(dark), ...(screen ? { DISPLAY: screen.display } : {}) },
  });
  closeSync(out);
  children.add(child);
  await until(`${engine.driver[0]} answers`, () => answers(address));

  // With a server named, selenium looks for no browser and downloads nothing.
  const driver = await new Builder()
    .disableEnvironmentOverrides()
    .usingServer(address)
    .withCapabilities(engine.capabilities({ binary: String(find(engine.browser)), folder, dark, stores }))
    .build();
  await driver.manage().setTimeouts({ script: PATIENCE_MS, pageLoad: PATIENCE_MS });

  const logged = newLines(log, engine.message);
  return {
    engine,
    driver,
    pid: Number(child.pid),
    messages: async () => [...logged(), ...(await collected(driver, engine)), ...(await recorded(driver))],
    async close() {
      // A browser whose page computes on would take the time of all tests that follow.
      const processes = descendants(Number(child.pid));
      await driver.quit().catch(() => {});
      await end(child);
      kill(processes);
      if (screen) await end(screen.child);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
};
