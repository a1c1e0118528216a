/**
 * The three browser engines as data: which programs, which capabilities, where their console goes. Reasons for
 * each flag are in the project's notes on tool chains; a flag without a reason here is one of those.
 *
 * As a program, `node tests/e2e/engines.js` prints a line an engine, and ends with 1 where one is missing.
 */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * What a start depends on; `folder` is fresh, and this browser's only; `stores`: sites may keep things.
 * @typedef {{binary: string, folder: string, dark: boolean, stores: boolean}} Start
 */

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {string[]} driver            the WebDriver server: paths or names on PATH, the first that is there
 * @property {(port: number) => string[]} driverArguments
 * @property {string[]} browser           the same for the browser
 * @property {boolean} display            it needs an X display, so the harness starts Xvfb
 * @property {(dark: boolean) => Record<string, string>} environment
 * @property {(start: Start) => Record<string, unknown>} capabilities
 * @property {RegExp|null} message        what a line of the browser's log looks like that shows a console message;
 *   null: it logs none
 * @property {string} packages            what to install on Debian
 */

const asRoot = process.getuid?.() === 0;

/** @type {Record<string, Engine>} */
export const engines = {
  chromium: {
    name: 'chromium',
    driver: ['chromedriver'],
    driverArguments: (port) => [`--port=${port}`],
    browser: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    display: false,
    environment: () => ({}),
    capabilities: ({ binary, folder, dark, stores }) => ({
      browserName: 'chrome',
      // What a page failed to load is told here only.
      'goog:loggingPrefs': { browser: 'ALL' },
      'goog:chromeOptions': {
        binary,
        // For all sites: frames of other sites have a store of their own here, which the setting for those alone leaves
        // them.
        ...(stores ? {} : { prefs: { 'profile.default_content_setting_values.cookies': 2 } }),
        args: [
          '--headless=new',
          ...(asRoot ? ['--no-sandbox'] : []),
          '--disable-gpu',
          '--disable-quic',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--no-first-run',
          '--no-default-browser-check',
          `--user-data-dir=${join(folder, 'profile')}`,
          `--blink-settings=preferredColorScheme=${dark ? 0 : 1}`,
          // Pages, workers and service workers all write their console here.
          '--enable-logging',
          `--log-file=${join(folder, 'browser.log')}`,
        ],
      },
    }),
    message: /:CONSOLE[:(].*$/,
    packages: 'chromium chromium-driver',
  },
  firefox: {
    name: 'firefox',
    driver: ['geckodriver', join(process.env.HOME ?? '', '.cargo/bin/geckodriver')],
    driverArguments: (port) => [`--port=${port}`],
    browser: ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    display: false,
    environment: () => ({}),
    capabilities: ({ binary, dark, stores }) => ({
      browserName: 'firefox',
      'moz:firefoxOptions': {
        binary,
        args: ['-headless'],
        prefs: {
          // 1: none for frames of other sites.
          ...(stores ? {} : { 'network.cookie.cookieBehavior': 1 }),
          'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
          'devtools.console.stdout.content': true,
          'devtools.console.stdout.chrome': false,
          'browser.dom.window.dump.enabled': true,
        },
      },
    }),
    message: /^(console\.\w+: (?!\w+:\s*$|\[Exception)|JavaScript (error|warning): http).*$/,
    packages: 'firefox-esr (and: cargo install --locked geckodriver)',
  },
  webkitgtk: {
    name: 'webkitgtk',
    driver: ['WebKitWebDriver'],
    driverArguments: (port) => ['--host=127.0.0.1', `--port=${port}`],
    browser: [
      '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
    ],
    display: true,
    // Without the first posting a shared memory fails, though the page is isolated. Without the second a machine that
    // has no graphics card draws with a stand-in for one, which takes both cores whenever anything on a page moves.
    environment: (dark) => ({
      JSC_useSharedArrayBuffer: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      GTK_THEME: dark ? 'Adwaita:dark' : 'Adwaita',
    }),
    capabilities: ({ binary }) => ({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': {
        binary,
        args: ['--automation'],
      },
    }),
    // It can print its console, but not from the private session that a driver gets.
    message: null,
    packages: 'webkit2gtk-driver xvfb',
  },
};

/** @param {string} name */
const runnable = (name) => {
  try {
    accessSync(name, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The first of the candidates that can be run, as a path. @param {string[]} candidates @returns {string|null} */
export const find = (candidates) => {
  const paths = candidates.flatMap((name) =>
    name.includes('/') ? [name] : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
  );
  return paths.find(runnable) ?? null;
};

/**
 * What stops this engine from being tested here, in a line that names the mend; null where nothing does.
 * @param {Engine} engine
 * @returns {string|null}
 */
export const missing = (engine) => {
  const wanted = [engine.driver, engine.browser, ...(engine.display ? [['Xvfb']] : [])];
  const lacking = wanted.find((candidates) => find(candidates) === null);
  return lacking
    ? `${engine.name}: ${lacking[0]} is not installed. On Debian: apt-get install ${engine.packages}`
    : null;
};

if (process.argv[1] === import.meta.filename) {
  const lines = Object.values(engines).map((engine) => missing(engine) ?? `${engine.name}: ${find(engine.browser)}`);
  console.log(lines.join('\n'));
  process.exitCode = Object.values(engines).some(missing) ? 1 : 0;
}
