/** The ways in of the chat platforms: each platform's app is one, however many organisations it serves. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WaysIn } from '../chat/slack/ways-in.ts';
import type { Config } from '../config.ts';
import type { Installation } from './installation.ts';
import type { House } from './open-house.ts';

export interface SharedChats {
  readonly slack: Pick<WaysIn, 'listener' | 'served' | 'open' | 'connections'> | null;
  readonly teams: ((req: IncomingMessage, res: ServerResponse) => Promise<void>) | null;
  /** Takes nothing more over connections of Slack's Socket Mode. */
  stop(): void;
  close(mostMs: number): Promise<void>;
}

export async function shareChats(
  installation: Installation,
  houses: readonly [House, ...House[]],
): Promise<SharedChats> {
  const [first, ...others] = houses;
  if (others.length === 0) {
    const { slack, teams } = first.chats;
    // what is one organisation's closes with it
    return {
      slack,
      teams: teams === null ? null : (req, res) => teams.listener(req, res),
      stop: () => undefined,
      close: () => Promise.resolve(),
    };
  }
  const slack = await slackTogether(installation, houses);
  const teams = await teamsTogether(installation, houses);
  return { slack, teams, stop: () => slack?.stop(), close: async (mostMs) => await slack?.close(mostMs) };
}

async function slackTogether(installation: Installation, houses: readonly House[]): Promise<WaysIn | null> {
  const [first, ...others] = houses.flatMap(({ chats, config }) =>
    chats.slack === null ? [] : [{ slack: chats.slack, places: slackPlaces(config), config }],
  );
  if (first?.config.slack == null) return null;
  const { slackOfSeveral } = await import('../chat/slack/several.ts');
  return slackOfSeveral([first, ...others], { ...installation, config: first.config.slack });
}

/** The ids of the Slack workspaces that an organisation names. */
const slackPlaces = ({ organisation: { slackTeam } }: Config): ReadonlySet<string> =>
  new Set(slackTeam === null ? [] : [slackTeam]);

async function teamsTogether(installation: Installation, houses: readonly House[]): Promise<SharedChats['teams']> {
  const [first, ...others] = houses.flatMap(({ chats: { teams }, config }) =>
    teams === null || config.teams === null
      ? []
      : [{ teams, tenants: new Set(config.teams.tenantIds), issuer: config.teams.issuer }],
  );
  if (first === undefined) return null;
  const { teamsOfSeveral } = await import('../chat/teams/several.ts');
  return teamsOfSeveral([first, ...others], { ...installation, issuer: first.issuer });
}
