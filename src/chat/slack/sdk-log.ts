/** The logger handed to Slack's libraries: they log whole bodies and tokens, so only what kind of thing happened is kept. */
import { LogLevel, type Logger } from '@slack/web-api';
import type { Log } from '../../log.ts';

/** Warnings and errors become one constant message with the error's name; everything chattier is dropped. */
export function makeSdkLog(log: Log): Logger {
  const nothing = (): void => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: (...said: unknown[]) => log.warn('Slack library warned', { of: nameOf(said) }),
    error: (...said: unknown[]) => log.warn('Slack library met an error', { of: nameOf(said) }),
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}

function nameOf(said: readonly unknown[]): string {
  const error = said.find((one) => one instanceof Error);
  return error === undefined ? 'message' : error.name;
}
