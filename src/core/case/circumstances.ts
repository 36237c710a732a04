/** Everything a rule may look at besides the case and the command: the moment, the people, the policy, the ledger. Pure data. */
import type { PrivateWord } from '../base/private-word.ts';
import type { Absence } from '../approval/absences.ts';
import type { DecideInput } from '../authority/decision.ts';
import type { BudgetLedgerEntry } from '../authority/ledger.ts';
import type { OpenOutage } from '../authority/outage.ts';
import type { NotGiven } from '../authority/not-given.ts';
import type { LedgerIndex } from '../authority/ledger-index.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';
import type { StormInForce } from '../authority/storm.ts';
import type { CustomerKeyOf } from '../base/customers.ts';
import type { FailureType, Triage } from '../base/failures.ts';
import type { CaseHint } from '../base/hints.ts';
import type { CaseId, MemberId, NewId } from '../base/ids.ts';
import type { Member, Workspace } from '../base/members.ts';
import type { LetterRules } from '../letters/letter.ts';
import { peopleOf, whoIs } from '../base/people.ts';
import type { Money } from '../base/money.ts';
import type { OtherCase } from './again.ts';
import type { RecoveryCase } from './case.ts';
import type { CareKnown } from './care/care.ts';
import type { ShoutOut } from './ends.ts';
import type { ItemAsked } from './commands.ts';
import type { Rhythm } from './rules/contact/silence.ts';

/** A suggestion, as far as pressing it is concerned. */
interface Offered {
  readonly id: string;
  readonly items: readonly ItemAsked[];
  readonly wantsReason: boolean;
}

export interface Circumstances {
  /** Fixed at the door: a retry ten seconds later judges the same moment. The only clock. */
  readonly at: Date;
  /** Who asks; null when the clock or the product does. */
  readonly by: Member | null;
  readonly workspace: Workspace;
  /** The version in force at `at`; null when none is. */
  readonly policy: AuthorityPolicy | null;
  /** Every entry that may count for this member on this case. */
  readonly ledger: readonly BudgetLedgerEntry[];
  /** The same entries, indexed once: a command asks about them many times. */
  readonly index: LedgerIndex;
  /** What the givers concerned lately authorised and did not give; not given: nothing. */
  readonly notGiven?: readonly NotGiven[];
  /** Other cases about the same order; not given: none. */
  readonly sameOrder?: readonly CaseId[];
  /** The highest ledger sequence seen: replay uses the ledger as it stood. */
  readonly ledgerSeq: bigint;
  readonly absences: readonly Absence[];
  /** Storms that are on, one per team at most; not given: none. */
  readonly storms?: readonly StormInForce[];
  /** Outages that are open, one per team at most; not given: none. */
  readonly outages?: readonly OpenOutage[];
  /** What the one who decides approved before in this month, for caps; empty where the policy has none for their role. */
  readonly approvedBefore: readonly { readonly by: MemberId; readonly at: Date; readonly cost: Money }[];
  /** A version of the policy by its hash: a pending request keeps the one it was judged by. */
  readonly policyOf: (version: string) => AuthorityPolicy | undefined;
  readonly newId: NewId;
  /** The system that does a remedy of this name by itself once it is authorised; null: people do it. Not given: none does. */
  readonly doneBy?: (remedy: string) => string | null;
  /** The number drawn for a case that is about to be logged. */
  readonly caseNumber: CaseId | null;
  /** The other case a command names, when it names one and there is one. */
  readonly other?: RecoveryCase | null;
  /** Other cases of the customer, the latest first; where only they are asked for. Not given: none. */
  readonly others?: readonly OtherCase[];
  /** Keys that a person said are the case's customer, its own among them; not given: none. */
  readonly identities?: readonly string[];
  /** What is known of the customer beside the cases; not given: it was not looked up. */
  readonly care?: CareKnown;
  /** What a model suggests of the case, where somebody corrects it: kept beside their word, and decides nothing. Not given: nothing. */
  readonly hint?: CaseHint;
  /** How many keys the customer that the command names goes by; not given: none but its own. */
  readonly namedIdentities?: number;
  /** Makes the key of a customer from the normal form of what was typed. */
  readonly customerKeyOf: CustomerKeyOf;
  /** What the trade's rules ask to be written to customers; not given: nothing. */
  readonly letterRules?: LetterRules | null;
  /** Reads what a complaint is about from its masked words. */
  readonly read: (text: string) => Triage;
  /** What like cases were given: as it is known now or, of a press, each that its card may go by; none: too few. */
  readonly likeCases?: (failure: FailureType) => readonly { readonly count: number; readonly median: Money }[];
  /** Bundles for this person on this case, judged as a whole. */
  readonly suggest: (
    c: RecoveryCase,
    by: Member,
    ctx: Circumstances,
  ) => {
    readonly bundles: readonly Offered[];
    /** Also what another person's card may show. */
    readonly offered: readonly Offered[];
  };
  /** How customers are kept in touch with, as the pack says; not given: as is usual. */
  readonly rhythm?: Pick<Rhythm, 'every' | 'followUps'>;
  /** Drafts a thank-you from what is on record; null when there is nothing to say or the case is restricted. */
  readonly draftThanks: (c: RecoveryCase, to: Member) => Pick<ShoutOut, 'kind' | 'text' | 'value'> | null;
  /** What a customer said, as a thank-you to whoever it is about; null where too little of it may be shown. Not given: none is. */
  readonly draftQuote?: (
    c: RecoveryCase,
    to: Member,
    words: string,
  ) => Pick<ShoutOut, 'kind' | 'text' | 'value'> | null;
  /** Words that may not stand in a public thank-you, with why; null when the text is fine. */
  readonly leakIn: (text: string, c: RecoveryCase, thanked: MemberId) => PrivateWord | null;
}

/** A person; an agent is found as whoever asked or logged, and as nobody else. */
export function memberOf(ctx: Circumstances, id: MemberId): Member | undefined {
  return peopleOf(ctx.workspace.members).byId(id);
}

/** Whoever asked, a person or an agent. */
export const askerIn = (ctx: Circumstances, { by }: { readonly by: MemberId }): Member | undefined =>
  whoIs(ctx.workspace, by);

/** The question of authority, put for a member about a case. */
export function questionFor(
  c: RecoveryCase,
  by: Pick<Member, 'id' | 'role' | 'team'>,
  ctx: Circumstances,
): DecideInput {
  return {
    policy: ctx.policy,
    at: ctx.at,
    by: { member: by.id, role: by.role, team: by.team },
    about: {
      case: c.id,
      linked: c.linked,
      customer: c.customer.key,
      failure: c.triage.failure.value,
      ...(c.failuresBefore && { failuresBefore: c.failuresBefore }),
      sensitivity: c.sensitivity,
      ...(c.alsoSensitive && { alsoSensitive: c.alsoSensitive }),
      orderValue: c.orderValue,
      lossValue: c.lossValue,
      facts: c.facts,
      sameOrder: ctx.sameOrder ?? [],
      team: c.team,
      evidence: c.evidence ?? [],
      ...(c.evidenceSeenBy && { evidenceSeenBy: c.evidenceSeenBy }),
      outage: outageOf(c, ctx),
    },
    ledger: ctx.index,
    ...(ctx.notGiven && { notGiven: ctx.notGiven }),
    storm: ctx.storms?.find((storm) => storm.team === by.team) ?? null,
  };
}

/** The open outage a case belongs to; null when it belongs to none, or to one that is closed. */
export const outageOf = (c: Pick<RecoveryCase, 'outage'>, ctx: Pick<Circumstances, 'outages'>): OpenOutage | null =>
  ctx.outages?.find((outage) => outage.id === c.outage?.id) ?? null;

/** The open outage of the case's team; null when there is none. */
export const outageFor = (c: Pick<RecoveryCase, 'team'>, ctx: Pick<Circumstances, 'outages'>): OpenOutage | null =>
  ctx.outages?.find((outage) => outage.team === c.team) ?? null;
