/** Reads a body as JSON in UTF-8: within bounds, so that what comes after it need not fear its depth, and a database can keep what it says. Pure. */
import { storable } from './storable.ts';

export type JsonRead = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

/** Nobody's requests are nested deeper; whatever walks over them may call itself so often. */
const DEEPEST = 64;

/** What may be half a pair, or NUL: text in UTF-8 has the one, and a text in JSON the other, as an escape alone. */
const ESCAPES_UNKEPT = /\\u(?:0000|d[89a-f])/i;

/** A mark of the order of bytes before it is passed over; of a key that stands twice the last one holds, as everywhere. */
export function readJson(body: Uint8Array): JsonRead {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return { ok: false, why: 'is not text in UTF-8' };
  }
  if (depthOf(text) > DEEPEST) return { ok: false, why: `is nested deeper than ${DEEPEST} levels` };
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value: ESCAPES_UNKEPT.test(text) ? storable(value) : value };
  } catch {
    return { ok: false, why: 'is not JSON' };
  }
}

/** How deep brackets are nested, without parsing; brackets inside of strings do not count. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (isInString) {
      if (char === '\\') at += 1;
      else if (char === '"') isInString = false;
    } else if (char === '"') isInString = true;
    else if (char === '[' || char === '{') deepest = Math.max(deepest, (depth += 1));
    else if (char === ']' || char === '}') depth -= 1;
  }
  return deepest;
}
