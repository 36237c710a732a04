import { describe, expect, it } from 'vitest';
import { destAsStored, type Dest } from '../../../src/app/messages/dest.ts';
import { messagesWanted, type Around } from '../../../src/app/messages/notify.ts';
import type { Channel, Member, Platform } from '../../../src/core/base/members.ts';
import type { Notice } from '../../../src/core/case/follows/notices.ts';
import type { ShoutOut } from '../../../src/core/case/ends.ts';
import { ANA, AURORA, DESK, MIA, NOON, openCase, R, thing } from '../../core/case/build.ts';

const SLACK: Channel = { platform: 'slack', place: 'T0AURORA', channel: 'C0RECOVERIES' };
const TEAMS: Channel = { platform: 'teams', place: 'tenant', channel: '19:recoveries' };
const THANKS: Channel = { platform: 'teams', place: 'tenant', channel: '19:thanks' };
const inTeams = { platform: 'teams', place: 'tenant', user: '29:1' } as const;
/** On both platforms, on Teams alone, and nowhere. */
const BOTH: Member = { ...ANA, identities: [...ANA.identities, inTeams] };
const ONLY_TEAMS: Member = { ...ANA, identities: [inTeams] };
const NOWHERE: Member = { ...ANA, identities: [] };

const shoutOut: ShoutOut = {
  id: thing('sho_0001'),
  to: ANA.id,
  kind: 'ownership',
  text: 'Ana stayed until the water was hot.',
  value: null,
  status: 'posted',
  audience: 'public',
  at: NOON,
  confirmedBy: ANA.id,
};
const of = R(1042);
const card: Notice = { kind: 'case', case: of };
const request: Notice = { kind: 'request', case: of, request: thing('req_0001') };
const requestTo: Notice = { kind: 'request_to', case: of, request: thing('req_0001'), to: ANA.id, anew: false };
const draft: Notice = { kind: 'draft', case: of, shoutOut: shoutOut.id, to: ANA.id, isLead: false };
const thanks: Notice = { kind: 'thanks', case: of, shoutOut: shoutOut.id };
const event: Notice = { kind: 'event', case: of, seq: 4, to: ANA.id };

interface House {
  readonly home?: Channel | null;
  readonly cases?: readonly Channel[];
  readonly thanks?: readonly Channel[];
  readonly ana?: Member;
  readonly posted?: Partial<ShoutOut>;
}
function around({ home = SLACK, cases = [SLACK], thanks: channels = [], ana = ANA, posted = {} }: House): Around {
  const teams = AURORA.teams.map((team) => (team.id === DESK ? { ...team, cases, thanks: channels } : team));
  const c = openCase({ version: 7, home, shoutOuts: [{ ...shoutOut, ...posted }] });
  return { case: c, members: [ana, MIA], teams };
}
const wanted = (notices: readonly Notice[], house: House) =>
  messagesWanted({ workspace: AURORA.id }, notices, around(house));

const channel = (to: Channel): Dest => ({ kind: 'channel', channel: to });
const thread: Dest = { kind: 'thread', of: { kind: 'case', case: of } };
const person: Dest = { kind: 'person', member: ANA.id };

describe('where people are told', () => {
  it.each<[string, Notice, House, Platform, Dest]>([
    ['a case: in the channel for cases', card, {}, 'slack', channel(SLACK)],
    ['a case of Teams: in the channel there', card, { home: TEAMS, cases: [SLACK, TEAMS] }, 'teams', channel(TEAMS)],
    ['a case from another place: in the first channel', card, { home: TEAMS }, 'slack', channel(SLACK)],
    ['a case from another system: in the first channel', card, { home: null }, 'slack', channel(SLACK)],
    ['a case of a team without a channel: where it was logged', card, { cases: [] }, 'slack', channel(SLACK)],
    ['a request: in the thread of the case', request, {}, 'slack', thread],
    ['somebody asked: privately, too', requestTo, {}, 'slack', person],
    ['somebody asked who is on Teams alone: there', requestTo, { ana: ONLY_TEAMS }, 'teams', person],
    ['a draft: where the case is', draft, { ana: BOTH }, 'slack', person],
    ['a draft for somebody on Teams alone: there', draft, { ana: ONLY_TEAMS }, 'teams', person],
    ['an event: privately', event, {}, 'slack', person],
    ['thanks: in the channel for thanks', thanks, { thanks: [THANKS] }, 'teams', channel(THANKS)],
    ['thanks: best where the case is', thanks, { thanks: [THANKS, SLACK] }, 'slack', channel(SLACK)],
    ['thanks of a team without a channel: privately', thanks, {}, 'slack', person],
  ])('%s', (_, notice, house, platform, dest) =>
    expect(wanted([notice], house)).toMatchObject([{ platform, dest: destAsStored(dest), wanted: 7 }]),
  );

  it.each<[string, Notice, House]>([
    ['a case that has no channel anywhere', card, { home: null, cases: [] }],
    ['a request of such a case', request, { home: null, cases: [] }],
    ['somebody who is nowhere', event, { ana: NOWHERE }],
    ['thanks that were dropped', thanks, { posted: { status: 'dropped' } }],
    ['thanks that stay private', thanks, { posted: { audience: 'private' }, thanks: [THANKS] }],
  ])('nowhere: %s', (_, notice, house) => expect(wanted([notice], house)).toEqual([]));

  it('somebody asked who is on both platforms: on each, once', () =>
    expect(wanted([requestTo, requestTo], { ana: BOTH }).map(({ platform }) => platform)).toEqual(['slack', 'teams']));

  it('what is told anew is another post, whatever else is told of it', () => {
    const anew: Notice = { ...requestTo, anew: true };
    const under = { key: 'aurora/request:R-1042:req_0001:ana/slack/7', anew: true };
    expect(wanted([requestTo, anew, requestTo], {})).toMatchObject([under]);
  });

  it('wants each message once, under the key it always had', () =>
    expect(wanted([card, request, card], {}).map(({ key }) => key)).toEqual([
      'aurora/case:R-1042/slack',
      'aurora/request:R-1042:req_0001/slack',
    ]));
});
