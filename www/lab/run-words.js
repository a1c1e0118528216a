/** The texts of the run bar that a page shows before its first run. */

export const IDLE = 'Nothing is running.';
export const STALE = 'The settings have changed and have not run yet. The results are of the earlier settings.';
export const WAITING =
  'Waiting for another experiment, on this page or in another tab, to end. Cancel gives up the wait.';
