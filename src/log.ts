/**
 * The one logger: JSON by pino, one object per line. Only ids, durations and constant messages, in fields that are named
 * here; never a person's words, a token or a body. What goes wrong a thousand times a minute is said a few times.
 */
import { pino, type Logger } from 'pino';
import { makeStorms, type Storms } from './log-storms.ts';
import { withoutWords } from './without-words.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What a line may say besides its message. Whatever is not here is not written, whoever gives it: a name is added with the thought that its values are nobody's words. */
const FIELDS = [
  'activity',
  'afterMs',
  'agent',
  'aside',
  'at',
  'attempt',
  'bytes',
  'case',
  'cases',
  'cause',
  'command',
  'count',
  'detail',
  'digest',
  'dropped',
  'failed',
  'fault',
  'faults',
  'file',
  'first',
  'forgotten',
  'form',
  'from',
  'id',
  'invoke',
  'is',
  'isUsed',
  'kind',
  'last',
  'left',
  'mailbox',
  'member',
  'method',
  'ms',
  'name',
  'no',
  'noted',
  'numberedAnew',
  'of',
  'open',
  'outcome',
  'own',
  'part',
  'pending',
  'people',
  'platform',
  'pointer',
  'policy',
  'queue',
  'reason',
  'receiver',
  'reference',
  'references',
  'resealed',
  'rules',
  'rung',
  'seal',
  'shared',
  'signer',
  'since',
  'source',
  'state',
  'status',
  'subject',
  'surface',
  'survey',
  'team',
  'teams',
  'todo',
  'tokens',
  'tries',
  'type',
  'undelivered',
  'until',
  'url',
  'user',
  'version',
  'week',
  'what',
  'why',
  'wish',
  'workspace',
  'zone',
] as const;
export type LogField = (typeof FIELDS)[number];
export type LogFields = Readonly<Partial<Record<LogField, string | number | boolean | null | undefined>>>;

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A logger that adds these fields to every line. */
  with(fields: LogFields): Log;
}

/** `write` gets one line without its end, and must have written it when it returns: the last line of a process that dies is the one that is looked for. */
export function makeLog(least: LogLevel, write: (line: string) => void, now: () => Date): Log {
  const destination = { write: (line: string): void => write(line.trimEnd()) };
  const made = pino(
    {
      level: least,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"at":"${now().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    destination,
  );
  return logOn(made, makeStorms(now));
}

function logOn(made: Logger, storms: Storms): Log {
  const sparing =
    (level: 'warn' | 'error') =>
    (message: string, fields: LogFields = {}): void => {
      if (!made.isLevelEnabled(level)) return;
      const since = storms.says(`${level} ${message}`);
      if (since === null) return;
      made[level](allowed(since > 1 ? { since, ...fields } : fields), message);
    };
  return {
    debug: (message, fields = {}) => made.debug(allowed(fields), message),
    info: (message, fields = {}) => made.info(allowed(fields), message),
    warn: sparing('warn'),
    error: sparing('error'),
    with: (fields) => logOn(made.child(allowed(fields)), storms),
  };
}

const MAY: ReadonlySet<string> = new Set(FIELDS);

function allowed(fields: LogFields): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (MAY.has(name)) said[name] = typeof value === 'string' ? withoutWords(value) : value;
  }
  return said;
}

/** What may be logged of a thrown thing: its name and message's first line, without what it quotes, never its payload. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return nameOf(error);
  const [first = ''] = error.message.split('\n', 1);
  // what could not be read is told as it was written, in quotes or without
  const said = error instanceof SyntaxError ? (/^[^'"`,]*/.exec(first)?.[0] ?? '') : first;
  return withoutWords(`${error.name}: ${said.trimEnd().slice(0, 200)}`);
}

/** Of what was thrown and is no error: what kind of thing it is, and its code where it has one. */
function nameOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return typeof thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? ` ${thrown.code}` : '';
  return withoutWords(`${thrown.constructor?.name ?? 'object'}${code}`.slice(0, 80));
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
