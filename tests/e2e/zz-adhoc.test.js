import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { useLab } from './lab.js';
const lab = useLab();
for (const file of (process.env.FILES ?? '').split(' '))
  test(file, async () => {
    const before = Date.now();
    const { models: [r] } = await lab.run({ program: readFileSync(file, 'utf8') });
    console.log(`## ${file} ${Date.now() - before} ms, exit ${r.exit_code}, ${JSON.stringify(r.error)}`);
    console.log(r.output.map((l) => `${l.stream === 'stderr' ? 'E' : ' '} ${l.text}`).join('\n'));
    console.log(JSON.stringify(r.tasks.map((t) => [t.name, t.process, Math.round(t.start_ms), Math.round(t.end_ms), Math.round(t.worker_start_ms)])));
    if (r.notes.length) console.log(r.notes);
  });
