/**
 * The site under test, as `make serve` serves it: the checkout, with the headers of the development server.
 */

import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';

/** @typedef {{url: string, close: () => Promise<unknown>}} Site  `url` ends with a slash */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Scripts, workers and requests from its own origin only, and nothing inline. */
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'; style-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** @param {{isolated?: boolean}} [options] @returns {Promise<Site>} */
export const serveSite = async ({ isolated = true } = {}) => {
  const { url, close } = await serve({ root: ROOT, port: 0, isolated, csp: STRICT });
  return { url: new URL('./', url).href, close: async () => close() };
};
