/**
 * A stand-in for Perfetto and the Firefox Profiler, on a site of its own (127.0.0.1, the lab is at localhost): it
 * speaks their message protocols and hands what it gets to the test. It also serves a blog that frames the lab, and
 * speedscope's own release with a trace for it to load.
 */

import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Perfetto's handler (ui/src/frontend/post_message_handler.ts): only its opener, once the page is complete. */
const PERFETTO = `<!doctype html><title>Perfetto, a stand-in</title><script>
addEventListener('message', ({ source, origin, data }) => {
  if (source !== window.opener || document.readyState !== 'complete') return;
  if (data === 'PING') return source.postMessage('PONG', origin);
  const { buffer, title, fileName } = data.perfetto;
  fetch('/got/perfetto?' + new URLSearchParams({ title, fileName }), { method: 'POST', body: buffer });
});
</script>`;

/** The Firefox Profiler's (src/actions/receive-profile.ts). */
const FIREFOX = `<!doctype html><title>Firefox Profiler, a stand-in</title><script>
addEventListener('message', ({ source, data }) => {
  if (data?.name === 'ready:request') return source.postMessage({ name: 'ready:response' }, '*');
  if (data?.name === 'inject-profile') fetch('/got/firefox?', { method: 'POST', body: data.profile });
});
</script>`;

/** @typedef {{viewer: string, query: URLSearchParams, bytes: Buffer}} Got */

const SPEEDSCOPE = join(import.meta.dirname, '../../node_modules/speedscope/dist/release');
const TYPES = /** @type {Record<string, string>} */ ({ html: 'text/html', js: 'text/javascript', css: 'text/css' });

export const startStandIn = async () => {
  /** @type {Got[]} */
  const got = [];
  /** What else is served, by path. @type {Map<string, string|Buffer>} */
  const pages = new Map([
    ['/', PERFETTO],
    ['/from-post-message/', FIREFOX],
  ]);
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(String(request.url), 'http://localhost');
    if (pathname.startsWith('/got/')) {
      const parts = [];
      for await (const part of request) parts.push(part);
      got.push({ viewer: pathname.slice(5), query: searchParams, bytes: Buffer.concat(parts) });
      return response.end();
    }
    try {
      const page =
        pages.get(pathname) ??
        readFileSync(join(SPEEDSCOPE, pathname.replace('/speedscope/', '').replaceAll('..', '')));
      response.setHeader(
        'Content-Type',
        TYPES[pathname.split('.').pop() ?? ''] ?? (pathname.endsWith('/') ? 'text/html' : 'application/octet-stream'),
      );
      response.end(page);
    } catch {
      // A favicon, say.
      response.writeHead(204).end();
    }
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(null));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    got,
    pages,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
};
