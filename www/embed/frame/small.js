/** A message far larger than any command is not read, since checking it would block the frame. */

/** A `set` of a moment with its run has 15,000 characters; this limit leaves room for every other setting. */
const MOST = 100_000;

/**
 * Whether plain data has few values and characters. Counting stops at the limit, so data with a cycle counts as too
 * large.
 * @param {unknown} data
 */
export const isSmall = (data) => {
  let left = MOST;
  const todo = [data];
  while (todo.length > 0) {
    const value = todo.pop();
    left -= typeof value === 'string' || Array.isArray(value) ? value.length + 1 : 1;
    if (left < 0 || ArrayBuffer.isView(value)) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, part] of Object.entries(value)) {
      left -= key.length;
      if (left < 0) return false;
      todo.push(part);
    }
  }
  return true;
};
