/**
 * A mail cut down to what is read of it, before a parser sees it: its time and memory then do not follow what somebody
 * sends. Attachments lose their content, not their name; the rest of what is too long is left out. Pure; one pass.
 */

export interface Trimmed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Something was left out that may have been words. */
  readonly isCut: boolean;
  /** Bytes, decoded, that were left out of each long run of base64, in their order. */
  readonly left: readonly number[];
}

/** Of the head of the mail itself. */
const MOST_OF_HEAD = 131_072;
const MOST_OF_HEADER = 16_384;
/** Of a run of base64: more is no letter, but a picture or a document. */
export const MOST_OF_RUN = 262_144;
/** Of everything else. */
const MOST_OF_REST = 2_097_152;
const MOST_LINES = 20_000;
const MOST_PARTS = 500;

const LF = 10;
const CR = 13;
const DASH = 45;

export function trimmed(raw: Uint8Array): Trimmed {
  const out = new Uint8Array(Math.min(raw.length, MOST_OF_HEAD + 16 * MOST_OF_RUN + MOST_OF_REST + 4_096));
  const left: number[] = [];
  let to = 0;
  let isCut = false;
  const put = (from: number, end: number): void => {
    const room = Math.min(end - from, out.length - to);
    if (room < end - from) isCut = true;
    out.set(raw.subarray(from, from + room), to);
    to += room;
  };

  let at = headOf(raw, put, () => (isCut = true));
  let rest = 0;
  let lines = 0;
  let parts = 0;
  let run = 0;
  let dropped = 0;
  const endRun = (): void => {
    if (dropped > 0) left.push(Math.floor((dropped * 3) / 4));
    run = 0;
    dropped = 0;
  };
  while (at < raw.length) {
    const end = endOfLine(raw, at);
    const length = end - at;
    const coded = base64In(raw, at, end);
    if (coded > 0) {
      if (run + coded <= MOST_OF_RUN) {
        put(at, end);
        run += coded;
      } else dropped += coded;
      at = end;
      continue;
    }
    endRun();
    const isPart = raw[at] === DASH && raw[at + 1] === DASH;
    if (isPart) parts += 1;
    rest += length;
    lines += 1;
    if (parts > MOST_PARTS) {
      isCut = true;
      break;
    }
    // a part's own head and the marks between parts stay, so that what comes behind long words is still named
    if ((rest <= MOST_OF_REST && lines <= MOST_LINES) || (isPart && length < 200)) put(at, end);
    else isCut = true;
    at = end;
  }
  endRun();
  return { bytes: out.subarray(0, to), isCut, left };
}

/** Where the body begins; each header is cut to what anybody would read of it, and those past the bound are left out. */
function headOf(raw: Uint8Array, put: (from: number, end: number) => void, cut: () => void): number {
  let at = raw[0] === LF || raw[0] === CR ? 0 : skipEnvelope(raw);
  let kept = 0;
  let ofHeader = 0;
  while (at < raw.length) {
    const end = endOfLine(raw, at);
    if (isBlank(raw, at, end)) {
      put(at, end);
      return end;
    }
    const first = raw[at];
    const goesOn = first === 32 || first === 9;
    if (!goesOn) ofHeader = 0;
    const room = Math.max(0, Math.min(MOST_OF_HEADER - ofHeader, MOST_OF_HEAD - kept, end - at));
    ofHeader += end - at;
    if (room < end - at) cut();
    if (room > 0) {
      put(at, at + room);
      kept += room;
      if (room < end - at) put(end - 1, end);
    }
    at = end;
  }
  return at;
}

/** `From ann@example.com Mon …`: what mailboxes put before a mail. */
function skipEnvelope(raw: Uint8Array): number {
  return raw[0] === 70 && raw[1] === 114 && raw[2] === 111 && raw[3] === 109 && raw[4] === 32 ? endOfLine(raw, 0) : 0;
}

function endOfLine(raw: Uint8Array, from: number): number {
  const end = raw.indexOf(LF, from);
  return end === -1 ? raw.length : end + 1;
}

function isBlank(raw: Uint8Array, from: number, end: number): boolean {
  return end - from === 1 || (end - from === 2 && raw[from] === CR);
}

/** How many signs of base64 a line is, long as encoders write it; 0 when it is anything else. */
function base64In(raw: Uint8Array, from: number, end: number): number {
  let to = end;
  while (to > from && (raw[to - 1] === LF || raw[to - 1] === CR)) to -= 1;
  if (to - from < 40) return 0;
  for (let i = from; i < to; i += 1) {
    const c = raw[i] ?? 0;
    const fits = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 47 && c <= 57) || c === 43 || c === 61;
    if (!fits) return 0;
  }
  return to - from;
}
