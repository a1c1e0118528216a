/** An author's own listing inside the tag, in somebody's post: it becomes live, and runs where nothing isolates the post. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usePosts } from './post.js';

const posts = usePosts({
  '/': `<interleave-lab id="one" workload="python" models="sequential,event-loop,processes,process-pool" workers="2"><pre>
INPUTS = ["a", "b"]

def work(name):
    return name + " &amp; more"
</pre></interleave-lab>`,
});
const { lab } = posts;

test('a listing in a post runs as it stands there', async () => {
  await posts.open();
  const models = await lab.inPage(async () => {
    const tag = /** @type {any} */ (document.getElementById('one'));
    const result = await tag.run();
    return result.models.map((/** @type {any} */ { model, error, tasks }) => [
      model,
      error,
      tasks.map((/** @type {any} */ task) => task.result),
    ]);
  });
  const results = ["'a & more'", "'b & more'"];
  assert.deepEqual(
    models,
    ['sequential', 'event-loop', 'processes', 'process-pool'].map((model) => [model, null, results]),
  );
});
