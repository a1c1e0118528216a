/** Signs of one moment: pointed at, gone through by kind, and found again when tracks are made anew. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNames } from '../../www/timeline/find.js';
import { rowsOf, TITLE_PX } from '../../www/timeline/layout.js';
import { TRACK_PX } from '../../www/timeline/row-shape.js';
import { fit } from '../../www/trace/scale.js';
import { sameSign, signAgain, signAt } from '../../www/timeline/signs.js';
import { tracksOf } from '../../www/trace/tracks.js';

/** @typedef {import('../../www/timeline/signs.js').ChosenSign} ChosenSign */

/** @param {string} name @param {string} cat @param {number} ts @param {number} tid */
const sign = (name, cat, ts, tid) => ({ name, cat, ph: 'i', ts, pid: 1, tid });
const events = [
  ...[1, 2].map((tid) => ({ name: `task ${tid}`, cat: 'task', ph: 'X', ts: 100, dur: 800, pid: 1, tid })),
  sign('early', 'print', 50, 1),
  sign('twice', 'print', 300, 1),
  sign('twice', 'print', 300, 1),
  sign('request', 'mark', 310, 1),
  sign('other', 'print', 400, 2),
  sign('last', 'print', 950, 1),
];
const made = () => ({ title: 'x', tracks: tracksOf(events), flows: [] });
const group = made();
const rows = rowsOf([group]);
/** A pixel a microsecond, from 100 px on. */
const scale = fit({ from_us: 0, to_us: 1000 }, 100, 1000);
const first = /** @type {ChosenSign} */ (findNames([group], 'early')[0]);

test('the next of a kind is found on any track of its model, equals each once, and the last stays', () => {
  /** @type {ChosenSign[]} */
  const seen = [first];
  for (let step = 0; step < 4; step += 1) seen.push(sameSign(seen[step], 1));
  assert.deepEqual(
    seen.map(({ sign: { name }, track, slice, us }) => [name, track.key, slice?.name, us]),
    [
      ['early', '1/1', undefined, 50],
      ['twice', '1/1', 'task 1', 300],
      ['twice', '1/1', 'task 1', 300],
      ['other', '1/2', 'task 2', 400],
      ['last', '1/1', undefined, 950],
    ],
  );
  assert.notEqual(seen[1].sign, seen[2].sign);
  assert.equal(sameSign(seen[4], 1), seen[4]);
  assert.equal(sameSign(seen[2], -1).sign, seen[1].sign);
  assert.equal(sameSign(first, -1), first);
});

test('at a track’s foot the nearest sign is pointed at, not at its head, in the gutter, or far off', () => {
  const foot_px = TITLE_PX + TRACK_PX - 8;
  const at = (/** @type {number} */ x_px, y_px = foot_px) => signAt(rows, scale, x_px, y_px)?.sign.name;
  assert.deepEqual(
    [at(400), at(404), at(406), at(415), at(396), at(390)],
    ['twice', 'twice', 'request', 'request', 'twice', undefined],
  );
  assert.deepEqual(
    [at(400, TITLE_PX + 10), at(400, 10), at(500), at(500, foot_px + TRACK_PX), at(99), at(1200)],
    [undefined, undefined, undefined, 'other', undefined, undefined],
  );
  const gutter = fit({ from_us: 48, to_us: 1048 }, 100, 1000);
  assert.equal(signAt(rows, gutter, 99, foot_px), null, 'its sign would be 3 px from there');
});

test('the chosen slice is found again in new tracks, or the choice ends', () => {
  const again = signAgain([made()], first);
  assert.ok(again && again.track !== first.track);
  assert.equal(again.sign.name, 'early');
  assert.equal(signAgain([{ ...made(), title: 'y' }], first), null);
  assert.equal(
    signAgain(
      [
        {
          ...group,
          tracks: tracksOf(events.map((event) => (event.name === 'early' ? { ...event, name: 'another' } : event))),
        },
      ],
      first,
    ),
    null,
  );
  assert.equal(signAgain([group], null), null);
});
