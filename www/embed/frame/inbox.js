/**
 * The order in which a frame carries out its host's commands, however many arrive at once. `cancel`, `run` and `hello`
 * are carried out on arrival, since each costs little: a run during another one is only refused. Settings of `set` are
 * merged by name and shown later, at most a few times a second, since each showing draws the screen. So no command
 * waits behind a flood of settings, and the frame keeps at most one value for each name.
 */

/** @import { ToFrame } from '../wire.js' */

/** @template {ToFrame['type']} Type @typedef {Extract<ToFrame, {type: Type}>} Command */
/**
 * How each command is carried out. `refuse` answers a run during another one, which `running` tells. `later` calls a
 * function after the given milliseconds.
 * @typedef {object} Obey
 * @property {() => void} hello
 * @property {() => boolean} running
 * @property {(command: Command<'run'>) => void} run
 * @property {(command: Command<'run'>) => void} refuse
 * @property {() => void} cancel
 * @property {(settings: Command<'set'>['settings']) => void} set
 * @property {() => number} now
 * @property {(call: () => void, ms: number) => void} later
 */

/** The least time between two showings of settings. */
export const REST_MS = 100;

/** @param {Obey} obey @returns {(command: ToFrame) => void} */
export const inbox = ({ hello, running, run, refuse, cancel, set, now, later }) => {
  /** Settings that are not on the screen yet. @type {Command<'set'>['settings']|null} */
  let settings = null;
  let shown_ms = -Infinity;

  const show = () => {
    if (settings === null) return;
    const told = settings;
    settings = null;
    shown_ms = now();
    set(told);
  };

  return (command) => {
    switch (command.type) {
      case 'cancel':
        return cancel();
      case 'hello':
        return hello();
      case 'run':
        if (running()) return refuse(command);
        // A run without options uses the settings that were set before it.
        show();
        return run(command);
      case 'set':
        if (settings === null) later(show, Math.max(0, shown_ms + REST_MS - now()));
        settings = { ...settings, ...command.settings };
    }
  };
};
