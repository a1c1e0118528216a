/** A worker that hands what it is asked to a worker of its own. */
onmessage = ({ data }) => {
  const inner = new Worker(new URL('./inner.js?' + crypto.randomUUID(), import.meta.url), { type: 'module' });
  inner.onmessage = (event) => postMessage(event.data);
  inner.postMessage(data);
};
