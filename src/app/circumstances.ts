/** What was loaded → the circumstances a rule looks at. Pure. */
import { indexLedger } from '../core/authority/ledger-index.ts';
import type { CaseHint } from '../core/base/hints.ts';
import type { CaseId } from '../core/base/ids.ts';
import type { RecoveryCase } from '../core/case/case.ts';
import type { CareKnown } from '../core/case/care/care.ts';
import type { Circumstances } from '../core/case/circumstances.ts';
import type { AuthorityPolicy } from '../core/policy/policy.ts';
import { leakIn } from '../core/recognition/leaks.ts';
import { draftQuote } from '../core/recognition/quoting.ts';
import { sayPraise, sayQuote } from '../cards/team/praise.ts';
import { draftThanks } from '../core/recognition/shout-outs.ts';
import { readComplaint } from '../core/triage/rules.ts';
import type { LikeCases } from '../core/triage/precedents.ts';
import { suggest } from '../core/triage/suggest.ts';
import type { LoadedForCommand } from '../db/case/command-rows.ts';
import { rhythmOf } from './rhythm.ts';
import type { Shell } from './shell.ts';

export interface Moment {
  readonly at: Date;
  /** The version in force at `at`; null when none is. */
  readonly policy: AuthorityPolicy | null;
  /** The number drawn for a case that is about to be logged. */
  readonly caseNumber?: CaseId | null;
  /** Not given: nobody's. */
  readonly approvedBefore?: Circumstances['approvedBefore'];
  /** The other case a command names. */
  readonly other?: RecoveryCase | null;
  /** What is known of the customer; not given: it was not looked up. */
  readonly care?: CareKnown | undefined;
  /** What a model suggests of the case; null or not given: nothing. */
  readonly hint?: CaseHint | null;
  /** What like cases were given, each that a card of before may go by; not given: as is known at `at`. */
  readonly likeCases?: readonly LikeCases[];
}

type Given = Pick<
  Shell,
  | 'workspace'
  | 'house'
  | 'newId'
  | 'doneBy'
  | 'packs'
  | 'policies'
  | 'policyOf'
  | 'customerKeyOf'
  | 'likeCases'
  | 'failureModels'
>;

export function circumstancesOf(shell: Given, loaded: LoadedForCommand, moment: Moment): Circumstances {
  const { at, policy } = moment;
  const agents = loaded.agents === undefined ? {} : { agents: loaded.agents };
  const zone = loaded.teams.find((t) => t.id === loaded.member?.team)?.zone ?? policy?.zone ?? 'UTC';
  return {
    at,
    by: loaded.member,
    workspace: {
      id: shell.workspace,
      name: shell.house ?? '',
      members: loaded.members,
      teams: loaded.teams,
      ...agents,
    },
    policy,
    ledger: loaded.ledger,
    index: indexLedger(loaded.ledger, loaded.sums),
    ...(loaded.notGiven && { notGiven: loaded.notGiven }),
    sameOrder: loaded.sameOrder ?? [],
    ledgerSeq: loaded.ledgerSeq,
    absences: loaded.absences,
    storms: loaded.storms,
    outages: loaded.outages,
    approvedBefore: moment.approvedBefore ?? [],
    policyOf: (version) => shell.policies().find((p) => p.version === version) ?? shell.policyOf(version),
    newId: shell.newId,
    ...(shell.doneBy && { doneBy: shell.doneBy }),
    caseNumber: moment.caseNumber ?? null,
    other: moment.other ?? null,
    ...(loaded.others && { others: loaded.others }),
    identities: loaded.identities,
    namedIdentities: loaded.namedIdentities ?? 0,
    ...(moment.care && { care: moment.care }),
    ...(moment.hint && { hint: moment.hint }),
    letterRules: shell.packs.find(({ id }) => id === policy?.pack?.source)?.letterRules ?? null,
    customerKeyOf: shell.customerKeyOf,
    read: (text) => readComplaint(text, { at, zone, models: shell.failureModels?.known() ?? null }),
    likeCases: (failure) => moment.likeCases ?? [shell.likeCases?.of(failure, at) ?? []].flat(),
    suggest: (c, by, circumstances) => suggest(c, by, circumstances, shell.packs),
    rhythm: rhythmOf(shell.packs, policy, loaded.teams),
    draftThanks: (c, to) => {
      const team = loaded.teams.find((t) => t.id === c.team);
      return draftThanks(c, to, team?.values ?? [], (praise) => sayPraise(praise, team ?? to), loaded.members);
    },
    draftQuote: (c, to, words) => {
      const team = loaded.teams.find((t) => t.id === c.team);
      const say = (quote: Parameters<typeof sayQuote>[0]): string => sayQuote(quote, team ?? to);
      return draftQuote(c, to, words, team?.values ?? [], say, loaded.members);
    },
    leakIn: (text, c, thanked) => leakIn(text, c, { members: loaded.members, thanked: [thanked] }),
  };
}
