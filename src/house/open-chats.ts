/** The chat platforms of one organisation: a platform's code and its SDK take a fifth of the start and 30 to 50 MB, so that one that is not configured is not loaded. */
import type { Inbox } from '../app/door/inbox.ts';
import { makeDoor } from '../app/door/make-door.ts';
import { accountsIn } from '../app/keep/accounts.ts';
import { installations } from '../app/keep/installations.ts';
import { presence } from '../app/keep/presence.ts';
import { references } from '../app/keep/references.ts';
import type { Chat } from '../app/messages/chat-port.ts';
import { measuredChat } from '../app/messages/measured-chat.ts';
import { makePictureDoor } from '../app/pictures/picture-door.ts';
import type { Shell } from '../app/shell.ts';
import type { Bodies } from '../bodies.ts';
import type { OAuthConfig } from '../chat/slack/install/pages.ts';
import type { Slack, SlackNeeds } from '../chat/slack/make-slack.ts';
import type { Teams } from '../chat/teams/make-teams.ts';
import type { Config, SlackConfig } from '../config.ts';

export interface Chats {
  readonly slack: Slack | null;
  readonly teams: Teams | null;
  readonly all: readonly Chat[];
}

export interface ChatsOf {
  readonly config: Config;
  readonly inbox: Inbox;
  readonly bodies: Bodies;
  /** Not given: people do not come from Slack. */
  readonly hearOfPeople: SlackNeeds['hearOfPeople'] | undefined;
}

export async function openChats(shell: Shell, { config, inbox, bodies, hearOfPeople }: ChatsOf): Promise<Chats> {
  const door = makeDoor(shell, inbox);
  const accounts = accountsIn(shell);
  const slack =
    config.slack === null
      ? null
      : await (
          await import('../chat/slack/make-slack.ts')
        ).makeSlack({
          config: { ...config.slack, oauth: oauthOf(shell, config.slack, hearOfPeople !== undefined) },
          door,
          slackUserOf: accounts.userOf('slack'),
          nameOf: accounts.nameOf('slack'),
          presence: presence(shell, config.slack.botToken),
          ...(shell.pictures != null && { show: makePictureDoor(shell, shell.pictures).show }),
          ...(hearOfPeople !== undefined && { hearOfPeople }),
          bodies,
          log: shell.log,
          meters: shell.meters,
          now: shell.now,
        });
  const teams =
    config.teams === null
      ? null
      : (await import('../chat/teams/make-teams.ts')).makeTeams({
          config: config.teams,
          door,
          store: references(shell),
          userOf: accounts.userOf('teams'),
          bodies,
          log: shell.log,
          meters: shell.meters,
          now: shell.now,
        });
  const all = [slack, teams].flatMap((d) => (d === null ? [] : [measuredChat(shell, d.chat)]));
  return { slack, teams, all };
}

/** Where several share one Slack app it is heard once, for all of them. */
export const heardTogether = (config: Config): Config =>
  config.slack === null ? config : { ...config, slack: { ...config.slack, signingSecret: null, appToken: null } };

function oauthOf(shell: Shell, { oauth }: SlackConfig, readsPeople: boolean): OAuthConfig | null {
  // where Slack sends people back to stands in the app's settings: from a request's Host it could be anywhere
  return oauth === null ? null : { ...oauth, redirectUri: null, readsPeople, store: installations(shell) };
}
