/** A browser's processes, as the system lists them: what a page leaves behind shows nowhere else. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** @param {string} pid its parent's, or '' where it has just ended */
const parentOf = (pid) => {
  try {
    return /** @type {RegExpExecArray} */ (/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')))[1];
  } catch {
    return '';
  }
};

/**
 * All processes below one, where the system has Linux's list of them.
 * @param {number} pid
 * @returns {number[]}
 */
export const descendants = (pid) => {
  if (!existsSync('/proc/self')) return [];
  const names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(names.map((name) => [name, parentOf(name)]));
  const isBelow = (/** @type {string} */ name) => {
    for (let at = parents.get(name); at; at = parents.get(at)) if (at === String(pid)) return true;
    return false;
  };
  return names.filter(isBelow).map(Number);
};

/** Ends processes at once, those that have not ended. @param {number[]} pids */
export const kill = (pids) => {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
};

/**
 * Names of the threads that worker code runs on, in all processes below one.
 * @param {number} pid
 * @returns {string[]}
 */
export const workerThreads = (pid) =>
  descendants(pid)
    .flatMap((process) => {
      try {
        return readdirSync(`/proc/${process}/task`).map((thread) =>
          readFileSync(`/proc/${process}/task/${thread}/comm`, 'utf8').trim(),
        );
      } catch {
        return [];
      }
    })
    .filter((name) => /Worker/i.test(name));
