/**
 * Makes the script addresses that workers start from. A page under `require-trusted-types-for 'script'` accepts no
 * plain text as an address, only what one of its policies made. Our policy is called `interleave`. It makes addresses
 * of our own files and of blobs that the page made (wasm-bindgen-rayon starts its workers from a blob). Such a page's
 * `trusted-types` must allow that name. https://w3c.github.io/trusted-types/dist/spec/
 */
import { failure } from '../base/failure.js';

const POLICY = 'interleave';
/** A page may load several of our bundles, but can create a policy of one name only once. */
const KEY = Symbol.for('interleave: the policy for addresses of scripts');
const HOME = new URL('../../', import.meta.url).href;
const BLOB = `blob:${new URL(HOME).origin}/`;

/** The part of Trusted Types that this file uses. @typedef {{createScriptURL(address: string): string}} Policy */
const scope = /** @type {{trustedTypes?: {createPolicy(name: string, rules: Policy): Policy}, [KEY]?: Policy}} */ (
  globalThis
);

const ours = (/** @type {string} */ address) => {
  if (!address.startsWith(HOME) && !address.startsWith(BLOB))
    throw new TypeError(`${address} is no script of this site`);
  return address;
};

/** @type {Policy} */
const NO_POLICY = { createScriptURL: (address) => address };

const policy = () => {
  if (!scope.trustedTypes) return NO_POLICY;
  try {
    return (scope[KEY] ??= scope.trustedTypes.createPolicy(POLICY, { createScriptURL: ours }));
  } catch {
    // The browser refused the policy. It may still accept plain text.
    return NO_POLICY;
  }
};

/**
 * The address in the form that a worker's constructor or a service worker's registration accepts.
 * @param {URL|string} address
 * @returns {string}
 */
export const scriptAddress = (address) => policy().createScriptURL(String(address));

/** @param {URL|string} address @param {string} name @returns {Worker} */
export const startWorker = (address, name) => {
  try {
    return new Worker(scriptAddress(address), { type: 'module', name });
  } catch (error) {
    throw failure(
      'worker-start',
      `This page’s security policy lets no worker start (${error instanceof Error ? error.message : error}). Where it has require-trusted-types-for, let it also have: trusted-types ${POLICY}`,
    );
  }
};
