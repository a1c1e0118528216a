/** Where, when and with what a run was measured, in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserName, machineFacts, originText } from '../../www/result/origin.js';

test('parts of an origin that are not known are left out', () => {
  const about = { day: '2026-11-24', browser: 'Chromium 156' };
  assert.equal(originText(about, 2), 'Chromium 156, 2 cores, 2026-11-24');
  assert.equal(originText(about, 1), 'Chromium 156, 1 core, 2026-11-24');
  assert.equal(originText(about), 'Chromium 156, 2026-11-24');
  assert.equal(originText({ day: '', browser: '' }), '');
});

test('browsers are named by what they are, not by what they claim to be like', () => {
  for (const [userAgent, name] of [
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'Chromium 156',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0',
      'Edge 156',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
      'WebKit 26',
    ],
    ['curl/8', 'an unknown browser'],
  ])
    assert.equal(browserName(userAgent), name);
});

test('the strip names cores, tick, isolation, browser and rounds', () => {
  const facts = machineFacts({ cores: 2, clock_tick_us: 5, isolated: true, rounds: 1, browser: 'Firefox 153' });
  assert.deepEqual(
    facts.map((fact) => fact.replace('\u202f', ' ')),
    ['2 cores', 'clock tick 5 µs', 'isolated, so memory can be shared', 'Firefox 153', '1 round'],
  );
});
