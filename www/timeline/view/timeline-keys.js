/** The timeline's keys, and the list of them for its help. The list and the working keys are the same. */

/** @typedef {'left'|'right'|'up'|'down'|'first'|'last'} Step */
/**
 * `same`: the next or the previous slice or sign of the same kind; `edge`: an end of the span; `moment`: a step of the
 * playback.
 * @typedef {{kind: 'step', step: Step}|{kind: 'pan', part: number}|{kind: 'zoom', factor: number}|{kind:
 *   'fit'|'fit-chosen'|'clear'|'search'|'help'|'play'|'fold'}
 *   |{kind: 'same', by: 1|-1}|{kind: 'edge', edge: 'from'|'to'}|{kind: 'moment', by: 1|-1}} Command
 */

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
  w: { kind: 'zoom', factor: ZOOM },
  '-': { kind: 'zoom', factor: 1 / ZOOM },
  '−': { kind: 'zoom', factor: 1 / ZOOM },
  s: { kind: 'zoom', factor: 1 / ZOOM },
  a: { kind: 'pan', part: -PAN },
  d: { kind: 'pan', part: PAN },
  0: { kind: 'fit' },
  f: { kind: 'fit-chosen' },
  e: { kind: 'fold' },
  '.': { kind: 'same', by: 1 },
  ',': { kind: 'same', by: -1 },
  '[': { kind: 'edge', edge: 'from' },
  ']': { kind: 'edge', edge: 'to' },
  '/': { kind: 'search' },
  '?': { kind: 'help' },
  ' ': { kind: 'play' },
  '>': { kind: 'moment', by: 1 },
  '<': { kind: 'moment', by: -1 },
  Escape: { kind: 'clear' },
};

/** @type {Record<string, Command>} */
const SHIFTED = {
  ...PLAIN,
  ArrowLeft: { kind: 'pan', part: -PAN },
  ArrowRight: { kind: 'pan', part: PAN },
};

/**
 * Whether AltGr typed the character: on some keyboards AltGr types brackets.
 * @param {{ctrlKey: boolean, altKey: boolean, key: string}} event
 */
const isTyped = ({ ctrlKey, altKey, key }) => ctrlKey && altKey && key.length === 1 && !/[a-z0-9]/i.test(key);

/**
 * The command of a key; null if the browser handles the key.
 * @param {{key: string, shiftKey: boolean, ctrlKey: boolean, metaKey: boolean, altKey: boolean}} event
 * @returns {Command|null}
 */
export function commandOf(event) {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (metaKey || ((ctrlKey || altKey) && !isTyped(event))) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  const keys = shiftKey ? SHIFTED : PLAIN;
  return Object.hasOwn(keys, name) ? keys[name] : null;
}

/** @type {{title: string, rows: [keys: string[], what: string][]}[]} */
export const HELP = [
  {
    title: 'Keys, while the timeline has the focus',
    rows: [
      [['←', '→', '↑', '↓'], 'from slice to slice, and from track to track'],
      [['Home', 'End'], 'first and last slice of the track'],
      [['.', ','], 'next and previous slice of the same kind, or sign where one was found or pointed at'],
      [['W', 'S', '+', '−'], 'closer, and further away'],
      [['A', 'D', 'Shift ←', 'Shift →'], 'earlier, and later'],
      [['0'], 'show everything'],
      [['F'], 'fit what is selected: the span, or else the slice'],
      [['E'], 'fold the selected slice’s track where calls are deep, or unfold it: all levels, then one row'],
      [['[', ']'], 'begin or end a span at the selected slice'],
      [['/'], 'search names and printed lines; Enter and Shift Enter go on, Escape comes back'],
      [['Space'], 'play, or pause'],
      [['>', '<'], 'play one event forward, or back'],
      [['Escape'], 'let go of the span, then of the slice'],
      [['?'], 'this list'],
    ],
  },
  {
    title: 'Mouse and fingers',
    rows: [
      [['Drag'], 'earlier and later'],
      [['Press the corner before a name'], 'fold or unfold that track'],
      [['Drag on the ruler'], 'select a span: its sums stand below'],
      [['Ctrl and wheel', 'Two fingers'], 'closer, and further away'],
      [['Wheel', 'One finger up and down'], 'scroll the page'],
      [['Shift and wheel', 'One finger sideways'], 'earlier and later'],
    ],
  },
];

export const KEYS_HELP =
  'Arrows: from slice to slice. Drag: pan. Ctrl and wheel or two fingers: zoom. Drag on the ruler: sum up a span. Space: play. Question mark: all keys.';
