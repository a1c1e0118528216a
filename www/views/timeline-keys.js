/** The timeline's keys: arrows go from slice to slice; with Shift they pan; + and − zoom; 0 shows all. */

/** @typedef {'left'|'right'|'up'|'down'|'first'|'last'} Step */
/** @typedef {{kind: 'step', step: Step}|{kind: 'pan', part: number}|{kind: 'zoom', factor: number}|{kind: 'fit'}|{kind: 'clear'}} Command */

const ZOOM = 1.5;
const PAN = 0.15;

/** @type {Record<string, Command>} */
const PLAIN = {
  ArrowLeft: { kind: 'step', step: 'left' },
  ArrowRight: { kind: 'step', step: 'right' },
  ArrowUp: { kind: 'step', step: 'up' },
  ArrowDown: { kind: 'step', step: 'down' },
  Home: { kind: 'step', step: 'first' },
  End: { kind: 'step', step: 'last' },
  '+': { kind: 'zoom', factor: ZOOM },
  '=': { kind: 'zoom', factor: ZOOM },
  '-': { kind: 'zoom', factor: 1 / ZOOM },
  '−': { kind: 'zoom', factor: 1 / ZOOM },
  0: { kind: 'fit' },
  Escape: { kind: 'clear' },
};

/** @type {Record<string, Command>} */
const SHIFTED = {
  ...PLAIN,
  ArrowLeft: { kind: 'pan', part: -PAN },
  ArrowRight: { kind: 'pan', part: PAN },
};

/** Null where the key is the browser's. @param {{key: string, shiftKey: boolean, ctrlKey: boolean, metaKey: boolean, altKey: boolean}} event @returns {Command|null} */
export function commandOf({ key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return null;
  return (shiftKey ? SHIFTED : PLAIN)[key] ?? null;
}

export const KEYS_HELP = 'Arrows: from slice to slice. Shift and arrows: pan. Plus and minus: zoom. 0: all. Ctrl and wheel or two fingers: zoom. Drag: pan.';
