/**
 * Hands a trace to the relay page. The relay belongs to this site, but an isolated page cannot message a window that it
 * opens, and a page in another site's frame has separate storage. So the parcel is put into IndexedDB, where the relay
 * takes it if both share storage. It is also offered by message, which the relay takes if it can still reach its
 * opener.
 */

/** @typedef {import('./viewers.js').Parcel} Parcel */

/**
 * The name of the database and of the channel. It contains the path, since the same origin may serve other copies of
 * the relay.
 */
export const PLACE = `interleave ${new URL('../../', import.meta.url).pathname} relay`;
const STORE = 'parcels';
/** A parcel that no relay took in this time is deleted. */
const KEPT_MS = 10 * 60_000;
const PATIENCE_MS = 8000;
/** Without a reference to the new tab, the browser most often opened none. */
const SHORT_PATIENCE_MS = 2000;

/** @returns {Promise<IDBDatabase>} */
const open = () =>
  new Promise((resolve, reject) => {
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

/** @param {string} id @returns {Promise<Parcel|undefined>} and removes it from the store */
export async function takeParcel(id) {
  const kept = await inStore((store) => store.get(id));
  if (kept) await inStore((store) => store.delete(id));
  return kept?.parcel;
}

/** Deletes parcels that no relay took. @param {IDBObjectStore} store @param {number} now_ms */
function tidy(store, now_ms) {
  store.openCursor().onsuccess = ({ target }) => {
    const cursor = /** @type {IDBRequest<IDBCursorWithValue|null>} */ (target).result;
    if (!cursor) return;
    if (!(now_ms - cursor.value.put_ms < KEPT_MS)) cursor.delete();
    cursor.continue();
  };
}

/** @param {string} id @param {Parcel} parcel */
const putParcel = (id, parcel) =>
  inStore((store) => {
    tidy(store, Date.now());
    return store.put({ parcel, put_ms: Date.now() }, id);
  });

/**
 * Resolves with true when the relay reports that it has the parcel, with false after a time limit.
 * @param {string} id
 * @param {Window|null} relay
 * @param {Parcel} parcel
 * @returns {Promise<boolean>}
 */
const taken = (id, relay, parcel) =>
  new Promise((resolve) => {
    const channel = new BroadcastChannel(PLACE);
    const end = (/** @type {boolean} */ arrived) => {
      clearTimeout(timer);
      channel.close();
      removeEventListener('message', hear);
      resolve(arrived);
    };
    const timer = setTimeout(() => end(false), relay ? PATIENCE_MS : SHORT_PATIENCE_MS);
    const hear = (/** @type {MessageEvent} */ { origin, source, data }) => {
      if (origin !== location.origin || source !== relay || data?.id !== id) return;
      if (data.type === 'interleave-relay-asks')
        relay?.postMessage({ type: 'interleave-parcel', id, parcel }, location.origin);
      if (data.type === 'interleave-relay-has') end(true);
    };
    channel.onmessage = ({ data }) => {
      if (data === id) end(true);
    };
    addEventListener('message', hear);
  });

/**
 * Opens the relay at once, while the browser still counts the reader's click, and hands over the trace when it is
 * ready.
 * @param {import('./viewers.js').ViewerName} viewer
 * @param {() => Promise<Parcel>} make
 * @returns {Promise<{parcel: Parcel, arrived: boolean}>}
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
