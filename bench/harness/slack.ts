/** Requests as Slack sends and signs them: a slash command, and the submitted form that the app itself opened. */
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Sent } from './wire.ts';

export const SECRET = 'bench-secret';
const TEAM = 'T0BENCH';
const PATH = '/slack/events';

/** Who the people of a company of that size are: each does something in turn. */
export interface Crowd {
  readonly people: number;
  readonly teams: number;
}

export const userOf = (n: number): string => `U${100_000_000 + n}`;
export const channelOf = (n: number): string => `C${200_000_000 + n}`;

function signed(form: Readonly<Record<string, string>>): Sent {
  const body = new URLSearchParams(form).toString();
  const at = String(Math.floor(Date.now() / 1_000));
  const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': at,
    'x-slack-signature': signature,
  };
  return { path: PATH, headers, body };
}

interface Typed {
  readonly text: string;
  /** Makes it a delivery of its own. */
  readonly mark: string;
  readonly stubUrl: string;
}

export function slash(crowd: Crowd, n: number, { text, mark, stubUrl }: Typed): Sent {
  return signed({
    team_id: TEAM,
    channel_id: channelOf(n % crowd.teams),
    channel_name: 'recoveries',
    user_id: userOf(n % crowd.people),
    user_name: `person${n % crowd.people}`,
    command: '/amends',
    text,
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: `${stubUrl}/response`,
    trigger_id: `${mark}.${n}`,
  });
}

const formShape = z.looseObject({
  private_metadata: z.string(),
  blocks: z.array(
    z.looseObject({
      type: z.string(),
      block_id: z.string(),
      element: z.looseObject({ type: z.string(), action_id: z.string() }).optional(),
    }),
  ),
});
export type OpenedForm = z.infer<typeof formShape>;

/** A button of a card that stands in a channel, and who presses it. */
export interface Pressed {
  readonly by: number;
  readonly channel: string;
  readonly ts: string;
  /** As the app drew it. */
  readonly button: Readonly<Record<string, unknown>>;
  readonly mark: string;
}

export function press({ by, channel, ts, button, mark }: Pressed): Sent {
  const message = { type: 'message', ts, thread_ts: ts, user: 'U0BOT', bot_id: 'B0BOT', text: '' };
  return signed({
    payload: JSON.stringify({
      type: 'block_actions',
      team: { id: TEAM, domain: 'bench' },
      user: { id: userOf(by), username: 'person', name: 'person', team_id: TEAM },
      api_app_id: 'A0BENCH',
      trigger_id: mark,
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: 'recoveries' },
      message,
      state: { values: {} },
      enterprise: null,
      is_enterprise_install: false,
      actions: [{ block_id: 'actions', ...button, action_ts: mark }],
    }),
  });
}

/** Asks the app for its form and reads it from the stub that it was opened at. */
export async function openForm(appUrl: string, stubUrl: string, crowd: Crowd): Promise<OpenedForm> {
  const { path, headers, body } = slash(crowd, 1, { text: 'log Room 1: warm up', mark: 'form', stubUrl });
  await fetch(appUrl + path, { method: 'POST', headers, body });
  for (let tries = 0; tries < 200; tries += 1) {
    const shown = await (await fetch(`${stubUrl}/form`)).text();
    if (shown !== '') return formShape.parse(JSON.parse(shown));
    await sleep(20);
  }
  throw new Error('the form was not opened');
}

/** The form of the n-th, filled with words and a customer of its own. */
export function submission(form: OpenedForm, crowd: Crowd, n: number, mark: string): Sent {
  const words: Readonly<Record<string, string>> = {
    'field:text': `Room ${100 + (n % 900)}: late breakfast, guest upset ${mark} ${n}`,
    'field:customer': `Guest ${mark}-${n}`,
    'field:remedySought': 'a voucher',
  };
  const values = Object.fromEntries(
    form.blocks.flatMap(({ block_id, element }) =>
      element === undefined ? [] : [[block_id, { [element.action_id]: filled(element, words[block_id]) }]],
    ),
  );
  const about: object = JSON.parse(form.private_metadata);
  const user = { id: userOf(n % crowd.people), username: 'person', name: 'person', team_id: TEAM };
  const view = {
    ...form,
    id: `V${mark}${n}`,
    team_id: TEAM,
    type: 'modal',
    hash: '1.x',
    private_metadata: JSON.stringify({ ...about, channel: channelOf(n % crowd.teams) }),
    state: { values },
    app_id: 'A0BENCH',
    bot_id: 'B0BOT',
    previous_view_id: null,
  };
  const team = { id: TEAM, domain: 'bench' };
  return signed({
    payload: JSON.stringify({
      type: 'view_submission',
      team,
      user,
      api_app_id: 'A0BENCH',
      trigger_id: `${mark}.${n}`,
      view,
      enterprise: null,
      is_enterprise_install: false,
      response_urls: [],
    }),
  });
}

function filled(element: NonNullable<OpenedForm['blocks'][number]['element']>, words: string | undefined): object {
  if (element.type === 'plain_text_input') return { type: element.type, value: words ?? null };
  if (element.type === 'checkboxes') return { type: element.type, selected_options: [] };
  return { type: element.type, selected_option: element['initial_option'] ?? null };
}
