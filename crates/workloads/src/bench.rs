//! A loop for the benchmarks, in the crate whose loops pass the checkpoints of a run, so that it is compiled as those.

use run::context::Context;
use run::error::Error;

/// Passes `count` checkpoints.
///
/// # Errors
/// As [`Context::checkpoint`].
pub async fn pass_checkpoints(count: u32, context: &Context<'_>) -> Result<(), Error> {
    for _ in 0..count {
        context.checkpoint().await?;
    }
    Ok(())
}
