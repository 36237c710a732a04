/** What is true on a case, as far as a letter to its customer may say it: what was authorised, never what was only asked for. Pure. */
import { compare, subtract } from '../../../base/money.ts';
import type { GivenInLetter, LetterFacts, LetterKind } from '../../../letters/letter.ts';
import type { RecoveryAction, RecoveryCase } from '../../case.ts';
import { isOpen } from '../../evolve.ts';
import { isOngoing } from '../../status.ts';
import { waitedFor } from '../promising.ts';

/** `zone`: of the team whose case it is. */
export function letterFacts(c: RecoveryCase, at: Date, zone: string): LetterFacts {
  return {
    about: c.triage.failure.value,
    reference: c.customer.reference,
    receivedAt: c.receivedAt,
    zone,
    given: c.actions.filter(isGiven).map(givenInLetter),
    promises: waitedFor(c).map((p) => ({
      text: p.text,
      due: p.due,
      zone: p.zone,
      isLate: p.status === 'broken' || p.due <= at,
    })),
    waits: c.requests.some(isOpen),
    isOver: !isOngoing(c),
    regulated: c.regulated ?? null,
  };
}

const isGiven = ({ status }: RecoveryAction): boolean => status === 'authorised' || status === 'done';

export function givenInLetter(a: RecoveryAction): GivenInLetter {
  const { amount, settles } = a;
  const owed =
    settles !== null && amount !== null && settles.amount.currency === amount.currency ? settles.amount : null;
  const part = owed !== null && amount !== null && compare(owed, amount) === 1 ? amount : owed;
  const beyond = part === null || amount === null ? null : subtract(amount, part);
  return {
    kind: a.kind,
    amount,
    units: a.units,
    owed: part,
    beyond: beyond !== null && beyond.minor > 0n ? beyond : null,
    isDone: a.status === 'done',
  };
}

/** The letter that the state of a case asks for. */
export function proposedLetter(c: RecoveryCase, at: Date): LetterKind {
  const { given, promises, waits, isOver } = letterFacts(c, at, 'UTC');
  const isSent = (letter: LetterKind): boolean => (c.lettersSent ?? []).some((one) => one.letter === letter);
  if (isOver && c.regulated !== undefined && !isSent('summary')) {
    const inTime = c.regulated.clocks.some(({ letter, due }) => letter === 'summary' && at <= due);
    return inTime ? 'summary' : 'final';
  }
  if (isOver) return 'resolution';
  if (promises.some((p) => p.isLate)) return 'apology';
  const isDeclined = c.requests.some(({ status }) => status === 'declined');
  const gives = given.some(({ kind }) => !IN_WORDS.has(kind));
  if (isDeclined && !gives && !waits) return 'cannot';
  if (waits) return 'holding';
  if (given.length > 0) return 'apology';
  return promises.length > 0 || isSent('acknowledgement') ? 'update' : 'acknowledgement';
}

/** What is given by what the letter says. */
export const IN_WORDS: ReadonlySet<string> = new Set(['apology', 'explanation', 'callback', 'escalated_contact']);
