/**
 * Python's own library, as the build compiled it ahead of time: a file for each module. The page loads what a program is
 * known to import before it starts; a worker that meets another import loads that file then, and blocks meanwhile.
 */

/** The folder in which programs find the library. */
const FOLDER = '/lib/';

/** @import { LibraryParts } from '../python-wire.js' */

/**
 * Joins loaded files. Where memory can be shared, all workers share one copy.
 * @param {Map<string, Uint8Array>} files
 * @param {Record<string, string>} addresses
 * @returns {LibraryParts}
 */
export const joined = (files, addresses) => {
  const length = [...files.values()].reduce((sum, file) => sum + file.length, 0);
  const shared = globalThis.crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined';
  const bytes = new Uint8Array(shared ? new SharedArrayBuffer(length) : new ArrayBuffer(length));
  /** @type {LibraryParts['places']} */
  const places = {};
  let at = 0;
  for (const [path, file] of files) {
    bytes.set(file, at);
    places[path] = [at, at + file.length];
    at += file.length;
  }
  return { bytes, places, addresses };
};

/** Loads a file while the calling thread waits. @param {string} address @returns {Uint8Array|undefined} */
const loadNow = (address) => {
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  // A page's own thread may not ask for an array buffer in a request that blocks.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) return undefined;
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 0xff);
};

/** Gives the machine what it asks for. @param {LibraryParts} parts */
export const reader = ({ bytes, places, addresses }) => {
  /** @type {Map<string, Uint8Array|undefined>} */
  const late = new Map();
  /** @param {string} path */
  return (path) => {
    if (!path.startsWith(FOLDER)) return undefined;
    const name = path.slice(FOLDER.length);
    if (places[name]) return bytes.subarray(...places[name]);
    if (!(name in addresses)) return undefined;
    if (!late.has(name)) late.set(name, loadNow(addresses[name]));
    return late.get(name);
  };
};

/** The modules that a program's text names in its imports; it may name more in texts of its own. @param {string} source */
export const importedBy = (source) => {
  /** @type {Set<string>} */
  const names = new Set();
  for (const [, from, list] of source.matchAll(/^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import|import[ \t]+([^\n#;]+))/gm))
    for (const name of (from ?? list).split(',')) names.add(name.trim().split(/\s+/)[0]);
  return [...names].filter((name) => /^[\w.]+$/.test(name));
};

/**
 * The files that are loaded when modules are imported.
 * @param {Record<string, {file: string, now: string[]}>} index  of the library: each module's file, and what it imports
 * @param {string[]} modules
 */
export const filesOf = (index, modules) => {
  /** @type {Set<string>} */
  const found = new Set();
  const visit = (/** @type {string} */ name) => {
    if (found.has(name) || !index[name]) return;
    found.add(name);
    index[name].now.forEach(visit);
    if (name.includes('.')) visit(name.slice(0, name.lastIndexOf('.')));
  };
  modules.forEach(visit);
  return [...found].map((name) => index[name].file);
};
