/** `event open` and `event close`: one transaction each; one card in the team's channel for all cases. */
import { isWithinOutage, mayOpenOutage } from '../../core/authority/outage-opening.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { thingId, type ThingId } from '../../core/base/ids.ts';
import type { Member } from '../../core/base/members.ts';
import { redact } from '../../core/base/redact.ts';
import { cleanText, clip, oneLine } from '../../core/base/text.ts';
import { readComplaint } from '../../core/triage/rules.ts';
import {
  outageClosedReply,
  outageOpenedReply,
  sayOutageRefusal,
  type OutageRefusal,
} from '../../cards/team/outage-card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { closeOutage, openOutage, openOutageOfTeam, readOutage } from '../../db/team/outages.ts';
import { rememberedReply, rememberReply } from '../../db/case/remembered.ts';
import { serialisable, type Tx } from '../../db/engine/serialisable.ts';
import type { Caller } from '../caller.ts';
import type { Reply, Wish } from '../door/door.ts';
import { want } from '../messages/want.ts';
import { redrawOutage } from './outage-news.ts';
import type { Shell } from '../shell.ts';

const LONGEST_NAME = 100;

export interface OutageAsked {
  readonly key: string;
  readonly member: Member;
  readonly wish: Extract<Wish, { kind: 'outage_open' | 'outage_close' }>;
  readonly caller: Caller;
  readonly viewer: Viewer;
}

type Switched = { readonly ok: true; readonly outage: ThingId } | { readonly ok: false; readonly no: OutageRefusal };

/** The same delivery again is answered the same, and does nothing. */
export async function switchOutage(shell: Shell, asked: OutageAsked): Promise<Reply> {
  const { wish, viewer, caller } = asked;
  const policy = policyInForce(shell.policies(), caller.at);
  const switched = await serialisable(shell.db, (tx) => openOrClose(shell, tx, asked, policy), {
    lanes: [`team ${asked.member.team}`],
  });
  if (!switched.ok) return { ok: false, say: sayOutageRefusal(switched.no, viewer), now: null };
  const outage = await readOutage(shell.db.read, shell.workspace, switched.outage);
  const say =
    wish.kind === 'outage_close' || outage === null
      ? outageClosedReply(viewer)
      : outageOpenedReply(outage.name, viewer);
  return { ok: true, say, now: null };
}

async function openOrClose(
  shell: Shell,
  tx: Tx,
  asked: OutageAsked,
  policy: AuthorityPolicy | null,
): Promise<Switched> {
  const { key, wish, member, caller } = asked;
  const before = await rememberedReply(tx, shell.workspace, key);
  if (typeof before === 'string') return { ok: true, outage: thingId.parse(before) };
  const rule = policy?.outages ?? null;
  if (policy === null || rule === null) return { ok: false, no: { kind: 'no_outages' } };
  if (!mayOpenOutage(rule, member.role)) return { ok: false, no: { kind: 'not_your_role', roles: rule.openedBy } };
  const current = await openOutageOfTeam(tx, shell.workspace, member.team);
  let outage: ThingId;
  if (wish.kind === 'outage_close') {
    if (current === null) return { ok: false, no: { kind: 'none_open' } };
    outage = current.id;
    await closeOutage(tx, shell.workspace, outage, { by: member.id, at: caller.at });
    await redrawOutage(shell, tx, outage);
  } else {
    if (current !== null) return { ok: false, no: { kind: 'open_already', name: current.name } };
    const by = { member: member.id, role: member.role, team: member.team };
    if (!isWithinOutage(wish.remedy, policy, { by, at: caller.at }))
      return { ok: false, no: { kind: 'remedy_too_large', most: rule.maxPerCase } };
    outage = await open(shell, tx, asked, wish);
  }
  await rememberReply(tx, shell.workspace, { key, at: caller.at, reply: outage });
  return { ok: true, outage };
}

async function open(
  shell: Shell,
  tx: Tx,
  { member, caller }: OutageAsked,
  wish: Extract<Wish, { kind: 'outage_open' }>,
): Promise<ThingId> {
  const team = (await shell.directory.now(tx)).teams.find((t) => t.id === member.team);
  const name = clip(redact(oneLine(cleanText(wish.name))).text, LONGEST_NAME);
  const failure = readComplaint(name, { at: caller.at, zone: team?.zone ?? 'UTC' }).failure.value;
  const id = shell.newId('out');
  const outage = { id, team: member.team, name, failure, remedy: wish.remedy };
  await openOutage(tx, shell.workspace, { ...outage, openedBy: member.id, openedAt: caller.at });
  const subject = { kind: 'outage', outage: id } as const;
  for (const channel of team?.cases ?? []) {
    const dest = { kind: 'channel', channel } as const;
    const message = { subject, platform: channel.platform, dest };
    await want(shell, { kind: 'version', message, version: 1 }, tx);
  }
  return id;
}
