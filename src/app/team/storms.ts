/** `storm on` and `storm off`: one transaction each, announced in the team's channel; the clock and the budget end one by themselves. */
import type { StormRule } from '../../core/policy/policy.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import { isOn, maySwitchStorm } from '../../core/authority/storm.ts';
import { thingId, type ThingId } from '../../core/base/ids.ts';
import type { Member } from '../../core/base/members.ts';
import { redact } from '../../core/base/redact.ts';
import { cleanText, clip, oneLine } from '../../core/base/text.ts';
import { sayStormRefusal, stormOffReply, stormOnReply, type StormRefusal } from '../../cards/team/storm-card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { rememberedReply, rememberReply } from '../../db/case/remembered.ts';
import { serialisable, type Tx } from '../../db/engine/serialisable.ts';
import { readStorm, startStorm, stormOfTeam, stormsOver, type StormKept } from '../../db/team/storms.ts';
import type { Caller } from '../caller.ts';
import type { Reply, Wish } from '../door/door.ts';
import type { Shell } from '../shell.ts';
import { announceStorm, endAndSay } from './storm-news.ts';

const LONGEST_REASON = 200;

export interface StormAsked {
  readonly key: string;
  readonly member: Member;
  readonly wish: Extract<Wish, { kind: 'storm_on' | 'storm_off' }>;
  readonly caller: Caller;
  readonly viewer: Viewer;
}

/** What came of it, as it is remembered: the storm, or why not. */
type Switched = { readonly ok: true; readonly storm: ThingId } | { readonly ok: false; readonly no: StormRefusal };

/** The same delivery again is answered the same, and does nothing. */
export async function switchStorm(shell: Shell, asked: StormAsked): Promise<Reply> {
  const { wish, viewer, caller } = asked;
  const rule = policyInForce(shell.policies(), caller.at)?.storm ?? null;
  const switched = await serialisable(shell.db, (tx) => switchInOne(shell, tx, asked, rule), {
    lanes: [`team ${asked.member.team}`],
  });
  if (!switched.ok) return { ok: false, say: sayStormRefusal(switched.no, viewer), now: null };
  const storm = await readStorm(shell.db.read, shell.workspace, switched.storm);
  const say = wish.kind === 'storm_off' || storm === null ? stormOffReply(viewer) : stormOnReply(storm.until, viewer);
  return { ok: true, say, now: null };
}

async function switchInOne(shell: Shell, tx: Tx, asked: StormAsked, rule: StormRule | null): Promise<Switched> {
  const { key, wish, member, caller } = asked;
  const before = await rememberedReply(tx, shell.workspace, key);
  if (typeof before === 'string') return { ok: true, storm: thingId.parse(before) };
  const no = mayNot(rule, member);
  if (rule === null || no !== null) return { ok: false, no: no ?? { kind: 'no_storms' } };
  const known = await stormOfTeam(tx, shell.workspace, member.team);
  const current = known !== null && isOn(known, caller.at) ? known : null;
  let storm: ThingId;
  if (wish.kind === 'storm_off') {
    if (current === null) return { ok: false, no: { kind: 'none_on' } };
    await endAndSay(shell, tx, current, { at: caller.at, by: member.id });
    storm = current.id;
  } else {
    if (wish.ms > rule.maxDuration) return { ok: false, no: { kind: 'too_long', mostMs: rule.maxDuration } };
    if (current !== null) return { ok: false, no: { kind: 'on_already', by: current.by, until: current.until } };
    // its time is over and its timer has not rung yet
    if (known !== null) await endAndSay(shell, tx, known, { at: known.until, by: 'time' });
    storm = await start(shell, tx, asked, wish);
  }
  await rememberReply(tx, shell.workspace, { key, at: caller.at, reply: storm });
  return { ok: true, storm };
}

function mayNot(rule: StormRule | null, member: Member): StormRefusal | null {
  if (rule === null) return { kind: 'no_storms' };
  return maySwitchStorm(rule, member.role) ? null : { kind: 'not_your_role', roles: rule.switchedBy };
}

async function start(
  shell: Shell,
  tx: Tx,
  { member, caller }: StormAsked,
  wish: Extract<Wish, { kind: 'storm_on' }>,
): Promise<ThingId> {
  const storm: StormKept = {
    id: shell.newId('sto'),
    team: member.team,
    by: member.id,
    reason: clip(redact(oneLine(cleanText(wish.reason))).text, LONGEST_REASON),
    from: caller.at,
    until: new Date(caller.at.getTime() + wish.ms),
    endedAt: null,
    endedBy: null,
  };
  await startStorm(tx, shell.workspace, storm);
  await announceStorm(shell, tx, storm, 1);
  return storm.id;
}

/** Ends every storm whose time is over; a timer that rings twice or late does nothing more. */
export async function endStormsOver(shell: Shell): Promise<void> {
  const at = shell.now();
  if ((await stormsOver(shell.db.read, shell.workspace, at)).length === 0) return;
  await serialisable(
    shell.db,
    async (tx) => {
      for (const storm of await stormsOver(tx, shell.workspace, at))
        await endAndSay(shell, tx, storm, { at: storm.until, by: 'time' });
    },
    { lanes: ['storms over'] },
  );
}
