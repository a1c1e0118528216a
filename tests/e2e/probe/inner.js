/** The nested worker: adds to a shared memory, does a blocking request, or complains to the console. */

/** @param {string} url */
const blocking = (url) => {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  request.send();
  return {
    status: request.status,
    maker: request.getResponseHeader('X-Interleave-Io'),
    bytes: [...new Uint8Array(request.response)],
  };
};

onmessage = ({ data }) => {
  if (data.kind === 'add') postMessage(Atomics.add(new Int32Array(data.memory.buffer), 0, 1));
  if (data.kind === 'request') postMessage(data.urls.map(blocking));
  if (data.kind === 'complain') {
    console.error('a complaint from a nested worker');
    postMessage('done');
  }
};
