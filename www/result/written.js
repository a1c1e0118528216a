/**
 * What a whole program wrote: the writes of all its threads, in their order, as lines. A line may have parts of several
 * threads; it belongs to the thread that began it.
 */

/** `number`: how many writes of the program came before. @typedef {{stream: 1|2, number: number, text: string, t_ms: number}} Write */
/**
 * `t_ms`: when its end was written. `number`: of the write that ended it.
 * @typedef {{task: number, t_ms: number, number: number, stream: 'stdout'|'stderr', text: string}} WrittenLine
 */

const STREAMS = /** @type {const} */ ({ 1: 'stdout', 2: 'stderr' });
/** The text of an event (crates/trace/src/buffer.rs, Kind::Write). */
const WRITE = /^([12]) (\d+) ([^]*)$/;

/** @param {string} text @param {number} t_ms @returns {Write|null} null if it is damaged */
export const readWrite = (text, t_ms) => {
  const [, stream, number, written] = WRITE.exec(text) ?? [];
  return written === undefined
    ? null
    : { stream: /** @type {1|2} */ (Number(stream)), number: Number(number), text: written, t_ms };
};

/** @param {Write[][]} writes  by task @returns {WrittenLine[]} */
export const linesOf = (writes) => {
  const all = writes.flatMap((own, task) => own.map((write) => ({ ...write, task })));
  all.sort((a, b) => a.number - b.number);
  return /** @type {const} */ ([1, 2]).flatMap((stream) =>
    linesOfStream(all.filter((write) => write.stream === stream)),
  );
};

/** @param {(Write & {task: number})[]} writes  of one stream, in order @returns {WrittenLine[]} */
const linesOfStream = (writes) => {
  /** @type {WrittenLine[]} */
  const lines = [];
  /** @type {WrittenLine|null} */
  let open = null;
  for (const { task, t_ms, number, stream, text } of writes)
    for (const part of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      open ??= { task, t_ms, number, stream: STREAMS[stream], text: '' };
      Object.assign(open, { t_ms, number, text: open.text + part.replace(/\n$/, '') });
      if (!part.endsWith('\n')) continue;
      lines.push(open);
      open = null;
    }
  return open ? [...lines, open] : lines;
};
