/** Reads what a complaint is about from its words, by rules: the same words give the same reading, and every field says why. Pure. */
import type { Because, FailureType, ResourceLost, ServiceStage, Severity, Triage } from '../base/failures.ts';
import { withoutMasked } from '../base/masks/named.ts';
import { clip } from '../base/text.ts';
import { findDeadline, type Reading } from './deadlines.ts';
import {
  ALARM_WORDS,
  FAILURE_SAID,
  FAILURE_TERMS,
  FAILURES_IN_ORDER,
  LANGUAGE_WORDS,
  LOST_WITH,
  SENSITIVE_ABROAD,
  STAGE_WORDS,
  STRONG_WORDS,
} from './rules-words.ts';
import { guessFailure, type Models, type RulesSay } from './learnt/guess.ts';
import { findReference, findRemedySought } from './prefill.ts';
import { findSensitive, type SensitiveFound } from './sensitive/find-sensitive.ts';
import { firstTerm, NAMING, normal, placesOfTerms, type Normal, type Terms } from './words.ts';

/** Beyond this nothing is read: a longer text says what it is about at its beginning. */
const READ_AT_MOST = 8_000;
/** Words that are named as the reason, in code points. */
const LONGEST_SAID = 60;

/** When and where it is read; `models`: what was learnt, beside the rules; not given: the rules alone. */
export interface ReadingWith extends Reading {
  readonly models?: Models | null;
}

export function readComplaint(text: string, reading: ReadingWith): Triage {
  // what was masked, and what only names it, says nothing of what happened
  const said = withoutMasked(text);
  const read = said.slice(0, READ_AT_MOST);
  const words = normal(read);
  const careful = normal(withoutNames(read));
  // these are looked for to the end: what somebody suffered may stand anywhere
  const sensitive = findSensitive(withoutNames(said));
  const failure = failureIn(read, reading.models ?? null);
  const stage = stageOf(words);
  const sought = findRemedySought(text.slice(0, READ_AT_MOST));
  return {
    failure,
    resource: resourceOf(failure.value),
    severity: severityOf(careful, stage.value, sensitive),
    stage,
    deadline: findDeadline(words.text, reading),
    ...sensitivitiesOf(sensitive, careful),
    remedySought: sought === null ? null : { value: sought, because: 'the words say so', by: 'rules' },
    language: languageOf(words),
  };
}

/** Whether the words would be for few, before anything is logged. */
export const mayBeSensitive = (text: string): boolean => findSensitive(withoutNames(withoutMasked(text))).length > 0;

/** What the log form is filled with before anybody types. */
export function guessPrefill(text: string): { customer: string | null; remedySought: string | null } {
  const read = text.slice(0, READ_AT_MOST);
  return { customer: findReference(read), remedySought: findRemedySought(read) };
}

function failureIn(read: string, models: Models | null): Because<FailureType> {
  const told = ofTheCustomer(read);
  const subject = SUBJECT.exec(told)?.[1];
  // who writes a subject says in it what the rest is about, or what they want
  const named = subject === undefined || WANTS.test(subject) ? null : rulesSay(subject);
  if (named?.isNamed === true) return named.read;
  const rules = rulesSay(told);
  return models === null ? rules.read : guessFailure(told, rules, models);
}

const WANTS =
  /\b(?:refund|voucher|compensation|reimburse\w*|money back|invoice|request|erstattung|gutschein|rechnung|anfrage)/iu;

/** A short line without an end above the words. */
const SUBJECT = /^\s*(?:(?:re|fwd?|aw|wg)\s*:\s*)*([^\n.!?]{3,80})\n\s*\S/iu;

/** What the rules alone say of words of the customer. */
export const rulesOn = (text: string): { readonly told: string; readonly rules: RulesSay } => {
  const told = ofTheCustomer(withoutMasked(text).slice(0, READ_AT_MOST));
  return { told, rules: rulesSay(told) };
};

/** Each word found counts by its weight, in every language; the heaviest kind wins, the earlier in the table among equals. */
function rulesSay(told: string): RulesSay {
  const found = new Map(FAILURES_IN_ORDER.map((failure) => [failure, { weight: 0, heaviest: 0, word: '' }]));
  for (const place of placesOfTerms(normal(told), FAILURE_TERMS)) {
    const said = FAILURE_SAID[place];
    const best = said && found.get(said.failure);
    if (said === undefined || best === undefined) continue;
    const { term, weight } = said;
    best.weight += weight;
    if (weight > best.heaviest || (weight === best.heaviest && term.length > best.word.length)) {
      best.heaviest = weight;
      best.word = term;
    }
  }
  const weights = new Map([...found].map(([failure, { weight }]) => [failure, weight]));
  let value: FailureType = 'other';
  let most = { weight: 0, heaviest: 0, word: '' };
  for (const [failure, counted] of found) if (counted.weight > most.weight) [value, most] = [failure, counted];
  const because = value === 'other' ? 'no word says what failed' : `“${spoken(most.word)}” says so`;
  return { weights, isNamed: most.heaviest >= NAMING, read: { value, because, by: 'rules' } };
}

function severityOf(words: Normal, stage: ServiceStage, sensitive: readonly SensitiveFound[]): Because<Severity> {
  const alarm = firstTerm(words, ALARM_WORDS);
  if (alarm !== undefined)
    return { value: 'S1', because: `“${spoken(alarm)}” means somebody may come to harm`, by: 'rules' };
  const grave = sensitive.find(({ isGrave }) => isGrave);
  if (grave !== undefined)
    return {
      value: 'S1',
      because: `“${clip(grave.words, LONGEST_SAID)}” means somebody may come to harm`,
      by: 'rules',
    };
  const strong = firstTerm(words, STRONG_WORDS);
  if (strong !== undefined && stage === 'during')
    return { value: 'S2', because: `“${spoken(strong)}”, and the customer is still with us`, by: 'rules' };
  if (strong !== undefined) return { value: 'S2', because: `“${spoken(strong)}” makes it weigh more`, by: 'rules' };
  if (stage === 'during') return { value: 'S3', because: 'the customer is still with us', by: 'rules' };
  return { value: 'S3', because: 'nothing in the words makes it more or less urgent', by: 'rules' };
}

/** Every kind that is found, the gravest first: an injury stays one where a lawyer is named, too. */
function sensitivitiesOf(
  found: readonly SensitiveFound[],
  words: Normal,
): Pick<Triage, 'sensitivity' | 'alsoSensitive'> {
  const read: Because<string>[] = found.map(({ value, words: said }) => ({
    value,
    because: `“${clip(said, LONGEST_SAID)}” says so`,
    by: 'rules',
  }));
  const abroad = SENSITIVE_ABROAD.filter(({ value }) => !read.some((one) => one.value === value)).flatMap(
    (kind): Because<string>[] => [first([kind], words, (word) => `“${word}” says so`) ?? []].flat(),
  );
  const [sensitivity = null, ...also] = [...read, ...abroad];
  return { sensitivity, ...(also.length > 0 && { alsoSensitive: also }) };
}

/** What failed is told by the customer: neither by where they are, nor by who answers them. */
const ofTheCustomer = (text: string): string => withoutWhoAnswers(text).replaceAll(WHERE, ' ');

/** Room 901 says where somebody is, and that no room failed. */
const WHERE =
  /(?<!\p{L}|wrong |falsche[ns] )(?:room|rm|suite|zimmer|zi|table|tisch|seat|platz)\.?\s{0,3}(?:no\.?|nr\.?|number|#)?\s?\d{1,5}[a-z]?(?![\p{L}\p{N}])/giu;

const ANSWERS =
  /^[\s>*_-]*(?:agent|support|staff|employee|representative|rep|advisor|adviser|operator|clerk|front desk|reception|hotel|mitarbeiter(?:in)?|rezeption)(?:\s?\([^)\n]{1,40}\))?\s?:/iu;
const TELLS =
  /^[\s>*_-]*(?:guest|customer|client|caller|passenger|patient|gast|kund(?:e|in)|anrufer(?:in)?)(?:\s?\([^)\n]{1,40}\))?\s?:/iu;

/** Of a conversation written down, only what the customer says. */
function withoutWhoAnswers(text: string): string {
  const lines = text.split('\n');
  if (!lines.some((line) => TELLS.test(line))) return text;
  let answers = false;
  return lines
    .filter((line) => {
      if (ANSWERS.test(line)) answers = true;
      else if (TELLS.test(line)) answers = false;
      return !answers;
    })
    .join('\n');
}

/** A guest named Ambulance Smith called no ambulance. One word only: what follows a name may be what happened. */
function withoutNames(text: string): string {
  return text.replaceAll(/(?<!\p{L})((?:[Nn]amed|Mr|Mrs|Ms|Miss|Dr|Herr|Frau)\.? )\p{Lu}\p{Ll}+(?!\p{L})/gu, '$1');
}

function stageOf(words: Normal): Because<ServiceStage> {
  return (
    first(STAGE_WORDS, words, (word) => `“${word}” says so`) ?? {
      value: 'during',
      because: 'nothing says that it is over',
      by: 'rules',
    }
  );
}

function first<T extends string>(
  table: readonly { readonly value: T; readonly terms: Terms }[],
  words: Normal,
  because: (word: string) => string,
): Because<T> | null {
  for (const { value, terms } of table) {
    const word = firstTerm(words, terms);
    if (word !== undefined) return { value, because: because(spoken(word)), by: 'rules' };
  }
  return null;
}

const resourceOf = (failure: FailureType): ResourceLost => LOST_WITH[failure];

function languageOf({ text }: Normal): string {
  const words = new Set(text.split(' '));
  let best = { language: 'und', count: 1 };
  for (const { language, terms } of LANGUAGE_WORDS) {
    const count = terms.filter((term) => words.has(term)).length;
    if (count > best.count) best = { language, count };
  }
  return best.language;
}

/** A term as a person would say it. */
const spoken = (term: string): string => (term.endsWith('*') ? `${term.slice(0, -1)}…` : term);
