/**
 * The browsers of the end-to-end tests. A browser that cannot be installed is no error here: its tests are reported as
 * skipped.
 */

import { engines, missing } from '../../tests/e2e/engines.js';
import { Missing } from '../shell.mjs';
import { aptInstall } from './apt.mjs';

const PACKAGES = {
  chromium: ['chromium', 'chromium-driver'],
  firefox: ['firefox-esr'],
  webkitgtk: ['webkit2gtk-driver', 'xvfb'],
};

const lacking = () =>
  Object.values(engines)
    .filter(missing)
    .map(({ name }) => PACKAGES[/** @type {keyof typeof PACKAGES} */ (name)]);

export const ready = () => lacking().length === 0;

export const install = () => {
  try {
    aptInstall(lacking().flat());
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
  }
};
