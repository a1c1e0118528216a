import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeRecording, endOf, groupsOf } from '../../www/stand-in/recording.js';
import { firstView } from '../../www/recorded/first-view.js';

const groups = groupsOf(firstView, (model) => model);

test('each recorded run shows what the words beside it say', () => {
  const [locked, processes] = groups;
  assert.match(locked.title, /^threads-gil: \d+/);
  const held = locked.tracks
    .flatMap(({ slices }) => slices.filter(({ kind }) => kind === 'has-gil'))
    .sort((a, b) => a.from_us - b.from_us);
  assert.ok(held.length > 10, 'the threads take turns');
  for (let i = 1; i < held.length; i += 1)
    assert.ok(held[i].from_us >= held[i - 1].to_us - 1, 'never two with the lock');
  const [one, other] = processes.tracks.map(({ slices }) => slices.find(({ kind }) => kind === 'task'));
  assert.ok(
    one && other && Math.max(one.from_us, other.from_us) < Math.min(one.to_us, other.to_us),
    'the processes compute at the same time',
  );
});

test('it says that it is a recording, where and when it was made, and how slow it is shown', () => {
  assert.match(
    describeRecording(firstView, 12.3),
    /^A recording, slowed down 12 times: Chromium \d+, \d+ cores?, \d{4}-\d\d-\d\d\.$/,
  );
  assert.ok(
    endOf(firstView) >=
      Math.max(...groups.flatMap(({ tracks }) => tracks.flatMap(({ slices }) => slices.map(({ to_us }) => to_us)))),
  );
});
