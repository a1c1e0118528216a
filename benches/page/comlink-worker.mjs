import { begin, open, task } from './peer-engine.mjs';

/** @type {typeof import('comlink')} */
const { expose } = await import(new URL('vendor/comlink.mjs', import.meta.url).href);

expose({ open, begin, task });
self.postMessage('here');
