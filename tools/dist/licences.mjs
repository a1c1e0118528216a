/**
 * The licences of the wasm module: those of every crate that is linked into it, with the texts that the crates'
 * packages have. Crates that only run during the build (macros) are left out.
 */

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The part of `cargo metadata` that is read here.
 * @typedef {{id: string, name: string, version: string, license: string|null, repository: string|null,
 *   manifest_path: string, targets: {kind: string[]}[]}} Package
 */
/**
 * @typedef {{packages: Package[], resolve: {root: string, nodes: {id: string, deps: {pkg: string, dep_kinds: {kind:
 *   string|null}[]}[]}[]}}} Metadata
 */

const STANDARD_LIBRARY = `Rust’s standard library
MIT OR Apache-2.0, copyright The Rust Project contributors: https://www.rust-lang.org/policies/licenses`;

/** If a crate has several licences, the first of these that it has is used. */
const TEXTS = [/^licen[cs]e-mit/i, /^licen[cs]e(\.\w+)?$/i, /^licen[cs]e/i, /^(copying|notice)/i];

/** @param {Package} crate */
function textOf({ manifest_path }) {
  const folder = dirname(manifest_path);
  const files = readdirSync(folder);
  const file = TEXTS.map((pattern) => files.find((name) => pattern.test(name))).find((name) => name !== undefined);
  return file ? readFileSync(join(folder, file), 'utf8').trim() : null;
}

/** All crates from the root on, without those that only macros need. @param {Metadata} metadata @returns {Package[]} */
export function linked({ packages, resolve: { root, nodes } }) {
  const crates = new Map(packages.map((one) => [one.id, one]));
  const needs = new Map(
    nodes.map(({ id, deps }) => [
      id,
      deps.filter(({ dep_kinds }) => dep_kinds.some(({ kind }) => kind === null)).map(({ pkg }) => pkg),
    ]),
  );
  const found = new Set();
  const visit = (/** @type {string} */ id) => {
    if (found.has(id) || crates.get(id)?.targets.some(({ kind }) => kind.includes('proc-macro'))) return;
    found.add(id);
    needs.get(id)?.forEach(visit);
  };
  visit(root);
  return packages.filter(({ id }) => id !== root && found.has(id));
}

/** @param {string} folder of a crate @returns {Metadata} */
const metadataOf = (folder) =>
  JSON.parse(
    String(
      execFileSync(
        'cargo',
        ['metadata', '--format-version=1', '--filter-platform=wasm32-unknown-unknown', '--locked'],
        { cwd: folder, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] },
      ),
    ),
  );

/** The licence of CPython's library, which lies in the package that the library comes in. @param {string} folder of a crate that uses it */
export function libraryLicence(folder) {
  const pylib = metadataOf(folder).packages.find(({ name }) => name === 'rustpython-pylib');
  if (!pylib) throw new Error('the package of CPython’s library is not among the dependencies');
  return readFileSync(join(dirname(pylib.manifest_path), 'Lib/PSF-LICENSE'), 'utf8');
}

/** @param {string} folder of the crate @returns {string} */
export function licencesOf(folder) {
  const crates = linked(metadataOf(folder)).toSorted((a, b) => a.name.localeCompare(b.name));
  return [
    ...crates.map((crate) =>
      [
        `${crate.name} ${crate.version}`,
        crate.license ?? 'no licence named',
        crate.repository ?? '',
        '',
        textOf(crate) ?? 'Its package holds no text of the licence.',
      ].join('\n'),
    ),
    STANDARD_LIBRARY,
  ]
    .join(`\n\n${'─'.repeat(60)}\n\n`)
    .concat('\n');
}
