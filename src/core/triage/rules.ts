/** Reads what a complaint is about from its words, by rules: the same words give the same reading, and every field says why. Pure. */
import type { Because, FailureType, ResourceLost, ServiceStage, Severity, Triage } from '../base/failures.ts';
import { findDeadline } from './deadlines.ts';
import {
  ALARM_WORDS,
  FAILURE_WORDS,
  LANGUAGE_WORDS,
  LOST_WITH,
  SENSITIVE_WORDS,
  STAGE_WORDS,
  STRONG_WORDS,
} from './rules-words.ts';
import { findReference, findRemedySought } from './prefill.ts';

export interface Reading {
  readonly at: Date;
  /** IANA zone in which "tomorrow at 11" is meant. */
  readonly zone: string;
}

/** Beyond this nothing is read: a longer text says what it is about at its beginning. */
const READ_AT_MOST = 8_000;

export function readComplaint(text: string, reading: Reading): Triage {
  const words = ` ${text.slice(0, READ_AT_MOST).toLowerCase().replaceAll(/[’`]/g, "'").replaceAll(/\s+/g, ' ')} `;
  const failure = failureOf(words);
  const stage = stageOf(words);
  const sought = findRemedySought(text);
  return {
    failure,
    resource: resourceOf(failure.value),
    severity: severityOf(words, stage.value),
    stage,
    deadline: findDeadline(words, reading),
    sensitivity: first(SENSITIVE_WORDS, words, (word) => `“${word}” suggests it; a person decides`),
    remedySought: sought === null ? null : { value: sought, because: 'the words say so', by: 'rules' },
    language: languageOf(words),
  };
}

/** What the log form is filled with before anybody types. */
export function guessPrefill(text: string): { customer: string | null; remedySought: string | null } {
  return { customer: findReference(text), remedySought: findRemedySought(text) };
}

/** Each word found counts by its weight; the heaviest kind wins, the earlier in the table among equals. */
function failureOf(words: string): Because<FailureType> {
  let best: { value: FailureType; weight: number; word: string } | undefined;
  for (const { failure, terms } of FAILURE_WORDS) {
    const found = terms.filter(([term]) => has(words, term));
    let weight = 0;
    for (const [, w] of found) weight += w;
    const [heaviest] = found.toSorted((a, b) => b[1] - a[1]);
    if (heaviest !== undefined && weight > (best?.weight ?? 0)) best = { value: failure, weight, word: heaviest[0] };
  }
  if (best === undefined) return { value: 'other', because: 'no word says what failed', by: 'rules' };
  return { value: best.value, because: `“${best.word.trim()}” says so`, by: 'rules' };
}

function severityOf(words: string, stage: ServiceStage): Because<Severity> {
  const alarm = ALARM_WORDS.find((word) => has(words, word));
  if (alarm !== undefined)
    return { value: 'S1', because: `“${alarm.trim()}” means somebody may come to harm`, by: 'rules' };
  const strong = STRONG_WORDS.find((word) => has(words, word));
  if (strong !== undefined && stage === 'during')
    return { value: 'S2', because: `“${strong.trim()}”, and the customer is still with us`, by: 'rules' };
  if (strong !== undefined) return { value: 'S2', because: `“${strong.trim()}” makes it weigh more`, by: 'rules' };
  if (stage === 'during') return { value: 'S3', because: 'the customer is still with us', by: 'rules' };
  return { value: 'S3', because: 'nothing in the words makes it more or less urgent', by: 'rules' };
}

function stageOf(words: string): Because<ServiceStage> {
  return (
    first(STAGE_WORDS, words, (word) => `“${word}” says so`) ?? {
      value: 'during',
      because: 'nothing says that it is over',
      by: 'rules',
    }
  );
}

function first<T extends string>(
  table: readonly { readonly value: T; readonly terms: readonly string[] }[],
  words: string,
  because: (word: string) => string,
): Because<T> | null {
  for (const { value, terms } of table) {
    const word = terms.find((term) => has(words, term));
    if (word !== undefined) return { value, because: because(word.trim()), by: 'rules' };
  }
  return null;
}

const resourceOf = (failure: FailureType): ResourceLost => LOST_WITH[failure];

/** Whole words only, unless the term ends in `*`: then any ending. */
function has(words: string, term: string): boolean {
  const open = term.endsWith('*');
  const stem = (open ? term.slice(0, -1) : term).toLowerCase();
  let at = words.indexOf(stem);
  while (at >= 0) {
    const before = words[at - 1] ?? ' ';
    const after = words[at + stem.length] ?? ' ';
    if (!isLetter(before) && (open || !isLetter(after))) return true;
    at = words.indexOf(stem, at + 1);
  }
  return false;
}
const isLetter = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

function languageOf(words: string): string {
  let best = { language: 'und', count: 1 };
  for (const { language, terms } of LANGUAGE_WORDS) {
    const count = terms.filter((term) => words.includes(` ${term} `)).length;
    if (count > best.count) best = { language, count };
  }
  return best.language;
}
