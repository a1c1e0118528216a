/** Packs a text for use in an address: deflate, then base64url (RFC 4648, section 5). */
import { refuse } from '../import/checks/import-error.js';
import { decodeText } from '../import/text/read-text.js';

/** The limit for unpacked text: a run that fits into a link is far smaller, and a decompression bomb far larger. */
const MOST_BYTES = 2 * 1024 * 1024;
/** The limit for packed text that is read; what we write is far shorter. */
const MOST_CHARACTERS = 65_536;

/** @param {string} text @returns {Promise<string>} */
export async function packText(text) {
  const packed = new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const bytes = new Uint8Array(await packed.arrayBuffer());
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param {string} letters */
function bytesOf(letters) {
  if (letters.length > MOST_CHARACTERS)
    refuse('The link is longer than any that this page makes: ask for the saved run instead.');
  try {
    return Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    return refuse('The link is damaged, it has letters that no link of this page has: copy all of it again.');
  }
}

/** @param {string} letters @returns {Promise<string>} throws ImportError */
export async function unpackText(letters) {
  const bytes = bytesOf(letters);
  const unpacked = /** @type {ReadableStream<Uint8Array>} */ (
    new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  );
  return decodeText(unpacked, MOST_BYTES, {
    tooLarge: 'The link unpacks to more than any run that this page puts into one: ask for the saved run instead.',
    broken: 'The link is not whole, or damaged: copy all of it again.',
  });
}
