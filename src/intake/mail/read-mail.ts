/** Raw bytes of a mail → what stands in it. Never throws: what cannot be read is said. Attachments are named, never opened. */
import type { Attachment, Email } from 'postal-mime';
import { cleanText } from '../../core/base/text.ts';
import { mailAddress, type MailAddress } from './address.ts';
import { isSentOn } from './forwarded.ts';
import { MOST_OF_RUN, trimmed } from './trimmed.ts';
import { wordsOfMail } from './words.ts';

export interface ReadMail {
  /** All values of a header, by its name in small letters, as they stand. */
  readonly header: (name: string) => readonly string[];
  /** The names there are, in small letters. */
  readonly headers: readonly string[];
  readonly contentType: string;
  /** Media types of its parts besides the words, in small letters. */
  readonly types: readonly string[];
  /** In capitals. */
  readonly calendarMethods: readonly string[];
  readonly subject: string | null;
  readonly from: MailAddress | null;
  readonly replyTo: MailAddress | null;
  readonly to: readonly MailAddress[];
  /** Without its brackets. */
  readonly messageId: string | null;
  /** The mails it answers, the oldest first. */
  readonly references: readonly string[];
  readonly date: Date | null;
  /** All words of it, history and signature too. */
  readonly text: string;
  readonly sentOn: boolean;
  readonly attachments: readonly MailFile[];
  /** Why its words cannot be read. */
  readonly unreadable: Unreadable | null;
  /** A mail that was attached to it. */
  readonly inner: ReadMail | null;
}

export type Unreadable = 'encrypted' | 'damaged';

export interface MailFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number | null;
}

const MOST_DEPTH = 256;
const MOST_HEAD_BYTES = 524_288;
const MOST_INNER = 3;
const MOST_FILES = 50;
const LONGEST_SUBJECT = 1_000;
const LONGEST_FILE_NAME = 200;
const MOST_REFERENCES = 20;
const MOST_TO = 50;

/** A raw mail, RFC 5322. */
export async function readMail(raw: Uint8Array, depth = 0): Promise<ReadMail> {
  const cut = trimmed(raw);
  try {
    const email = await parse(cut.bytes);
    return await mailOf({ ...email, files: filesIn(email.attachments, cut.left) }, depth);
  } catch {
    return { ...(await mailOf({ ...(await headOf(cut.bytes)), files: [] }, depth)), unreadable: 'damaged' };
  }
}

/** What a service made of a mail: its head as it stood, and its parts. */
export interface MailParts {
  /** Header lines, each ended by CR LF. */
  readonly head: string;
  readonly text: string;
  readonly html: string;
  readonly files: readonly PartFile[];
}

export interface PartFile {
  readonly name: string | null;
  readonly type: string;
  readonly bytes: number | null;
  /** Of a calendar, e.g. `REPLY`. */
  readonly method?: string | undefined;
  /** Only where it may be a mail itself. */
  readonly content?: Uint8Array | undefined;
}

export async function mailOfParts({ head, text, html, files }: MailParts): Promise<ReadMail> {
  const email = await headOf(trimmed(Buffer.from(`${head}\r\n`)).bytes);
  return await mailOf({ ...email, text, html, files }, 0);
}

const NO_MAIL: Email = { headers: [], headerLines: [], attachments: [] };

async function parse(bytes: Uint8Array<ArrayBuffer>): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime');
  return await PostalMime.parse(bytes, {
    maxNestingDepth: MOST_DEPTH,
    maxHeadersSize: MOST_HEAD_BYTES,
    forceRfc822Attachments: true,
  });
}

/** Who and what about, and how it is made; nothing of the body. */
async function headOf(bytes: Uint8Array<ArrayBuffer>): Promise<Email> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', 0, MOST_HEAD_BYTES / 4);
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  try {
    const {
      text: _,
      html: __,
      ...head
    } = await parse(new Uint8Array(Buffer.from(`${text.slice(0, end)}\r\n\r\n`, 'latin1')));
    return { ...head, attachments: [] };
  } catch {
    return NO_MAIL;
  }
}

interface Parsed extends Omit<Email, 'attachments' | 'headerLines'> {
  readonly files: readonly PartFile[];
}

async function mailOf(email: Parsed, depth: number): Promise<ReadMail> {
  const byName = new Map<string, string[]>();
  for (const { key, value } of email.headers) {
    const known = byName.get(key);
    if (known === undefined) byName.set(key, [value]);
    else known.push(value);
  }
  const header = (name: string): readonly string[] => byName.get(name) ?? [];
  const { files } = email;
  const types = files.map(({ type }) => type);
  const text = wordsOfMail(email.text ?? '', email.html ?? '');
  const subject = lineOf(email.subject ?? '', LONGEST_SUBJECT);
  const contentType = header('content-type')[0] ?? '';
  const isEncrypted = isLocked(contentType, files, text);
  const isPacked = text === '' && types.includes('application/ms-tnef');
  return {
    header,
    headers: [...byName.keys()],
    contentType,
    types,
    calendarMethods: files.flatMap(({ method }) => method ?? []),
    subject,
    from: firstOf([email.from, email.sender]),
    replyTo: firstOf(email.replyTo ?? []),
    to: [...(email.to ?? []), ...(email.cc ?? [])]
      .slice(0, MOST_TO)
      .flatMap((each) => flat(each))
      .slice(0, MOST_TO),
    messageId: idsIn(email.messageId ?? '')[0] ?? null,
    references: [...new Set([...idsIn(email.references ?? ''), ...idsIn(email.inReplyTo ?? '')])].slice(
      -MOST_REFERENCES,
    ),
    date: dateIn(email.date),
    text: isEncrypted ? '' : text,
    sentOn: isSentOn(subject ?? ''),
    attachments: namedFiles(files),
    unreadable: isEncrypted ? 'encrypted' : isPacked ? 'damaged' : null,
    inner: await innerOf(files, depth),
  };
}

function firstOf(given: readonly (Email['from'] | undefined)[]): MailAddress | null {
  for (const each of given) {
    const [first] = each === undefined ? [] : flat(each);
    if (first !== undefined) return first;
  }
  return null;
}

function flat(each: NonNullable<Email['from']>): readonly MailAddress[] {
  const boxes = each.group ?? [each];
  return boxes.flatMap(({ address, name }) => mailAddress(address, name) ?? []);
}

/** Message-IDs, each without its brackets and in the letters it came with. */
function idsIn(text: string): readonly string[] {
  return [...text.slice(0, 8_000).matchAll(/<\s*([^<>\s]{1,250})\s*>/g)].flatMap(([, id]) => id ?? []);
}

const FIRST_DATE = Date.UTC(1990, 0, 1);
function dateIn(date: string | undefined): Date | null {
  const at = new Date(date ?? '');
  return Number.isNaN(at.getTime()) || at.getTime() < FIRST_DATE ? null : at;
}

/** One line, without control characters. */
function lineOf(text: string, most: number): string | null {
  const line = cleanText(text.slice(0, 4 * most))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed()
    .trim();
  return line === '' ? null : line;
}

function isLocked(contentType: string, files: readonly PartFile[], text: string): boolean {
  if (/^multipart\/encrypted|^application\/(?:x-)?pkcs7-mime/i.test(contentType)) return true;
  if (/^\s*-----BEGIN PGP MESSAGE-----/m.test(text)) return true;
  const isLock = /^application\/(?:(?:x-)?pkcs7-mime|pgp-encrypted|x-microsoft-rpmsg-message)$/;
  return files.some(
    ({ type, name }) => isLock.test(type) || (text === '' && /\.(?:p7m|pgp|asc|rpmsg)$/i.test(name ?? '')),
  );
}

/** Signatures are no attachments to anybody. */
const NO_FILE = /^application\/(?:(?:x-)?pkcs7-signature|pgp-signature|pgp-encrypted|ms-tnef)$/;

function filesIn(attachments: readonly Attachment[], left: readonly number[]): readonly PartFile[] {
  const cut = [...left];
  return attachments.map(({ filename, mimeType, method, content }) => {
    const held = typeof content === 'string' ? content.length : content.byteLength;
    // the bound falls on the end of a line
    const bytes = Math.abs(held - (MOST_OF_RUN * 3) / 4) < 1_024 ? held + (cut.shift() ?? 0) : held;
    const isMail = mimeType === 'message/rfc822' || /\.eml$/i.test(filename ?? '');
    const kept = isMail && typeof content !== 'string' ? new Uint8Array(content) : undefined;
    return { name: filename, type: mimeType, bytes, method, content: kept };
  });
}

const namedFiles = (files: readonly PartFile[]): readonly MailFile[] =>
  files
    .filter(({ type }) => !NO_FILE.test(type))
    .slice(0, MOST_FILES)
    .map((file) => ({ name: nameOf(file), type: file.type.toLowerCase().slice(0, 100), bytes: file.bytes }));

/** Its own last part, whatever folders stand before it. */
function nameOf({ name, type }: PartFile): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  return lineOf(last, LONGEST_FILE_NAME) ?? (type === 'message/rfc822' ? 'mail.eml' : 'unnamed');
}

/** A mail that was attached, or put in as it is. */
async function innerOf(files: readonly PartFile[], depth: number): Promise<ReadMail | null> {
  const content = files.find((file) => file.content !== undefined)?.content;
  return content === undefined || depth >= MOST_INNER ? null : await readMail(content, depth + 1);
}
