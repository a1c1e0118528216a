/** The numbers that are written into a memory from outside. Made from crates/run by `BLESS=1 cargo test -p interleave-run`. */

/** The stop word of a memory whose tasks must end. */
export const STOP = 1;
/** The stop word of a memory whose tasks go on, and what asks one of its threads in place of that where it is. */
export const RUN = 0;
export const SAMPLE = 3;
/** The stop word of a process that was sent a signal. */
export const SIGNAL = 4;
/** The states of a task that are set from outside. */
export const TASK = { ended: 2, refused: 3 };
/** Where the parts of a reply are, in bytes. */
export const REPLY = { length: 0, bytes: 4 };
