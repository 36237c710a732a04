/**
 * Whether nobody wrote a mail: bounces, replies of machines, receipts, reports, newsletters, loops, our own. What cannot be told is taken
 * for written, because losing a complaint is worse. Pure.
 */
import type { SetAside } from '../../core/base/set-aside.ts';
import { domainOf } from './address.ts';
import {
  AUTO_REPLY_SUBJECT,
  AWAY,
  beginsAsAutoReply,
  BOUNCE_SUBJECT,
  BOUNCE_WORDS,
  FEEDBACK_SUBJECT,
  RECEIPT_SUBJECT,
  RECEIPT_WORDS,
} from './automatic-words.ts';
import { isOwn, isOwnDomain, type OwnMail } from './own.ts';
import type { ReadMail } from './read-mail.ts';

export interface Automatic {
  readonly why: SetAside;
  /** The rule that said so, for whoever runs Amends: `Auto-Submitted: auto-replied`. */
  readonly rule: string;
}

/** More stations than any honest way has. */
const MOST_STATIONS = 30;
const MOST_LOOKED_AT = 4_000;

export function automaticMail(mail: ReadMail, own: OwnMail): Automatic | null {
  const form = isForm(mail, own);
  const signs = [loops, reports, feedback, bounces, away, calendars, receipts, spam];
  for (const sign of signs) {
    const found = sign(mail, own);
    if (found !== null) return found;
  }
  return form ? null : (machines(mail) ?? lists(mail, own) ?? ownMail(mail, own));
}

const is = (why: SetAside, rule: string): Automatic => ({ why, rule: rule.slice(0, 200) });

function loops({ header, headers, messageId }: ReadMail, own: OwnMail): Automatic | null {
  const ours = headers.find((name) => name.startsWith('x-amends-'));
  if (ours !== undefined) return is('loop', `${ours} stands in its head`);
  if (messageId !== null && own.idDomains.includes(domainOf(messageId)))
    return is('loop', 'its Message-ID is of our own');
  const stations = header('received').length;
  if (stations > MOST_STATIONS) return is('loop', `${stations} Received lines`);
  const delivered = header('delivered-to').map((to) => to.toLowerCase().trim());
  const again = delivered.find((to, i) => delivered.indexOf(to) !== i);
  if (again !== undefined && delivered.filter((to) => to === again).length > 2)
    return is('loop', 'delivered to one address three times');
  const loop = header('x-loop').find((value) => isOwn(own, value));
  return loop === undefined ? null : is('loop', 'X-Loop names our address');
}

function reports({ contentType, types }: ReadMail): Automatic | null {
  if (/^multipart\/report/i.test(contentType)) {
    const kind = /report-type\s*=\s*"?([a-z0-9-]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? 'unnamed';
    return is(
      kind === 'disposition-notification' || kind === 'feedback-report' ? 'automatic' : 'bounce',
      `a report: ${kind}`,
    );
  }
  if (types.includes('message/disposition-notification')) return is('automatic', 'a report: disposition-notification');
  if (types.includes('message/feedback-report')) return is('automatic', 'a report: feedback-report');
  if (types.includes('message/delivery-status')) return is('bounce', 'a report: delivery-status');
  return null;
}

function feedback({ subject, text, types, from }: ReadMail): Automatic | null {
  if (FEEDBACK_SUBJECT.test(subject ?? '')) return is('automatic', 'a feedback report by its subject');
  if (
    /^\s*\{.{0,200}"(?:notificationType|eventType)"\s*:\s*"/s.test(text.slice(0, MOST_LOOKED_AT)) ||
    /"notificationType"\s*:\s*"(?:Bounce|Complaint|Delivery)"/.test(text.slice(0, MOST_LOOKED_AT))
  )
    return is('automatic', 'a notification of a mail service');
  // Microsoft's: the mail itself, sent back by its staff
  return from?.address === 'staff@hotmail.com' && types.includes('message/rfc822')
    ? is('automatic', 'a feedback report of Microsoft')
    : null;
}

function bounces(mail: ReadMail): Automatic | null {
  const { from, subject, text, header } = mail;
  const local = localOf(from?.address ?? '');
  const name = `${from?.name ?? ''} ${header('from')[0] ?? ''}`.toLowerCase();
  const isSystem =
    /^mailer-?daemon$|^mail-?daemon$|^bounces?$|^mdaemon$/.test(local) ||
    /mailer-daemon|mail delivery (?:subsystem|system)|^\s*mail administrator/.test(name);
  if (isSystem) return is('bounce', `from ${local === '' ? 'the mail system' : local}`);
  const isSubject = BOUNCE_SUBJECT.test(subject ?? '');
  const said = text.slice(0, MOST_LOOKED_AT);
  if (local === 'postmaster' && (isSubject || BOUNCE_WORDS.test(said)))
    return is('bounce', 'from postmaster, and says so');
  if (isSubject && (BOUNCE_WORDS.test(said) || isNullReturnPath(mail)))
    return is('bounce', 'a bounce by its subject and words');
  if (!isNullReturnPath(mail) || hasReplyTo(mail)) return null;
  return isAbsent(mail)
    ? is('out_of_office', 'Return-Path is empty, and it says that somebody is away')
    : is('bounce', 'Return-Path is empty');
}

const isNullReturnPath = ({ header }: ReadMail): boolean =>
  header('return-path').some((value) => /^\s*<\s*>\s*$/.test(value));
const hasReplyTo = ({ replyTo, from }: ReadMail): boolean => replyTo !== null && replyTo.address !== from?.address;
const localOf = (address: string): string => address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase();

const isAbsent = ({ subject, text }: ReadMail): boolean =>
  AUTO_REPLY_SUBJECT.test(subject ?? '') || AWAY.test(text.slice(0, MOST_LOOKED_AT));

/** Heads that only machines that answer write. */
const REPLY_HEADS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply-from',
  'x-autoreply-from',
  'x-mail-autoreply',
  'x-autogenerated',
  'x-vacation',
  'x-autoresponse',
];

function away(mail: ReadMail): Automatic | null {
  const { header, headers, subject } = mail;
  const submitted = header('auto-submitted')[0]?.toLowerCase().trim() ?? '';
  const answered = submitted.startsWith('auto-replied') ? 'Auto-Submitted: auto-replied' : null;
  const head = headers.find((name) => REPLY_HEADS.includes(name));
  const precedence = header('precedence').find((value) => /auto[_-]?reply/i.test(value));
  const rule = answered ?? head ?? (precedence === undefined ? null : 'Precedence: auto_reply');
  if (rule !== null)
    return is(isAbsent(mail) || beginsAsAutoReply(subject ?? '') ? 'out_of_office' : 'automatic', rule);
  if (AUTO_REPLY_SUBJECT.test(subject ?? '')) return is('out_of_office', 'an automatic reply by its subject');
  return beginsAsAutoReply(subject ?? '') && AWAY.test(mail.text.slice(0, MOST_LOOKED_AT))
    ? is('out_of_office', 'an automatic reply by its subject and words')
    : null;
}

function calendars({ contentType, calendarMethods }: ReadMail): Automatic | null {
  const method = calendarMethods.find((each) => ['REPLY', 'COUNTER', 'REQUEST', 'CANCEL', 'REFRESH'].includes(each));
  if (method !== undefined) return is('automatic', `a calendar's ${method.toLowerCase()}`);
  return /^text\/calendar/i.test(contentType) ? is('automatic', 'a calendar entry') : null;
}

function receipts({ subject, text, header }: ReadMail): Automatic | null {
  const said = text.slice(0, MOST_LOOKED_AT);
  return RECEIPT_SUBJECT.test(subject ?? '') &&
    (RECEIPT_WORDS.test(said) || header('x-ms-exchange-generated-message-source').length > 0)
    ? is('automatic', 'a read receipt by its subject and words')
    : null;
}

/** What the filters before us said; each as its maker documents it. */
function spam({ header }: ReadMail): Automatic | null {
  const says = (name: string, yes: RegExp): boolean => header(name).some((value) => yes.test(value));
  if (says('x-spam-flag', /^\s*(?:yes|true)\b/i)) return is('spam', 'X-Spam-Flag: yes');
  if (says('x-spam-status', /^\s*yes\b/i)) return is('spam', 'X-Spam-Status: yes');
  if (says('x-mailgun-sflag', /^\s*yes\b/i)) return is('spam', 'X-Mailgun-Sflag: yes');
  if (says('x-barracuda-spam-flag', /^\s*yes\b/i)) return is('spam', 'X-Barracuda-Spam-Flag: yes');
  if (says('x-ovh-spam-status', /^\s*spam\b/i)) return is('spam', 'X-OVH-SPAM-STATUS: spam');
  if (says('x-ses-spam-verdict', /^\s*fail\b/i) || says('x-ses-virus-verdict', /^\s*fail\b/i))
    return is('spam', 'X-SES-Spam-Verdict: fail');
  if (says('x-forefront-antispam-report', /SFV:(?:SPM|SKS|SKB)/i))
    return is('spam', 'X-Forefront-Antispam-Report: spam');
  if (says('x-rspamd-action', /reject|add header|rewrite subject/i) || says('x-spam', /^\s*yes\b/i))
    return is('spam', 'X-Spam: yes');
  return null;
}

function machines({ header, headers }: ReadMail): Automatic | null {
  const submitted = header('auto-submitted')[0]?.toLowerCase().trim() ?? '';
  if (submitted !== '' && !submitted.startsWith('no'))
    return is('automatic', `Auto-Submitted: ${submitted.slice(0, 40)}`);
  const suppressed = header('x-auto-response-suppress')[0];
  if (suppressed !== undefined && !/^\s*none\s*$/i.test(suppressed)) return is('automatic', 'X-Auto-Response-Suppress');
  const bulk = headers.find(
    (name) =>
      name === 'feedback-id' ||
      name === 'x-campaign-id' ||
      name === 'x-mailchimp-campaign-id' ||
      name === 'x-campaignid',
  );
  return bulk === undefined || header('list-unsubscribe').length === 0
    ? null
    : is('automatic', `a newsletter: ${bulk}`);
}

/** A list of another house; a mailbox for complaints is often a list itself. */
function lists({ header, headers, to }: ReadMail, own: OwnMail): Automatic | null {
  const names = headers.filter((name) => name.startsWith('list-'));
  const isOurs = [...header('list-id'), ...header('list-post')].some((value) => {
    const domain = /([a-z0-9-]+(?:\.[a-z0-9-]+)+)\s*>?\s*$/i.exec(value.slice(0, 300))?.[1]?.toLowerCase() ?? '';
    return (
      isOwnDomain(own, domain) ||
      to.some(
        ({ address }) =>
          domain === domainOf(address) ||
          domain === address.replace('@', '.') ||
          domain.endsWith(`.${domainOf(address)}`),
      )
    );
  });
  if (isOurs) return null;
  if (names.length > 0)
    return is(
      'automatic',
      names.includes('list-unsubscribe') ? 'a newsletter: List-Unsubscribe' : `a list: ${names[0] ?? ''}`,
    );
  const precedence = header('precedence').find((value) => /^\s*(?:bulk|list|junk)\s*$/i.test(value));
  return precedence === undefined ? null : is('automatic', `Precedence: ${precedence.trim().toLowerCase()}`);
}

function ownMail({ from, sentOn }: ReadMail, own: OwnMail): Automatic | null {
  if (from === null || sentOn || !isOwn(own, from.address)) return null;
  return is('own_message', 'sent by the mailbox itself');
}

const MACHINE_LOCAL =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|nobody|www-data|apache|wordpress|webmaster|web|website|forms?|formmail|contact(?:form)?|kontaktformular|kontakt|mailer|notifications?|notify|system|server|info|hello|root)\b/i;
/** A machine's name, as far as names say. */
export const mayBeMachine = (address: string): boolean => MACHINE_LOCAL.test(address);
export const isNobody = (address: string): boolean =>
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|noresponse|mailer-?daemon|postmaster|nobody|www-data)/i.test(address);

/** Sent by a machine for a person, who is to be answered: a form on a website, a shop, a rewritten list. */
export function isForm({ from, replyTo, header }: ReadMail, own: OwnMail): boolean {
  if (from === null || replyTo === null || replyTo.address === from.address) return false;
  if (isNobody(replyTo.address) || isOwn(own, replyTo.address)) return false;
  if (header('list-unsubscribe').length > 0 && !isOwn(own, from.address) && !isOwnDomain(own, domainOf(from.address)))
    return false;
  if (isOwn(own, from.address) || isOwnDomain(own, domainOf(from.address))) return true;
  return domainOf(from.address) !== domainOf(replyTo.address) && MACHINE_LOCAL.test(from.address);
}
