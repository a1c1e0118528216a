//! philosophers: as many mutexes as threads, all made while the run goes on (Dijkstra, 1971). Each thread takes the fork to
//! its left and the one to its right, so many times. Where all take the left one first, they can wait for each other for ever;
//! where each takes the one with the lower number first, they cannot.

use crate::checksum;
use run::context::Context;
use run::error::Error;
use run::objects::NamedMutex;
use run::params::{Domain, Params, Spec};
use run::workload::{Bound, Info, Output, Running, Workload};
use std::sync::Arc;

/// The workload. Not offered on the page.
pub struct Philosophers;

static INFO: Info = Info {
    name: "philosophers",
    title: "Dining philosophers",
    bound: Bound::Mixed,
    summary: "Threads that need two mutexes each.",
    params: &[
        Spec {
            name: "philosophers",
            label: "Philosophers",
            unit: None,
            domain: Domain::Integer { default: 3, min: 2, max: 32 },
            help: "",
        },
        Spec {
            name: "meals",
            label: "Meals",
            unit: None,
            domain: Domain::Integer { default: 3, min: 1, max: 1000 },
            help: "",
        },
        Spec {
            name: "order",
            label: "Order",
            unit: None,
            domain: Domain::Choice { choices: &["left", "number"] },
            help: "",
        },
    ],
    size_param: None,
    last_line: None,
};

impl Workload for Philosophers {
    fn info(&self) -> &'static Info {
        &INFO
    }

    fn tasks(&self, _params: &Params) -> Vec<String> {
        vec!["table".to_string()]
    }

    fn peak_bytes(&self, _params: &Params, _index: usize) -> u64 {
        0
    }

    fn run<'a>(&'a self, params: &'a Params, _index: usize, context: &'a Context<'a>) -> Running<'a> {
        Box::pin(async move {
            let (count, meals) = (params.integer("philosophers") as usize, params.integer("meals"));
            let by_number = params.choice("order") == "number";
            let forks: Vec<_> =
                (1..=count).map(|number| context.new_mutex(format!("fork {number}"))).collect();
            let mut seats = Vec::new();
            for seat in 0..count {
                let mut own = [Arc::clone(&forks[seat]), Arc::clone(&forks[(seat + 1) % count])];
                if by_number {
                    own.sort_by_key(|fork| fork.number);
                }
                let name = format!("philosopher {}", seat + 1);
                seats.push(context.spawn_thread(
                    name,
                    Box::new(move |context| Box::pin(async move { dine(&own, meals, context).await })),
                )?);
            }
            let mut eaten = Vec::new();
            for seat in &seats {
                eaten.push(context.join(seat).await?.checksum);
            }
            Ok(Output::from(checksum::of_numbers(&eaten)))
        })
    }
}

async fn dine(
    [first, second]: &[Arc<NamedMutex>; 2],
    meals: u32,
    context: &Context<'_>,
) -> Result<Output, Error> {
    for _ in 0..meals {
        context.acquire_mutex(first).await?;
        let meal = eat(second, context).await;
        context.release_mutex(first);
        meal?;
    }
    Ok(Output::from(checksum::of_numbers(&[meals.into()])))
}

/// With the first fork in hand.
async fn eat(second: &NamedMutex, context: &Context<'_>) -> Result<(), Error> {
    context.checkpoint().await?;
    context.acquire_mutex(second).await?;
    let eaten = context.checkpoint().await;
    context.release_mutex(second);
    eaten
}
