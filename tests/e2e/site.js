/**
 * The site under test, as `make serve` serves it: what the build put into dist/, by the development server.
 */

import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';

/** @typedef {{url: string, close: () => Promise<unknown>}} Site  `url` ends with a slash */

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));

/** What `make dist` makes. */
export const DIST = `${CHECKOUT}dist`;

/**
 * `isolated`: the host sends the headers. `checkout`: the sources instead, for pages that are no part of the product.
 * `asked` is told of every path that a browser asks for. `without`: paths that are not there; `hangs`: paths that are
 * never answered; without `/sw.js` nothing but the host isolates the page. `send`: headers more, by path. `folder`:
 * where on the host the site lies, as in `blog/tools`.
 * @typedef {{isolated?: boolean, checkout?: boolean, pages?: Record<string, string>, csp?: string, without?: string[],
 *   send?: Record<string, Record<string, string>>, asked?: (path: string) => void, hangs?: (path: string) => boolean,
 *   folder?: string}} Options
 */

/** @param {Options} [options] @returns {Promise<Site>} */
export const serveSite = async ({ checkout = false, folder = '', ...options } = {}) => {
  const root = checkout ? CHECKOUT : DIST;
  if (!existsSync(`${root}/index.html`)) throw new Error(`${root} is not built: make dist`);
  if (folder === '') return serve({ root, port: 0, ...options });
  const host = mkdtempSync(join(tmpdir(), 'interleave-host-'));
  mkdirSync(join(host, dirname(folder)), { recursive: true });
  symlinkSync(root, join(host, folder));
  const site = await serve({ root: host, port: 0, ...options });
  return {
    url: `${site.url}${folder}/`,
    close: async () => {
      await site.close();
      rmSync(host, { recursive: true });
    },
  };
};

/**
 * Somebody else's site: `127.0.0.1` and `localhost` are two sites, while two ports of one of them are one. It sends no
 * header of ours. Names that end in `.localhost` are this machine too, and a site each.
 * @param {Record<string, string>} pages  by their paths
 * @param {{csp?: string, send?: Record<string, Record<string, string>>, host?: string}} [options]
 * @returns {Promise<Site>}
 */
export const serveBlog = async (pages, { csp = '', send = {}, host = '127.0.0.1' } = {}) => {
  const { port, close } = await serve({
    root: fileURLToPath(new URL('./probe/', import.meta.url)),
    port: 0,
    isolated: false,
    csp,
    pages,
    send,
  });
  return { url: `http://${host}:${port}/`, close };
};
