/** Arrays that the next call reuses. Without this, each frame would allocate hundreds of arrays and drop them. */

/**
 * @template {Uint8Array|Int16Array|Uint16Array|Uint32Array|Float64Array} Numbers
 * @param {new (length: number) => Numbers} Type
 * @returns {(length: number) => Numbers} an array of at least that length; it still holds the last call's values
 */
export function reused(Type) {
  let kept = new Type(0);
  return (length) => {
    if (kept.length < length) kept = new Type(length);
    return kept;
  };
}
