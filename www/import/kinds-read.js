/** The kinds of files that can be opened, in words and by their endings. */

export const KINDS_READ = [
  'Chrome Trace Event JSON (VizTracer, Chrome, Perfetto’s exports, many programs)',
  'a profile of the Firefox Profiler (CPython 3.15’s sampler writes one)',
  'a profile of speedscope (py-spy), or of V8 (.cpuprofile)',
  'collapsed stacks (py-spy, Austin, perf)',
  'an HTML report with a trace in it (VizTracer, catapult)',
  'a run or a timeline that was saved here',
];

export const FILE_ENDINGS =
  '.json,.gz,.trace,.timeline,.cpuprofile,.html,.htm,.txt,.folded,.collapsed,.austin,.prof,application/json,application/gzip,text/html,text/plain';
