/** What stands on both platforms, as plain data. */
import { objectOf, textOf } from '../../src/playground/slack/json.ts';
import { WORKERS } from '../company.ts';
import type { Posted, Told } from '../record.ts';
import type { Stage } from './stage.ts';

/** `zero`: the moment at which the run began, by the clock of the platforms. */
export function readTold({ slack, teams }: Stage, zero: number): Told {
  return {
    posted: [...onSlack(slack, zero), ...onTeams(teams, zero)],
    early: [
      ...slack.early().map(({ method }) => `Slack ${method}`),
      ...teams
        .calls()
        .filter(({ early }) => early)
        .map(({ method, path }) => `Teams ${method} ${path}`),
    ],
  };
}

function onSlack({ state }: Stage['slack'], zero: number): readonly Posted[] {
  const workerOf = (user: string | null): string | null =>
    WORKERS.find(({ person }) => person.slackUser === user)?.person.id ?? null;
  const privateWith = (channel: string): string | null => {
    const place = state.channels.get(channel);
    return place?.kind === 'im' ? workerOf([...place.members].find((user) => workerOf(user) !== null) ?? null) : null;
  };
  return [...state.messages, ...state.ephemerals]
    .filter(({ botId }) => botId !== null)
    .map((message) => ({
      platform: 'slack',
      place: message.channel,
      id: message.ts,
      root: message.threadTs,
      to: workerOf(message.viewer) ?? privateWith(message.channel),
      at: Math.round(Number(message.ts) * 1_000 - zero),
      text: `${message.text} ${JSON.stringify(message.blocks)}`,
      key: textOf(objectOf(message.metadata?.['event_payload']), 'key') ?? null,
      about: null,
      heardAt: null,
    }));
}

function onTeams(teams: Stage['teams'], zero: number): readonly Posted[] {
  const heard = new Map(
    teams
      .calls()
      .flatMap(({ made, status, overAt }) => (made !== null && status === 201 ? [[made, overAt - zero]] : [])),
  );
  return teams
    .memory()
    .filter(({ author, deleted }) => author === 'bot' && !deleted)
    .map((message) => ({
      platform: 'teams',
      place: message.conversation,
      id: message.id,
      root: message.root,
      to: message.targeted ?? /^a:1-(.+)$/.exec(message.conversation)?.[1] ?? null,
      at: Number(message.id) - zero,
      text: JSON.stringify([message.text, message.summary, message.cards, message.answered]),
      key: null,
      about: /"of":"([^"]+)"/.exec(JSON.stringify(message.cards))?.[1] ?? null,
      heardAt: heard.get(message.id) ?? null,
    }));
}
