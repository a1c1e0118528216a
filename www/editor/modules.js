/** The modules of Python's library that a program here can import, to be completed after `import` and `from`. */
export const MODULES = [
  ...['array', 'ast', 'asyncio', 'base64', 'binascii', 'bisect', 'calendar', 'cmath', 'collections', 'collections.abc'],
  ...[
    'colorsys',
    'concurrent.futures',
    'contextlib',
    'contextvars',
    'copy',
    'csv',
    'dataclasses',
    'datetime',
    'decimal',
  ],
  ...[
    'difflib',
    'dis',
    'enum',
    'fractions',
    'functools',
    'gc',
    'graphlib',
    'hashlib',
    'heapq',
    'hmac',
    'html',
    'inspect',
  ],
  ...[
    'io',
    'ipaddress',
    'itertools',
    'json',
    'keyword',
    'logging',
    'math',
    'multiprocessing',
    'numbers',
    'operator',
    'os',
  ],
  ...['os.path', 'pathlib', 'pickle', 'platform', 'pprint', 'queue', 'random', 're', 'reprlib', 'sched', 'secrets'],
  ...['statistics', 'string', 'struct', 'sys', 'textwrap', 'threading', 'time', 'timeit', 'tokenize', 'traceback'],
  ...['types', 'typing', 'unicodedata', 'urllib.parse', 'uuid', 'warnings', 'weakref', 'zlib', 'zoneinfo'],
];

/** The text before a module's name that is being written, with that name in its group. */
export const IMPORTED = /^\s*(?:from\s+|import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*)([\w.]*)$/;
