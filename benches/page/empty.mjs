/** A worker with nothing in it but the word that it is there. */
self.postMessage(null);
