/** The one name of workers that scripts ask for to learn where they run; the page's types do not have it. */
declare const WorkerGlobalScope: { new (): EventTarget } | undefined;
