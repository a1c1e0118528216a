import { begin, open, task } from './peer-engine.mjs';

await import(new URL('vendor/workerpool.js', import.meta.url).href);
const { worker } = /** @type {{workerpool: typeof import('workerpool')}} */ (/** @type {unknown} */ (self)).workerpool;

worker({ open, begin, task });
