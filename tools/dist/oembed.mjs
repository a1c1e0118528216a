/**
 * `oembed.json`, which embed.html and index.html name for hosts that are given an address and look up the rest
 * (https://oembed.com). It is a static file, so it says the same for every address and every width: it names the lab.
 * If the build knows the address that the site will have (`SITE=https://… make dist`), the file also holds a frame with
 * the usual experiment. A frame needs a complete address, and a site that works in any folder does not know its own.
 */

import { AUTO } from '../../www/lab/height.js';

const WIDTH_PX = 720;
const HEIGHT_PX = AUTO.px;

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** @param {string} path @param {string} site */
const whole = (path, site) => new URL(path, site.replace(/\/*$/, '/')).href;

/** @param {string} [site] @returns {Record<string, string|number>} */
export const oEmbed = (site) => {
  const named = {
    version: '1.0',
    title: 'Interleave: the same work, run seven ways',
    provider_name: 'Interleave',
    cache_age: 86_400,
  };
  if (!site) return { type: 'link', ...named };
  return {
    type: 'rich',
    ...named,
    provider_url: whole('./', site),
    width: WIDTH_PX,
    height: HEIGHT_PX,
    html: `<iframe src="${escaped(whole('embed.html', site))}" title="${named.title}" width="${WIDTH_PX}" height="${HEIGHT_PX}" loading="lazy" allow="cross-origin-isolated; clipboard-write"></iframe>`,
  };
};

/**
 * A page with a link to the file, by the file's complete address if it is known, since not every reader of the link
 * resolves a relative address.
 * @param {string} page
 * @param {string} [site]
 */
export const withDiscovery = (page, site) =>
  site ? page.replaceAll('href="oembed.json"', `href="${escaped(whole('oembed.json', site))}"`) : page;
