/** An empty worker, which only says that it has started. */
self.postMessage(null);
