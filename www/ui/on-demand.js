/** Loads parts of the page on demand: when the reader scrolls near them, and with their style sheet. */
import { build } from './dom.js';

const STYLE_MS = 10_000;

/**
 * Loads a style sheet. Content waits for its style; if that fails or takes too long, the content is shown without it.
 * @param {string} href
 * @returns {Promise<unknown>}
 */
export const styled = (href) =>
  new Promise((resolve) => {
    if (document.querySelector(`link[href="${href}"]`)) return resolve(null);
    const link = build('link', { rel: 'stylesheet', href });
    for (const type of ['load', 'error']) link.addEventListener(type, resolve);
    document.head.append(link);
    setTimeout(resolve, STYLE_MS);
  });

/**
 * Calls `met` once, when the element is this near to the view.
 * @param {Element} element
 * @param {string} margin in CSS syntax
 * @param {() => void} met
 */
export const onceNear = (element, margin, met) => {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      met();
    },
    { rootMargin: margin },
  );
  observer.observe(element);
};
