/**
 * Stores one run per tab in the browser. The browser may refuse (a private window, a policy, no space). Then no run is
 * kept, and the page says nothing, since it works without the store.
 */

const STORE = 'runs';
/** The runs of this many most recent tabs are kept. */
const MOST_KEPT = 3;

/**
 * @template T
 * @param {string} place name of the database
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T|null>} null where the browser refuses
 */
const inStore = (place, act) =>
  new Promise((resolve) => {
    try {
      const opening = indexedDB.open(place, 1);
      const refused = () => resolve(null);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
      opening.onerror = opening.onblocked = refused;
      opening.onsuccess = () => {
        const database = opening.result;
        try {
          const transaction = database.transaction(STORE, 'readwrite');
          const request = act(transaction.objectStore(STORE));
          transaction.oncomplete = () => {
            database.close();
            resolve(request.result);
          };
          transaction.onabort = transaction.onerror = () => {
            database.close();
            resolve(null);
          };
        } catch {
          database.close();
          resolve(null);
        }
      };
    } catch {
      resolve(null);
    }
  });

/** Deletes the oldest runs beyond `MOST_KEPT`. @param {IDBObjectStore} store */
function tidy(store) {
  /** @type {{key: IDBValidKey, kept_ms: number}[]} */
  const all = [];
  store.openCursor().onsuccess = ({ target }) => {
    const cursor = /** @type {IDBRequest<IDBCursorWithValue|null>} */ (target).result;
    if (cursor) {
      all.push({ key: cursor.key, kept_ms: Number(cursor.value?.kept_ms) || 0 });
      cursor.continue();
      return;
    }
    for (const { key } of all.sort((a, b) => b.kept_ms - a.kept_ms).slice(MOST_KEPT)) store.delete(key);
  };
}

/** @param {string} place @param {string} tab @param {unknown} kept */
export const putRun = (place, tab, kept) =>
  inStore(place, (store) => {
    const put = store.put(kept, tab);
    tidy(store);
    return put;
  });

/** @param {string} place @param {string} tab @returns {Promise<unknown>} null or undefined when there is no run */
export const storedRun = (place, tab) => inStore(place, (store) => store.get(tab));

/** @param {string} place @param {string} tab */
export const dropRun = (place, tab) => inStore(place, (store) => store.delete(tab));
