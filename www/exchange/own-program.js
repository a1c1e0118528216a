/**
 * Shows how to get one's own program into the timeline: two lines that record it, and a place to open the resulting
 * file.
 */
import { build, setText, uniqueId } from '../ui/dom.js';
import { FILE_ENDINGS, KINDS_READ } from '../import/kinds-read.js';

/** The recorders that need no change to a program. @type {{title: string, lines: string[], says: string}[]} */
const RECORDERS = [
  {
    title: 'VizTracer: every call',
    lines: ['pip install viztracer', 'viztracer -o trace.json my.py'],
    says: 'Each call of every thread and process, from when to when. The program runs slower meanwhile.',
  },
  {
    title: 'Python 3.15’s own sampler: who has the GIL',
    lines: ['python -m profiling.sampling run --gecko -o trace.json my.py'],
    says: 'What each thread was in, about a thousand times a second, and who had the GIL. The program runs as ever; what was between two samples is not known.',
  },
];

/** @param {import('../lab/bench.js').Bench} bench */
export function ownProgram(bench) {
  const status = build('p', { class: 'own-status', role: 'status', 'data-part': 'own-status' });
  const input = build('input', { type: 'file', id: uniqueId('own'), multiple: true, accept: FILE_ENDINGS });
  const place = build(
    'div',
    { class: 'own-place', 'data-part': 'own-place' },
    build('p', {}, build('label', { for: input.id }, 'Open the file '), input),
    build('p', { class: 'small' }, 'Or drop it here. It stays in your browser.'),
  );
  const open = async (/** @type {File[]} */ files) => {
    if (files.length === 0) return;
    setText(status, `Reading ${files.map(({ name }) => name).join(', ')}.`);
    const said = await bench.open(files);
    status.classList.toggle(
      'problem',
      said.some(({ bad }) => bad),
    );
    setText(status, said.map(({ text }) => text).join(' '));
  };
  input.addEventListener('change', async () => {
    await open([...(input.files ?? [])]);
    input.value = '';
  });
  takeDrops(place, open);
  const element = build(
    'div',
    { class: 'own-program', 'data-part': 'own-program' },
    build(
      'ol',
      {},
      build(
        'li',
        {},
        build('h3', {}, 'Record it'),
        build('div', { class: 'own-recorders' }, ...RECORDERS.map(recorder)),
      ),
      build('li', {}, build('h3', {}, 'Open what was recorded'), place, status),
    ),
    build(
      'details',
      {},
      build('summary', {}, 'What else can be opened'),
      build('ul', {}, ...KINDS_READ.map((kind) => build('li', {}, kind))),
    ),
  );
  return { element };
}

/** @param {typeof RECORDERS[number]} recorder */
const recorder = ({ title, lines, says }) =>
  build(
    'section',
    {},
    build('h4', {}, title),
    build(
      'pre',
      { tabindex: 0, role: 'region', 'aria-label': `Commands: ${title}` },
      build('code', {}, lines.join('\n')),
    ),
    build('p', { class: 'small' }, says),
  );

/**
 * Opens files that are dropped here, and stops the event, since the lab around it also handles drops.
 * @param {HTMLElement} place
 * @param {(files: File[]) => void} open
 */
function takeDrops(place, open) {
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') === true;
  place.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    place.classList.add('dropping');
  });
  place.addEventListener('dragleave', () => place.classList.remove('dropping'));
  place.addEventListener('drop', (event) => {
    place.classList.remove('dropping');
    if (!hasFiles(event)) return;
    event.preventDefault();
    void open([...(event.dataTransfer?.files ?? [])]);
  });
}
