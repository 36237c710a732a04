/** What crossed the wire between a fake platform and the app: tests assert on it, the page shows it. Shared by both fakes. */

type WirePlatform = 'slack' | 'teams';

interface WireEntry {
  readonly id: number;
  /** ISO 8601, on the playground's clock. */
  readonly at: string;
  readonly platform: WirePlatform;
  /** `to_app`: the platform's signed request to the app. `from_app`: a call the app made. */
  readonly direction: 'to_app' | 'from_app';
  /** In the platform's own words: `/amends log`, `block_actions give`, `chat.postMessage`, `invoke task/submit`. */
  readonly what: string;
  /** HTTP status; null while under way; 0 when no answer came (no connection, or the deadline passed). */
  readonly status: number | null;
  /** Real milliseconds until the answer; null while under way. */
  readonly ms: number | null;
  /** What is worth knowing beyond the status: an error code, a retry, a fault that was injected. */
  readonly note: string | null;
  /** The `to_app` entry that brought this call about, as far as a platform can tell; null when it came by itself. */
  readonly cause: number | null;
}

/** What crossed the wire, whole, with what is secret hidden. */
interface WirePayload {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What came back; null while nothing has. */
  readonly answer: string | null;
}

interface WireStart {
  readonly platform: WirePlatform;
  readonly direction: WireEntry['direction'];
  readonly what: string;
  /** Text, or anything JSON can say. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly note?: string;
  /** Known causes (a trigger, a response url, a turn); otherwise the latest request to the app of the last `CAUSE_WINDOW_MS`. */
  readonly cause?: number | null;
}

interface OpenWire {
  readonly id: number;
  /** Call once, with the HTTP status (0: no answer), and what was answered. */
  close(status: number, note?: string, answer?: unknown): void;
}

export interface WireLog {
  open(start: WireStart): OpenWire;
  /** Oldest first; at most `WIRE_KEEPS` of them. */
  entries(): readonly WireEntry[];
  /** The whole of one; undefined when it is no longer kept. */
  payload(id: number): WirePayload | undefined;
  /** Calls `listener` after every change; the answer ends it. */
  onChange(listener: () => void): () => void;
  clear(): void;
}

/** A page with more rows than this is neither read nor fast. */
export const WIRE_KEEPS = 400;
/** A call later than this after the app was asked something is the app's own idea (a timer, a job). */
const CAUSE_WINDOW_MS = 5000;
/** Of bodies and answers together, in characters: a card has some thousands. */
const KEEPS_CHARACTERS = 4_000_000;

/** `meter` gives milliseconds for durations; it is not a clock and never shown as one. */
export function makeWireLog(now: () => Date, meter: () => number = () => performance.now()): WireLog {
  let entries: WireEntry[] = [];
  let next = 1;
  const payloads = new Map<number, WirePayload>();
  let kept = 0;
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());

  const latestCause = (platform: WirePlatform): number | null => {
    const latest = entries.findLast((entry) => entry.platform === platform && entry.direction === 'to_app');
    if (latest === undefined) return null;
    return now().getTime() - Date.parse(latest.at) <= CAUSE_WINDOW_MS ? latest.id : null;
  };

  const forget = (id: number): void => {
    kept -= sizeOf(payloads.get(id));
    payloads.delete(id);
  };
  const keep = (id: number, payload: WirePayload): void => {
    kept += sizeOf(payload) - sizeOf(payloads.get(id));
    payloads.set(id, payload);
    for (const oldest of payloads.keys()) {
      if (kept <= KEEPS_CHARACTERS || oldest === id) break;
      forget(oldest);
    }
  };

  return {
    open: (start) => {
      const id = next++;
      const began = meter();
      const cause =
        start.direction === 'to_app' ? null : start.cause === undefined ? latestCause(start.platform) : start.cause;
      entries.push({
        id,
        at: now().toISOString(),
        platform: start.platform,
        direction: start.direction,
        what: start.what,
        status: null,
        ms: null,
        note: start.note ?? null,
        cause,
      });
      keep(id, { headers: textsOf(start.headers), body: textOf(start.body), answer: null });
      for (const { id: old } of entries.slice(0, -WIRE_KEEPS)) forget(old);
      entries = entries.slice(-WIRE_KEEPS);
      changed();
      return {
        id,
        close: (status, note, answer) => {
          const payload = payloads.get(id);
          if (payload !== undefined && answer !== undefined) keep(id, { ...payload, answer: textOf(answer) });
          const ms = Math.round(meter() - began);
          const said = note ?? start.note ?? null;
          entries = entries.map((entry) => (entry.id === id ? { ...entry, status, ms, note: said } : entry));
          changed();
        },
      };
    },
    entries: () => entries,
    payload: (id) => {
      const payload = payloads.get(id);
      return payload === undefined ? undefined : withoutSecrets(payload);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => {
      entries = [];
      payloads.clear();
      kept = 0;
      changed();
    },
  };
}

const sizeOf = (payload: WirePayload | undefined): number =>
  payload === undefined ? 0 : payload.body.length + (payload.answer?.length ?? 0);

const textOf = (body: unknown): string => (typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));

const textsOf = (headers: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const withoutSecrets = ({ headers, body, answer }: WirePayload): WirePayload => ({
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, hidden(value)])),
  body: hidden(body),
  answer: answer === null ? null : hidden(answer),
});

/** Tokens, keys and signatures: enough is left to tell one from another. */
const SECRETS: readonly RegExp[] = [
  /\b(xox[a-z]-)[\w-]+/g,
  /\b(eyJ[\w-]{3})[\w-]*\.[\w-]+\.[\w-]*/g,
  /\b(v0=[0-9a-f]{4})[0-9a-f]{20,}/g,
  /("?(?:client_secret|token|refresh_token|access_token)"?[=:]"?(?!xox|eyJ)[^"&\s]{0,3})[^"&\s]+/g,
];

const hidden = (text: string): string => SECRETS.reduce((said, secret) => said.replaceAll(secret, '$1…'), text);
