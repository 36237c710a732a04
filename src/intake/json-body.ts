/** Reads a body as JSON in UTF-8: within bounds, so that what comes after it need not fear its depth. Pure. */
import { storable } from '../core/base/storable.ts';
import { firstText } from './lenient.ts';
import type { Parsed } from './scheme.ts';

/** Nobody's events are nested deeper; whatever walks over them may call itself so often. */
const DEEPEST = 64;

/** What may be half a pair, or NUL: text in UTF-8 has the one, and a text in JSON the other, as an escape alone. */
const ESCAPES_UNKEPT = /\\u(?:0000|d[89a-f])/i;

/** A mark of the order of bytes before it is passed over; of a key that stands twice the last one holds, as everywhere. */
export function readJson(body: Uint8Array): Parsed {
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

/** The sender's own id where it stands in a body that nobody parsed yet, at the first of these paths; undefined where none of this shape is there. */
export function idInBody(body: Uint8Array, shape: RegExp, paths: readonly string[]): string | undefined {
  const read = readJson(body);
  const id = read.ok ? firstText(read.value, paths) : '';
  return shape.test(id) ? id : undefined;
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
