/** A mail somebody sent on: the words that were sent on, and who wrote them first. Pure. */
import { FORWARDED_BELOW, headField, ORIGINAL_BELOW, type HeadField } from './history-words.ts';
import { addressIn, type MailAddress } from './address.ts';

export interface Forwarded {
  /** What whoever sent it on wrote above it; empty when nothing. */
  readonly above: string;
  readonly text: string;
  readonly from: MailAddress | null;
  readonly subject: string | null;
}

/** `FW:` before a subject, in the languages of mail programs; several of them and `Re:` too. */
const PREFIX =
  /^(?:\s*(?:re|aw|sv|vs|antw|antwort|odp|ynt|res|rv|rif|r|回复|答复|回覆)\s*(?:\[\d+\])?\s*[:：])*\s*(?:fwd?|wg|tr|rv|i|inoltro|doorst|enc|pd|vb|vl|vidarebefordrat|videresendt|ilt|转发|轉寄|전달|転送|пересл|förh)\s*(?:\[\d+\])?\s*[:：]/iu;
const ANY_PREFIX =
  /^(?:\s*(?:re|fwd?|aw|wg|tr|sv|vs|vl|vb|antw|antwort|odp|pd|ynt|ilt|res|enc|rv|rif|doorst|inoltro|回复|答复|回覆|转发|轉寄|전달|転送)\s*(?:\[\d+\])?\s*[:：]\s*){1,10}/iu;

export const isSentOn = (subject: string): boolean => PREFIX.test(subject.slice(0, 200));

/** The subject as it was first. */
export function bareSubject(subject: string): string {
  const bare = subject.replace(ANY_PREFIX, '').trim();
  return bare === '' ? subject.trim() : bare;
}

const MOST_FIELDS = 12;

/**
 * Finds what was sent on below its mark, or, when the subject says that something was (`byItsSubject`), below the block
 * of fields that Outlook writes; null when there is neither.
 */
export function forwardedIn(text: string, byItsSubject: boolean): Forwarded | null {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const marked = lines.findIndex((line) => FORWARDED_BELOW.test(line.slice(0, 400)));
  const mark =
    marked === -1 && byItsSubject ? lines.findIndex((line) => ORIGINAL_BELOW.test(line.slice(0, 400))) : marked;
  const begins = mark === -1 ? (byItsSubject ? blockAt(lines) : -1) : mark + 1;
  if (begins === -1) return null;
  const above = lines
    .slice(0, mark === -1 ? begins : mark)
    .join('\n')
    .trim();
  const { fields, end } = fieldsFrom(lines, begins);
  const below = withoutMarks(lines.slice(end));
  const from = fields.get('from');
  return {
    above,
    text: below.join('\n').trim(),
    from: from === undefined ? null : addressIn(from),
    subject: fields.get('subject') ?? null,
  };
}

/** The first line of a block that says from whom and one thing more. */
function blockAt(lines: readonly string[]): number {
  for (const [i, line] of lines.entries()) {
    const field = headField(line)?.field;
    if (field !== 'from' && field !== 'sent') continue;
    if (fieldsFrom(lines, i).fields.size >= 2) return i;
  }
  return -1;
}

function fieldsFrom(lines: readonly string[], from: number): { fields: Map<HeadField, string>; end: number } {
  const fields = new Map<HeadField, string>();
  let i = from;
  while (i < lines.length && (lines[i] ?? '').replace(/^[\s>]*/, '') === '') i += 1;
  let end = i;
  for (; i < Math.min(lines.length, from + MOST_FIELDS + 4); i += 1) {
    const line = lines[i] ?? '';
    if (line.replace(/^[\s>]*/, '').trim() === '') break;
    const read = headField(line);
    if (read === null && !goesOn(line, lines[i - 1] ?? '', fields.size)) break;
    if (read !== null && !fields.has(read.field)) fields.set(read.field, read.value);
    end = i + 1;
  }
  return { fields, end };
}

/** Fields that say nothing of whose it is. */
const OTHER_FIELD =
  /^[>\s*|_]{0,12}(?:importance|priority|sensitivity|attachments?|wichtigkeit|priorität|vertraulichkeit|anlagen?|anhänge|pièces? jointes?|importancia|(?:datos )?adjuntos?|allegati|priorità|bijlagen?|prioriteit|anexos?|załączniki|bilagor|vedhæftede filer|vedlegg|bcc|bcci|reply-to|message-id)[*_]{0,2}\s{0,3}[:：]/iu;
const LONG_LINE = 60;

/** A value may go on in the next line, as a long one or a list of people does; anything else below the fields is words. */
const goesOn = (line: string, before: string, fields: number): boolean =>
  fields > 0 &&
  (OTHER_FIELD.test(line.slice(0, 200)) ||
    /^[>\s]*[ \t]{1,8}\S/.test(line.replace(/^> ?/, '')) ||
    before.length >= LONG_LINE ||
    /[,;]\s*$/.test(before) ||
    /^[^\s@]{0,100}@\S+\s*[;,>]?/.test(line.trim()));

/** Apple quotes what it sends on. */
function withoutMarks(lines: readonly string[]): readonly string[] {
  const said = lines.filter((line) => line.trim() !== '');
  const quoted = said.filter((line) => /^\s{0,4}>/.test(line)).length;
  if (said.length === 0 || quoted < said.length * 0.8) return lines;
  return lines.map((line) => line.replace(/^\s{0,4}>\s?/, ''));
}
