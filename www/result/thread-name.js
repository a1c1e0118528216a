/** What a thread of a whole program is called beside those of other processes. */

/** What Python calls the process and the thread that a program begins with. */
export const MAIN_PROCESS = 'MainProcess';
const MAIN_THREAD = 'MainThread';

/** @param {string} process @param {string} thread  both as Python names them */
export const nameAmongProcesses = (process, thread) => {
  if (process === MAIN_PROCESS) return thread;
  return thread === MAIN_THREAD ? process : `${process} ${thread}`;
};
