/** The day at a glance and the leader's digest, for the gallery. */
import type { Card } from '../../../src/cards/kit/card.ts';
import { leaderCard, noLeaderDigest } from '../../../src/cards/team/leader-card.ts';
import { lineupCard, lineupChosen, lineupNotChosen, noLineup } from '../../../src/cards/team/lineup-card.ts';
import type { Viewer } from '../../../src/cards/kit/viewer.ts';
import { makeLeaderDigest } from '../../../src/core/digest/leader.ts';
import type { Lineup } from '../../../src/core/digest/lineup.ts';
import { ANA, hours, after, R } from '../../core/case/build.ts';
import { full, leaderInput } from '../../core/digest/leader.ts';
import { TEAM } from '../../core/digest/week.ts';

const LINEUP: Lineup = {
  team: TEAM,
  day: '2026-12-10',
  promised: { count: 4, late: 1, next: { case: R(1042), due: after(hours(1)) } },
  urgent: {
    counts: [
      { severity: 'S1', count: 1 },
      { severity: 'S2', count: 3 },
    ],
    first: R(1031),
  },
  value: 'we keep our word',
  thanks: { to: ANA.id, name: ANA.name, deed: 'called back at ten at night, as promised' },
  lookOut: {
    kind: 'change',
    change: {
      of: { kind: 'failure', failure: 'outcome.facility' },
      value: 6,
      usual: { median: 1, p25: 1, p75: 2, least: 0, most: 2, weeks: 8 },
    },
  },
};

export function rhythmCards(reader: Viewer): Readonly<Record<string, Card>> {
  const [all, little] = [full(), leaderInput({ heard: 3, notComplaints: { hits: 0, n: 3 } })].map(makeLeaderDigest);
  if (all == null || little == null) throw new Error('there is nothing to tell a leader');
  return {
    lineup: lineupCard(LINEUP),
    'lineup-none': noLineup(reader),
    'lineup-on': lineupChosen(TEAM.name, '08:30', reader),
    'lineup-off': lineupChosen(TEAM.name, null, reader),
    'lineup-not-lead': lineupNotChosen('not_lead', TEAM.name, reader),
    'lineup-no-channel': lineupNotChosen('no_channel', TEAM.name, reader),
    leader: leaderCard(all, { kind: 'reply' }, reader),
    'leader-little': leaderCard(little, { kind: 'reply' }, reader),
    'leader-nothing': noLeaderDigest('nothing', '2026-W47', reader),
    'leader-not-lead': noLeaderDigest('not_lead', '2026-11', reader),
  };
}
