/** What hosts that look an address up are told, with the site's address and without. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oEmbed } from '../../tools/dist/oembed.mjs';

test('a site that does not know its address is named, no more', () => {
  const { type, version, title, html } = oEmbed();
  assert.deepEqual([type, version, typeof title, html], ['link', '1.0', 'string', undefined]);
});

test('one that does gives a frame, with all that the format demands of it', () => {
  const { type, html, width, height, provider_url } = oEmbed('https://lab.example/a"b/');
  assert.deepEqual([type, typeof width, typeof height, provider_url], ['rich', 'number', 'number', 'https://lab.example/a%22b/']);
  assert.match(String(html), /^<iframe src="https:\/\/lab\.example\/a%22b\/embed\.html" title="[^"<>]+" width="\d+" height="\d+" loading="lazy" allow="[^"]+"><\/iframe>$/);
});
