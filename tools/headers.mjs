/**
 * What the page must be served with, as data: the development server and every other host read it from here.
 */

/** A page is isolated, and so may share memory, by the first two; a frame by the last (Chromium 137 and later). */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
};

/** The relay alone is not isolated: it would lose hold of the window that it opens (perfetto #525). @param {string} path as it was asked for */
export const isolationOf = (path) => (/^\/relay(\.html)?\/?$/i.test(path) ? {} : isolation);

/**
 * `blob:` workers are those of wasm-bindgen-rayon. Any page may frame the lab, that is what an embed is: so there is no
 * `frame-ancestors`, not even `*`, which keeps out sandboxed posts and pages of `file:`.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Without a store of stale files, and without guesses at what a file is. Pages elsewhere load the tag and the client as modules, and a sandboxed frame is of no origin: to read our public files both need to be let. */
export const always = {
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'no-cache',
  'X-Content-Type-Options': 'nosniff',
};

/** The `Cache-Control` of what lies in `assets/`: another content has another name there. */
export const forEver = 'public, max-age=31536000, immutable';
