/** Says why a program cannot go on: which of its threads waits for what, in which line, and which thread has that. */

import { waitOf } from './trace-buffer.js';

/** @import { TaskStory } from './task-story.js' */

/** The most threads that are named. */
const MOST = 8;

/** @param {TaskStory} task @param {string} name @param {(index: number) => string|null} nameOf */
const waitText = ({ waits, lines }, name, nameOf) => {
  const wait = waits[waits.length - 1];
  const line = lines.length > 0 ? ` (line ${lines[lines.length - 1].line})` : '';
  const kind = wait && waitOf(wait.arg).kind;
  if (kind === 'join') return `${name} waits for the end of ${wait.on ?? 'a thread'}${line}`;
  if (kind === 'message') return `${name} waits for what another thread has to send${line}`;
  const owner = wait?.holder === undefined ? null : nameOf(wait.holder);
  const holder = owner === null ? '' : `, which ${owner} took`;
  return `${name} waits for ${wait?.on ?? 'another thread'}${holder}${line}`;
};

/**
 * @param {TaskStory[]} tasks @param {(index: number) => string} nameOf
 * @param {number} found_ms  when it was found; the threads were stopped then, so their tasks may have an end that is later
 */
export const deadlockText = (tasks, nameOf, found_ms) => {
  const stuck = tasks.flatMap((task, index) =>
    task.begin_ms !== null && (task.end_ms ?? Infinity) > found_ms
      ? [waitText(task, nameOf(index), (holder) => (holder < tasks.length ? nameOf(holder) : null))]
      : [],
  );
  const more = stuck.length > MOST ? `; and ${stuck.length - MOST} more` : '';
  return `A deadlock: every thread waits for another one. ${stuck.slice(0, MOST).join('; ')}${more}.`;
};
