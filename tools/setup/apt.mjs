/** Debian's packages, if this is a Debian system and the user may install them. */

import { capture, Missing, run } from '../shell.mjs';

const installed = (/** @type {string} */ name) =>
  capture(`dpkg-query -W -f='\${Status}' ${name}`)?.endsWith(' installed');

let updated = false;

/** @param {string[]} names @returns {void} throws `Missing` if that is not possible */
export const aptInstall = (names) => {
  const wanted = names.filter((name) => !installed(name)).join(' ');
  if (wanted === '') return;
  const mend = `${wanted} cannot be installed from here. Get it with: sudo apt-get install ${wanted}`;
  if (process.getuid?.() !== 0 || capture('command -v apt-get') === null) throw new Missing(mend);
  const apt = 'DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300';
  updated ||= run(`${apt} update`);
  if (!run(`${apt} install -y --no-install-recommends ${wanted} >/dev/null`)) throw new Missing(mend);
};
