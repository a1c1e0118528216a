/** The levels of capability as a table: what a browser and a host give, and which level that is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolation } from '../../tools/headers.mjs';
import {
  liftedBy,
  mayLift,
  NO_FACTS,
  noGuess,
  reloadedKey,
  capabilityLevelOf,
} from '../../www/capability/capability-level.js';

/** @import { Facts, Lift, LevelName } from '../../www/capability/capability-level.js' */

const FRAMED = { framed: true };
const DIP = { framed: true, frames: true };

/** @type {[what: string, facts: Partial<Facts>, name: LevelName, says: RegExp, lift: Lift, loadsAgain: boolean][]} */
const TABLE = [
  ['headers', { isolated: true }, 'isolated', /^The host sends/, null, false],
  [
    'our service worker’s',
    { isolated: true, lifted: true, controlled: true },
    'isolated',
    /own service worker added/,
    null,
    false,
  ],
  ['a frame with headers of its own', { isolated: true, ...DIP }, 'isolated', /^The host sends/, null, false],
  [
    'no headers, at first, or in somebody’s own page',
    {},
    'unshared',
    /does not send the headers that isolate a page\.$/,
    null,
    true,
  ],
  ['no headers, the service worker on its way', { lifting: true }, 'unshared', /setting itself up/, null, true],
  ['no headers, the reader was quicker', { ready: true }, 'unshared', /from the next time/, 'reload', true],
  [
    'no headers, no service worker',
    { serviceWorker: false },
    'unshared',
    /does not let the page add them/,
    null,
    false,
  ],
  [
    'no headers, no storage to note a reload in',
    { storage: false },
    'unshared',
    /does not let the page add them/,
    null,
    false,
  ],
  ['no headers, insecure', { secure: false, serviceWorker: false }, 'unshared', /insecure connection/, null, false],
  ['controlled, and still not isolated', { controlled: true }, 'unshared', /this browser did not do it/, null, false],
  [
    'loaded again, past the service worker: another load mends that',
    { reloads: 1 },
    'unshared',
    /does not send the headers/,
    null,
    true,
  ],
  [
    'loaded again twice, past the service worker: no loop',
    { reloads: 2 },
    'unshared',
    /with Shift went past the service worker/,
    'reload',
    false,
  ],
  [
    'loaded again, through the service worker, and still not isolated',
    { reloads: 1, controlled: true },
    'unshared',
    /this browser did not do it/,
    null,
    false,
  ],
  ['a frame where frames are not isolated', FRAMED, 'unshared', /only if the outer page is isolated/, 'tab', false],
  ['a frame where they are', DIP, 'unshared', /could not be isolated there/, 'tab', true],
  [
    'a frame where they are, without storage',
    { ...DIP, storage: false },
    'unshared',
    /could not be isolated there/,
    'tab',
    false,
  ],
  [
    'a frame where they are, after a reload through the service worker',
    { ...DIP, reloads: 1, controlled: true },
    'unshared',
    /could not be isolated there/,
    'tab',
    false,
  ],
  ['no wasm', { isolated: true, wasm: false }, 'recorded', /does not allow WebAssembly/, null, false],
  ['no wasm, no headers', { wasm: false }, 'recorded', /does not allow WebAssembly/, null, false],
  ['no wasm in a frame', { wasm: false, ...FRAMED }, 'recorded', /the page around this one/, 'tab', false],
  ['no workers', { isolated: true, workers: false }, 'recorded', /does not let the page start workers/, null, false],
  ['no workers in a frame', { workers: false, ...FRAMED }, 'recorded', /This frame may start no workers/, 'tab', false],
];

for (const [what, facts, name, says, lift, loadsAgain] of TABLE) {
  test(`${what}: ${name}`, () => {
    const capability = capabilityLevelOf({ ...NO_FACTS, ...facts });
    assert.deepEqual([capability.name, capability.lift], [name, lift]);
    assert.match(capability.why, says);
    for (const text of [capability.title, capability.why, ...(name === 'isolated' ? [] : [capability.mend])])
      assert.ok(text.length > 0 && text.length < 200, text);
    assert.equal(mayLift({ ...NO_FACTS, ...facts }), loadsAgain, 'whether it may load again');
    assert.equal(
      noGuess(capability),
      name === 'recorded' ? `Nothing can be run here, so there is nothing to guess. ${capability.why}` : null,
      'a guess wants something that runs',
    );
  });
}

test('a page owes its isolation to us where we added what isolates it, and not for a header more', () => {
  const [COOP, COEP, CORP, DIP] = Object.keys(isolation);
  const [page, frame, dip] = [
    { framed: false, frames: true },
    { framed: true, frames: false },
    { framed: true, frames: true },
  ];
  for (const [added, where, lifted] of /** @type {[string[], typeof page, boolean][]} */ ([
    [[], page, false],
    [[CORP, DIP], page, false],
    [[COOP], page, true],
    [[COEP, DIP], page, true],
    [[COOP, COEP, CORP, DIP], page, true],
    [[COOP, DIP], frame, false],
    [[COEP], frame, true],
    [[COOP, COEP, CORP], dip, false],
    [[DIP], dip, true],
  ]))
    assert.equal(liftedBy(added, where), lifted, `${added.join()} ${JSON.stringify(where)}`);
});

test('a reload is noted for one page of an origin', () => {
  assert.notEqual(reloadedKey('/ann/lab/'), reloadedKey('/bob/lab/'));
});
