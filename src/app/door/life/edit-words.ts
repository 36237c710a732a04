/** What is typed behind `edit R-1042`: which field, and what it says from now on. Pure. */
import { FAILURE_TYPES, SERVICE_STAGES, SEVERITIES } from '../../../core/base/failures.ts';
import { readAmount } from '../../../core/base/read-amount.ts';
import { bareWord, unquoted } from '../../../core/base/typed.ts';
import type { CaseId } from '../../../core/base/ids.ts';
import type { CaseChanges } from '../../../core/case/commands.ts';
import { names, WITH_NAMES } from '../../../cards/words/names.ts';
import { amountsOf, firstWord, splitReason, wishes, type HeardLine, type Hearing } from '../hearing.ts';

type Field = keyof CaseChanges;

/** What people call the fields, in English and German; of two words the first alone is enough. */
const FIELDS: Readonly<Record<string, Field>> = {
  failure: 'failure',
  failed: 'failure',
  kind: 'failure',
  fehler: 'failure',
  urgency: 'severity',
  urgent: 'severity',
  severity: 'severity',
  dringlichkeit: 'severity',
  stage: 'stage',
  phase: 'stage',
  deadline: 'deadline',
  due: 'deadline',
  frist: 'deadline',
  wants: 'remedySought',
  wish: 'remedySought',
  asks: 'remedySought',
  wunsch: 'remedySought',
  customer: 'customer',
  guest: 'customer',
  kunde: 'customer',
  gast: 'customer',
  value: 'orderValue',
  order: 'orderValue',
  wert: 'orderValue',
  loss: 'lossValue',
  lost: 'lossValue',
  schaden: 'lossValue',
  add: 'addition',
  also: 'addition',
  dazu: 'addition',
};

/** Words that join a field and what it says, or belong to its name. */
const BETWEEN = /^(?:(?:value|of|for|to|is|was|als|ist|auf|zu)\b\s*|[:=–-]\s*)+/i;

/** A field's name and what follows; undefined where the first word is none. */
export function fieldIn(words: string): { readonly field: Field; readonly said: string } | undefined {
  const [first, rest] = firstWord(words);
  const word = bareWord(first);
  const field = Object.hasOwn(FIELDS, word) ? FIELDS[word] : undefined;
  return field === undefined ? undefined : { field, said: rest.replace(BETWEEN, '').trim() };
}

/** `failure too late because the bus was`; what is not understood is said, with what it may be. */
export function heardEdit(of: CaseId, words: string, hearing: Hearing): HeardLine {
  const named = fieldIn(words);
  if (named === undefined || named.said === '') return notRead(of, words, named?.field ?? null);
  const { field, said } = named;
  // words of the customer's own stay whole
  if (field === 'addition') return edits(of, { addition: unquoted(said) }, null);
  const [value, reason] = splitReason(said);
  const because = reason ?? null;
  switch (field) {
    case 'remedySought':
      return edits(of, { remedySought: isNothing(value) ? null : unquoted(value) }, because);
    case 'customer':
      return edits(of, { customer: unquoted(value) }, because);
    case 'deadline':
      if (isNothing(value)) return edits(of, { deadline: null }, because);
      return { kind: 'wish', wish: { kind: 'deadline', case: of, typed: value, because } };
    case 'failure':
    case 'severity':
    case 'stage': {
      const changes = chosenIn(field, value);
      return changes === undefined ? notRead(of, words, field) : edits(of, changes, because);
    }
    case 'orderValue':
    case 'lossValue': {
      if (isNothing(value)) return edits(of, { [field]: null }, because);
      const read = readAmount(value, amountsOf(hearing));
      if (read.kind === 'amount') return edits(of, { [field]: read.amount }, because);
      return { kind: 'not_understood', why: { kind: 'edit_words', case: of, typed: words, field, read } };
    }
  }
}

const edits = (of: CaseId, changes: CaseChanges, because: string | null): HeardLine =>
  wishes({ kind: 'edit', case: of, changes, because });

const notRead = (of: CaseId, typed: string, field: Field | null): HeardLine => ({
  kind: 'not_understood',
  why: { kind: 'edit_words', case: of, typed, field },
});

const NOTHING = new Set(['none', 'nothing', 'unknown', 'nobody', 'no', '-', 'keine', 'nichts', 'unbekannt']);
const isNothing = (value: string): boolean => NOTHING.has(bareWord(value));

/** What cards say is understood, in any language. */
const SAID = WITH_NAMES.map(names);

function chosenIn(field: 'failure' | 'severity' | 'stage', value: string): CaseChanges | undefined {
  const word = value.trim().toLowerCase();
  if (field === 'failure') {
    const failure = meant(FAILURE_TYPES, word, (type) => [
      type,
      type.split('.').at(-1) ?? type,
      ...SAID.map(({ failure: said }) => said[type]),
    ]);
    return failure && { failure };
  }
  if (field === 'stage') {
    const stage = meant(SERVICE_STAGES, word, (one) => [one, ...SAID.map(({ stage: said }) => said[one])]);
    return stage && { stage };
  }
  const severity = meant(SEVERITIES, word, (one) => [
    one,
    one.slice(1),
    ...SAID.map(({ severity: said }) => said[one].replace(/^S\d, /, '')),
  ]);
  return severity && { severity };
}

/** The one choice that is called so; else the only one whose words hold these. */
function meant<T>(choices: readonly T[], word: string, names: (choice: T) => readonly string[]): T | undefined {
  const plain = (name: string): string => name.toLowerCase().replaceAll('_', ' ');
  const called = choices.find((choice) => names(choice).some((name) => plain(name) === word.replaceAll('_', ' ')));
  if (called !== undefined || word.length < 4) return called;
  const holding = choices.filter((choice) => names(choice).some((name) => plain(name).includes(word)));
  return holding.length === 1 ? holding[0] : undefined;
}
