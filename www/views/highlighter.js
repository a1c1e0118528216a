/** highlight.js with the one language that the page shows; loaded when the page has nothing better to do. */
import core from '@highlightjs/cdn-assets/es/core.min.js';
import python from '@highlightjs/cdn-assets/es/languages/python.min.js';

core.registerLanguage('python', python);

export const highlighter = core;
