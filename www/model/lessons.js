/**
 * The lessons, in the order that teaches. Each asks, measures, and explains what was measured. Sizes are for two
 * cores: a lesson's runs take a few seconds together.
 */
import * as explain from './explain.js';

/** @import { Catalogue, ModelName, RunOptions } from '../protocol.js' */
/** @import { Question } from './judge.js' */
/** @import { Explain } from './explain.js' */

/** `idea`: what the words mean, before the question. @typedef {Question & {title: string, idea: string, ask: string, explain: Explain}} Lesson */

/** @param {string} label @param {ModelName} model @param {number} [run] */
const bar = (label, model, run = 0) => ({ label, model, run });

const ROUNDS = 5;

/** @param {ModelName[]} models @returns {RunOptions} */
const squares = (...models) => ({ workload: 'squares', params: { n: [1_000_000, 1_000_000], passes: 150 }, models, rounds: ROUNDS });

/** @param {boolean} return_list @returns {RunOptions} */
const copying = (return_list) => ({ workload: 'squares', params: { n: [4_000_000, 4_000_000], passes: 4, return_list }, models: ['processes'], rounds: ROUNDS });

/** @type {Lesson[]} */
export const LESSONS = [
  {
    title: 'Waiting',
    idea: 'Concurrency is making progress on many tasks without finishing one first, like juggling. A thread is one way: each task gets its own, and all threads share one memory.',
    ask: 'Four files, and each takes 0.15 s to arrive. Sequential waits for one after another. How long will four threads take?',
    runs: [{ workload: 'download', params: { tasks: 4, delay_ms: 150 }, models: ['sequential', 'threads-gil'], rounds: ROUNDS }],
    bars: [bar('Sequential', 'sequential'), bar('Threads + GIL', 'threads-gil')],
    explain: explain.waiting,
  },
  {
    title: 'Computing',
    idea: 'An event loop is one worker that goes to another task whenever the task at hand waits.',
    ask: 'Two lists of squares: now the tasks compute, and never wait. How long will the event loop take?',
    runs: [squares('sequential', 'event-loop')],
    bars: [bar('Sequential', 'sequential'), bar('Event loop', 'event-loop')],
    explain: explain.computing,
  },
  {
    title: 'The lock',
    idea: 'In CPython, threads take turns on one lock, the GIL: only the thread that has it runs Python code. Free-threaded Python has no such lock.',
    ask: 'The same two lists, a thread each. How long will they take with the lock, and how long without?',
    runs: [squares('sequential', 'threads-gil', 'threads')],
    bars: [bar('Sequential', 'sequential'), bar('Threads + GIL', 'threads-gil'), bar('Threads, no lock', 'threads')],
    explain: explain.lock,
  },
  {
    title: 'Processes',
    idea: 'A process has an interpreter and a memory of its own. No lock is shared with another process.',
    ask: 'The same two lists, a process each. How long will two processes take?',
    runs: [squares('sequential', 'processes')],
    bars: [bar('Sequential', 'sequential'), bar('Processes', 'processes')],
    explain: explain.processes,
  },
  {
    title: 'The cost of copying',
    idea: 'A process cannot see into another’s memory. What it gives back has to be copied.',
    ask: 'Two processes build a list each, of 4 million numbers. First they keep the lists. Then they give them back. How long will it take then?',
    runs: [copying(false), copying(true)],
    bars: [bar('Lists kept', 'processes', 0), bar('Lists given back', 'processes', 1)],
    explain: explain.copying,
  },
  {
    title: 'Pools',
    idea: 'A pool starts a few workers once, and gives them task after task.',
    ask: 'Sixteen short tasks. First each one gets a new process. Then a pool of processes shares them. How long will the pool take?',
    runs: [{ workload: 'squares', params: { n: Array(16).fill(100_000), passes: 10 }, models: ['processes', 'process-pool'], rounds: ROUNDS }],
    bars: [bar('Processes', 'processes'), bar('Process pool', 'process-pool')],
    explain: explain.pools,
  },
  {
    title: 'The event loop',
    idea: 'A thread is a worker that has to be started. An event loop is one worker, however many tasks it has.',
    ask: 'Twenty files, and each takes 0.1 s to arrive. Twenty threads wait for them, or one event loop does. How long will the event loop take?',
    runs: [{ workload: 'download', params: { tasks: 20, delay_ms: 100 }, models: ['threads-gil', 'event-loop'], rounds: ROUNDS }],
    bars: [bar('Threads + GIL', 'threads-gil'), bar('Event loop', 'event-loop')],
    explain: explain.eventLoop,
  },
];

/** @param {Lesson} lesson @param {Catalogue} catalogue */
export const needsSharedMemory = ({ bars }, catalogue) =>
  bars.some((bar) => catalogue.models.find(({ name }) => name === bar.model)?.shared_memory);
