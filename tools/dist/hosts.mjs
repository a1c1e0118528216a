/**
 * The settings of static hosts, each in the host's own format and all from `headers.mjs`. The build puts them into
 * dist/, from where most hosts read them by themselves.
 */

import { always, contentSecurityPolicy, forEver, isolation } from '../headers.mjs';

/** @typedef {Record<string, string>} Headers */

const { 'Cache-Control': fresh, ...rest } = always;
/** Headers on every file. By default hosts let a page be fetched anew each time, or have a separate setting for it. */
const everywhere = { ...rest, 'Content-Security-Policy': contentSecurityPolicy };
const MADE = 'Made of tools/headers.mjs by tools/dist/hosts.mjs; not to be edited.';

/**
 * Netlify and Cloudflare Pages: https://docs.netlify.com/routing/headers/,
 * https://developers.cloudflare.com/pages/configuration/headers/. All rules that match apply, and their values add up,
 * so headers that the relay must not have are in no rule that matches it. Both hosts also answer without `.html`.
 * @param {string[]} isolated paths from the site's root; a folder ends in `/*`
 */
const headersFile = (isolated) => {
  const rule = (/** @type {string} */ path, /** @type {Headers} */ headers) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return [
    `# ${MADE}`,
    rule('/*', everywhere),
    rule('/assets/*', { 'Cache-Control': forEver }),
    ...isolated.map((path) => rule(path, isolation)),
    '',
  ].join('\n');
};

/**
 * https://vercel.com/docs/project-configuration#headers. Of several rules for one header, the last that matches
 * applies.
 */
const vercel = () => {
  const rule = (/** @type {string} */ source, /** @type {Headers} */ headers) => ({
    source,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
  });
  return `${JSON.stringify(
    {
      headers: [
        rule('/(.*)', everywhere),
        rule('/((?!relay(?:\\.html)?$).*)', isolation),
        rule('/assets/(.*)', { 'Cache-Control': forEver }),
      ],
    },
    null,
    2,
  )}\n`;
};

/** A location that has its own `add_header` inherits none of those around it, so each location has all of them. */
const nginx = () => {
  // A file may be missing while the site is being replaced. That answer must not be cached for a year.
  const add = (/** @type {Headers} */ headers) =>
    Object.entries(headers)
      .map(([name, value]) => `  add_header ${name} "${value}"${value === forEver ? '' : ' always'};`)
      .join('\n');
  const block = (/** @type {string} */ location, /** @type {Headers} */ headers) =>
    `location ${location} {\n${add(headers)}\n}`;
  return `# ${MADE}
# Inside server { root …/dist; }. In a folder of the site, write the folder in front of each location.
gzip_static on;   # with ngx_brotli also: brotli_static on;
gzip_vary on;
index index.html;

${block('= /relay.html', { ...everywhere, 'Cache-Control': fresh })}
${block('/assets/', { ...everywhere, ...isolation, 'Cache-Control': forEver })}
${block('/', { ...everywhere, ...isolation, 'Cache-Control': fresh })}
`;
};

/** Apache, as `.htaccess` beside the pages, with mod_headers, and with mod_rewrite for the compressed files. */
const apache = () => {
  const set = (/** @type {Headers} */ headers, indent = '  ') =>
    Object.entries(headers)
      .map(([name, value]) => `${indent}Header always set ${name} "${value}"`)
      .join('\n');
  const unset = Object.keys(isolation)
    .map((name) => `    Header always unset ${name}`)
    .join('\n');
  const squeezed = [
    ['br', 'br'],
    ['gzip', 'gz'],
  ]
    .map(
      ([coding, extension]) => `  RewriteCond %{HTTP:Accept-Encoding} \\b${coding}\\b
  RewriteCond %{REQUEST_FILENAME}.${extension} -f
  RewriteRule ^(.*)$ $1.${extension} [L]`,
    )
    .join('\n');
  return `# ${MADE}
AddType application/wasm .wasm
AddType text/javascript .js
RemoveType .gz
AddEncoding br .br
AddEncoding gzip .gz
<IfModule mod_headers.c>
  Header append Vary Accept-Encoding
${set({ ...everywhere, ...isolation, 'Cache-Control': fresh })}
  <If "%{REQUEST_URI} =~ m#/assets/[^/]+$#">
    # Not of a file that is missing.
    Header always unset Cache-Control
    Header set Cache-Control "${forEver}"
  </If>
  <FilesMatch "^relay\\.html(\\.br|\\.gz)?$">
${unset}
  </FilesMatch>
</IfModule>
<IfModule mod_rewrite.c>
  RewriteEngine On
${squeezed}
</IfModule>
`;
};

/**
 * @param {string[]} isolated paths from the site's root that are isolated; a folder ends in `/*`
 * @returns {Record<string, string>} name → content
 */
export const hostFiles = (isolated) => ({
  _headers: headersFile(isolated),
  'vercel.json': vercel(),
  'nginx.conf': nginx(),
  '.htaccess': apache(),
  // Without this file GitHub Pages leaves out files whose names begin with an underscore.
  '.nojekyll': '',
});

/**
 * The paths that are isolated: all except the relay's.
 * @param {string[]} pages names of the pages, without `.html`
 * @param {string[]} scripts names at the root
 */
export const isolatedPaths = (pages, scripts) => [
  '/',
  ...pages.filter((name) => name !== 'relay').flatMap((name) => [`/${name}`, `/${name}.html`]),
  ...scripts.map((name) => `/${name}`),
  '/assets/*',
  '/www/*',
];
