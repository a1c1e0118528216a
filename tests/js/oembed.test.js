/** What hosts that look an address up are told, with the site's address and without (https://oembed.com, 2.3 and 4). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { oEmbed, withDiscovery } from '../../tools/dist/oembed.mjs';

test('a site that does not know its address is named, no more', () => {
  const { type, version, title, html } = oEmbed();
  assert.deepEqual([type, version, typeof title, html], ['link', '1.0', 'string', undefined]);
});

test('one that does gives a frame, with all that the format demands of it', () => {
  const { type, version, html, width, height, provider_url } = oEmbed('https://lab.example/a"b/');
  assert.deepEqual(
    [type, version, Number.isInteger(width), Number.isInteger(height), provider_url],
    ['rich', '1.0', true, true, 'https://lab.example/a%22b/'],
  );
  assert.match(
    String(html),
    /^<iframe src="https:\/\/lab\.example\/a%22b\/embed\.html" title="[^"<>]+" width="\d+" height="\d+" loading="lazy" allow="[^"]+"><\/iframe>$/,
  );
  assert.deepEqual(
    oEmbed('https://lab.example/blog'),
    oEmbed('https://lab.example/blog/'),
    'a folder, with its slash or without',
  );
});

test('both pages name it, by its whole address where that is known', () => {
  for (const name of ['index.html', 'embed.html']) {
    const page = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
    const link = (/** @type {string} */ href) =>
      `<link rel="alternate" type="application/json+oembed" href="${href}" title="`;
    assert.ok(withDiscovery(page).includes(link('oembed.json')), name);
    assert.ok(
      withDiscovery(page, 'https://lab.example/blog').includes(link('https://lab.example/blog/oembed.json')),
      name,
    );
  }
});
