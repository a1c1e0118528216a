/**
 * The site under test, as `make serve` serves it: what the build put into dist/, by the development server.
 */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';

/** @typedef {{url: string, close: () => Promise<unknown>}} Site  `url` ends with a slash */

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));

/** What `make dist` makes. */
export const DIST = `${CHECKOUT}dist`;

/** The checkout instead, for pages that are no part of the product. @param {{isolated?: boolean, checkout?: boolean, pages?: Record<string, string>}} [options] @returns {Promise<Site>} */
export const serveSite = async ({ isolated = true, checkout = false, pages } = {}) => {
  const root = checkout ? CHECKOUT : DIST;
  if (!existsSync(`${root}/index.html`)) throw new Error(`${root} is not built: make dist`);
  return serve({ root, port: 0, isolated, pages });
};

/**
 * Somebody else's site: `127.0.0.1` and `localhost` are two sites, while two ports of one of them are one. It sends no
 * header of ours.
 * @param {Record<string, string>} pages  by their paths @param {{csp?: string}} [options] @returns {Promise<Site>}
 */
export const serveBlog = async (pages, { csp = '' } = {}) => {
  const { port, close } = await serve({ root: fileURLToPath(new URL('./probe/', import.meta.url)), port: 0, isolated: false, csp, pages });
  return { url: `http://127.0.0.1:${port}/`, close };
};
