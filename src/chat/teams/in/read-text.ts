/** What somebody typed to us in Teams, as a clean line; and a message's HTML as plain text. Pure. */
import type { Envelope } from './envelope.ts';

/** Each is looked for in the whole text; nobody mentions more people in one line. */
const MOST_ENTITIES = 100;

/** The typed line without our own mention, with other people as `<@id>` by their entity, or `<@id|name>` where it is an id of Teams' own. */
export function typedLine(activity: Envelope, clientId: string): string {
  let text = activity.text ?? '';
  for (const entity of (activity.entities ?? []).slice(0, MOST_ENTITIES)) {
    const tag = entity?.type === 'mention' ? entity.text : undefined;
    const id = entity?.mentioned?.aadObjectId ?? entity?.mentioned?.id;
    // Teams names people in mentions by an id of its own; the name goes along, because ours know them by the other one
    const name = entity?.mentioned?.aadObjectId == null ? entity?.mentioned?.name : undefined;
    if (tag === null || tag === undefined || tag === '' || id === null || id === undefined) continue;
    const own = entity?.mentioned?.id === `28:${clientId}` || id === clientId;
    // One at a time and in order: two people of one name have equal tags.
    text = text.replace(tag, () => (own ? ' ' : ` <@${id}${name == null ? '' : `|${name}`}> `));
  }
  return decodeEntities(text)
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.replaceAll(/[ \t]+/g, ' ').trim())
    .join('\n')
    .trim()
    .replace(/^\/(?=\p{L})/u, '')
    .replace(/^amends\b[:,]?\s*/iu, '');
}

/** The text of a message's HTML: line breaks kept, tags gone, links and images left out, entities read once. */
export function htmlToText(html: string): string {
  const text = html
    .replaceAll(/<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replaceAll(/<br\b[^>]{0,200}>|<\/(?:p|div|li|tr|h[1-6]|blockquote)\s{0,9}>/gi, '\n')
    .replaceAll(/<li\b[^>]{0,200}>/gi, '• ')
    .replaceAll(/<\/?[a-z][^>]*(?:>|$)/gi, '');
  return decodeEntities(text)
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Each entity once: `&amp;lt;` becomes `&lt;` and no tag. */
function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : '';
    },
  );
}
