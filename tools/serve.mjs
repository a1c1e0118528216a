/**
 * A static server with the page's headers: `make serve` runs it on dist/, and the end-to-end tests on any folder.
 */

import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { always, contentSecurityPolicy, forEver, isolationOf } from './headers.mjs';

/** @import { IncomingMessage, Server, ServerResponse } from 'node:http' */
/**
 * For tests: `pages`, texts served instead of files, by path; `send`, additional headers, by path; `without`, paths
 * that do not exist; `asked`, called with every path that is requested; `hangs`, whether a path is never answered.
 * @typedef {{root: string, port: number, isolated?: boolean, csp?: string, pages?: Record<string, string>,
 *   send?: Record<string, Record<string, string>>, without?: string[], asked?: (path: string) => void, hangs?: (path:
 *   string) => boolean}} Options
 */

/** Files of the build whose names contain the hash of their content. */
const NAMED_BY_CONTENT = /^\/([^?]*\/)?assets\/[^/?]+-[0-9A-Z]{8}\.\w+(\?|$)/;

/** @param {ServerResponse} response @param {number} status @param {string} text */
const answer = (response, status, text) => {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
};

/** @param {IncomingMessage} request @returns the path as the files below know it */
const pathOf = ({ url }) => {
  try {
    return decodeURIComponent(new URL(url ?? '/', 'http://localhost').pathname);
  } catch {
    return '';
  }
};

/**
 * @param {Server} server
 * @param {number} port
 * @returns {Promise<number>} the port it got: the first free one from `port` on
 */
const listen = (server, port) =>
  new Promise((resolve, reject) => {
    server.once('listening', () => resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port));
    server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EADDRINUSE' || ++port > 65_535) return reject(error);
      server.listen(port, '127.0.0.1');
    });
    server.listen(port, '127.0.0.1');
  });

/**
 * Serves `root` until closed. Port 0 lets the system choose. If a port is taken, the next free one is used.
 * @param {Options} options
 */
export const serve = async ({
  root,
  port,
  isolated = true,
  csp = contentSecurityPolicy,
  pages = {},
  send = {},
  without = [],
  asked = () => {},
  hangs = () => false,
}) => {
  const headers = (/** @type {string} */ path) =>
    Object.entries({
      ...always,
      ...(isolated ? isolationOf(path) : {}),
      'Content-Security-Policy': csp,
      ...send[path],
    });
  // `dev`: files that a build changes are served without a restart.
  const files = sirv(root, { dev: true, etag: true, brotli: true, gzip: true, extensions: ['html'] });
  const server = createServer((request, response) => {
    const path = pathOf(request);
    asked(path);
    if (hangs(path)) return;
    for (const [name, value] of headers(path)) response.setHeader(name, value);
    if (NAMED_BY_CONTENT.test(request.url ?? '')) response.setHeader('Cache-Control', forEver);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answer(response, 405, 'Only GET and HEAD are served here.');
    if (Object.hasOwn(pages, path)) {
      response.setHeader('Content-Type', `text/${path.endsWith('.js') ? 'javascript' : 'html'}; charset=utf-8`);
      return response.end(pages[path]);
    }
    // A page that is requested while it is being replaced must not stay broken afterwards.
    const missing = () => answer(response.setHeader('Cache-Control', 'no-store'), 404, `There is no ${request.url}`);
    if (without.includes(path)) return missing();
    files(request, response, missing);
  });
  const chosen = await listen(server, port);
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://localhost:${chosen}/`, port: chosen, close };
};

if (process.argv[1] === import.meta.filename) {
  const wanted = Number(process.env.PORT ?? 8080);
  if (!(wanted >= 0 && wanted <= 65_535)) {
    console.error(`PORT is ${process.env.PORT}: give a number from 0 (any free one) to 65535`);
    process.exit(1);
  }
  const { url, port } = await serve({ root: join(import.meta.dirname, '../dist'), port: wanted });
  if (wanted !== 0 && port !== wanted) console.log(`Port ${wanted} is taken, so this is the next free one.`);
  console.log(`Interleave is at ${url} (Ctrl-C ends it)`);
}
