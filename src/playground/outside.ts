/** What comes to the hotel from outside, at the press of a button: reviews that an integration posts in a channel, and tickets a help desk sends by a signed webhook. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { Refusal, type PlaySide } from './play-side.ts';
import type { JsonObject } from './slack/json.ts';
import type { FakeSlack } from './slack/fake-slack.ts';
import type { FakeTeams } from './teams/fake-teams.ts';
import type { WireLog } from './wire-log.ts';
import type { PlayChannel } from './world.ts';

/** The channel that is listened to. */
export const REVIEWS: PlayChannel = {
  name: 'guest-reviews',
  about: 'What guests write elsewhere. Amends listens here',
  slackChannel: 'C0REVIEWS',
  teamsConversation: '19:reviews@thread.tacv2',
};

/** The help desk, as amends.yaml would name it. */
export const HELP_DESK = {
  name: 'helpdesk',
  secret: `whsec_${Buffer.from('playground help desk secret').toString('base64')}`,
} as const;

const REVIEW_APP = { name: 'Review Radar', bot: 'B0RADAR', id: 'A0RADAR' } as const;

interface Review {
  readonly guest: string;
  readonly stars: number;
  readonly title: string;
  readonly text: string;
}

/** Invented, and told in turn: what is no complaint is among them. */
const WRITTEN: readonly Review[] = [
  {
    guest: 'Henrik P.',
    stars: 1,
    title: 'Two nights without hot water',
    text: 'Room 217 had no hot water on both days. The desk promised to call me back and nobody did. Very disappointing.',
  },
  {
    guest: 'Aiko T.',
    stars: 5,
    title: 'We will be back!',
    text: 'Wonderful staff, a spotless room, and the best breakfast of our trip. Thank you all so much!',
  },
  {
    guest: 'Marta L.',
    stars: 2,
    title: 'Charged twice for parking',
    text: 'We were charged twice for the car park and the garage door was broken all weekend. I want the second payment back.',
  },
];
const TICKETS: readonly { readonly subject: string; readonly text: string; readonly customer: string }[] = [
  {
    subject: 'Wrong bill',
    text: 'My bill has a minibar I never opened. It is the second time, and I am annoyed that nobody answers the phone.',
    customer: 'booking HA-48213',
  },
  {
    subject: 'Thank you',
    text: 'Just to say thank you to the team of the night shift, you were lovely!',
    customer: 'booking HA-48377',
  },
];

export interface OutsideParts {
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
  readonly wire: WireLog;
  readonly now: () => Date;
  /** Where the app is; null while it starts. */
  readonly appUrl: () => string | null;
}

const platform = z.object({ platform: z.enum(['slack', 'teams']) });

export function outsideSide(parts: OutsideParts): PlaySide {
  const told = { slack: 0, teams: 0, tickets: 0 };
  return {
    state: () => ({ channel: REVIEWS.name }),
    onChange: () => () => undefined,
    operations: {
      review: async (args) => {
        const on = platform.parse(args).platform;
        const review = WRITTEN[told[on] % WRITTEN.length];
        told[on] += 1;
        if (review === undefined) throw new Refusal('Nobody writes anything.');
        if (on === 'slack') parts.slack.postAs(REVIEW_APP, REVIEWS.slackChannel, { blocks: blocksOf(review) });
        else await parts.teams.say('gil', REVIEWS.teamsConversation, passedOn(review), { mentionBot: false });
      },
      ticket: async (args) => {
        const of = platform.parse(args).platform;
        const ticket = TICKETS[told.tickets % TICKETS.length];
        told.tickets += 1;
        if (ticket === undefined) throw new Refusal('The help desk has no ticket.');
        return await sendTicket(parts, of, ticket, told.tickets);
      },
    },
  };
}

const stars = (n: number): string => `${'★'.repeat(n)}${'☆'.repeat(5 - n)}`;

/** As an integration draws it: the words are in blocks alone. */
const blocksOf = ({ guest, stars: n, title, text }: Review): readonly JsonObject[] => [
  { type: 'section', text: { type: 'mrkdwn', text: `*${title}*  ${stars(n)}` } },
  { type: 'section', text: { type: 'plain_text', text } },
  { type: 'context', elements: [{ type: 'mrkdwn', text: `${guest} · ${n} of 5 · a travel site` }] },
];

/** Teams passes on what people write, not what other apps post. */
const passedOn = ({ guest, stars: n, title, text }: Review): string =>
  `New review, ${n} of 5, by ${guest}: ${title}${/[.!?]$/.test(title) ? '' : '.'} ${text}`;

async function sendTicket(
  { wire, now, appUrl }: OutsideParts,
  of: 'slack' | 'teams',
  ticket: (typeof TICKETS)[number],
  n: number,
): Promise<unknown> {
  const url = appUrl();
  if (url === null) throw new Refusal('Amends is still starting.');
  const at = now();
  const { subject, text, customer } = ticket;
  const data = { subject, text, customer: { id: customer } };
  const body = JSON.stringify({ type: 'complaint.created', timestamp: at.toISOString(), data });
  const id = `ticket_${at.getTime()}_${n}`;
  const stamp = String(Math.floor(at.getTime() / 1_000));
  const key = Buffer.from(HELP_DESK.secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${stamp}.${body}`).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': stamp,
    'webhook-signature': `v1,${signature}`,
  };
  const what = `POST /intake/${HELP_DESK.name}`;
  const entry = wire.open({ platform: of, direction: 'to_app', what, body, headers });
  const answer = await fetch(`${url}/intake/${HELP_DESK.name}`, { method: 'POST', body, headers });
  const said = await answer.text();
  entry.close(answer.status, said.slice(0, 200));
  return JSON.parse(said) as unknown;
}
