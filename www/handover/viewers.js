/**
 * The viewers that can receive a trace: pages of other sites. The relay opens only addresses from this list. Their
 * message formats:
 * - Perfetto: https://perfetto.dev/docs/visualization/deep-linking-to-perfetto-ui
 * - Firefox Profiler: https://github.com/firefox-devtools/profiler/blob/main/docs-developer/loading-in-profiles.md
 *   (its page answers `ready:request` with `ready:response`, src/actions/receive-profile.ts)
 */

/**
 * A trace to hand over. `bytes`: gzipped JSON.
 * @typedef {{viewer: ViewerName, bytes: ArrayBuffer, title: string, fileName: string}} Parcel
 */
/** @typedef {'perfetto'|'firefox'} ViewerName */
/**
 * `path`: the page that waits for messages.
 * @typedef {{name: ViewerName, title: string, origin: string, path: string, ask: unknown, isReady: (answer: any) =>
 *   boolean, send: (parcel: Parcel) => unknown}} Viewer
 */

/** @type {Viewer[]} */
export const VIEWERS = [
  {
    name: 'perfetto',
    title: 'Perfetto',
    origin: 'https://ui.perfetto.dev',
    path: '/',
    ask: 'PING',
    isReady: (answer) => answer === 'PONG',
    send: ({ bytes, title, fileName }) => ({ perfetto: { buffer: bytes, title, fileName } }),
  },
  {
    name: 'firefox',
    title: 'Firefox Profiler',
    origin: 'https://profiler.firefox.com',
    path: '/from-post-message/',
    ask: { name: 'ready:request' },
    isReady: (answer) => answer?.name === 'ready:response',
    send: ({ bytes }) => ({ name: 'inject-profile', profile: bytes }),
  },
];
