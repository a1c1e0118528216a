/** Parts that are loaded when their reader wants them: coming near, and with their style. */
import { build } from './dom.js';

/** Nothing is shown before its style is there; if that does not come, the tool works without. @param {string} href @returns {Promise<unknown>} */
export const styled = (href) => new Promise((resolve) => {
  if (document.querySelector(`link[href="${href}"]`)) return resolve(null);
  const link = build('link', { rel: 'stylesheet', href });
  for (const type of ['load', 'error']) link.addEventListener(type, resolve);
  document.head.append(link);
});

/** Calls once, when an element has come so near the view. @param {Element} element @param {string} margin as CSS has it @param {() => void} met */
export const onceNear = (element, margin, met) => {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    met();
  }, { rootMargin: margin });
  observer.observe(element);
};
