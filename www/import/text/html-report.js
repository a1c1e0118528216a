/**
 * Finds the trace inside a viewer's page: VizTracer's (`-o report.html`) has JSON in a script, catapult's (trace2html)
 * has it packed in base64. Nothing of the page is run or shown.
 */
import { refuse } from '../checks/import-error.js';

/** @param {string} text the beginning of the file */
export const isHtml = (text) => /^\s*<(?:!doctype html|html|head|meta|!--)/i.test(text);

const NO_TRACE =
  'This is a web page, and no trace was found in it: have the program write JSON (VizTracer: -o trace.json), or save the trace from the page.';

/**
 * The end of a value that begins with a brace or bracket: its closing brace or bracket, ignoring those inside strings.
 * @param {string} text
 * @param {number} from
 */
function endOfValue(text, from) {
  let depth = 0;
  for (let at = from, quoted = false; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{' || letter === '[') depth += 1;
    else if ((letter === '}' || letter === ']') && (depth -= 1) === 0) return at + 1;
  }
  return text.length;
}

/** @param {string} letters of base64 @returns {Uint8Array<ArrayBuffer>|null} */
function bytesOf(letters) {
  try {
    return Uint8Array.from(atob(letters.replace(/\s+/g, '')), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

/** The contents of scripts that hold data. @param {string} html @returns {string[]} */
function dataIn(html) {
  const found = [];
  const begins = /<script\b([^>]*)>/gi;
  for (let begin = begins.exec(html); begin; begin = begins.exec(html)) {
    const end = html.indexOf('</script', begins.lastIndex);
    const content = html.slice(begins.lastIndex, end < 0 ? html.length : end);
    begins.lastIndex = Math.max(begins.lastIndex, end < 0 ? html.length : end);
    if (/\b(?:id|class)\s*=\s*["']?[^"'>]*(?:viewer-data|trace-data|view-data)/i.test(begin[1]))
      found.push(content.trim());
  }
  return found;
}

/**
 * The trace in a page: its JSON, or its packed bytes.
 * @param {string} html
 * @returns {string|Uint8Array<ArrayBuffer>} throws ImportError
 */
export function traceIn(html) {
  for (const content of dataIn(html)) {
    if (/^[[{]/.test(content)) return content;
    const bytes = content === '' ? null : bytesOf(content);
    if (bytes) return bytes;
  }
  // VizTracer: a variable of a script that is set to a list or an object of events.
  const variables = /\b(?:json_data|trace_data|traceData|jsonData)\s*=\s*(?=[[{])/g;
  for (let variable = variables.exec(html); variable; variable = variables.exec(html)) {
    const json = html.slice(variables.lastIndex, endOfValue(html, variables.lastIndex));
    if (json.includes('"ph"') || json.includes('traceEvents')) return json;
  }
  return refuse(NO_TRACE);
}
