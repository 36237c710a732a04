/** What a command's transaction reads and writes, as types. The statements are in load-command.ts and save-command.ts. */
import type { People } from '../team/directory.ts';
import type { Absence } from '../../core/approval/absences.ts';
import type { OpenOutage } from '../../core/authority/outage.ts';
import type { StormInForce } from '../../core/authority/storm.ts';
import type { BudgetLedgerEntry, EntryState } from '../../core/authority/ledger.ts';
import type { LaneSums } from '../../core/authority/lane-sums.ts';
import type { NotGiven } from '../../core/authority/not-given.ts';
import type { LedgerWindows } from '../../core/authority/ledger-windows.ts';
import type { CaseId, MemberId, TeamId, ThingId, WorkspaceId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Member, Platform, Team } from '../../core/base/members.ts';
import type { Apart } from '../../core/base/committed.ts';
import type { Json } from '../../core/base/wire.ts';
import type { OtherCase } from '../../core/case/again.ts';
import type { CaseStatus } from '../../core/case/status.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';

/** With the windows of the policy: leave a scope out when no limit looks at it, because what is not read cannot be raced for. */
export interface CommandScope extends LedgerWindows {
  /** The case the command is about; null when it opens one. */
  readonly case: CaseId | null;
  /** Key of the customer of a case that is being opened or named now; the one of the case counts as well. */
  readonly customer: string | null;
  /** Who acts; whoever owns the case counts as well. */
  readonly member: MemberId | null;
  /** Team of a case that is being opened; the teams of the case and of the member count as well. */
  readonly team: TeamId | null;
  /** Draws the number of a case that is being opened; gaps are fine. */
  readonly draw?: boolean;
  /** Also other cases of the customer: those still open, or of the same failure and received after this. */
  readonly likeSince?: Date;
  /** Also what is told of other cases of the customer that were received or changed since; not given: nothing. */
  readonly othersSince?: Date;
  /** Also where nothing of the kind was noticed on the case: the command finds out. */
  readonly notices?: boolean;
}

/** Another case of the same customer that may be the same matter; never a restricted one. */
export interface LikeCase {
  readonly id: CaseId;
  readonly receivedAt: Date;
  readonly failure: string;
  readonly status: CaseStatus;
}

export interface LoadedForCommand {
  /** As of the moment everything else was read. */
  readonly people: People;
  /** The version of what was learnt of the workspace's cases that is in use; 0 or not given: none. */
  readonly triage?: number;
  readonly case: RecoveryCase | null;
  /** Keys that a person said are the case's customer, its own among them; none where nobody did. */
  readonly identities: readonly string[];
  /** How many keys the customer that the command names goes by; 0 where nobody said anything. */
  readonly namedIdentities?: number;
  /** Where the case's journal ends; seq 0 and an empty hash before the first event. */
  readonly head: JournalHead;
  /** The number drawn; null where none was asked for. */
  readonly number: CaseId | null;
  /** The acting member as it is now; null when there is none of that id (or none was named). */
  readonly member: Member | null;
  readonly members: readonly Member[];
  /** Not given: none. */
  readonly agents?: readonly Member[];
  readonly teams: readonly Team[];
  /** Every entry that may count in any scope, oldest first; of members and teams without what only the sums tell. */
  readonly ledger: readonly BudgetLedgerEntry[];
  readonly sums: LaneSums;
  /** What the givers concerned lately authorised and did not give; not given: nothing. */
  readonly notGiven?: readonly NotGiven[];
  /** Other cases about the same order or booking; their entries are among `ledger`. */
  readonly sameOrder?: readonly CaseId[];
  /** Who is away, was lately, or will be; and who stands in. */
  readonly absences: readonly Absence[];
  /** Storms of the teams concerned that nobody ended yet, at most one per team. */
  readonly storms: readonly StormInForce[];
  /** Outages of the teams concerned that are open, at most one per team. */
  readonly outages: readonly OpenOutage[];
  /** Highest sequence number among `ledger` and what is summed; 0 when there is nothing. */
  readonly ledgerSeq: bigint;
  /** The latest first; none where they were not asked for. */
  readonly like: readonly LikeCase[];
  /** Other cases of the customer; not given: they were not asked for. */
  readonly others?: readonly OtherCase[];
}

export interface JournalHead {
  readonly seq: number;
  /** SHA-256, hex. */
  readonly hash: string;
}

/** An event with its place in the case's chain. */
export interface JournalEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly event: CaseEvent;
  /** The event as it is hashed and stored: with commitments where words stand apart; not given: as it is. */
  readonly chained?: Json;
  /** The words that stand apart from the chain, so that they can be deleted; not given: none. */
  readonly apart?: Apart;
  readonly hash: string;
  /** Hash of the event before; empty for the first. */
  readonly prevHash: string;
}

/** What makes messages of the case outdated. */
export interface Outdated {
  /** Requests whose buttons mean something else now, or nothing any more. */
  readonly requests: readonly ThingId[];
  /** A promise waits no longer, or advice was thanked for. */
  readonly promises: boolean;
  /** Who may see the case has changed: everything that was ever posted of it; not given: no. */
  readonly all?: boolean;
}

/** What is saved besides is drawn by this process, until the lease ends. */
export interface Drawer {
  readonly holder: number;
  readonly leaseUntil: Date;
}

export interface SaveCommand {
  readonly workspace: WorkspaceId;
  /** Version of the case when it was loaded; null when it is new. */
  readonly before: number | null;
  readonly case: RecoveryCase;
  /** What cases of one order share; not given: its number is not known. */
  readonly orderKey?: string | null;
  /** When to look at the case again; null when nothing can become due. */
  readonly nextLookAt: Date | null;
  /** At least one. */
  readonly events: readonly JournalEntry[];
  readonly entries: readonly BudgetLedgerEntry[];
  readonly settled: readonly { readonly id: ThingId; readonly state: Exclude<EntryState, 'reserved'> }[];
  /** What this delivery is answered, now and again; null when nothing delivered it. */
  readonly answer: { readonly key: string; readonly at: Date; readonly reply: Json } | null;
  readonly messages: readonly WantedMessage[];
  /** Messages that are out there and would show what is no longer so: they show this version, too. */
  readonly outdated: Outdated;
  /** Key of the wish that this carries out; null when it carries out none. */
  readonly wish: string | null;
  /** Who draws the messages; null leaves them to whoever looks for them. */
  readonly drawer: Drawer | null;
  /** W3C traceparent of the command, for whoever draws its messages; null or not given: it is not traced. */
  readonly trace?: string | null;
  /** Whose homes show something of it. */
  readonly homes: readonly MemberId[];
}

/** What came of saving, besides the change itself. */
export interface Saved {
  /** Messages that are the drawer's now. */
  readonly claimed: readonly ClaimedInSave[];
  /** Homes that are there, of those whose people were named. */
  readonly homes: readonly { readonly member: MemberId; readonly platform: Platform }[];
}

/** A message as it is after the command that wants it. */
export interface ClaimedInSave {
  readonly subject: MessageSubject;
  readonly platform: Platform;
  readonly dest: Json;
  /** Where it was posted; null when it was not. */
  readonly place: Json | null;
  /** Where the message is in whose thread it goes; null when it goes into none, or that one is not posted yet. */
  readonly head: Json | null;
  readonly wanted: number;
  readonly shown: number;
  readonly key: string;
  /** Tries in a row that did not show it. */
  readonly failures: number;
  /** Proves the claim, until then. */
  readonly claim: number;
  readonly leaseUntil: Date;
  /** W3C traceparent of what wants it; null: that is not traced. */
  readonly trace: string | null;
}

/** A message that should show at least this version. One row per subject and platform, however often it is wanted. */
export interface WantedMessage {
  readonly subject: MessageSubject;
  readonly platform: Platform;
  /** Where it goes: read by the app, kept as it was first given. */
  readonly dest: Json;
  readonly wanted: number;
  /** Unique per intended message; kept as it was first given, but for one that is posted anew. */
  readonly key: string;
  /** Where it is there already, it leaves its place for the end of the chat. */
  readonly anew?: true;
}
