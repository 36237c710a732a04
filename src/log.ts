/** The one logger: JSON, one object per line. Only ids, durations and constant messages; never a person's words, a token or a body. */

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A logger that adds these fields to every line. */
  with(fields: LogFields): Log;
}

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** `write` gets one line without its end; the default is standard output. */
export function makeLog(least: LogLevel, write: (line: string) => void, now: () => Date, always: LogFields = {}): Log {
  const say =
    (level: LogLevel) =>
    (message: string, fields: LogFields = {}): void => {
      if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return;
      write(JSON.stringify({ at: now().toISOString(), level, message, ...always, ...fields }));
    };
  return {
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    with: (fields) => makeLog(least, write, now, { ...always, ...fields }),
  };
}

/** What may be logged of a thrown thing: its name and message's first line, never its payload. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return `${error.name}: ${(error.message.split('\n')[0] ?? '').slice(0, 200)}`;
}

const SPARINGLY_MS = 60_000;

/** A warning that anybody outside can bring about: the first at once, then one a minute at most, saying how many there were `since`. */
export function sparingly(log: Pick<Log, 'warn'>, now: () => Date, message: string): (fields: LogFields) => void {
  let quietUntil = 0;
  let since = 0;
  return (fields) => {
    since += 1;
    const at = now().getTime();
    if (at < quietUntil) return;
    log.warn(message, { ...fields, since });
    quietUntil = at + SPARINGLY_MS;
    since = 0;
  };
}
