/** A mail that was read → what is told of it: a complaint in the customer's own newest words, or what is set aside with its reason. Pure. */
import { createHash } from 'node:crypto';
import type { ReceivedComplaint, ReceivedNotice } from '../../app/door/intake-door.ts';
import { clip } from '../../core/base/text.ts';
import { asideWith, receivedWith } from '../received.ts';
import { addressIn, domainOf, type MailAddress } from './address.ts';
import { automaticMail, isForm, isNobody, mayBeMachine } from './automatic.ts';
import { bareSubject, forwardedIn } from './forwarded.ts';
import { newestReply } from './newest.ts';
import { isColleague, isOwn, isOwnDomain, type OwnMail } from './own.ts';
import type { ReadMail } from './read-mail.ts';
import { withoutSignature } from './signature.ts';

export interface MailCame {
  readonly own: OwnMail;
  /** Whom the mail server or the service took it for; none when it does not say. */
  readonly for: readonly string[];
  readonly at: Date;
}

/** `id`: the same however it comes. */
export type MailNotice = Extract<ReceivedNotice, { kind: 'complaint' | 'set_aside' }> & { readonly id: string };

/** A case holds so much, and masks may make it longer. */
const MOST_WORDS = 40_000;
const DAY_MS = 86_400_000;

export function mailNotice(mail: ReadMail, came: MailCame): MailNotice {
  const own = withRecipients(came);
  const told = {
    ...receivedWith(complaintIn(mail, own, came)),
    ...(mail.unreadable !== null && { unreadable: mail.unreadable }),
  };
  const id = idOf(mail);
  const automatic = automaticMail(mail, own);
  if (automatic !== null) return { ...asideWith(automatic.why, automatic.rule, told), id };
  if (told.text === '' && told.subject === null) return { ...asideWith('incomplete', 'holds no words', told), id };
  return { kind: 'complaint', complaint: told, id };
}

function withRecipients({ own, for: recipients }: MailCame): OwnMail {
  const named = recipients.flatMap((each) => addressIn(each)?.address ?? []);
  return { ...own, addresses: [...new Set([...own.addresses, ...named])] };
}

/** The same however it comes and how often. Some programs give all their mails one Message-ID, so that alone is not enough. */
export function idOf({ messageId, from, date, subject, text }: ReadMail): string {
  const said = JSON.stringify([messageId, from?.address ?? null, date, subject, text]);
  return `mail-${createHash('sha256').update(said).digest('hex').slice(0, 40)}`;
}

type Told = Pick<ReceivedComplaint, 'text' | 'receivedAt'> & Partial<ReceivedComplaint>;

interface Said {
  readonly customer: MailAddress | null;
  readonly subject: string | null;
  readonly text: string;
}

function complaintIn(mail: ReadMail, own: OwnMail, { at }: MailCame): Told {
  const { customer, subject, text } = sentOnBy(mail, own) ?? saidIn(mail, own);
  const { messageId, references, attachments, from, replyTo } = mail;
  const keys = [customer, ...(customer?.address === from?.address ? [replyTo] : [])];
  return {
    subject: subject === null ? null : bareSubject(subject),
    text: clip(text, MOST_WORDS),
    receivedAt: receivedAt(mail, at),
    customer: customer?.address ?? null,
    customerName: customer?.name ?? null,
    customerKeys: [
      ...new Set(
        keys.flatMap((each) =>
          each === null || isNobody(each.address) || isOwn(own, each.address) ? [] : each.address,
        ),
      ),
    ],
    matters: messageId === null ? [] : [matter(messageId)],
    inReplyTo: references.filter((id) => id !== messageId).map(matter),
    attachments,
  };
}

const matter = (messageId: string): string => `mail:${messageId}`;

/** Written by the customer, or by a form for them. */
function saidIn(mail: ReadMail, own: OwnMail): Said {
  const { subject } = mail;
  const inner = mail.inner !== null && wordsIn(mail.text) === '' ? mail.inner : null;
  return { customer: writerOf(mail, own), subject, text: wordsIn(inner === null ? mail.text : inner.text) };
}

const wordsIn = (text: string): string => withoutSignature(newestReply(text));

function writerOf(mail: ReadMail, own: OwnMail): MailAddress | null {
  const { from, replyTo, text } = mail;
  if (from === null) return replyTo;
  const isOurs = isOwn(own, from.address);
  const isMachine = isNobody(from.address) || isOurs || isForm(mail, own);
  if (!isMachine) return (mayBeMachine(from.address) ? writtenIn(text, own) : null) ?? from;
  if (replyTo !== null && !isNobody(replyTo.address) && !isOwn(own, replyTo.address))
    return replyTo.name === null ? { ...replyTo, name: nameVia(from, own) } : replyTo;
  return originalOf(mail) ?? writtenIn(text, own);
}

/** `Ann Lee via Complaints`: how lists rewrite who sent it. Of a form its name is no customer's. */
function nameVia({ name }: MailAddress, _own: OwnMail): string | null {
  return (
    /^(.{1,80}) (?:via|über|par|vía|tramite|através de) ./iu.exec(name ?? '')?.[1]?.replace(/^['"]|['"]$/g, '') ?? null
  );
}

function originalOf({ header }: ReadMail): MailAddress | null {
  return addressIn(header('x-original-from')[0] ?? header('x-original-sender')[0] ?? '');
}

/** The fields of a form, where it was sent by nobody: `E-mail: ann@example.com`. */
const FIELD_OF_ADDRESS =
  /^[\s>*_|]{0,8}(?:your |ihre |customer |guest |contact |kunden?|votre |su |tu |la tua |uw )?(?:e-?mail(?:[- ]?(?:address|adresse|adres|adress))?|email|courriel|adresse (?:e-?)?mail|correo(?: electrónico)?|indirizzo e-?mail|e-post(?:adress)?|sähköposti|メールアドレス|メール|邮箱)[*_]{0,2}\s{0,3}[:：]?\s{0,3}(.{3,250})$/iu;
const FIELD_OF_NAME =
  /^[\s>*_|]{0,8}(?:your |ihr |full |customer |guest |kunden?|votre |vollständiger )?(?:name|nom(?: et prénom)?|nombre|nome|naam|namn|navn|imię(?: i nazwisko)?|お名前|氏名|姓名)[*_]{0,2}\s{0,3}[:：]\s{0,3}(\S.{0,79})$/iu;

function writtenIn(text: string, own: OwnMail): MailAddress | null {
  const lines = text.split('\n', 200).map((line) => line.slice(0, 300));
  const address = lines
    .map((line) => addressIn(FIELD_OF_ADDRESS.exec(line)?.[1] ?? ''))
    .find((found) => found !== null && !isOwn(own, found.address) && !isNobody(found.address));
  if (address === undefined || address === null) return null;
  const name = lines.map((line) => FIELD_OF_NAME.exec(line)?.[1]).find((found) => found !== undefined);
  return { ...address, name: address.name ?? name?.trim() ?? null };
}

/**
 * What somebody of ours sent on, from whom it came first. A customer who sends something on (a confirmation, our own answer)
 * is the customer, and what they sent on are their words too. Null: nothing was sent on.
 */
function sentOnBy(mail: ReadMail, own: OwnMail): Said | null {
  const { from, to, text, sentOn, inner, subject } = mail;
  const attached = inner !== null && (sentOn || wordsIn(text) === '') ? inner : null;
  const below = attached === null ? forwardedIn(text, sentOn) : null;
  if (attached === null && below === null) return null;
  const first = attached?.from ?? below?.from ?? null;
  const words = attached === null ? (below?.text ?? '') : attached.text;
  const above = withoutSignature(attached === null ? (below?.above ?? '') : newestReply(text));
  const about = attached?.subject ?? below?.subject ?? subject;
  if (isSentByUs(mail, own, first, to, above)) {
    const note = above === '' ? '' : `\n\n(${from?.name ?? from?.address ?? ''}: ${above})`;
    return { customer: first, subject: about ?? subject, text: `${wordsIn(words)}${note}`.trim() };
  }
  return { customer: writerOf(mail, own), subject, text: `${above}\n\n${withoutSignature(words)}`.trim() };
}

function isSentByUs(
  { from }: ReadMail,
  own: OwnMail,
  first: MailAddress | null,
  to: readonly MailAddress[],
  above: string,
): boolean {
  if (from === null || first === null || first.address === from.address) return false;
  if (isOwn(own, first.address) || isOwnDomain(own, domainOf(first.address))) return false;
  if (isColleague(own, from.address, [...own.addresses, ...to.map(({ address }) => address)])) return true;
  // nobody said which house is ours: whoever sends a mail on and says nothing does not complain
  return own.domains.length === 0 && above === '';
}

/** What its sender says, as far as the mail server that took it agrees: clocks are wrong by years. */
function receivedAt({ date, header }: ReadMail, at: Date): Date {
  const stamped = new Date(/;([^;]{6,60})$/.exec((header('received')[0] ?? '').trim())?.[1] ?? '');
  const taken = Number.isNaN(stamped.getTime()) || stamped > at ? at : stamped;
  if (date === null || date > taken) return taken;
  return taken.getTime() - date.getTime() > 7 * DAY_MS && header('received').length > 0 ? taken : date;
}
