/** The simulated workplace: a hotel front desk. Who works there, which channels there are, on both platforms. */

export interface PlayPerson {
  readonly id: string;
  readonly name: string;
  /** What the person does, as the page shows it. */
  readonly job: string;
  readonly email: string;
  readonly locale: string;
  readonly zone: string;
  readonly slackUser: string;
  readonly teamsUser: string;
  /** Works there, but stands in no list of the app's. */
  readonly stranger?: boolean;
}

export interface PlayChannel {
  /** Without the `#`. */
  readonly name: string;
  readonly about: string;
  readonly slackChannel: string;
  readonly teamsConversation: string;
}

/** A chat of a few people and the app. */
export interface PlayGroup {
  readonly name: string;
  /** Ids of people. */
  readonly people: readonly string[];
  /** In Teams; Slack makes its own id. */
  readonly conversation: string;
}

export interface PlayWorld {
  readonly company: string;
  readonly people: readonly PlayPerson[];
  readonly channels: readonly PlayChannel[];
  readonly groups?: readonly PlayGroup[];
  readonly slack: {
    readonly team: string;
    readonly domain: string;
    readonly app: string;
    readonly botUser: string;
    readonly botId: string;
    readonly botToken: string;
    readonly signingSecret: string;
    /** App-level, for Socket Mode. */
    readonly appToken: string;
  };
  readonly teams: {
    readonly tenant: string;
    readonly clientId: string;
    readonly clientSecret: string;
    /** The Teams team that holds the channels. */
    readonly group: string;
  };
}

export const person = (n: number, told: Pick<PlayPerson, 'id' | 'name' | 'job' | 'locale'>): PlayPerson => ({
  ...told,
  email: `${told.id}@hotel-aurora.example`,
  zone: 'Europe/Paris',
  slackUser: `U0${told.id.toUpperCase()}`,
  teamsUser: `00000000-0000-4000-8000-00000000000${n}`,
});

const channel = (name: string, about: string, key: string): PlayChannel => ({
  name,
  about,
  slackChannel: `C0${key.toUpperCase()}`,
  teamsConversation: `19:${key}@thread.tacv2`,
});

/** The hotel everybody meets first. Its people and channels stand also in `demo/amends.yaml`; a test compares them. */
export const HOTEL_AURORA: PlayWorld = {
  company: 'Hotel Aurora',
  people: [
    person(1, { id: 'ana', name: 'Ana Ortiz', job: 'Front desk agent', locale: 'en-GB' }),
    person(2, { id: 'bob', name: 'Bob Lindqvist', job: 'Front desk agent', locale: 'en-US' }),
    person(3, { id: 'mia', name: 'Mia Laurent', job: 'Duty manager', locale: 'fr-FR' }),
    person(4, { id: 'gil', name: 'Gil Okafor', job: 'General manager', locale: 'en-GB' }),
  ],
  channels: [
    channel('guest-recoveries', 'Every complaint, one card and one thread each', 'recoveries'),
    channel('wins', 'Thank you, out loud', 'wins'),
    channel('front-desk', 'The shift talks here', 'desk'),
  ],
  slack: {
    team: 'T0AURORA',
    domain: 'hotel-aurora',
    app: 'A0AMENDS',
    botUser: 'U0AMENDS',
    botId: 'B0AMENDS',
    botToken: 'xoxb-playground-aurora',
    signingSecret: 'playground-signing-secret-aurora',
    appToken: 'xapp-1-A0AMENDS-playground-aurora',
  },
  teams: {
    tenant: 'aaaaaaaa-0000-4000-8000-0000000000aa',
    clientId: '11111111-2222-4333-8444-555555555555',
    clientSecret: 'playground-teams-secret',
    group: '19:aurora-team@thread.tacv2',
  },
};
