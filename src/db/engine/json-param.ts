/** JSON as PostgreSQL takes it. */

/** What jsonb refuses: the zero character and halves of surrogate pairs, as JSON.stringify escapes them. */
const REFUSED = /\\u(?:0000|d[89a-f])/i;

/**
 * A value as the text of a jsonb parameter. The zero character is left out and broken characters become U+FFFD: the door
 * cleans texts already, and what slips past it must not stop a command.
 */
export function jsonParam(value: unknown): string {
  const json = JSON.stringify(value);
  if (!json.includes('\\u') || !REFUSED.test(json)) return json;
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '') : part,
  );
}
