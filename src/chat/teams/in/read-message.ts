/** What a person reads in a message of Teams, wherever the words stand: subject, body, tables, quotes, forwards, cards, names of files. Pure. */
import { z } from 'zod';
import { wordsOfHtml, type Tag } from '../../../core/base/html-words.ts';
import { folded } from '../../../core/base/text.ts';
import type { Envelope } from './envelope.ts';
import { wordsOfCard } from './read-card.ts';

const short = z.string().max(2_048).nullish().catch(null);
const html = z.string().max(200_000);

const attachment = z.object({
  id: short,
  contentType: z.string().max(256).catch(''),
  name: short,
  content: z.unknown().optional(),
});
type Attachment = z.infer<typeof attachment>;
/** Nobody attaches more to one message. */
const MOST_ATTACHMENTS = 50;
const attachments = z
  .array(z.unknown())
  .nullish()
  .catch(null)
  .transform((all) => (all ?? []).slice(0, MOST_ATTACHMENTS).flatMap((one) => attachment.safeParse(one).data ?? []));

const sender = z
  .object({
    user: z.object({ displayName: short }).nullish(),
    application: z.object({ displayName: short }).nullish(),
  })
  .nullish()
  .catch(null);

const payload = z.object({
  subject: short,
  importance: short,
  createdDateTime: short,
  linkToMessage: short,
  from: sender,
  body: z
    .object({ contentType: short, content: html.nullish().catch(null) })
    .nullish()
    .catch(null),
  attachments,
});

/** A message as a person would read it aloud. */
export interface Written {
  readonly text: string;
  /** Who wrote it first; null when Teams does not say. */
  readonly by: string | null;
  /** When it was written first. */
  readonly at: Date | null;
  readonly link: string | null;
}

/** The message a message action was called on; undefined when it holds none. */
export function readPayload(raw: unknown): Written | undefined {
  const read = payload.safeParse(raw);
  if (!read.success) return undefined;
  const { subject, importance, createdDateTime, linkToMessage, from, body, attachments: attached } = read.data;
  const head = [MARKED.get(importance ?? ''), subject?.trim()].filter((each) => (each ?? '') !== '').join(' ');
  const said = readParts({ subject: head, content: body?.content, isHtml: body?.contentType !== 'text', attached });
  return {
    text: said.text,
    by: said.forwarded?.by ?? nameOf(from),
    at: earlier(said.forwarded?.at ?? null, momentOf(createdDateTime)),
    link: linkToMessage?.startsWith('https://') === true ? linkToMessage : null,
  };
}

/** What Teams writes above a message that its author marked. */
const MARKED = new Map([
  ['high', 'IMPORTANT!'],
  ['urgent', 'URGENT!'],
]);

const quotedReply = z.object({
  type: z.literal('quotedReply'),
  quotedReply: z.object({ senderName: short, preview: html.nullish().catch(null), time: short }),
});

/**
 * What came with a message that was sent to us, besides the words typed: the message it answers, a forward, cards, names of
 * files. Null when there is nothing of it.
 */
export function readAttached({
  attachments: raw,
  entities,
}: Pick<Envelope, 'attachments' | 'entities'>): Written | null {
  const attached = attachments.parse(raw);
  const rich = attached.find(({ contentType }) => contentType === 'text/html');
  const inHtml = typeof rich?.content === 'string' ? quotesIn(rich.content.slice(0, 200_000)) : '';
  const inEntities = (entities ?? []).flatMap((one) => quotedReply.safeParse(one).data?.quotedReply ?? []);
  const said = readParts({
    content: inHtml,
    isHtml: true,
    attached: attached.filter((one) => one !== rich),
  });
  const quotes =
    inHtml === '' ? inEntities.map((one) => saidBy(one.senderName ?? null, wordsOfHtml(one.preview ?? ''))) : [];
  const text = folded([...quotes, said.text].filter((each) => each !== '').join('\n'));
  if (text === '') return null;
  return { text, by: said.forwarded?.by ?? null, at: said.forwarded?.at ?? null, link: null };
}

/** A message of a channel, as it was written there: its text, and everything that came with it. */
export function readSaid({
  text,
  attachments: raw,
}: Pick<Envelope, 'text' | 'attachments'>): Pick<Written, 'text' | 'by' | 'at'> {
  const attached = attachments.parse(raw);
  const rich = attached.find(({ contentType }) => contentType === 'text/html');
  // what came with it has its place in the HTML; the text beside it says the same again
  const content = typeof rich?.content === 'string' ? rich.content.slice(0, 200_000) : text;
  const said = readParts({ content, isHtml: true, attached: attached.filter((one) => one !== rich) });
  return { text: said.text, by: said.forwarded?.by ?? null, at: said.forwarded?.at ?? null };
}

/** The message answered, as clients put it in front of the answer. The words of the answer itself are known already. */
function quotesIn(content: string): string {
  const from = content.search(/<blockquote\b[^>]{0,500}schema\.skype\.com\/Reply/i);
  const until = content.indexOf('</blockquote>', from);
  return from === -1 ? '' : content.slice(from, until === -1 ? content.length : until);
}

interface Parts {
  readonly subject?: string | null | undefined;
  readonly content: string | null | undefined;
  readonly isHtml: boolean;
  readonly attached: readonly Attachment[];
}

interface Forwarded {
  readonly by: string | null;
  readonly at: Date | null;
}

function readParts({ subject, content, isHtml, attached }: Parts): { text: string; forwarded: Forwarded | null } {
  const drawn = attached.map((one) => ({ one, ...readAttachment(one) }));
  const placed = new Set<Attachment>();
  const inPlaceOf = ({ name, get }: Tag): string | null => {
    if (name !== 'attachment') return null;
    const there = drawn.find(({ one }) => one.id !== null && one.id !== undefined && one.id === get('id'));
    if (there === undefined) return null;
    placed.add(there.one);
    return there.text;
  };
  const body = isHtml ? wordsOfHtml(content ?? '', { inPlaceOf }) : (content ?? '');
  const rest = drawn.filter(({ one }) => !placed.has(one)).map(({ text }) => text);
  const lines = [subject ?? '', body, ...rest].map((each) => each.trim()).filter((each) => each !== '');
  return { text: folded(lines.join('\n')), forwarded: drawn.find((one) => one.forwarded !== null)?.forwarded ?? null };
}

interface ReadAttachment {
  readonly text: string;
  readonly forwarded: Forwarded | null;
}

const forwarded = z.object({
  originalMessageContent: html.nullish().catch(null),
  originalSentDateTime: short,
  originalMessageSender: sender,
  body: z.object({ content: html.nullish() }).nullish().catch(null),
});
const quoted = z.object({ messagePreview: html.nullish().catch(null), messageSender: sender });
const titled = z.object({ title: short, name: short });

function readAttachment({ contentType, content, name }: Attachment): ReadAttachment {
  const held = parsed(content);
  switch (contentType) {
    case 'forwardedMessageReference': {
      const read = forwarded.safeParse(held).data;
      const by = nameOf(read?.originalMessageSender);
      const text = saidBy(by, wordsOfHtml(read?.originalMessageContent ?? read?.body?.content ?? ''));
      return { text, forwarded: { by, at: momentOf(read?.originalSentDateTime) } };
    }
    case 'messageReference': {
      const read = quoted.safeParse(held).data;
      return plain(saidBy(nameOf(read?.messageSender), wordsOfHtml(read?.messagePreview ?? '')));
    }
    case 'application/vnd.microsoft.card.announcement':
    case 'application/vnd.microsoft.card.codesnippet': {
      const read = titled.safeParse(held).data;
      return plain(read?.title ?? read?.name ?? name ?? '');
    }
    case 'text/html':
      return plain(typeof content === 'string' ? wordsOfHtml(content.slice(0, 200_000)) : '');
    case 'text/plain':
      return plain(typeof content === 'string' ? content.slice(0, 200_000) : (name ?? ''));
  }
  if (contentType.includes('.card.') && !contentType.endsWith('.card.fluidEmbedCard'))
    return plain([name ?? '', wordsOfCard(held)].join('\n').trim());
  // a file, a picture, a meeting: what is seen of it is its name
  return plain(name ?? '');
}

const plain = (text: string): ReadAttachment => ({ text, forwarded: null });
const saidBy = (by: string | null, words: string): string => (by === null || words === '' ? words : `${by}: ${words}`);

/** Cards come as text with JSON in it, or as what is in it. */
function parsed(content: unknown): unknown {
  if (typeof content !== 'string') return content;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function nameOf(from: z.infer<typeof sender>): string | null {
  const name = (from?.user?.displayName ?? from?.application?.displayName ?? '').trim();
  return name === '' ? null : name;
}

function momentOf(text: string | null | undefined): Date | null {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? null : at;
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
