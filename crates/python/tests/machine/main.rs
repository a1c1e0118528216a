//! The machine held against CPython, and its threads in every order.
//!
//! | file | what it tests |
//! | --- | --- |
//! | `concurrent` | whole programs with threads, processes, pools and asyncio |
//! | `function` | a function, run in the way of each model |
//! | `green_threads` | all programs on the virtual clock, with a stop after every instruction and without |
//! | `real_threads` | the programs with threads on threads of the operating system |
//! | `packed` | damaged files of code that was compiled ahead of time |
//! | `schedules` | every order of threads, found, counted and replayed |
//! | `told` | what the machine tells of the lock and of waits |
//! | `races` | threads without a lock, with the feature `free-threaded` |
//! | `library` | CPython's library, compiled ahead of time |
//! | `oracle` | what CPython gives |

mod concurrent;
mod function;
mod green_threads;
mod library;
mod oracle;
mod packed;
#[cfg(feature = "free-threaded")]
mod races;
mod real_threads;
mod schedules;
mod told;
