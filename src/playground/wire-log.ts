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
  /** The request's body, shortened. */
  readonly body: string;
  /** What is worth knowing beyond the status: an error code, a retry, a fault that was injected. */
  readonly note: string | null;
  /** The `to_app` entry that brought this call about, as far as a platform can tell; null when it came by itself. */
  readonly cause: number | null;
}

interface WireStart {
  readonly platform: WirePlatform;
  readonly direction: WireEntry['direction'];
  readonly what: string;
  /** Text, or anything JSON can say. */
  readonly body: unknown;
  readonly note?: string;
  /** Known causes (a trigger, a response url, a turn); otherwise the latest request to the app of the last `CAUSE_WINDOW_MS`. */
  readonly cause?: number | null;
}

interface OpenWire {
  readonly id: number;
  /** Call once, with the HTTP status (0: no answer). */
  close(status: number, note?: string): void;
}

export interface WireLog {
  open(start: WireStart): OpenWire;
  /** Oldest first; at most `WIRE_KEEPS` of them. */
  entries(): readonly WireEntry[];
  /** Calls `listener` after every change; the answer ends it. */
  onChange(listener: () => void): () => void;
  clear(): void;
}

/** A page with more rows than this is neither read nor fast. */
const WIRE_KEEPS = 400;
/** A call later than this after the app was asked something is the app's own idea (a timer, a job). */
const CAUSE_WINDOW_MS = 5000;
const BODY_KEEPS = 4000;

/** `meter` gives milliseconds for durations; it is not a clock and never shown as one. */
export function makeWireLog(now: () => Date, meter: () => number = () => performance.now()): WireLog {
  let entries: WireEntry[] = [];
  let next = 1;
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());

  const latestCause = (platform: WirePlatform): number | null => {
    const latest = entries.findLast((entry) => entry.platform === platform && entry.direction === 'to_app');
    if (latest === undefined) return null;
    return now().getTime() - Date.parse(latest.at) <= CAUSE_WINDOW_MS ? latest.id : null;
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
        body: shorten(start.body),
        note: start.note ?? null,
        cause,
      });
      if (entries.length > WIRE_KEEPS) entries = entries.slice(-WIRE_KEEPS);
      changed();
      return {
        id,
        close: (status, note) => {
          const ms = Math.round(meter() - began);
          const said = note ?? start.note ?? null;
          entries = entries.map((entry) => (entry.id === id ? { ...entry, status, ms, note: said } : entry));
          changed();
        },
      };
    },
    entries: () => entries,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => {
      entries = [];
      changed();
    },
  };
}

function shorten(body: unknown): string {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
  return text.length <= BODY_KEEPS ? text : `${text.slice(0, BODY_KEEPS)}… (${text.length} characters)`;
}
