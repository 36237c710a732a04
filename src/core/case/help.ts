/** Help on a case besides its owner's: somebody is asked to do something by a time, and colleagues are asked what they would do. Pure data. */
import type { MemberId, TeamId, ThingId } from '../base/ids.ts';
import type { RecoveryCase } from './case.ts';
import type { HandTo } from './handover.ts';

/** Whom somebody asks: a person, or whoever can of a team. */
export type AskedFor = HandTo;

/** The same with the team's name, as it is said. */
export type AskedOf =
  | Extract<AskedFor, { kind: 'person' }>
  | (Extract<AskedFor, { kind: 'team' }> & { readonly name: string });

export type AssistStatus = 'open' | 'done' | 'declined' | 'withdrawn';

/** Somebody is asked to do something for a case by a time; its owner stays its owner. */
export interface Assist {
  readonly id: ThingId;
  /** What is needed, masked. */
  readonly text: string;
  readonly due: Date;
  readonly by: MemberId;
  readonly at: Date;
  readonly of: AskedOf;
  /** Who has it now: the person, who stands in for them, or who leads the team; nobody where only the team's channel has it. */
  readonly asked: readonly MemberId[];
  /** Everybody who ever had it: their cards follow what becomes of it. */
  readonly had: readonly MemberId[];
  readonly status: AssistStatus;
  /** It was brought to mind when it was due; not given: not yet. */
  readonly reminded?: true;
  /** Who ended it, with a sentence; not given while it is open. */
  readonly answer?: HelpAnswer;
}

export interface HelpAnswer {
  /** Null: the case ended. */
  readonly by: MemberId | null;
  readonly at: Date;
  /** Masked; null where nothing was said. */
  readonly text: string | null;
}

export const openAssists = (c: Pick<RecoveryCase, 'assists'>): readonly Assist[] =>
  (c.assists ?? []).filter(({ status }) => status === 'open');

/** Whether somebody may answer it: whoever has it or was meant, and anybody of the team that is asked. */
export const isAskedToHelp = (
  { of, asked }: Pick<Assist, 'of' | 'asked'>,
  by: { readonly id: MemberId; readonly team: TeamId },
): boolean => asked.includes(by.id) || (of.kind === 'person' ? of.member === by.id : of.team === by.team);

/** The team is asked what it would do: advice, which decides nothing. */
export interface AdviceAsked {
  readonly id: ThingId;
  /** Masked, and without the customer's reference. */
  readonly question: string;
  readonly by: MemberId;
  readonly at: Date;
  /** Oldest first. */
  readonly answers: readonly Advice[];
}

export interface Advice {
  readonly id: ThingId;
  readonly by: MemberId;
  readonly at: Date;
  /** Masked. */
  readonly text: string;
  /** Whoever asked said that it helped; not given: nothing was said. */
  readonly helped?: true;
}

/** Whether a colleague of the owner helped with the case: did what was asked, or gave advice that helped. */
export const helpedOn = (c: Pick<RecoveryCase, 'owner' | 'assists' | 'advice'>, who: MemberId): boolean =>
  who !== c.owner &&
  ((c.assists ?? []).some((a) => a.status === 'done' && a.answer?.by === who) ||
    (c.advice ?? []).some(({ answers }) => answers.some((one) => one.by === who && one.helped === true)));
