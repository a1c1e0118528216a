/**
 * The headers that the page must be served with, as data: the development server and every other host read it from
 * here.
 */

/** The first two isolate a page, so that it may share memory; the last does so for a frame (Chromium 137 and later). */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
};

/**
 * Only the relay is not isolated: an isolated page cannot talk to the window that it opens (perfetto #525).
 * @param {string} path as it was asked for
 */
export const isolationOf = (path) => (/^\/relay(\.html)?\/?$/i.test(path) ? {} : isolation);

/**
 * `blob:` workers are those of wasm-bindgen-rayon. Any page may frame the lab, because that is what an embed is. So
 * there is no `frame-ancestors`: even `*` keeps out sandboxed posts and pages of `file:`.
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

/**
 * No stale copies from caches, and no guesses at a file's type. Pages elsewhere load the tag and the client as modules,
 * and a sandboxed frame has no origin: both may read our public files only if a header allows it.
 */
export const always = {
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'no-cache',
  'X-Content-Type-Options': 'nosniff',
};

/** The `Cache-Control` of files in `assets/`: changed content gets another name there. */
export const forEver = 'public, max-age=31536000, immutable';
