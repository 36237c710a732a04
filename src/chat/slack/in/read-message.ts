/** What a person reads in a message of Slack, wherever the words stand: text, blocks, attachments, a forward, files. Pure. */
import { z } from 'zod';
import { wordsOfBlocks } from './read-blocks.ts';
import { wordsOfHtml } from '../../../core/base/html-words.ts';
import { saidWords, shownWords } from './said.ts';

/** A message as a person would read it aloud. */
export interface ReadMessage {
  readonly words: string;
  /** Who wrote it first, as Slack names them; null where only an id is known. */
  readonly by: string | null;
  /** The Slack user who wrote it first; null for apps and where it is not said. */
  readonly user: string | null;
  /** When it was written first. */
  readonly at: Date | null;
  /** Where it was written first, for a message passed on from elsewhere. */
  readonly link: string | null;
}

/** Longer ones are cut by whoever reads them; Slack posts 40,000 at most. */
const words = z.string().max(200_000).nullish().catch(null);
const short = z.string().max(3_000).nullish().catch(null);
/** Nobody attaches more to one message. */
const MOST_PARTS = 100;
/** A forward of a forward of a forward: deeper ones are not read. */
const DEEPEST = 5;

const parts = z
  .array(z.unknown())
  .nullish()
  .catch(null)
  .transform((all) => (all ?? []).slice(0, MOST_PARTS));

const file = z.object({
  title: short,
  name: short,
  mode: short,
  filetype: short,
  subject: short,
  alt_txt: words,
  plain_text: words,
  preview: words,
  // of a mail that was forwarded to a channel
  from: z
    .array(z.object({ name: short, address: short }).catch({ name: null, address: null }))
    .nullish()
    .catch(null),
  headers: z.object({ date: short }).nullish().catch(null),
  attachments: z
    .array(z.object({ filename: short }).catch({ filename: null }))
    .nullish()
    .catch(null),
  transcription: z
    .object({ preview: z.object({ content: words }).nullish().catch(null) })
    .nullish()
    .catch(null),
});

const stamp = z
  .union([z.string().max(32), z.number()])
  .nullish()
  .catch(null);

const message = z.object({
  text: words,
  user: short,
  username: short,
  bot_profile: z.object({ name: short }).nullish().catch(null),
  user_profile: z.object({ real_name: short, display_name: short }).nullish().catch(null),
  ts: stamp,
  blocks: parts,
  attachments: parts,
  files: parts,
});

const attachment = message.omit({ text: true, user: true }).extend({
  text: words,
  pretext: words,
  title: words,
  fallback: words,
  author_name: short,
  author_id: short,
  from_url: short,
  is_share: z.boolean().nullish().catch(null),
  is_msg_unfurl: z.boolean().nullish().catch(null),
  fields: z
    .array(z.object({ title: words, value: words }).catch({ title: null, value: null }))
    .nullish()
    .catch(null),
  message_blocks: parts,
});

/** Reads a message as Slack sends it with a shortcut or an event; what is not shaped like one holds no words. */
export function readMessage(raw: unknown): ReadMessage {
  const read = message.safeParse(raw).data;
  if (read === undefined) return { words: '', by: null, user: null, at: null, link: null };
  const lines = [ownWords(read)];
  let forwarded: Forwarded | undefined;
  for (const one of read.attachments) {
    const there = readAttachment(
      one,
      lines.some((line) => line !== ''),
      0,
    );
    lines.push(there.words);
    forwarded ??= there.forwarded;
  }
  lines.push(...read.files.map(wordsOfFile));
  forwarded ??= read.files.map(mailOf).find((mail) => mail !== undefined);
  const { by, user } = authorOf(read);
  return {
    words: joined(lines),
    by: forwarded === undefined ? by : forwarded.by,
    user: forwarded === undefined ? user : forwarded.user,
    at: forwarded?.at ?? momentOf(read.ts),
    link: forwarded?.link ?? null,
  };
}

interface Forwarded extends Omit<ReadMessage, 'words'> {}

/** Blocks are what is shown; the text beside them is for notifications, and often says less. */
function ownWords({ text, blocks }: Pick<z.infer<typeof message>, 'text' | 'blocks'>): string {
  const drawn = wordsOfBlocks(blocks);
  return drawn === '' ? saidWords(text ?? '').trim() : drawn;
}

function authorOf(read: z.infer<typeof message>): { readonly by: string | null; readonly user: string | null } {
  const names = [read.user_profile?.real_name, read.user_profile?.display_name, read.username, read.bot_profile?.name];
  const by = names.map((name) => (name ?? '').trim()).find((name) => name !== '') ?? null;
  return { by, user: read.user ?? null };
}

/** `beside`: there are other words already, so that the picture of a link says nothing new. */
function readAttachment(
  raw: unknown,
  beside: boolean,
  depth: number,
): { readonly words: string; readonly forwarded: Forwarded | undefined } {
  const read = depth < DEEPEST ? attachment.safeParse(raw).data : undefined;
  if (read === undefined) return { words: '', forwarded: undefined };
  const isPassedOn = read.is_share === true || read.is_msg_unfurl === true || read.message_blocks.length > 0;
  if (!isPassedOn && beside && read.from_url !== null && read.from_url !== undefined)
    return { words: '', forwarded: undefined };
  const drawn = wordsOfBlocks([...read.message_blocks.flatMap(blocksOfMessage), ...read.blocks]);
  const inner = read.attachments.map((one) => readAttachment(one, true, depth + 1));
  const lines = [
    read.pretext,
    isPassedOn ? null : read.author_name,
    read.title,
    drawn === '' ? read.text : null,
    ...(read.fields ?? []).map(({ title, value }) => [title, value].filter((each) => isSaid(each)).join(': ')),
  ].map((line) => shownWords(line ?? '').trim());
  const said = joined([...lines, drawn, ...inner.map((one) => one.words), ...read.files.map(wordsOfFile)]);
  return {
    words: said === '' ? saidWords(read.fallback ?? '').trim() : said,
    forwarded: isPassedOn
      ? {
          by: isSaid(read.author_name) ? read.author_name.trim() : null,
          user: read.author_id ?? null,
          at: momentOf(read.ts),
          link: read.from_url?.startsWith('https://') === true ? read.from_url : null,
        }
      : inner.find((one) => one.forwarded !== undefined)?.forwarded,
  };
}

const passedOn = z.object({ message: z.object({ blocks: parts }) });
const blocksOfMessage = (raw: unknown): readonly unknown[] => passedOn.safeParse(raw).data?.message.blocks ?? [];

/** Mails, snippets and recordings by what they say, everything else by its name: it is never fetched. */
function wordsOfFile(raw: unknown): string {
  const read = file.safeParse(raw).data;
  if (read === undefined) return '';
  const name = [read.title, read.name].map((each) => (each ?? '').trim()).find((each) => each !== '') ?? '';
  const isMail = read.filetype === 'email' || read.mode === 'email';
  const drawn = isMail ? wordsOfHtml(read.preview ?? '') : read.preview;
  const held = [read.plain_text, read.transcription?.preview?.content, drawn].find(isSaid)?.trim() ?? '';
  const title = isSaid(read.subject) ? read.subject.trim() : name;
  const attached = (read.attachments ?? []).map(({ filename }) => (filename ?? '').trim());
  return joined([title, held, (read.alt_txt ?? '').trim(), ...(isMail ? attached : [])]);
}

/** Whoever wrote a mail wrote what it says, not whose address it came to the channel by. */
function mailOf(raw: unknown): Forwarded | undefined {
  const read = file.safeParse(raw).data;
  if (read === undefined || (read.filetype !== 'email' && read.mode !== 'email')) return undefined;
  const [from] = read.from ?? [];
  const by = [from?.name, from?.address].find(isSaid)?.trim();
  if (by === undefined) return undefined;
  const at = new Date(read.headers?.date ?? '');
  return { by, user: null, at: Number.isNaN(at.getTime()) ? null : at, link: null };
}

const isSaid = (text: string | null | undefined): text is string => (text ?? '').trim() !== '';

const joined = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n');

/** Slack writes moments as seconds with a fraction, in text or as a number. */
function momentOf(ts: string | number | null | undefined): Date | null {
  const seconds = Number(ts ?? NaN);
  if (!Number.isFinite(seconds) || seconds <= 0) return null;
  const at = new Date(seconds * 1_000);
  return Number.isNaN(at.getTime()) ? null : at;
}
