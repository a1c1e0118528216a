/**
 * The attributes of `<interleave-lab>`: one list for the tag that a blog loads, the page's own element and the address
 * of a frame. An attribute has the same name in all three, and every value is a text.
 *
 * `SETTINGS` set the run, with the names of the page's address; `LOOKS` set how it is displayed.
 */

/** A test compares this list with the catalogue, which would be too large for the tag. */
export const SETTINGS = [
  'workload',
  'models',
  'workers',
  'rounds',
  'budget_ms',
  'flavour',
  'interval_ms',
  'release_during_waits',
  'tasks',
  'delay_ms',
  'size_bytes',
  'io',
  'n',
  'passes',
  'return_list',
  'megapixels',
  'width_px',
  'seed',
  'pieces',
  'wait_ms',
  'copy_kib',
  'compute_ms',
  'requests',
  'waits',
  'increments',
  'how',
  'source',
  'inputs',
];

export const LOOKS = ['show', 'locked', 'question', 'moment', 'theme', 'height', 'title'];

export const NAMES = [...SETTINGS, ...LOOKS];

/** The parts that a frame shows by default. */
export const FRAME_SHOWS = 'table findings trace';
