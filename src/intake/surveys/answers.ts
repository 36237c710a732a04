/** What somebody answered in a form: which of it is their words, their mark, and who they are. By what the operator named, else by kind and title. Pure. */
import { plainWords } from '../plain-words.ts';
import { asideWith, receivedWith } from '../received.ts';
import type { IntakeNotice } from '../scheme.ts';
import { mailOf } from '../lenient.ts';
import { surveyNotice } from '../survey-notice.ts';
import { markIn, type Mark } from '../marks.ts';

/** One question with what was answered. */
export interface Answer {
  /** What the vendor calls the question; may be empty. */
  readonly ref: string;
  readonly title: string;
  readonly kind: 'long' | 'short' | 'choice' | 'mark' | 'email' | 'phone' | 'other';
  readonly text: string;
  readonly mark: Mark | null;
}

/** Titles or references of questions, as the operator named them in amends.yaml. */
export interface Chosen {
  readonly text: readonly string[];
  readonly score: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly name: string | null;
  readonly customer: string | null;
}

export interface Form {
  readonly answers: readonly Answer[];
  /** What came along unseen by whoever answered: hidden fields, variables of a link. */
  readonly hidden: Readonly<Record<string, string>>;
  /** The name of the survey; may be empty. */
  readonly title: string;
  readonly receivedAt: Date;
  /** Names under which other ways may bring the same answer. */
  readonly matters: readonly string[];
  readonly link: string | null;
  /** All that came. */
  readonly body: unknown;
}

const PHONE = /^\+?[\d\s()/.-]{6,24}$/;
const ASKS_EMAIL = /\be-?mail\b/i;
const ASKS_PHONE = /\b(?:phone|mobile|telephone|telefon|handy|rufnummer)/i;
const ASKS_NAME = /\b(?:your name|full name|first name|last name|name|vorname|nachname|nom|nombre)\b/i;
const ASKS_CUSTOMER =
  /\b(?:order|booking|customer|account|reservation|room|ticket|bestell|buchung|kunden|zimmer)\S*\s*(?:number|no\b|id|nr|nummer)?/i;
/** The mark of all in all, where there are several. */
const ASKS_OVERALL =
  /\b(?:overall|satisf|recommend|all in all|insgesamt|zufrieden|empfehl|weiterempf|rate us|your rating)/i;
const HIDDEN_CUSTOMER =
  /^(?:customer_?id|customer|user_?id|account|order(?:_?(?:id|no|number))?|booking(?:_?(?:id|no|number))?|reservation|room)$/i;

/** What an answered form is: a survey where there is a mark, else words that may be a complaint. */
export function noticeOfForm(form: Form, chosen: Chosen): IntakeNotice {
  const { answers, hidden } = form;
  const named = (name: string | null): Answer | undefined =>
    name === null ? undefined : answers.find((one) => isNamed(one, name));
  const email =
    emailIn(named(chosen.email)?.text) ??
    emailIn(answers.find(({ kind }) => kind === 'email')?.text) ??
    emailIn(answers.find(({ title, text }) => ASKS_EMAIL.test(title) && mailOf(text) !== null)?.text) ??
    emailIn(hiddenOf(hidden, /^e-?mail(?:_?address)?$/i));
  const phone =
    named(chosen.phone)?.text ??
    answers.find(({ kind }) => kind === 'phone')?.text ??
    answers.find(({ title, text }) => ASKS_PHONE.test(title) && PHONE.test(text))?.text ??
    hiddenOf(hidden, /^(?:phone|mobile|tel)(?:_?number)?$/i);
  const name = named(chosen.name) ?? answers.find((one) => one.kind === 'short' && ASKS_NAME.test(one.title));
  const customer =
    named(chosen.customer) ??
    answers.find((one) => one.kind === 'short' && one !== name && ASKS_CUSTOMER.test(one.title));
  const reference = customer?.text ?? hiddenOf(hidden, HIDDEN_CUSTOMER);
  const scored = scoreAmong(answers, chosen);
  const about = new Set([email, phone, name?.text, reference].filter((one) => one !== undefined && one !== ''));
  const text = wordsAmong(
    answers.filter((one) => one !== scored?.answer && !about.has(one.text)),
    chosen,
  );
  const keys = [email, phone, reference].filter((one) => one !== undefined && one !== '') as string[];
  const told = {
    text,
    subject: form.title === '' ? null : form.title,
    customer: keys[0] ?? null,
    customerName: name?.text ?? hiddenOf(hidden, /^(?:full_?)?name$/i) ?? null,
    customerKeys: keys,
    receivedAt: form.receivedAt,
    matters: form.matters,
    link: form.link,
    heard: 'survey' as const,
  };
  if (scored !== null) return surveyNotice(told, scored.mark, form.body);
  if (text.trim() === '') return asideWith('incomplete', 'neither a mark nor words', told);
  return { kind: 'complaint', complaint: receivedWith(told) };
}

const isNamed = (one: Answer, name: string): boolean =>
  one.ref === name || one.title.trim().toLowerCase() === name.trim().toLowerCase();

const emailIn = (text: string | undefined): string | undefined => mailOf(text) ?? undefined;

function hiddenOf(hidden: Form['hidden'], name: RegExp): string | undefined {
  const found = Object.entries(hidden).find(([key, value]) => name.test(key) && value !== '');
  return found?.[1];
}

/** The one that was named; else that of all in all; else the first. */
function scoreAmong(
  answers: readonly Answer[],
  { score }: Chosen,
): { readonly answer: Answer; readonly mark: Mark } | null {
  const marked = answers.flatMap((answer) => {
    const mark =
      answer.mark ??
      (answer.kind === 'choice' || (score !== null && isNamed(answer, score)) ? markIn(answer.text) : null);
    return mark === null ? [] : [{ answer, mark }];
  });
  if (score !== null) return marked.find(({ answer }) => isNamed(answer, score)) ?? null;
  return marked.find(({ answer }) => ASKS_OVERALL.test(answer.title)) ?? marked[0] ?? null;
}

/** Words as they are; what was chosen or marked besides, with its question before it. */
function wordsAmong(answers: readonly Answer[], { text }: Chosen): string {
  const words = (one: Answer): string => plainWords(one.text).trim();
  if (text.length > 0)
    return text
      .flatMap((name) => answers.filter((one) => isNamed(one, name)))
      .map(words)
      .filter((one) => one !== '')
      .join('\n\n');
  const long = answers.filter(({ kind }) => kind === 'long' || kind === 'short').map(words);
  const chosen = answers
    .filter(({ kind, text: said }) => (kind === 'choice' || kind === 'mark') && said !== '')
    .map((one) => (one.title === '' ? words(one) : `${plainWords(one.title).trim()}: ${words(one)}`));
  const said = long.filter((one) => one !== '').join('\n\n');
  // marks alone are no words: whoever reads the case is told the mark itself
  if (said === '' && answers.every(({ kind }) => kind !== 'choice')) return '';
  return [said, chosen.join('\n')].filter((one) => one !== '').join('\n\n');
}
