// Called by the engine in every worker that has instantiated it, rayon's own included.

/** Held by every worker for as long as it lives: a test, or the page, can count who is left. */
const LOCK_PREFIX = 'interleave-worker';

/**
 * Holds a Web Lock until this worker is really gone, and makes a failed promise end it as an error would:
 * rayon's workers run inside one, and without this nobody would hear that they trapped.
 */
export function declarePresence() {
  if (typeof WorkerGlobalScope === 'undefined' || !(self instanceof WorkerGlobalScope)) return;
  const name = `${LOCK_PREFIX}:${new URL(import.meta.url).pathname}:${Math.random().toString(36).slice(2)}`;
  self.navigator.locks?.request(name, () => new Promise(() => {})).catch(() => {});
  self.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    self.reportError(event.reason);
  });
}
