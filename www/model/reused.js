/** Arrays that the next call uses again: a frame would have hundreds made, and thrown away. */

/**
 * @template {Int8Array|Uint8Array|Uint16Array|Uint32Array|Float64Array} Numbers
 * @param {new (length: number) => Numbers} Type
 * @returns {(length: number) => Numbers} at least that long, with what the last call left in it
 */
export function reused(Type) {
  let kept = new Type(0);
  return (length) => {
    if (kept.length < length) kept = new Type(length);
    return kept;
  };
}
