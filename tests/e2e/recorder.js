/**
 * Console messages and errors, taken down in the page itself: the only way in WebKitGTK, and in the others
 * for what their logs leave out (a blocked or failed resource). It starts when a page has loaded, and keeps its
 * notes in the session's storage, so that they survive a navigation.
 */

/** @import { WebDriver } from 'selenium-webdriver' */

/** Runs in the page: only what is inside it is there. */
function record() {
  const key = 'e2e-messages';
  /** @param {unknown[]} words */
  const note = (...words) => {
    const notes = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    sessionStorage.setItem(key, JSON.stringify([...notes, words.map(String).join(' ')]));
  };
  const page = /** @type {any} */ (window);
  if (page.e2eRecording) return;
  page.e2eRecording = true;
  for (const level of /** @type {const} */ (['debug', 'log', 'info', 'warn', 'error', 'trace'])) {
    const original = window.console[level];
    window.console[level] = (...words) => {
      note(`console.${level}:`, ...words);
      original.apply(window.console, words);
    };
  }
  window.addEventListener(
    'error',
    (event) => {
      const target = /** @type {any} */ (event.target);
      note('error:', event.message ?? `${target?.localName} ${target?.src ?? target?.href} did not load`);
    },
    true,
  );
  // What the page has said to its reader it has handled.
  window.addEventListener('unhandledrejection', (event) => {
    if (!event.defaultPrevented) note('unhandled rejection:', event.reason);
  });
  window.addEventListener('securitypolicyviolation', (event) =>
    note('blocked by the policy:', event.violatedDirective, event.blockedURI),
  );
}

/** @param {WebDriver} driver */
export const startRecording = async (driver) => {
  await driver.executeScript(record);
};

/** Takes what was noted in this origin. @param {WebDriver} driver @returns {Promise<string[]>} */
export const recorded = (driver) =>
  driver.executeScript(() => {
    try {
      const notes = JSON.parse(sessionStorage.getItem('e2e-messages') ?? '[]');
      sessionStorage.removeItem('e2e-messages');
      return notes;
    } catch {
      return [];
    }
  });
