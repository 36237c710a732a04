/** What a letter about a case is judged by: what was authorised, promised and is known on it. Pure. */
import { add, type Money } from '../../../base/money.ts';
import type { Member } from '../../../base/members.ts';
import type { LintedBy } from '../../../letters/lint/finding.ts';
import { partsOf, type LetterKind, type LetterLanguage } from '../../../letters/letter.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import { waitedFor } from '../promising.ts';
import { IN_WORDS, letterFacts } from './letter-facts.ts';

/** Classes of what is given without money or points. */
const IN_KIND: ReadonlySet<string> = new Set(['in_kind', 'free']);

interface Of {
  readonly letter: LetterKind;
  readonly language: LetterLanguage;
  readonly onRecord: readonly string[];
}

/** `onRecord`: the moments of the case as a letter of the language writes them. */
export function lintedBy(
  c: RecoveryCase,
  by: Member,
  ctx: Circumstances,
  { letter, language, onRecord }: Of,
): LintedBy {
  const { given } = letterFacts(c, ctx.at, by.zone);
  const amounts = given.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const parts = given.flatMap(({ owed, beyond }) => [owed, beyond].filter((one) => one !== null));
  return {
    language,
    now: ctx.at,
    zone: by.zone,
    authorised: [...amounts, ...parts, ...sumsOf(amounts)],
    inKind: given.some(({ kind }) => IN_KIND.has(ctx.policy?.actions.get(kind)?.class ?? '') && !IN_WORDS.has(kind)),
    units: given.flatMap(({ units }) => (units === null ? [] : [units])),
    known: [c.orderValue, c.lossValue].filter((one) => one !== null),
    base: ctx.policy?.base ?? null,
    promised: waitedFor(c).map(({ due }) => due),
    onRecord,
    members: ctx.workspace.members,
    by: by.id,
    noAdmission: c.regulated?.noAdmission === true,
    parts: partsOf(letter, c.regulated ?? null),
    ombudsman: c.regulated?.ombudsman ?? null,
  };
}

/** All of a currency together. */
function sumsOf(amounts: readonly Money[]): readonly Money[] {
  const byCurrency = Map.groupBy(amounts, ({ currency }) => currency);
  return [...byCurrency.values()].map((some) => some.reduce(add));
}
