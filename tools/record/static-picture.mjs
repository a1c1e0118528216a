/**
 * The first view's recording as a picture, for pages whose scripts do not run. The picture says where and when it was
 * made.
 */

import { inPage } from './browser.mjs';
import { writeRecorded } from './write.mjs';

/** @import { Recorder } from './browser.mjs' */

/** About as wide as a column of text, so that its words can still be read on a phone. */
const WIDTH_PX = 640;

/** Runs in the page, which is served from the sources. @param {number} width_px @returns {Promise<string>} */
const draw = async (width_px) => {
  // The paths are passed as texts, so that tools do not look for these modules beside this file.
  const [{ groupsOf, endOf }, { originText }, { svgPicture }, { firstView }, { catalogue }] = await Promise.all(
    [
      'stand-in/recording.js',
      'result/origin.js',
      'timeline/view/timeline-picture.js',
      'recorded/first-view.js',
      'generated/catalogue.js',
    ].map((path) => import(new URL(`www/${path}`, location.href).href)),
  );
  const title = (/** @type {string} */ name) =>
    catalogue.models.find((/** @type {{name: string}} */ model) => model.name === name)?.title;
  const origin = { title: `Recorded: ${originText(firstView.about, firstView.cores)}`, tracks: [], flows: [] };
  const picture = await svgPicture(
    { groups: [...groupsOf(firstView, title), origin], end_us: endOf(firstView) },
    document.body,
    'Two tasks that compute, as they were recorded',
    width_px,
  );
  return picture.text();
};

/** @param {Recorder} recorder */
export const recordStaticPicture = async ({ driver }) => {
  // The page still has the old recording until it is reloaded.
  await driver.navigate().refresh();
  const svg = await inPage(driver, draw, WIDTH_PX);
  writeRecorded('first-view.svg', svg);
  console.log(`static picture: ${svg.length} characters`);
};
