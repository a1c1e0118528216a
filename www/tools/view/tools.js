/** The list of tools. Each is loaded on demand. */
import { part } from '../../ui/missing-part.js';

/** @type {import('./tool.js').ToolSpec[]} */
export const TOOLS = [
  {
    title: 'Look at your own program',
    summary: 'Record it with two lines, and see who ran, who waited, and for what.',
    style: new URL('../../styles/own-program.css', import.meta.url).href,
    load: async () => (await part(import('../../exchange/own-program.js'))).ownProgram,
  },
  {
    title: 'Predict, then run',
    summary: 'Guess first how long each of the models chosen above takes. Then see what your browser measures.',
    style: new URL('../../styles/question.css', import.meta.url).href,
    load: async () => {
      const { PredictView } = await part(import('../../question/view/predict-view.js'));
      await PredictView.styled();
      return (bench) => new PredictView(bench);
    },
  },
  {
    title: 'Is it I/O-bound or CPU-bound?',
    summary: 'Measures the work chosen above, recommends a model, and proves it.',
    style: new URL('../../styles/advice.css', import.meta.url).href,
    load: async () => {
      const { AdviceView } = await part(import('./advice-view.js'));
      return (bench) => new AdviceView(bench);
    },
  },
  {
    title: 'The table that fills itself',
    summary: 'Threads and processes compared, every cell measured on your machine.',
    style: new URL('../../styles/measured-table.css', import.meta.url).href,
    load: async () => (await part(import('./measured-table-view.js'))).measuredTable,
  },
  {
    title: 'Sweep one number',
    summary: 'More workers, more tasks, more waits, another switch interval: what changes, and what does not.',
    style: new URL('../../styles/sweep.css', import.meta.url).href,
    load: async () => {
      const { SweepView } = await part(import('./sweep-view.js'));
      return (bench) => new SweepView(bench);
    },
  },
];
