/**
 * A class that exists only in workers. Scripts look for it to learn where they run; the page's types do not have it.
 */
declare const WorkerGlobalScope: { new (): EventTarget } | undefined;
