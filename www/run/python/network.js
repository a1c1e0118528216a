/**
 * The network of a reader's program: the page's own service worker, which answers every request itself (sw.js). Whatever
 * the address names, nothing leaves the origin; its query may say how long the answer takes and how many bytes it has.
 */

/** What a request gets whose address does not say. */
const USUAL = { delay_ms: 300, size_bytes: 16_384 };
/** The name of the header that says what made an answer. */
const MADE_BY = 'X-Interleave-Io';

/** @param {string} address @param {keyof typeof USUAL} name */
const wished = (address, name) => {
  const given = /[?&]/.test(address) ? new RegExp(`[?&]${name}=([\\d.]+)`).exec(address) : null;
  return given ? Number(given[1]) : USUAL[name];
};

/**
 * Fetches while the calling worker waits.
 * @param {string} base  the page's address, with a slash at its end
 * @param {string} address
 * @returns {Uint8Array}
 */
export const fetchNow = (base, address) => {
  if (!/^https?:\/\//i.test(address)) throw `${address} is no address of the web: begin it with https://`;
  // No earlier request had it: browsers hold back a request for an address that they are already fetching.
  const unique = crypto.randomUUID();
  const query = new URLSearchParams({
    delay_ms: String(wished(address, 'delay_ms')),
    size_bytes: String(wished(address, 'size_bytes')),
    name: address.slice(0, 200),
  });
  const request = new XMLHttpRequest();
  request.open('GET', `${base}io/${unique}?${query}`, false);
  request.responseType = 'arraybuffer';
  request.send();
  if (request.getResponseHeader(MADE_BY) !== 'service-worker' || request.status !== 200)
    throw `the page's service worker did not answer (status ${request.status}): load the page again`;
  return new Uint8Array(request.response);
};
