/** `event open` and `event close`: one transaction each; one card in the team's channel for all cases. */
import { decide, type ActionAsked } from '../../core/authority/decide.ts';
import { exchangeAt, down } from '../../core/authority/exchange.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { caseId, thingId, type ThingId } from '../../core/base/ids.ts';
import type { Member } from '../../core/base/members.ts';
import { redact } from '../../core/base/redact.ts';
import { clip } from '../../core/base/text.ts';
import { readComplaint } from '../../core/triage/rules.ts';
import {
  eventClosedReply,
  eventOpenedReply,
  sayEventRefusal,
  type EventRefusal,
} from '../../cards/team/outage-card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { wantCard } from '../../db/messages/messages.ts';
import { closeEvent, openEvent, openEventOfTeam, readEvent } from '../../db/team/outages.ts';
import { readWorkspace } from '../../db/team/members.ts';
import { rememberedReply, rememberReply } from '../../db/case/remembered.ts';
import { serialisable, type Tx } from '../../db/engine/serialisable.ts';
import type { Caller, Reply, Wish } from '../door/door.ts';
import { redrawEvent } from './outage-news.ts';
import type { Shell } from '../shell.ts';

const LONGEST_NAME = 100;

export interface EventAsked {
  readonly key: string;
  readonly member: Member;
  readonly wish: Extract<Wish, { kind: 'event_open' | 'event_close' }>;
  readonly caller: Caller;
  readonly viewer: Viewer;
}

type Switched = { readonly ok: true; readonly event: ThingId } | { readonly ok: false; readonly no: EventRefusal };

/** The same delivery again is answered the same, and does nothing. */
export async function switchEvent(shell: Shell, asked: EventAsked): Promise<Reply> {
  const { wish, viewer, caller } = asked;
  const policy = policyInForce(shell.policies(), caller.at);
  const switched = await serialisable(shell.db, (tx) => openOrClose(shell, tx, asked, policy), {
    lane: shell.workspace,
  });
  if (!switched.ok) return { ok: false, say: sayEventRefusal(switched.no, viewer), now: null };
  const event = await readEvent(shell.db.read, shell.workspace, switched.event);
  const say = wish.kind === 'event_close' || event === null ? eventClosedReply() : eventOpenedReply(event.name, viewer);
  return { ok: true, say, now: null };
}

async function openOrClose(shell: Shell, tx: Tx, asked: EventAsked, policy: AuthorityPolicy | null): Promise<Switched> {
  const { key, wish, member, caller } = asked;
  const before = await rememberedReply(tx, shell.workspace, key);
  if (typeof before === 'string') return { ok: true, event: thingId.parse(before) };
  const rule = policy?.events ?? null;
  if (policy === null || rule === null) return { ok: false, no: { kind: 'no_events' } };
  if (!rule.openedBy.includes(member.role)) return { ok: false, no: { kind: 'not_your_role', roles: rule.openedBy } };
  const current = await openEventOfTeam(tx, shell.workspace, member.team);
  let event: ThingId;
  if (wish.kind === 'event_close') {
    if (current === null) return { ok: false, no: { kind: 'none_open' } };
    event = current.id;
    await closeEvent(tx, shell.workspace, event, member.id, caller.at);
    await redrawEvent(shell, tx, event);
  } else {
    if (current !== null) return { ok: false, no: { kind: 'open_already', name: current.name } };
    if (!isWithin(wish.remedy, policy, member, caller.at))
      return { ok: false, no: { kind: 'remedy_too_large', most: rule.maxPerCase } };
    event = await open(shell, tx, asked, wish);
  }
  await rememberReply(tx, shell.workspace, key, caller.at, event);
  return { ok: true, event };
}

/** Is what everybody would be given within what the policy lets an event give? Nothing on a case is looked at. */
function isWithin(remedy: ActionAsked | null, policy: AuthorityPolicy, member: Member, at: Date): boolean {
  if (remedy === null || policy.events === null) return true;
  const about = {
    case: caseId.parse('R-9999999999'),
    linked: [],
    customer: 'everybody',
    failure: '',
    sensitivity: null,
    orderValue: null,
    lossValue: null,
    facts: new Map(),
    team: member.team,
  };
  const by = { member: member.id, role: member.role, team: member.team };
  const { cost } = decide({ policy, at, by, about, ledger: [], leaveOut: new Set() }, remedy);
  const ratio = exchangeAt(policy, at).toBase(policy.events.maxPerCase.currency);
  return cost !== null && ratio !== undefined && cost.minor <= down(policy.events.maxPerCase.minor, ratio);
}

async function open(
  shell: Shell,
  tx: Tx,
  { member, caller }: EventAsked,
  wish: Extract<Wish, { kind: 'event_open' }>,
): Promise<ThingId> {
  const team = (await readWorkspace(tx, shell.workspace))?.teams.find((t) => t.id === member.team);
  const name = clip(redact(wish.name).text, LONGEST_NAME);
  const failure = readComplaint(name, { at: caller.at, zone: team?.zone ?? 'UTC' }).failure.value;
  const id = shell.newId('eve');
  const event = { id, team: member.team, name, failure, remedy: wish.remedy };
  await openEvent(tx, shell.workspace, { ...event, openedBy: member.id, openedAt: caller.at });
  const subject = `failure:${id}`;
  for (const channel of team?.cases ?? []) {
    const { platform } = channel;
    const dest = { to: 'channel', channel: { ...channel } };
    const key = `${shell.workspace}/${subject}/${platform}`;
    await wantCard(tx, shell.workspace, { subject, platform, dest, wanted: 1, key });
    await shell.jobs.enqueue('outbox', { workspace: shell.workspace, subject, platform }, { tx });
  }
  return id;
}
