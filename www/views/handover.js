/**
 * A trace on its way to the relay page. The relay is this site's own, but an isolated page cannot speak to a window
 * that it opens, and a page framed by another site keeps its storage apart: so the parcel is put into IndexedDB, where
 * the relay takes it if both share storage, and offered by message, where it takes it if the opener survives.
 */

/** @typedef {import('../model/viewers.js').Parcel} Parcel */

/** Of the database and of the channel: other people's relays may stand on this origin. */
export const PLACE = `interleave ${new URL('../../', import.meta.url).pathname} relay`;
const STORE = 'parcels';
/** Whoever left a parcel behind came back for it by then, or never will. */
const KEPT_MS = 10 * 60_000;
const PATIENCE_MS = 8000;
/** Without a hold of the new tab there is most often none. */
const SHORT_PATIENCE_MS = 2000;

/** @returns {Promise<IDBDatabase>} */
const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open(PLACE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** @template T @param {(store: IDBObjectStore) => IDBRequest<T>} act @returns {Promise<T>} */
async function inStore(act) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, 'readwrite');
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** @param {string} id @returns {Promise<Parcel|undefined>} takes it out */
export async function takeParcel(id) {
  const kept = await inStore((store) => store.get(id));
  if (kept) await inStore((store) => store.delete(id));
  return kept?.parcel;
}

/** Those that nobody came for go. @param {IDBObjectStore} store @param {number} now_ms */
function tidy(store, now_ms) {
  store.openCursor().onsuccess = ({ target }) => {
    const cursor = /** @type {IDBRequest<IDBCursorWithValue|null>} */ (target).result;
    if (!cursor) return;
    if (!(now_ms - cursor.value.put_ms < KEPT_MS)) cursor.delete();
    cursor.continue();
  };
}

/** @param {string} id @param {Parcel} parcel */
const putParcel = (id, parcel) => inStore((store) => { tidy(store, Date.now()); return store.put({ parcel, put_ms: Date.now() }, id); });

/** Resolves when the relay says that it has it. @param {string} id @param {Window|null} relay @param {Parcel} parcel @returns {Promise<boolean>} */
const taken = (id, relay, parcel) => new Promise((resolve) => {
  const channel = new BroadcastChannel(PLACE);
  const end = (/** @type {boolean} */ arrived) => { clearTimeout(timer); channel.close(); removeEventListener('message', hear); resolve(arrived); };
  const timer = setTimeout(() => end(false), relay ? PATIENCE_MS : SHORT_PATIENCE_MS);
  const hear = (/** @type {MessageEvent} */ { origin, source, data }) => {
    if (origin !== location.origin || source !== relay || data?.id !== id) return;
    if (data.type === 'interleave-relay-asks') relay?.postMessage({ type: 'interleave-parcel', id, parcel }, location.origin);
    if (data.type === 'interleave-relay-has') end(true);
  };
  channel.onmessage = ({ data }) => { if (data === id) end(true); };
  addEventListener('message', hear);
});

/**
 * Opens the relay at once, while the reader's click still counts, and hands over the trace when it is made.
 * @param {import('../model/viewers.js').ViewerName} viewer @param {() => Promise<Parcel>} make @returns {Promise<{parcel: Parcel, arrived: boolean}>}
 */
export async function handOver(viewer, make) {
  const id = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');
  const address = new URL('../../relay.html', import.meta.url);
  address.hash = `${viewer}/${id}`;
  const relay = window.open(address.href, '_blank');
  const parcel = await make();
  const arrived = taken(id, relay, parcel);
  await putParcel(id, parcel).catch(() => {});
  const has = await arrived;
  if (has) await inStore((store) => store.delete(id)).catch(() => {});
  return { parcel, arrived: has };
}
