/**
 * Runs functions on all seven models in a browser, and compares their results: the page's examples, and functions like those of
 * well-known tutorials. It prints a line for each, and ends with 1 if a model has another result or an error.
 *
 *     ENGINE=firefox node tools/python/seven-ways.mjs [BEGINNING-OF-NAMES]
 */

import { startBrowser } from '../../tests/e2e/browser.js';
import { Lab } from '../../tests/e2e/lab.js';
import { serveSite } from '../../tests/e2e/site.js';
import { EXAMPLES } from '../../www/editor/examples.js';

/** @import { ModelResult } from '../../www/interface.js' */

const DOWNLOAD = `import time

INPUTS = ["file1.txt", "file2.txt", "file3.txt"]

def download(name):
    print(f"Starting download: {name}")
    time.sleep(0.1)
    print(f"Finished downloading: {name}")
    return len(name)
`;
const SQUARES = `INPUTS = [20_000, 40_000]

def calculate(n):
    return sum(number * number for number in range(n))
`;
const SCRAPE = `import asyncio

INPUTS = ["site1.com", "site2.com"]

async def scrape(site):
    await asyncio.sleep(0.05)
    return site.upper()
`;
const REQUESTS = `import requests

def work(n):
    return len(requests.get(f"https://example.com/{n}?delay_ms=20&size_bytes={100 * n}").content)
`;
const RESIZE = `INPUTS = [(8, 6), (12, 9)]

def resize(width, height):
    picture = [[(x * y) % 256 for x in range(width * 2)] for y in range(height * 2)]
    return [
        [sum(picture[2 * y + v][2 * x + u] for v in range(2) for u in range(2)) // 4 for x in range(width)]
        for y in range(height)
    ]
`;
const CLASSES = `from dataclasses import dataclass
from enum import Enum

class Suit(Enum):
    CLUBS = 1
    HEARTS = 2

@dataclass(frozen=True, order=True)
class Card:
    rank: int
    suit: str

def work(n):
    cards = sorted((Card(rank, suit.name) for rank in range(n) for suit in Suit), reverse=True)
    return cards[:2]
`;
const TEXTS = `import json, re, statistics

INPUTS = ['{"a": [1, 2, 3]}', '{"b": [4.5, 6]}']

def work(text):
    (key, numbers), = json.loads(text).items()
    return key, statistics.mean(numbers), re.findall(r"\\d+", text)
`;

/** @type {{name: string, text: string}[]} */
const ALL = [
  ...EXAMPLES,
  { name: 'download', text: DOWNLOAD },
  { name: 'squares', text: SQUARES },
  { name: 'scrape', text: SCRAPE },
  { name: 'requests', text: REQUESTS },
  { name: 'resize', text: RESIZE },
  { name: 'classes', text: CLASSES },
  { name: 'texts', text: TEXTS },
];
/** Where memory is shared, their results depend on the order of tasks, or on the memory: that is what they show. */
const SHARING = new Set(['race', 'locked', 'cache', 'threads-help']);

/** @param {ModelResult} model */
const resultsOf = ({ tasks }) => tasks.map(({ result, error }) => result ?? `error: ${error?.message}`);

const beginning = process.argv[2] ?? '';
const site = await serveSite();
const browser = await startBrowser();
const lab = new Lab(browser, site.url);
let failed = 0;
try {
  await lab.open();
  for (const { name, text } of ALL.filter((one) => one.name.startsWith(beginning))) {
    const { models } = await lab.run({ workload: 'python', params: { source: text, inputs: '' }, workers: 2 });
    const [first] = models.map(resultsOf);
    const other = models.filter((model) => JSON.stringify(resultsOf(model)) !== JSON.stringify(first));
    const wrong = models.filter((model) => model.error !== null || (!SHARING.has(name) && other.includes(model)));
    failed += wrong.length;
    const times = models.map(({ model, wall_ms }) => `${model} ${Math.round(Number(wall_ms))}`).join(', ');
    console.log(`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(16)} ${models.length} models, ms: ${times}`);
    for (const model of wrong) console.log(`     ${model.model}: ${JSON.stringify(model.error ?? resultsOf(model))}`);
  }
} finally {
  await browser.close();
  await site.close();
}
process.exit(failed === 0 ? 0 : 1);
