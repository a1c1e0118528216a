/** The memory of a Chromium, all its processes together, each shared page counted once (Linux only). */

import { readFileSync, readdirSync } from 'node:fs';

/** @param {string} pid @param {string} file */
const read = (pid, file) => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
};

/** @param {import('selenium-webdriver').WebDriver} driver */
export const residentBytes = async (driver) => {
  const { userDataDir } = /** @type {{userDataDir: string}} */ ((await driver.getCapabilities()).get('chrome'));
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [pid, /^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? '']),
  );
  const ours = new Set(Array.from(parents.keys()).filter((pid) => read(pid, 'cmdline').includes(userDataDir)));
  for (let before = -1; before !== ours.size;) {
    before = ours.size;
    for (const [pid, parent] of parents) if (ours.has(parent)) ours.add(pid);
  }
  return Array.from(ours, (pid) => Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) * 1024).reduce(
    (sum, bytes) => sum + bytes,
    0,
  );
};
