//! Every schedule of a program, one after another: depth first, as VeriSoft does (Godefroid, POPL 1997). A bound on
//! preemptions keeps their number small (iterative context bounding: Musuvathi & Qadeer, PLDI 2007).

use super::{Scheduler, Step};
use std::cell::RefCell;
use std::rc::Rc;

/// Goes through the schedules of a program that runs again and again.
///
/// A caller runs the program with [`Every::scheduler`], and again for as long as [`Every::advance`] says that there is a
/// further schedule.
#[derive(Clone, Debug, Default)]
pub struct Every {
    choices: Rc<RefCell<Vec<Choice>>>,
    /// How often a schedule may take a thread away from its work that could go on. `None` means as often as there are steps.
    preemptions: Option<u32>,
}

/// What was chosen at a step, of how many.
#[derive(Clone, Copy, Debug)]
struct Choice {
    chosen: usize,
    of: usize,
}

impl Every {
    /// Every schedule there is.
    pub fn new() -> Self {
        Self::default()
    }

    /// Every schedule with at most so many preemptions.
    pub fn bounded(preemptions: u32) -> Self {
        Self { preemptions: Some(preemptions), ..Self::default() }
    }

    /// The scheduler of the next run.
    pub fn scheduler(&self) -> Next {
        Next { choices: Rc::clone(&self.choices), preemptions: self.preemptions, at: 0 }
    }

    /// Goes on to the next schedule, after a run. False if that was the last one.
    pub fn advance(&self) -> bool {
        let mut choices = self.choices.borrow_mut();
        while let Some(last) = choices.last_mut() {
            last.chosen += 1;
            if last.chosen < last.of {
                return true;
            }
            choices.pop();
        }
        false
    }
}

/// Makes the choices of one schedule of [`Every`].
#[derive(Clone, Debug)]
pub struct Next {
    choices: Rc<RefCell<Vec<Choice>>>,
    /// Preemptions that are left.
    preemptions: Option<u32>,
    at: usize,
}

impl Scheduler for Next {
    fn choose(&mut self, Step { ready, running }: Step<'_>) -> usize {
        // The thread that goes on without a preemption comes first.
        let mut order: Vec<usize> = ready.to_vec();
        let own = order.iter().position(|thread| *thread == running);
        if let Some(own) = own {
            order[..=own].rotate_right(1);
            if self.preemptions == Some(0) {
                order.truncate(1);
            }
        }
        let mut choices = self.choices.borrow_mut();
        if self.at == choices.len() {
            choices.push(Choice { chosen: 0, of: order.len() });
        }
        let chosen = choices[self.at].chosen;
        self.at += 1;
        if let (Some(_), Some(left), true) = (own, &mut self.preemptions, chosen > 0) {
            *left -= 1;
        }
        order[chosen]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs threads of so many steps; returns the order of the steps.
    fn run(mut left: Vec<u32>, scheduler: &mut Next) -> String {
        let (mut order, mut running) = (String::new(), 0);
        loop {
            let ready: Vec<usize> = (0..left.len()).filter(|thread| left[*thread] > 0).collect();
            running = match ready[..] {
                [] => return order,
                [only] => only,
                _ => scheduler.choose(Step { ready: &ready, running }),
            };
            left[running] -= 1;
            order += &running.to_string();
        }
    }

    fn all(every: &Every, left: &[u32]) -> Vec<String> {
        let mut found = Vec::new();
        loop {
            found.push(run(left.to_vec(), &mut every.scheduler()));
            if !every.advance() {
                return found;
            }
        }
    }

    #[test]
    fn each_schedule_comes_once() {
        let mut found = all(&Every::new(), &[3, 2]);
        assert_eq!(found.len(), 10, "5 over 2: {found:?}");
        found.sort();
        found.dedup();
        assert_eq!(found.len(), 10, "{found:?}");
        assert_eq!(all(&Every::new(), &[2, 2, 2]).len(), 90);
    }

    #[test]
    fn a_bound_leaves_out_what_needs_more_preemptions() {
        assert_eq!(all(&Every::bounded(0), &[2, 2]), ["0011"]);
        assert_eq!(all(&Every::bounded(1), &[2, 2]), ["0011", "0110", "1100"]);
        assert_eq!(all(&Every::bounded(9), &[3, 3]).len(), all(&Every::new(), &[3, 3]).len());
    }
}
