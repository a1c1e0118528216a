/** The editor of a reader's own Python: when it is loaded, what it changes, how it is left, what it marks. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { assertNoViolation } from './axe.js';
import { engine } from './browser.js';
import { useLab } from './lab.js';
import { DIST, serveSite } from './site.js';
import { until } from './until.js';

const OPENED = '?workload=python&models=sequential&workers=1';
const lab = useLab({ search: OPENED });

/** What a reader sees of the field; `text`: what the lab runs. */
const seen = () =>
  lab.inPage(() => {
    const field = /** @type {HTMLElement} */ (document.querySelector('[data-parameter=source]'));
    const area = /** @type {HTMLTextAreaElement} */ (field.querySelector('textarea'));
    const root = field.querySelector('[data-part=editor]')?.shadowRoot;
    const content = root?.querySelector('.cm-content');
    return {
      text: area.value,
      plain: area.checkVisibility(),
      open: root !== undefined && root !== null,
      inside: root?.activeElement === content && content !== null && content !== undefined,
      lines: Array.from(content?.querySelectorAll('.cm-line') ?? [], (line) => line.textContent ?? ''),
      example: field.querySelector('select')?.value ?? null,
    };
  });

/** Asked for since the page was opened. @param {RegExp} name */
const asked = (name) =>
  lab.inPage(
    (source) => performance.getEntriesByType('resource').some(({ name: address }) => new RegExp(source).test(address)),
    name.source,
  );

/** Opens the page with its tools, and without the editor. */
const fresh = async () => {
  await lab.inPage(() => localStorage.clear());
  await lab.open(OPENED);
  await until('the tools are there', () => lab.inPage(() => document.querySelector('.program-tools') !== null));
};

/** The plain text field, in view. */
const area = async () => {
  const element = await lab.driver.findElement(By.css('[data-parameter=source] textarea'));
  await lab.driver.executeScript('arguments[0].scrollIntoView({ block: "center", behavior: "instant" })', element);
  return element;
};

/** Opens the editor as a reader does who presses into the text. */
const open = async () => {
  await fresh();
  await (await area()).click();
  await until('the editor has the focus', async () => (await seen()).inside);
};

/** @param {...string} typed */
const press = (...typed) =>
  lab.driver
    .actions()
    .sendKeys(...typed)
    .perform();

/** @param {string} modifier @param {string} key */
const chord = (modifier, key) => lab.driver.actions().keyDown(modifier).sendKeys(key).keyUp(modifier).perform();

const selectAll = () => chord(Key.CONTROL, 'a');

/** @param {string} selector */
const click = (selector) =>
  lab.inPage((wanted) => /** @type {HTMLElement} */ (document.querySelector(wanted)).click(), selector);

/** Chooses an example as its select does. @param {string} name */
const choose = (name) =>
  lab.inPage((wanted) => {
    const select = /** @type {HTMLSelectElement} */ (document.querySelector('[data-part=examples]'));
    select.value = wanted;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, name);

/** The number of runs that have begun to show results. */
const ran = () => lab.inPage(() => document.querySelector('[data-part=output] li')?.textContent ?? '');

test('nothing of the editor is loaded before the reader goes into the text', async () => {
  await lab.inPage(() => localStorage.clear());
  await lab.open('?workload=download');
  assert.equal(
    await asked(/(program-field|code-editor)-/),
    false,
    'and of its tools nothing before the work is chosen',
  );
  await fresh();
  assert.equal(await asked(/code-editor-/), false);
  const { plain, open: opened } = await seen();
  assert.deepEqual([plain, opened], [true, false]);
  await open();
  assert.equal(await asked(/code-editor-/), true);
  const { plain: still, lines, text } = await seen();
  assert.equal(still, false);
  assert.deepEqual(lines, text.split('\n'));
});

test('typing changes the field, indents like Python, and completes names', async () => {
  await open();
  await selectAll();
  await press(Key.DELETE);
  // The bracket is closed by the editor, and typed over.
  await press('def work(n):', Key.ENTER, 'print("said", n)', Key.ENTER, 'return n');
  assert.equal((await seen()).text, 'def work(n):\n    print("said", n)\n    return n');
  await press(Key.ENTER, 'ran');
  await until('completions are offered', () =>
    lab.inPage(
      () =>
        document.querySelector('[data-part=editor]')?.shadowRoot?.querySelector('.cm-tooltip-autocomplete') !== null,
    ),
  );
  await press(Key.ESCAPE);
  await chord(Key.CONTROL, 'z');
  assert.doesNotMatch((await seen()).text, /ran$/, 'the keys undo in the editor');
});

test('Ctrl-Enter runs what is written', async () => {
  await open();
  await selectAll();
  await press(Key.DELETE);
  await press('INPUTS = [1]', Key.ENTER, 'def work(n):', Key.ENTER, 'print("said", n)');
  await chord(Key.CONTROL, Key.ENTER);
  await press('  # more');
  await until('it has run', async () => /said 1/.test(await ran()));
  const { text } = await seen();
  assert.equal(text, 'INPUTS = [1]\ndef work(n):\n    print("said", n)  # more', 'and what is written meanwhile stays');
});

test('Tab indents; Escape, then Tab leaves, and a text says so', async () => {
  await open();
  await chord(Key.CONTROL, Key.HOME);
  const before = await seen();
  await press(Key.TAB);
  const after = await seen();
  assert.equal(after.text, `    ${before.text}`);
  assert.equal(after.inside, true);
  const told = await lab.inPage(() => {
    const root = document.querySelector('[data-part=editor]')?.shadowRoot;
    const content = root?.querySelector('.cm-content');
    const id = content?.getAttribute('aria-describedby') ?? '';
    return { name: content?.getAttribute('aria-label'), text: root?.getElementById(id)?.textContent };
  });
  assert.equal(told.name, 'Program');
  assert.match(String(told.text), /Escape, then Tab/);
  await press(Key.ESCAPE, Key.TAB);
  await until('the focus is in the next field', () =>
    lab.inPage(() => document.activeElement?.matches('[data-parameter=inputs] input') ?? false),
  );
  assert.equal((await seen()).text, after.text);
});

test('an example is put in, Reset takes the first program, and the page’s Undo takes both back', async () => {
  await open();
  const first = (await seen()).text;
  await choose('queens');
  const queens = await seen();
  assert.match(queens.text, /def place/);
  assert.deepEqual(queens.lines, queens.text.split('\n').slice(0, queens.lines.length));
  await click('[data-action=reset-program]');
  assert.deepEqual([(await seen()).text, (await seen()).example], [first, '']);
  await click('[data-action=undo]');
  const undone = await seen();
  assert.deepEqual([undone.text, undone.example], [queens.text, 'queens']);
  assert.deepEqual(undone.lines, queens.lines, 'the editor follows');
  await click('[data-action=undo]');
  assert.equal((await seen()).text, first);
});

test('a reader can have the plain field, which runs by the same keys', async () => {
  await open();
  await press('# ');
  const { text } = await seen();
  await click('[data-action=editor]');
  const { plain, open: opened, text: kept } = await seen();
  assert.deepEqual([plain, opened, kept], [true, false, text]);
  await lab.inPage(() => {
    const area = /** @type {HTMLTextAreaElement} */ (document.querySelector('[data-parameter=source] textarea'));
    area.value = 'INPUTS = [2]\n\ndef work(n):\n    print("plain", n)\n';
    area.focus();
  });
  await chord(Key.CONTROL, Key.ENTER);
  await until('it has run', async () => /plain 2/.test(await ran()));
  assert.equal((await seen()).open, false, 'the editor does not come back by itself');
});

test('if the editor does not load, the plain field stays and works', async () => {
  const editor = readdirSync(join(DIST, 'assets')).find((name) => /^code-editor-\w+\.js$/.test(name));
  const site = await serveSite({ without: [`/assets/${editor}`] });
  const { url } = lab;
  lab.url = site.url;
  lab.expected = [/code-editor-\w+\.js|404/];
  try {
    await fresh();
    await (await area()).click();
    await press('#');
    const { plain, text } = await seen();
    assert.equal(plain, true);
    assert.match(text, /#/);
    await until('the page says so', () =>
      lab.inPage(() =>
        /could not be loaded/.test(document.querySelector('[data-part=editor-said]')?.textContent ?? ''),
      ),
    );
    assert.equal((await seen()).plain, true);
  } finally {
    lab.url = url;
    await lab.open(OPENED);
    await site.close();
  }
});

test('axe-core finds nothing in the tools, the plain field and the editor', async () => {
  await fresh();
  await assertNoViolation(lab, 'before the editor', '[data-parameter=source]');
  await open();
  await chord(Key.CONTROL, 'f');
  await until('the search is there', () =>
    lab.inPage(() => document.querySelector('[data-part=editor]')?.shadowRoot?.querySelector('.cm-search') !== null),
  );
  await assertNoViolation(lab, 'with the search');
  await press(Key.ESCAPE);
  await choose('image');
  await assertNoViolation(lab, 'with an example');
});

for (const width of [1280, 390])
  test(`nothing sticks out at ${width} px, at twice the size of text either`, async () => {
    await lab.driver.manage().window().setRect({ width, height: 850, x: 0, y: 0 });
    await open();
    await choose('image');
    for (const size of ['100%', '200%']) {
      const { page, screen, editor } = await lab.inPage((text) => {
        document.documentElement.style.fontSize = text;
        const { scrollWidth: page, clientWidth: screen } = document.documentElement;
        return {
          page,
          screen,
          editor: document.querySelector('[data-part=editor]')?.getBoundingClientRect().width ?? 0,
        };
      }, size);
      assert.ok(
        page <= screen && editor > 100,
        `${page} px in ${screen}, the editor ${editor}, ${size} ${engine.name}`,
      );
    }
  });

test('errors and the lines of a played moment are marked, and a line is gone to', async () => {
  await fresh();
  await lab.inPage(async () => {
    const program = /** @type {any} */ (window).e2e.lab().bench.program();
    program.setProblems([{ line: 8, message: 'NameError' }]);
    program.markLines([
      { line: 9, label: 'task 1' },
      { line: 9, label: 'task 2' },
    ]);
    await program.showLine(8);
  });
  const marks = () =>
    lab.inPage(() => {
      const root = document.querySelector('[data-part=editor]')?.shadowRoot;
      return {
        wrong: Array.from(root?.querySelectorAll('.cm-lintRange-error') ?? [], (part) => part.textContent).join(''),
        gutter: root?.querySelectorAll('.cm-lint-marker-error').length,
        tracks: Array.from(root?.querySelectorAll('.cm-track') ?? [], (line) => [
          line.textContent,
          line.getAttribute('data-tracks'),
        ]),
      };
    });
  const { lines, inside } = await seen();
  assert.equal(inside, true);
  await until('the error is underlined', async () => (await marks()).wrong === lines[7].trim());
  assert.deepEqual([(await marks()).gutter, (await marks()).tracks], [1, [[lines[8], 'task 1, task 2']]]);
  await assertNoViolation(lab, 'with marks', '[data-parameter=source]');
  // What is selected is what is typed over.
  await press('    pass');
  assert.equal((await seen()).lines[7], '    pass');
  await lab.inPage(() => {
    const program = /** @type {any} */ (window).e2e.lab().bench.program();
    program.setProblems([]);
    program.markLines([]);
  });
  assert.deepEqual(await marks(), { wrong: '', gutter: 0, tracks: [] });
});

test('what keeps a program from being run is underlined while it is written', async () => {
  await open();
  await selectAll();
  await press(Key.DELETE);
  const faults = () =>
    lab.inPage(() =>
      Array.from(
        document.querySelector('[data-part=editor]')?.shadowRoot?.querySelectorAll('.cm-lintRange-error') ?? [],
        (mark) => mark.textContent,
      ),
    );
  await press('def work(n):', Key.ENTER, 'return n +* 2');
  await until('the fault is underlined', async () => (await faults()).join() !== '');
  assert.match((await faults()).join(), /^\*/);
  await selectAll();
  // Chromium's own editing writes inline styles where a selection is typed over, and the policy refuses them.
  await press(Key.DELETE);
  await press('def work(n):', Key.ENTER, 'return n * 2');
  await until('nothing is underlined', async () => (await faults()).join() === '');
});
