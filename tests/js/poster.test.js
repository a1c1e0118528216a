/** A poster's picture is the recordings', in the lab's colours; and a dark post is known by its ink. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isLight } from '../../www/embed/tag/ink.js';
import { KINDS, USUAL } from '../../www/embed/tag/picture.js';
import { catalogue } from '../../www/generated/catalogue.js';
import { defaultState } from '../../www/lab/state.js';
import { posters } from '../../www/recorded/posters.js';
import { postersText } from '../../tools/record/posters.mjs';

test('the pictures are made of the recordings as they are: after other recordings, `ONLY=posters make recordings`', async () => {
  assert.equal(readFileSync(new URL('../../www/recorded/posters.js', import.meta.url), 'utf8'), await postersText());
  for (const { name } of catalogue.workloads) {
    const { models } = posters[name];
    assert.deepEqual(Object.keys(models).sort(), catalogue.models.map((model) => model.name).sort(), name);
    for (const { rows } of Object.values(models))
      for (const row of rows) assert.match(row, new RegExp(`^([.${Object.keys(KINDS).join('')}]\\d+)+$`));
  }
});

test('its colours are the lab’s', () => {
  const tokens = readFileSync(new URL('../../www/styles/tokens.css', import.meta.url), 'utf8');
  for (const [kind, , light, dark] of Object.values(KINDS)) {
    assert.deepEqual(
      Array.from(tokens.matchAll(new RegExp(`--${kind}: (#[0-9a-f]+);`, 'g')), ([, colour]) => colour),
      [light, dark],
      kind,
    );
  }
});

test('it shows what the lab runs where the author says nothing', () => {
  const { workload, models } = defaultState(catalogue, { isolated: true, cores: 4 });
  assert.deepEqual(USUAL, { workload, models });
});

test('light ink is told from dark in every form that a browser writes', () => {
  for (const light of [
    'rgb(255, 255, 255)',
    'rgb(160, 160, 160)',
    'rgba(230, 230, 230, 0.9)',
    'color(srgb 1 0.9 0.8)',
    'color(display-p3 0.9 0.9 0.9)',
    'oklch(0.93 0.01 250)',
    'oklab(0.8 -0.02 0.01)',
    'lab(90 1 -2)',
    'lch(80 20 200)',
  ])
    assert.equal(isLight(light), true, light);
  for (const dark of [
    'rgb(0, 0, 0)',
    'rgb(18, 33, 29)',
    'rgba(30, 30, 30, 0.9)',
    'rgb(102, 102, 102)',
    'color(srgb 0.1 0.1 0.1)',
    'color(display-p3 0.1 0.1 0.1)',
    'oklch(0.2 0.01 250)',
    'oklab(0.3 -0.02 0.01)',
    'lab(9 1 -2)',
    'lch(20 20 200)',
    'color(srgb 1e-5 0 0)',
  ])
    assert.equal(isLight(dark), false, dark);
});
