/** squares and image in Python: tasks that only compute. */
import { grouped, listLines, NO_AWAIT, numberOf } from './source.js';

/** @typedef {import('../interface.js').Params} Params */
/** @typedef {import('./source.js').Source} Source */

/** @param {Params} params @returns {Source} */
export function squares(params) {
  const n = Array.isArray(params.n) ? params.n : [];
  const body = [
    'print(f"Calculating squares up to {n}")',
    `for _ in range(${grouped(numberOf(params, 'passes'))}):`,
    '    squares = [i * i for i in range(n)]',
    'print(f"Done with {n}")',
  ];
  return {
    name: 'calculate',
    argument: 'n',
    items: 'NUMBERS',
    imports: [],
    asyncImports: ['import asyncio'],
    constants: listLines('NUMBERS', n.map(grouped)),
    body,
    asyncBody: [NO_AWAIT, ...body],
    result: params.return_list === true ? 'squares' : null,
    last: 'print("All calculations complete!")',
  };
}

/** @param {Params} params @returns {Source} */
export function image(params) {
  const width = Math.round(Math.sqrt((numberOf(params, 'megapixels') * 1e6 * 4) / 3));
  const height = Math.round(width * 0.75);
  const small = numberOf(params, 'width_px');
  const body = [
    'print(f"Processing image {index}")',
    '# Another fractal than the page draws, of the same size.',
    `where = (-2 + 0.01 * (index + ${numberOf(params, 'seed')}), -1.125, 1, 1.125)`,
    `picture = Image.effect_mandelbrot((${width}, ${height}), where, 40).convert("RGBA")`,
    `for _ in range(${grouped(numberOf(params, 'passes'))}):`,
    `    resized = picture.resize((${small}, ${Math.max(1, Math.round((height * small) / width))}), Image.Resampling.LANCZOS)`,
    'print(f"Finished image {index}")',
  ];
  const pillow = 'from PIL import Image  # pip install pillow';
  return {
    name: 'process_image',
    argument: 'index',
    items: 'IMAGES',
    imports: [pillow],
    asyncImports: ['import asyncio', pillow],
    constants: [`IMAGES = range(${numberOf(params, 'tasks')})`],
    body,
    asyncBody: [NO_AWAIT, ...body],
    result: 'resized',
    last: null,
  };
}
