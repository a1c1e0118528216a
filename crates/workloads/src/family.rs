//! family: tasks that spawn. The first task starts threads, which start threads, and processes, which start threads, in
//! rounds of a given number at once. Each task's checksum is made of its children's, so that the first task's covers
//! all.

use crate::checksum;
use run::context::Context;
use run::error::Error;
use run::job::Job;
use run::params::{Domain, Params, Spec};
use run::tasks::{Task, Work};
use run::workload::{Bound, Info, Output, Running, Workload};
use serde_json::json;
use std::sync::Arc;

/// The workload. The page does not offer it.
pub struct Family;

const fn count(name: &'static str, default: u32, max: u32) -> Spec {
    Spec { name, label: name, unit: None, domain: Domain::Integer { default, min: 0, max }, help: "" }
}

static INFO: Info = Info {
    name: "family",
    title: "Family",
    bound: Bound::Mixed,
    summary: "Tasks start threads and processes, which start threads.",
    params: &[
        count("rounds", 1, 1000),
        count("threads", 4, 64),
        count("threads_a_thread", 1, 64),
        count("processes", 2, 64),
        count("threads_a_process", 3, 64),
        count("iterations", 1000, 1_000_000),
    ],
    size_param: None,
    last_line: None,
};

impl Workload for Family {
    fn info(&self) -> &'static Info {
        &INFO
    }

    fn tasks(&self, _params: &Params) -> Vec<String> {
        vec!["root".to_string()]
    }

    fn peak_bytes(&self, _params: &Params, _index: usize) -> u64 {
        0
    }

    fn warm_up(&self) -> &'static [(&'static str, f64)] {
        &[("rounds", 0.0)]
    }

    fn run<'a>(&'a self, params: &'a Params, _index: usize, context: &'a Context<'a>) -> Running<'a> {
        Box::pin(async move {
            let [threads, threads_a_thread, processes, threads_a_process, iterations] =
                ["threads", "threads_a_thread", "processes", "threads_a_process", "iterations"]
                    .map(|name| params.integer(name));
            let mut sums = vec![sum(0, iterations, context).await?];
            for round in 0..params.integer("rounds") {
                let mut children = Vec::new();
                for number in 0..threads {
                    let name = format!("thread {round}.{number}");
                    children.push(spawn(
                        name,
                        u64::from(round + number),
                        threads_a_thread,
                        iterations,
                        context,
                    )?);
                }
                for number in 0..processes {
                    // A process runs its own family, with threads only.
                    let given = json!({"rounds": 1, "threads": threads_a_process, "threads_a_thread": 0, "processes": 0, "iterations": iterations});
                    let job = Job::new(&Family, given.as_object().expect("an object"))?;
                    children.push(context.spawn_process(format!("process {round}.{number}"), job, 0)?);
                }
                sums.extend(join(&children, context).await?);
            }
            Ok(Output::from(checksum::of_numbers(&sums)))
        })
    }
}

/// Spawns a thread that spawns a given number of threads, which spawn none.
fn spawn(
    name: String,
    seed: u64,
    children: u32,
    iterations: u32,
    context: &Context<'_>,
) -> Result<Arc<Task>, Error> {
    let called = name.clone();
    let work: Work = Box::new(move |context| {
        Box::pin(async move {
            let spawned: Result<Vec<_>, Error> = (0..children)
                .map(|number| {
                    spawn(format!("{called}.{number}"), seed + u64::from(number), 0, iterations, context)
                })
                .collect();
            let mut sums = vec![sum(seed, iterations, context).await?];
            sums.extend(join(&spawned?, context).await?);
            Ok(Output::from(checksum::of_numbers(&sums)))
        })
    });
    context.spawn_thread(name, work)
}

/// The children's checksums, in the order in which the children were spawned.
async fn join(children: &[Arc<Task>], context: &Context<'_>) -> Result<Vec<u64>, Error> {
    let mut sums = Vec::new();
    for child in children {
        sums.push(context.join(child).await?.checksum);
    }
    Ok(sums)
}

async fn sum(seed: u64, iterations: u32, context: &Context<'_>) -> Result<u64, Error> {
    let mut sum = seed;
    for number in 0..iterations {
        sum = sum.wrapping_mul(31).wrapping_add(u64::from(number));
        if number % 100 == 0 {
            context.checkpoint().await?;
        }
    }
    Ok(sum)
}
