/** People, teams and the organisation they work in. Pure data. */
import type { MemberId, TeamId, WorkspaceId } from './ids.ts';

/** How a person wants to be thanked; `unknown` until asked, and asked before the first time. */
export type RecognitionPreference = 'unknown' | 'public' | 'team' | 'private' | 'none';

/** Where a member can be reached on one platform. `place` is the Slack team id or the Teams tenant id. */
export interface PlatformIdentity {
  readonly platform: Platform;
  readonly place: string;
  readonly user: string;
}
export type Platform = 'slack' | 'teams';

/** How somebody has to do with customers (contactor, modifier, influencer, isolated), when and where they work; null where the file does not say. */
export interface MemberGroups {
  readonly contactType: string | null;
  readonly shift: string | null;
  readonly site: string | null;
}

export interface Member {
  readonly id: MemberId;
  readonly name: string;
  /** Role in the authority policy, e.g. `agent`. */
  readonly role: string;
  readonly team: TeamId;
  /** Leads the team: sees restricted cases, is told about things nobody took. */
  readonly lead: boolean;
  /** Teams of which they read the leader's digest together; not given: of their own where they lead it. No authority comes of it. */
  readonly leads?: readonly TeamId[];
  /** BCP 47, e.g. `fr-FR`: how amounts are read and shown. */
  readonly locale: string;
  /** IANA zone of the person. */
  readonly zone: string;
  readonly email: string | null;
  readonly recognition: RecognitionPreference;
  readonly identities: readonly PlatformIdentity[];
  /** Groups of people that recognition is compared by; read from the configuration, and by nothing that shows a person. Not given: none. */
  readonly groups?: MemberGroups;
  /** False for leavers: no authority from that moment. An agent has none either once its person has left. */
  readonly active: boolean;
  /** An AI agent, a member of its own kind; not given: a person. */
  readonly agent?: AgentKind;
}

/** Whose an agent is, and which cases it may read: those it logged, or every open-to-all one of its team. It acts on those it logged alone. */
export interface AgentKind {
  readonly of: MemberId;
  readonly sees: 'own' | 'team';
}

/** A channel on a platform: `channel` is a Slack channel id or a Teams conversation id. */
export interface Channel {
  readonly platform: Platform;
  readonly place: string;
  readonly channel: string;
}

export interface Team {
  readonly id: TeamId;
  readonly name: string;
  /** IANA zone: weeks, digests and working hours. */
  readonly zone: string;
  /** BCP 47: how amounts, times and words are written in its channels. */
  readonly locale: string;
  /** Where case cards, thanks and digests go, at most one per platform each. */
  readonly cases: readonly Channel[];
  readonly thanks: readonly Channel[];
  readonly digest: readonly Channel[];
  /** The team's words for what it stands for; shout-outs name one. */
  readonly values: readonly string[];
  /** How often whoever leads it reads a digest; not given: every month. */
  readonly leaderDigest?: 'weekly' | 'off';
  /** What it wants to reach; not given: nothing. */
  readonly goals?: readonly Goal[];
}

/** A number a team wants to reach: of the team, never of a person. In the metric's own unit; a share from 0 to 1, a time in milliseconds. */
export interface Goal {
  readonly metric: GoalMetric;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}
/** What a goal may be set for: what is answered for by how things are done, and never by giving less. */
export const GOAL_METRICS = ['first_response_time', 'time_to_resolution', 'promise_kept_rate'] as const;
export type GoalMetric = (typeof GOAL_METRICS)[number];

export interface Workspace {
  readonly id: WorkspaceId;
  readonly name: string;
  /** People only: whoever looks for somebody to ask, to tell or to thank finds no agent. */
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
  /** Members that are AI agents; not given: none. */
  readonly agents?: readonly Member[];
}
