/** An author's own listing: the text of a `<pre>` inside the tag becomes the program of the workload `python`. */

/**
 * Without scripts the listing stays what it is. With an attribute `source` that one counts.
 * @param {HTMLElement} element
 */
export const takeListing = (element) => {
  if (element.getAttribute('workload') !== 'python' || element.hasAttribute('source')) return;
  const text = element.querySelector('pre')?.textContent;
  if (!text) return;
  // HTML drops a newline right after <pre>, but not one after <pre><code>.
  element.setAttribute('source', text.replace(/^\n/, ''));
};
