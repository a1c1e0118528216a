import js from '@eslint/js';
import globals from 'globals';

/** Where a file runs says which globals it has. */
const places = [
  { files: ['www/**', 'sw.js'], globals: { ...globals.browser, ...globals.worker } },
  { files: ['tests/**'], globals: { ...globals.node, ...globals.browser } },
  { files: ['tools/**', 'benches/**', '*.js'], globals: globals.node },
  { files: ['tools/record/**'], globals: { ...globals.node, ...globals.browser } },
  { files: ['benches/page/**', 'benches/timeline/page/**'], globals: { ...globals.browser, ...globals.worker } },
];

export default [
  { ignores: ['dist/', 'pkg/', 'target/', '**/fixtures/'] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-var': 'error',
    },
  },
  ...places.map(({ files, globals }) => ({ files, languageOptions: { globals } })),
];
