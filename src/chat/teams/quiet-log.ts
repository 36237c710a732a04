/** The SDK's logger, silenced to constant messages: by itself it logs whole activities, response bodies and tokens. */
import type { Log } from '../../log.ts';

/** The part of the SDK's logger interface it calls. Whatever it hands over is dropped; only that it complained is kept. */
export interface QuietLog {
  debug(...words: unknown[]): void;
  info(...words: unknown[]): void;
  warn(...words: unknown[]): void;
  error(...words: unknown[]): void;
  trace(...words: unknown[]): void;
  log(level: string, ...words: unknown[]): void;
  child(name: string): QuietLog;
}

/** Its errors become our debug lines: every refused token is an "error" to the SDK, and what matters is logged by the caller. */
export function quietLog(log: Log, part = 'sdk'): QuietLog {
  const silent = (): void => undefined;
  const note = (level: string) => (): void => log.debug('the Teams SDK noted something', { part, noted: level });
  return {
    debug: silent,
    info: silent,
    trace: silent,
    log: silent,
    warn: note('warn'),
    error: note('error'),
    child: (name) => quietLog(log, name),
  };
}
