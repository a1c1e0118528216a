//! Green threads on a virtual clock: one thread runs at a time, a [`Scheduler`] chooses which, and time passes only on
//! this host's clock. The same program, parameters and schedule give the same run every time, natively and in wasm.
//!
//! A thread goes on until it sleeps, ends, or passes a checkpoint. A checkpoint is a *step*: there the scheduler
//! chooses among all threads that are ready. What a thread computes between two checkpoints takes [`Green::step_ms`] on
//! the virtual clock, and other threads compute meanwhile, as on a device with a core for each. If a step takes no
//! time, every thread that does not sleep is ready at every step, and the scheduler can choose any order.

use super::{Host, Order, Request, Waiting};
use crate::error::Error;
use crate::scheduler::{Schedule, Scheduler, Step};
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use sync::{AtomicU32, Ordering, Park, Parked, Sleep, Stop, Woke};

/// The word of a thread that computes. No word has this address, so no thread wakes it.
const COMPUTES: usize = 0;

/// The time of a sleep without a time limit, and every time after it, in nanoseconds.
const NEVER: u64 = u64::MAX;

const NANOSECONDS_A_MS: f64 = 1e6;

/// A time in milliseconds, in whole nanoseconds. Infinity is [`NEVER`]. Some time is at least one nanosecond: a thread
/// that sleeps for what is left of a wait comes to its end.
fn nanoseconds(ms: f64) -> u64 {
    ((ms * NANOSECONDS_A_MS).round() as u64).max(u64::from(ms > 0.0))
}

/// The body of a green thread.
pub type Body<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

/// No thread can ever go on: each of these threads sleeps, and none is left to wake them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadlock {
    /// The threads' numbers, in order.
    pub asleep: Vec<usize>,
}

/// The state of a thread.
#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    /// The thread can go on. `since` orders the ready threads. `woke` says how its last sleep ended, if it slept.
    Ready { since: u64, woke: Option<Woke> },
    /// The thread sleeps on the word at an address, until a time. `since` orders the threads that sleep on one word.
    Asleep { since: u64, word: usize, until_ns: u64 },
    /// Its body has returned.
    Over,
}

/// A host whose threads are green.
pub struct Green<'s> {
    /// Whole nanoseconds: sums of them are exact, so that a run's times are the same however they are added up.
    now_ns: Cell<u64>,
    /// When all threads stop, wherever they are.
    until_ns: u64,
    step_ms: f64,
    running: Cell<usize>,
    /// Counts events, so that they can be ordered.
    moment: Cell<u64>,
    states: RefCell<Vec<State>>,
    /// How many threads are not over.
    alive: Cell<usize>,
    scheduler: RefCell<&'s mut dyn Scheduler>,
    schedule: RefCell<Schedule>,
    orders: RefCell<Vec<Order>>,
}

impl<'s> Green<'s> {
    /// Makes a host on which a step takes `step_ms`, and `scheduler` chooses.
    pub fn new(step_ms: f64, scheduler: &'s mut dyn Scheduler) -> Self {
        Self {
            now_ns: Cell::new(0),
            until_ns: NEVER,
            step_ms,
            running: Cell::new(0),
            moment: Cell::new(0),
            states: RefCell::default(),
            alive: Cell::new(0),
            scheduler: RefCell::new(scheduler),
            schedule: RefCell::default(),
            orders: RefCell::default(),
        }
    }

    /// The same host, with a clock that starts at `now_ms`.
    pub fn at(self, now_ms: f64) -> Self {
        self.now_ns.set(nanoseconds(now_ms));
        self
    }

    /// The same host, whose threads stop at `until_ms`, each at its next step or sleep. Infinity means never.
    pub fn until(mut self, until_ms: f64) -> Self {
        self.until_ns = nanoseconds(until_ms);
        self
    }

    /// Whether the threads have stopped because their time is over.
    pub fn is_stopped(&self) -> bool {
        self.now_ns.get() >= self.until_ns
    }

    /// The time that a step takes, in milliseconds of the virtual clock.
    pub fn step_ms(&self) -> f64 {
        self.step_ms
    }

    /// The workers that were asked for since the last call.
    pub fn orders(&self) -> Vec<Order> {
        self.orders.take()
    }

    /// The choices so far.
    pub fn schedule(&self) -> Schedule {
        self.schedule.borrow().clone()
    }

    /// Lets the time of a step pass, if only one thread is left and goes on in any case. False if there are more, or if
    /// the thread has to stop.
    pub fn pass_step(&self) -> bool {
        let goes_on = self.alive.get() == 1 && !self.is_stopped();
        if goes_on {
            self.now_ns.set(self.in_ms(self.step_ms));
        }
        goes_on
    }

    /// The number of the thread that runs.
    pub fn running(&self) -> usize {
        self.running.get()
    }

    /// Runs threads to their end, or until they stop. Each call of `spawned` returns the bodies of threads that were started since the last
    /// call; their numbers follow on.
    ///
    /// # Errors
    /// A deadlock.
    pub fn run<'a>(
        &self,
        threads: Vec<Body<'a>>,
        mut spawned: impl FnMut() -> Vec<Body<'a>>,
    ) -> Result<(), Deadlock> {
        let mut bodies: Vec<Option<Body<'a>>> = Vec::new();
        self.admit(threads, &mut bodies);
        while let Some(next) = self.next()? {
            self.running.set(next);
            let body = bodies[next].as_mut().expect("a thread that is ready is not over");
            if body.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
                bodies[next] = None;
                self.states.borrow_mut()[next] = State::Over;
                self.alive.set(self.alive.get() - 1);
            }
            self.admit(spawned(), &mut bodies);
        }
        Ok(())
    }

    fn admit<'a>(&self, threads: Vec<Body<'a>>, bodies: &mut Vec<Option<Body<'a>>>) {
        for body in threads {
            bodies.push(Some(body));
            let ready = State::Ready { since: self.tick(), woke: None };
            self.states.borrow_mut().push(ready);
            self.alive.set(self.alive.get() + 1);
        }
    }

    /// The moment that is `ms` from now, in nanoseconds.
    fn in_ms(&self, ms: f64) -> u64 {
        self.now_ns.get().saturating_add(nanoseconds(ms))
    }

    fn tick(&self) -> u64 {
        self.moment.replace(self.moment.get() + 1)
    }

    /// The thread that goes on. `None` if all are over, or have stopped.
    fn next(&self) -> Result<Option<usize>, Deadlock> {
        if self.is_stopped() {
            return Ok(None);
        }
        self.wake_the_due();
        let mut ready = self.ready();
        if ready.is_empty() {
            let Some(until_ns) = self.earliest() else { return self.none_left() };
            self.now_ns.set(until_ns.max(self.now_ns.get()));
            self.wake_the_due();
            ready = self.ready();
        }
        if let [only] = ready[..] {
            return Ok(Some(only));
        }
        let step = Step { ready: &ready, running: self.running.get() };
        let chosen = self.scheduler.borrow_mut().choose(step);
        self.schedule.borrow_mut().push(chosen);
        Ok(Some(chosen))
    }

    /// The threads that can go on, the one that has been ready the longest first.
    fn ready(&self) -> Vec<usize> {
        let since = |(thread, state): (usize, &State)| match state {
            State::Ready { since, .. } => Some((*since, thread)),
            _ => None,
        };
        let mut ready: Vec<_> = self.states.borrow().iter().enumerate().filter_map(since).collect();
        ready.sort_unstable();
        ready.into_iter().map(|(_, thread)| thread).collect()
    }

    /// When the first of the sleeps that have a time limit is over.
    fn earliest(&self) -> Option<u64> {
        let until = |state: &State| match state {
            State::Asleep { until_ns, .. } => Some(*until_ns),
            _ => None,
        };
        self.states.borrow().iter().filter_map(until).min().filter(|until_ns| *until_ns < NEVER)
    }

    fn none_left(&self) -> Result<Option<usize>, Deadlock> {
        let states = self.states.borrow();
        let asleep: Vec<_> = (0..states.len()).filter(|thread| states[*thread] != State::Over).collect();
        if asleep.is_empty() { Ok(None) } else { Err(Deadlock { asleep }) }
    }

    /// Ends the sleeps whose time is over, in the order in which they were due.
    fn wake_the_due(&self) {
        let due = |state: &State| match state {
            State::Asleep { until_ns, .. } => *until_ns <= self.now_ns.get(),
            _ => false,
        };
        let mut states = self.states.borrow_mut();
        let mut over: Vec<_> = (0..states.len()).filter(|thread| due(&states[*thread])).collect();
        over.sort_by_key(|thread| order(&states[*thread]));
        for thread in over {
            states[thread] = State::Ready { since: self.tick(), woke: Some(Woke::TimedOut) };
        }
    }

    /// Changes the running thread's state.
    fn mine(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.states.borrow_mut()[self.running.get()]);
    }
}

/// The order in which sleeps end: by their time, and then by when they began.
fn order(state: &State) -> (u64, u64) {
    match state {
        State::Asleep { since, until_ns, .. } => (*until_ns, *since),
        State::Ready { since, .. } => (0, *since),
        State::Over => (NEVER, 0),
    }
}

impl Park for Green<'_> {
    fn park<'a>(&'a self, Sleep { word, expected, timeout_ms }: Sleep<'a>) -> Parked<'a> {
        let mut sleeps = false;
        Box::pin(poll_fn(move |_| {
            if !sleeps {
                if word.load(Ordering::Relaxed) != expected {
                    return Poll::Ready(Woke::Changed);
                }
                sleeps = true;
                let until_ns = self.in_ms(timeout_ms);
                let since = self.tick();
                self.mine(|state| *state = State::Asleep { since, word: word.as_ptr().addr(), until_ns });
                return Poll::Pending;
            }
            // The future is polled again only when the thread is ready.
            let mut woke = None;
            self.mine(|state| {
                if let State::Ready { woke: ended, .. } = state {
                    woke = ended.take()
                }
            });
            Poll::Ready(woke.expect("a sleep that is over says how it ended"))
        }))
    }

    fn unpark(&self, word: &AtomicU32, most: u32) {
        let address = word.as_ptr().addr();
        let mut states = self.states.borrow_mut();
        let on_it = |state: &State| match state {
            State::Asleep { word, since, .. } if *word == address => Some(*since),
            _ => None,
        };
        let mut sleepers: Vec<_> =
            states.iter().enumerate().filter_map(|(thread, state)| Some((on_it(state)?, thread))).collect();
        sleepers.sort_unstable();
        for (_, thread) in sleepers.into_iter().take(most as usize) {
            states[thread] = State::Ready { since: self.tick(), woke: Some(Woke::Notified) };
        }
    }

    /// No thread dies with a lock here, and nothing stops a run from outside.
    fn patience_ms(&self) -> f64 {
        f64::INFINITY
    }
}

impl Host for Green<'_> {
    fn now_ms(&self) -> f64 {
        self.now_ns.get() as f64 / NANOSECONDS_A_MS
    }

    fn step(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        let mut stepped = false;
        Box::pin(poll_fn(move |_| {
            if std::mem::replace(&mut stepped, true) {
                return Poll::Ready(());
            }
            let (since, until_ns) = (self.tick(), self.in_ms(self.step_ms));
            self.mine(|state| *state = State::Asleep { since, word: COMPUTES, until_ns });
            Poll::Pending
        }))
    }

    fn start(&self, order: Order) -> Result<(), Error> {
        self.orders.borrow_mut().push(order);
        Ok(())
    }

    /// Returns the bytes that real I/O would bring, after the delay that the request asks for.
    fn fetch<'a>(&'a self, request: Request<'a>, stop: &'a Stop) -> Waiting<'a, Vec<u8>> {
        Box::pin(async move {
            self.park(stop.timer(request.delay_ms)).await;
            super::unless_raised(stop)?;
            Ok(vec![request.name.len() as u8; request.size_bytes as usize])
        })
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
