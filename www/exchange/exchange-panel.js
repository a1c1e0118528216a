/** The panel for saving files, handing a trace to other viewers, and opening files. */
import { fileName } from '../export/file-name.js';
import { VIEWERS } from '../handover/viewers.js';
import { build, setText, uniqueId } from '../ui/dom.js';
import { FILE_ENDINGS, KINDS_READ } from '../import/kinds-read.js';
import { handOver } from '../handover/handover.js';
import { part } from '../ui/missing-part.js';
import { gzipped, saveFile } from '../ui/save-file.js';

/** @typedef {import('../interface.js').RunResult} RunResult */
/** @typedef {import('./exchange-view.js').ExchangeView} ExchangeView */
/** @typedef {import('./exchange-view.js').Lent} Lent */
/** @typedef {import('../handover/viewers.js').Viewer} Viewer */
/** @typedef {import('../lab/bench.js').Said} Said */
/**
 * `make`: makes a file from a finished run. `draw`: makes a picture of what the timeline shows, a run or an opened
 * file, named after it.
 * @typedef {{label: string, ending: string, meaning: string, make?: (result: RunResult, panel: ExchangePanel) =>
 *   Promise<Blob>, draw?: (panel: ExchangePanel, title: string) => Promise<Blob>}} Save
 */

/** @param {RunResult} result @param {(model: string) => string} titles */
async function traceBytes(result, titles) {
  const { chromeTrace } = await part(import('../export/chrome-trace.js'));
  return gzipped(JSON.stringify(chromeTrace(result, titles)));
}

/** @type {Save[]} */
const SAVES = [
  {
    label: 'The trace',
    ending: 'json.gz',
    meaning: 'Chrome Trace Event JSON, for Perfetto, the Firefox Profiler or speedscope',
    make: async (result, { lent }) => new Blob([await traceBytes(result, lent.titles)], { type: 'application/gzip' }),
  },
  {
    label: 'The run',
    ending: 'run.json',
    meaning: 'all that was measured; this page opens it again',
    make: async (result, { about }) =>
      new Blob([JSON.stringify((await part(import('../export/run-json.js'))).runJson(result, about))], {
        type: 'application/json',
      }),
  },
  {
    label: 'The timeline',
    ending: 'timeline',
    meaning: 'all that the timeline shows, opened files too; this page opens it again, at once',
    draw: async ({ lent }) =>
      new Blob([(await part(import('../trace/timeline-file.js'))).encodeTimeline(lent.shown())], {
        type: 'application/octet-stream',
      }),
  },
  {
    label: 'The figures',
    ending: 'csv',
    meaning: 'the table of times, for a spreadsheet',
    make: async (result, { lent }) =>
      new Blob([(await part(import('../export/figures-csv.js'))).figuresCsv(result, lent.titles)], {
        type: 'text/csv',
      }),
  },
  {
    label: 'The picture',
    ending: 'svg',
    meaning: 'the whole timeline, sharp at any size',
    draw: async ({ lent, element }, title) =>
      (await part(import('../timeline/view/timeline-picture.js'))).svgPicture(
        lent.shown(),
        element,
        `${title}: who did what, when`,
      ),
  },
  {
    label: 'The picture',
    ending: 'png',
    meaning: 'the same as an image of pixels',
    draw: async ({ lent, element }) =>
      (await part(import('../timeline/view/timeline-picture.js'))).pngPicture(lent.shown(), element),
  },
];

export class ExchangePanel {
  #status = build('p', { class: 'exchange-status', role: 'status', 'data-part': 'exchange-status' });
  #files = build('ul', { class: 'exchange-files', 'aria-label': 'Open files' });
  #input = build('input', { type: 'file', id: uniqueId('file'), multiple: true, accept: FILE_ENDINGS });
  #cancel = build(
    'button',
    { type: 'button', class: 'quiet', 'data-action': 'cancel-open', hidden: true },
    'Cancel opening',
  );
  /** @type {AbortController|null} */
  #opening = null;
  #view;

  /** @param {ExchangeView} view @param {Lent} lent */
  constructor(view, lent) {
    this.#view = view;
    this.lent = lent;
    this.element = build(
      'div',
      { class: 'exchange-panel' },
      this.#saveSection(),
      this.#viewerSection(),
      this.#openSection(),
      this.#status,
    );
    this.#input.addEventListener('change', async () => {
      await this.open([...(this.#input.files ?? [])]);
      this.#input.value = '';
    });
    this.#cancel.addEventListener('click', () => this.#opening?.abort());
    this.#list();
  }

  get about() {
    return this.#view.about;
  }

  #saveSection() {
    return build(
      'section',
      {},
      build('h3', {}, 'Save this run'),
      build(
        'ul',
        { class: 'exchange-choices' },
        ...SAVES.map((save) => {
          const button = build(
            'button',
            { type: 'button', 'data-save': save.ending },
            `${save.label} (.${save.ending})`,
          );
          button.addEventListener('click', () => void this.#save(save));
          return build('li', {}, button, build('span', { class: 'small' }, save.meaning));
        }),
      ),
    );
  }

  #viewerSection() {
    const hosts = VIEWERS.map(({ title, origin }) => `${title} at ${new URL(origin).host}`).join(', ');
    return build(
      'section',
      {},
      build('h3', {}, 'Look at it in another viewer'),
      build(
        'div',
        { class: 'buttons' },
        ...VIEWERS.map((viewer) => {
          const button = build('button', { type: 'button', 'data-viewer': viewer.name }, `Open in ${viewer.title}`);
          button.addEventListener('click', () => void this.#look(viewer));
          return button;
        }),
      ),
      build(
        'p',
        { class: 'small' },
        `These are other people’s sites, in a new tab (${hosts}). When you press one, this run’s trace leaves this page for that site, and not before.`,
      ),
    );
  }

  #openSection() {
    return build(
      'section',
      {},
      build('h3', {}, 'Lay a recorded trace under it'),
      build('p', {}, build('label', { for: this.#input.id }, 'Open a file '), this.#input, ' ', this.#cancel),
      build(
        'p',
        { class: 'small' },
        `Or drop it anywhere on the lab. It stays in your browser. It may be: ${KINDS_READ.join('; ')}. All but a timeline also packed with gzip.`,
      ),
      this.#files,
    );
  }

  /** @param {string} text */
  #say(text, bad = false) {
    this.#status.classList.toggle('problem', bad);
    setText(this.#status, text);
  }

  /** @param {() => Promise<string>} act @returns {Promise<Said>} says whether it succeeded */
  async #try(act) {
    /** @type {Said} */
    let said;
    try {
      said = { text: await act(), bad: false };
    } catch (error) {
      said = { text: error instanceof Error ? error.message : String(error), bad: true };
    }
    this.#say(said.text, said.bad);
    return said;
  }

  /** @returns {RunResult} */
  #result() {
    if (!this.#view.result) throw new Error('There is no finished run to save: press Run first.');
    return this.#view.result;
  }

  /** The title of what the timeline shows: this page's run, or the first open file. */
  #title() {
    const title = this.#view.result?.workload ?? this.#view.opened[0]?.name.replace(/(\.\w{1,10}){1,2}$/, '');
    if (title === undefined && this.lent.shown().groups.length === 0)
      throw new Error('There is nothing in the timeline to save: press Run, or open a file.');
    return title || 'timeline';
  }

  /** @param {Save} save */
  #save({ ending, make, draw }) {
    return this.#try(async () => {
      const title = make ? this.#result().workload : this.#title();
      const name = fileName(title, new Date(), ending);
      const blob = await (draw ? draw(this, title) : make?.(this.#result(), this));
      if (blob) saveFile(blob, name);
      return `Saved as ${name}.`;
    });
  }

  /** @param {Viewer} viewer */
  #look(viewer) {
    return this.#try(async () => {
      const result = this.#result();
      this.#say(`Handing the trace over to ${viewer.title}.`);
      const { parcel, arrived } = await handOver(viewer.name, async () => ({
        viewer: viewer.name,
        bytes: await traceBytes(result, this.lent.titles),
        title: `Interleave ${result.workload}`,
        fileName: fileName(result.workload, new Date(), 'json.gz'),
      }));
      if (arrived) return `The trace is on its way to ${viewer.title}, in another tab.`;
      saveFile(new Blob([parcel.bytes], { type: 'application/gzip' }), parcel.fileName);
      throw new Error(
        `The browser did not let this page hand the trace to a new tab, so it is saved as ${parcel.fileName}: open that file at ${viewer.origin}.`,
      );
    });
  }

  /** Opens the files one after another. @param {File[]} files @returns {Promise<Said[]>} */
  async open(files) {
    const all = [];
    for (const file of files) {
      this.#opening?.abort();
      const opening = new AbortController();
      this.#opening = opening;
      this.#cancel.hidden = false;
      all.push(
        await this.#try(async () => {
          this.#say(`Reading ${file.name}.`);
          const read = await this.lent.read(file, opening.signal);
          const opened = { name: file.name, ...read };
          await this.#view.keep([...this.#view.opened, opened], read.fit);
          const whole = await this.lent.show(opened);
          this.#list();
          return [
            whole
              ? `The run in ${file.name} is shown as it was measured: its times, its timeline, its lines. It was not measured here.`
              : `${file.name} is in the timeline, under this page’s own tracks, from its first moment on. It was not measured here.`,
            ...(read.run && !whole
              ? ['It is compared with the run that is shown under “Compare”, and can be shown in its place there.']
              : []),
            ...read.notes,
          ].join(' ');
        }),
      );
      this.#cancel.hidden = true;
    }
    return all;
  }

  #list() {
    this.#files.hidden = this.#view.opened.length === 0;
    this.#files.replaceChildren(
      ...this.#view.opened.map((opened) => {
        const close = build(
          'button',
          { type: 'button', class: 'quiet', 'aria-label': `Close ${opened.name}` },
          'Close',
        );
        close.addEventListener('click', async () => {
          await this.#view.keep(this.#view.opened.filter((one) => one !== opened));
          this.#list();
          this.#say(`${opened.name} is closed.`);
          this.#input.focus();
        });
        return build('li', {}, build('span', { class: 'exchange-name' }, opened.name), close);
      }),
    );
  }
}
