/** What is wrong with a card as both platforms draw it. */
import type { Card } from '../../src/cards/kit/card.ts';
import { faultsInMessage } from '../../src/chat/slack/limits/validate.ts';
import { toMessage } from '../../src/chat/slack/out/render.ts';
import { faultsInActivity } from '../../src/chat/teams/limits/validate.ts';
import { DETAILS, toActivity } from '../../src/chat/teams/out/render.ts';
import { AURORA } from '../core/case/build.ts';
import { eachObject, liveInSlack, slackFaults, teamsFaults } from './pings.ts';

const PEOPLE = new Set(AURORA.members.flatMap((m) => [`U0${m.id.toUpperCase()}`, m.name]));
const userOf = (member: string): string | undefined =>
  AURORA.members.some((m) => m.id === member) ? `U0${member.toUpperCase()}` : undefined;

/** What is wrong with a card as it is drawn: too much for a platform, or a call to somebody it must not call. */
export function faultsIn(card: Card): readonly unknown[] {
  const slack = toMessage(card, userOf);
  const inSlack = [
    ...faultsInMessage(slack),
    ...liveInSlack(slack.text, PEOPLE),
    ...eachObject(slack.blocks).flatMap((o) => slackFaults(o, PEOPLE)),
  ];
  return [...inSlack, ...faultsInTeams(card)];
}

/** As the sender does it: the fullest that fits; the shortest always must. */
function faultsInTeams(card: Card): readonly unknown[] {
  let faults: readonly unknown[] = [];
  for (const detail of DETAILS) {
    const activity = toActivity(card, userOf, detail);
    faults = faultsInActivity(activity);
    if (faults.length === 0) return eachObject(activity).flatMap((o) => teamsFaults(o, PEOPLE));
  }
  return faults;
}
