/**
 * Reduces the recordings of all workloads to the small picture that stands in a post before anything has run: for each
 * model its time, and for each of its first tracks what happened, as text. The pictures are made from the other
 * recordings, so no browser is needed.
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogue } from '../../www/generated/catalogue.js';
import { originText } from '../../www/result/origin.js';
import { lastMoment, tracksOf } from '../../www/trace/tracks.js';
import { ROOT } from '../shell.mjs';
import { writeRecorded } from './write.mjs';

/** @import { Recorded } from '../../www/result/origin.js' */
/** @import { SliceKind, Track } from '../../www/trace/tracks.js' */
/** @import { PosterRecording } from '../../www/embed/tag/picture.js' */

/** How many columns the longest model takes; shorter models take fewer in proportion. */
const COLUMNS = 400;
/** Samples in each column: the most frequent one is drawn. */
const SAMPLES = 8;
const MOST_TRACKS = 4;

/** @type {Partial<Record<SliceKind, string>>} */
const LETTERS = {
  start: 's',
  task: 't',
  run: 'r',
  wait: 'w',
  'busy-wait': 'b',
  carry: 'c',
  'has-gil': 'h',
  'waits-gil': 'g',
  'no-gil': 'n',
};
const NOTHING = '.';

/** @param {string[]} seen */
const most = (seen) =>
  seen.toSorted((a, b) => seen.filter((one) => one === b).length - seen.filter((one) => one === a).length)[0];

/**
 * "s3r120w40": kinds, and how many columns each lasts.
 * @param {Track} track
 * @param {number} column_us
 * @param {number} end_us of its model
 */
const rowOf = ({ slices }, column_us, end_us) => {
  const columns = Math.max(1, Math.round(end_us / column_us));
  const samples = Array(columns * SAMPLES).fill(NOTHING);
  const place = (/** @type {number} */ us) => Math.round((us / column_us) * SAMPLES);
  // An inner slice covers the slice around it.
  for (const { kind, from_us, to_us } of slices.toSorted((a, b) => a.depth - b.depth))
    samples.fill(LETTERS[kind] ?? NOTHING, place(from_us), place(to_us));
  const letters = Array.from({ length: columns }, (_, at) => most(samples.slice(at * SAMPLES, (at + 1) * SAMPLES)));
  return letters.join('').replace(/(.)\1*/g, (same) => `${same[0]}${same.length}`);
};

/** @param {Recorded} recorded @returns {PosterRecording} */
export const posterOf = ({ about, result }) => {
  const end_us = Math.max(...result.models.map(({ trace }) => lastMoment(trace.traceEvents)));
  const titleOf = (/** @type {string} */ name) => catalogue.models.find((model) => model.name === name)?.title ?? name;
  return {
    title: catalogue.workloads.find(({ name }) => name === result.workload)?.title ?? result.workload,
    origin: originText(about, result.cores),
    models: Object.fromEntries(
      result.models.map(({ model, wall_ms, trace: { traceEvents } }) => [
        model,
        {
          title: titleOf(model),
          wall_ms: Number(wall_ms?.toPrecision(3)),
          rows: tracksOf(traceEvents)
            .filter(({ slices }) => slices.length > 0)
            .slice(0, MOST_TRACKS)
            .map((track) => rowOf(track, end_us / COLUMNS, lastMoment(traceEvents))),
        },
      ]),
    ),
  };
};

/** The text of www/recorded/posters.js, from the recordings beside it. */
export const postersText = async () => {
  const folder = join(ROOT, 'www/recorded');
  const names = catalogue.workloads
    .map(({ name }) => name)
    .filter((name) => readdirSync(folder).includes(`${name}.js`));
  const posters = await Promise.all(
    names.map(async (name) => [
      name,
      posterOf((await import(pathToFileURL(join(folder, `${name}.js`)).href)).recording),
    ]),
  );
  return `/** Made of the other recordings by \`make recordings\` (tools/record/posters.mjs); not to be edited. */\n\n/** @type {Record<string, import('../embed/tag/picture.js').PosterRecording>} */\nexport const posters = ${JSON.stringify(Object.fromEntries(posters))};\n`;
};

export const writePosters = async () => writeRecorded('posters.js', await postersText());
