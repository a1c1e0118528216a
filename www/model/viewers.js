/**
 * The viewers that a trace can be handed to: other people's pages. This list is all there is; no address from outside
 * is ever opened. How each is spoken to:
 * - Perfetto: https://perfetto.dev/docs/visualization/deep-linking-to-perfetto-ui
 * - Firefox Profiler: https://github.com/firefox-devtools/profiler/blob/main/docs-developer/loading-in-profiles.md
 *   (its page answers `ready:request` with `ready:response`, src/actions/receive-profile.ts)
 */

/** A trace on its way. `bytes`: gzipped JSON. @typedef {{viewer: ViewerName, bytes: ArrayBuffer, title: string, fileName: string}} Parcel */
/** @typedef {'perfetto'|'firefox'} ViewerName */
/** `path`: where it waits for messages. @typedef {{name: ViewerName, title: string, origin: string, path: string, ask: unknown, isReady: (answer: any) => boolean, send: (parcel: Parcel) => unknown}} Viewer */

/** @type {Viewer[]} */
export const VIEWERS = [
  {
    name: 'perfetto', title: 'Perfetto', origin: 'https://ui.perfetto.dev', path: '/',
    ask: 'PING',
    isReady: (answer) => answer === 'PONG',
    send: ({ bytes, title, fileName }) => ({ perfetto: { buffer: bytes, title, fileName } }),
  },
  {
    name: 'firefox', title: 'Firefox Profiler', origin: 'https://profiler.firefox.com', path: '/from-post-message/',
    ask: { name: 'ready:request' },
    isReady: (answer) => answer?.name === 'ready:response',
    send: ({ bytes }) => ({ name: 'inject-profile', profile: bytes }),
  },
];
