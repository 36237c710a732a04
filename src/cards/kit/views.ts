/** What each card is drawn from: values only, put together by app from the database and the rules. */
import type { TeamShown } from '../setup/setup-card.ts';
import type { CareKnown } from '../../core/case/care/care.ts';
import type { Remaining } from '../../core/authority/remaining.ts';
import type { AuthorityDecision, Reason } from '../../core/authority/decision.ts';
import type { OpenOutage } from '../../core/authority/outage.ts';
import type { OwedOnCase } from '../../core/authority/owed.ts';
import type { CaseHint } from '../../core/base/hints.ts';
import type { CaseId, MemberId } from '../../core/base/ids.ts';
import type { RecognitionPreference } from '../../core/base/members.ts';
import type { Money } from '../../core/base/money.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import type { Assist } from '../../core/case/help.ts';
import type { OtherCase } from '../../core/case/again.ts';
import type { ShoutOut } from '../../core/case/ends.ts';
import type { RequestSums } from '../../core/case/request-sums.ts';
import type { AsidesInShort } from '../intake/asides-card.ts';
import type { Board } from '../../core/digest/board.ts';
import type { Suggestions } from '../../core/triage/suggestion.ts';
import type { CardPicture } from './card.ts';
import type { Viewer } from './viewer.ts';

export interface CaseView {
  readonly case: RecoveryCase;
  readonly viewer: Viewer;
  /** The limits that hold for the owner; null when no policy is in force. */
  readonly remaining: Remaining | null;
  /** What is left to whoever asked to see the case privately; not given on a card that is shared. */
  readonly left?: Remaining | null;
  readonly suggestions: Suggestions;
  /** What the customer is owed by law or promise. */
  readonly owed: readonly OwedOnCase[];
  /** Other cases that may be the same matter and are not linked, the newest first. */
  readonly like: readonly LikeView[];
  /** Those the customer complained about before, the latest first; not given: none, or nothing is known of them any more. */
  readonly others?: readonly OtherCase[];
  /** Other cases on which something was given that counts together with this one. */
  readonly together: readonly CaseId[];
  /** The open outage it is part of, and the open one it may be part of; not given: none. */
  readonly outage?: { readonly own: OpenOutage | null; readonly offered: OpenOutage | null };
  /** What is known of the customer beside the case, for whoever sees it privately; not given: it was not looked up. */
  readonly care?: { readonly known: CareKnown; readonly mayChange: boolean };
  /** What a model suggests of it; not given: nothing. */
  readonly hint?: CaseHint;
  /** Whether customers are asked how it was put right; not given: they are not. */
  readonly asksCustomers?: boolean;
  /** Warnings about the operator's numbers without a full stop, e.g. a pack past its review date. */
  readonly warnings: readonly string[];
}

/** An earlier case of the same customer. */
export interface LikeView {
  readonly id: CaseId;
  readonly receivedAt: Date;
  /** The same failure, inside the policy's window; otherwise it is a case that is still open. */
  readonly sameFailure: boolean;
  /** It goes on. Not given: it does not. */
  readonly isOpen?: boolean;
  /** Perhaps one complaint told twice. Not given: not so. */
  readonly isToldTwice?: boolean;
}

export interface RequestView {
  readonly case: RecoveryCase;
  readonly request: ApprovalRequest;
  readonly viewer: Viewer;
  readonly decision: AuthorityDecision;
  readonly reasons: readonly Reason[];
  readonly together: readonly CaseId[];
  /** What was given in like cases; null below three. */
  readonly precedents: Precedents | null;
  /** The operator's table of rates, where the request needed it. */
  readonly rates: { readonly asOf: Date } | null;
  /** What the asker may give meanwhile that no gift of others can use up: names of remedies without a cost. */
  readonly meanwhile: readonly string[];
  /** Beside what is asked, of what was chosen to be given on this case; null where a cost is not known. */
  readonly sums: RequestSums | null;
}

export interface Precedents {
  readonly count: number;
  readonly median: Money;
  readonly least: Money;
  readonly most: Money;
  readonly accepted: number;
  readonly unknown: number;
}

export interface ShoutOutView {
  readonly case: RecoveryCase;
  readonly shoutOut: ShoutOut;
  readonly viewer: Viewer;
  /** How the person thanked likes to be. */
  readonly preference: RecognitionPreference;
  /** The lead who sees the draft; null: the person thanked does, or it is the post. */
  readonly lead: MemberId | null;
  /** Null or not given: there is none, and the words stand alone. */
  readonly picture?: CardPicture | null;
}

export interface LimitsView {
  readonly viewer: Viewer;
  readonly role: string;
  readonly remaining: Remaining | null;
  readonly approve: { readonly upTo: Money | null; readonly teams: 'own' | 'all' } | null;
  /** The policy has rules on what is owed. */
  readonly owes: boolean;
  /** The policy's `budget_bases`: proved loss counts against limits. Not given: it does. */
  readonly lossCounts?: boolean;
}

export interface HomeView {
  readonly viewer: Viewer;
  readonly member: MemberId;
  /** Role in the policy. */
  readonly role: string;
  /** What the role may approve; null for those who approve nothing. */
  readonly approve: { readonly upTo: Money | null; readonly teams: 'own' | 'all' } | null;
  /** What is left to give on a new case; null while no policy is in force. */
  readonly remaining: Remaining | null;
  /** Requests this person is asked to decide, the longest waiting first. */
  readonly waiting: readonly OnCase[];
  /** What this person asked: open, or decided lately. */
  readonly asked: readonly OnCase[];
  /** Their open cases, as many as are worth loading. */
  readonly open: readonly RecoveryCase[];
  /** Cases others offer to them. */
  readonly offered: readonly RecoveryCase[];
  /** Newest first. */
  readonly thanks: readonly Pick<ShoutOut, 'text'>[];
  /** What they are asked to help with, the first due at the front. Not given: nothing. */
  readonly helps?: readonly { readonly case: RecoveryCase; readonly assist: Assist }[];
  /** How their team stands, for whoever leads it; null for others. Not given: it is not told. */
  readonly board?: Board | null;
  /** What other systems sent and opened no case, where that is theirs to look at; null: nothing. */
  readonly asides?: AsidesInShort | null;
  /** What is set up, for an administrator; null or not given: for nobody else. */
  readonly setUp?: readonly TeamShown[] | null;
}
export interface OnCase {
  readonly case: RecoveryCase;
  readonly request: ApprovalRequest;
}
