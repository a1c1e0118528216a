/**
 * Where the parts of the memory are that the processes of a whole program share, in words of 32 bits. Made from crates/python by
 * `BLESS=1 cargo test -p interleave-python --lib`.
 */

/** How many bytes it has. */
export const SHARED_BYTES = 67108864;
/** The lock: 0, or one more than the place of the process that has it. */
export const LOCK = 0;
/** Counts all changes of streams. */
export const CHANGES = 1;
/** The first of two words with a bit for each process that lives. */
export const ALIVE = 4;
/** The processes, by their places. */
export const PROCESSES = { first: 16, words: 8, most: 64 };
/** The words of a process. */
export const PROCESS = { pid: 0, state: 1, parent: 2, status: 3, signals: 4 };
/** What the state of a process can be. */
export const STATE = { runs: 1, ended: 2 };
/** The objects, and the word of a stream that counts its changes. */
export const OBJECTS = { first: 528, words: 12, most: 4096, stream: 1, changed: 1 };
