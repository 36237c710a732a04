/** What Slack sends, parsed once into what we understand. Pure; a payload that is not shaped like Slack's is told apart. */
import { z } from 'zod';
import type { FormValues } from '../../../cards/kit/card.ts';
import { isOrganisation, whereIn, type Part, type Where } from './installed.ts';
import { readMessage, type ReadMessage } from './read-message.ts';
import { slackUser, type SlackUser } from '../people/account.ts';
import { readOverheard, type ReadOverheard } from './read-overheard.ts';
import { readStep, type ReadStep } from './read-step.ts';
import { readSaid } from './read-event-said.ts';
import { saidWords } from './said.ts';
import { readContext, readValues, type FormContext } from '../out/render-form.ts';

const id = z.string().min(1).max(64);
const words = z.string().max(100_000);
const optional = z.string().max(3_000).nullish();

/** Who speaks where, from the verified envelope. */
export interface From {
  /** The workspace the app is installed in: whose token answers. */
  readonly team: string;
  /** Where the installation may be, likeliest first; the wall finds out which it is and writes it into `team`. */
  readonly installed: readonly string[];
  /** What the request says of whole organisations. */
  readonly parts: readonly Part[];
  readonly app: string | null;
  /** The workspace the person belongs to; another one for guests of a shared channel. */
  readonly home: string;
  readonly user: string;
  readonly name: string | null;
  /** Null on the home tab. */
  readonly channel: string | null;
  readonly thread: string | null;
  /** As Slack sent it, to be checked before use. */
  readonly responseUrl: string | null;
  readonly trigger: string | null;
}

export type Inbound =
  | {
      readonly kind: 'command';
      readonly from: From;
      readonly command: string;
      readonly line: string;
      /** By Slack's own clock, the same in every delivery of it; not given where nothing is signed. */
      readonly signedAt?: Date;
    }
  | { readonly kind: 'press'; readonly from: From; readonly action: string; readonly value: unknown }
  | {
      readonly kind: 'submission';
      readonly from: From;
      readonly view: string;
      readonly callback: string;
      readonly context: FormContext | undefined;
      readonly values: FormValues | undefined;
    }
  | {
      readonly kind: 'shortcut';
      readonly from: From;
      readonly callback: string;
      readonly message: ReadMessage | null;
      /** The id of the message; null where there is none. */
      readonly ts: string | null;
    }
  | {
      readonly kind: 'said';
      readonly from: From;
      readonly event: string;
      readonly line: string;
      readonly direct: boolean;
      /** Said before, perhaps in other words: Slack tells of a mention anew, under a new id, when its message is edited. */
      readonly edited: boolean;
    }
  /** Said in a channel, to nobody of ours; changed or deleted there. */
  | { readonly kind: 'overheard'; readonly from: From; readonly heard: ReadOverheard }
  /** A step of a workflow, to be done. */
  | { readonly kind: 'step'; readonly from: From; readonly step: ReadStep }
  | { readonly kind: 'home'; readonly from: From }
  /** Of a user group, or of somebody: they came, changed, or were deactivated. */
  | { readonly kind: 'people'; readonly from: From; readonly user: SlackUser | null }
  /** A reaction to a message, given or taken back. */
  | {
      readonly kind: 'reaction';
      readonly from: From;
      readonly message: string;
      readonly sign: string;
      readonly added: boolean;
    }
  /** Amends was taken out of a place, or tokens of it were taken back. */
  | { readonly kind: 'gone'; readonly from: From; readonly place: string; readonly why: 'uninstalled' | 'revoked' }
  /** An organisation has opened Amends to some of its workspaces, or closed it to them. */
  | {
      readonly kind: 'access';
      readonly from: From;
      readonly place: string;
      readonly workspaces: readonly string[];
      readonly granted: boolean;
    };

/** `bad`: not Slack's shape. `ignore`: Slack's, but nothing of ours. `greeting`: Slack checks that somebody is there. */
export type ReadBody =
  | Inbound
  | { readonly kind: 'bad' }
  | { readonly kind: 'ignore' }
  | { readonly kind: 'greeting'; readonly challenge: string };

const BAD = { kind: 'bad' } as const;
const IGNORE = { kind: 'ignore' } as const;

const greeting = z.object({ challenge: z.string().max(1_000) });

/** Reads a parsed body: a command's form fields, an interaction's payload or an event. Never throws. */
export function readInbound(body: unknown): ReadBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return BAD;
  if ('command' in body) return readCommand(body);
  if (!('type' in body) || typeof body.type !== 'string') return BAD;
  switch (body.type) {
    case 'url_verification': {
      const read = greeting.safeParse(body);
      return read.success ? { kind: 'greeting', challenge: read.data.challenge } : BAD;
    }
    case 'event_callback':
      return readEvent(body);
    case 'block_actions':
      return readPress(body);
    case 'view_submission':
      return readSubmission(body);
    case 'message_action':
    case 'shortcut':
      return readShortcut(body);
  }
  return IGNORE;
}

const command = z.object({
  command: z.string().min(1).max(255),
  text: words.default(''),
  api_app_id: id.optional(),
  channel_id: id,
  user_id: id,
  user_name: optional,
  response_url: optional,
  trigger_id: z.string().min(1).max(255),
});

function readCommand(body: object): ReadBody {
  const read = command.safeParse(body);
  const where = whereIn(body);
  const [team] = where.installed;
  if (!read.success || team === undefined) return BAD;
  const c = read.data;
  return {
    kind: 'command',
    command: c.command,
    line: saidWords(c.text),
    from: {
      team,
      installed: where.installed,
      parts: where.parts,
      app: c.api_app_id ?? null,
      home: where.home ?? team,
      user: c.user_id,
      name: c.user_name ?? null,
      channel: c.channel_id,
      thread: null,
      responseUrl: c.response_url ?? null,
      trigger: c.trigger_id,
    },
  };
}

const interaction = z.object({
  api_app_id: id.optional(),
  team: z.object({ id, domain: z.string().max(255).optional() }).nullish(),
  user: z.object({ id, team_id: id.nullish(), name: optional, username: optional }),
  channel: z.object({ id }).nullish(),
  container: z.object({ channel_id: id.optional(), message_ts: id.optional(), thread_ts: id.optional() }).nullish(),
  response_url: optional,
  trigger_id: z.string().max(255).nullish(),
});

type Interaction = z.infer<typeof interaction> & { readonly where: Where; readonly in: string };

/** An interaction of the shape that is asked for; undefined where it has another one or names no workspace. */
function interactionOf<T extends z.infer<typeof interaction>>(
  shape: z.ZodType<T>,
  body: object,
): (T & Interaction) | undefined {
  const read = shape.safeParse(body);
  const where = whereIn(body);
  const [first] = where.installed;
  return read.success && first !== undefined ? { ...read.data, where, in: first } : undefined;
}

function fromInteraction(read: Interaction, channel: string | null = null): From {
  return {
    team: read.in,
    installed: read.where.installed,
    parts: read.where.parts,
    app: read.api_app_id ?? null,
    home: read.where.home ?? read.in,
    user: read.user.id,
    name: read.user.name ?? read.user.username ?? null,
    channel: read.channel?.id ?? read.container?.channel_id ?? channel,
    thread: threadOf(read.container?.message_ts, read.container?.thread_ts),
    responseUrl: read.response_url ?? null,
    trigger: read.trigger_id ?? null,
  };
}

/** The first message of a thread stands in the channel, where whoever uses it is. */
const threadOf = (message: string | undefined, thread: string | undefined): string | null =>
  thread === undefined || thread === message ? null : thread;

const pressed = interaction.extend({
  trigger_id: z.string().min(1).max(255),
  actions: z
    .array(
      z.object({
        action_id: z.string().min(1).max(255),
        value: z.unknown().optional(),
        // an entry chosen from a menu
        selected_option: z.object({ value: z.unknown() }).nullish(),
      }),
    )
    .min(1)
    .max(25),
});

function readPress(body: object): ReadBody {
  const read = interactionOf(pressed, body);
  const action = read?.actions[0];
  if (read === undefined || action === undefined) return BAD;
  const value = action.selected_option?.value ?? action.value;
  return { kind: 'press', from: fromInteraction(read), action: action.action_id, value };
}

const submitted = interaction.extend({
  view: z.object({
    id: z.string().min(1).max(64),
    callback_id: z.string().max(255).default(''),
    private_metadata: z.string().max(3_000).default(''),
    state: z.object({ values: z.unknown() }).nullish(),
  }),
});

function readSubmission(body: object): ReadBody {
  const read = interactionOf(submitted, body);
  if (read === undefined) return BAD;
  const { view } = read;
  const context = readContext(view.private_metadata);
  return {
    kind: 'submission',
    from: fromInteraction(read, context?.channel ?? null),
    view: view.id,
    callback: view.callback_id,
    context,
    values: readValues(view.state?.values),
  };
}

const shortcut = interaction.extend({
  callback_id: z.string().min(1).max(255),
  trigger_id: z.string().min(1).max(255),
  message: z
    .looseObject({
      ts: z
        .string()
        .max(32)
        .regex(/^\d+\.\d+$/),
      thread_ts: id.optional().catch(undefined),
    })
    .nullish(),
});

function readShortcut(body: object): ReadBody {
  const read = interactionOf(shortcut, body);
  if (read === undefined) return BAD;
  const { message, team, channel, callback_id: callback } = read;
  const from = { ...fromInteraction(read), thread: threadOf(message?.ts, message?.thread_ts) };
  if (message === null || message === undefined) return { kind: 'shortcut', from, callback, message: null, ts: null };
  const written = readMessage(message);
  const here = channel?.id === undefined ? null : permalink(team?.domain ?? '', channel.id, message.ts);
  return { kind: 'shortcut', from, callback, message: { ...written, link: written.link ?? here }, ts: message.ts };
}

/** As Slack makes them; asking Slack would cost a call before the form may open. */
function permalink(domain: string, channel: string, ts: string): string | null {
  if (!/^[a-z0-9-]+$/i.test(domain) || !/^[A-Z0-9]+$/.test(channel)) return null;
  return `https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
}

const event = z.object({
  api_app_id: id.optional(),
  event_id: z.string().min(1).max(64),
  event: z.looseObject({ type: z.string().min(1).max(64) }),
  authorizations: z
    .array(z.object({ user_id: id.nullish(), is_bot: z.boolean().nullish() }))
    .nullish()
    .catch(null),
});
const opened = z.object({ user: id, tab: z.string() });
const accessed = z.object({ team_ids: z.array(id).max(1_000) });
const tokensRevoked = z.object({ tokens: z.object({ bot: z.array(z.string()).default([]) }) });

const reaction = z.object({
  user: id,
  reaction: z.string().min(1).max(100),
  item: z.object({ type: z.literal('message'), channel: id, ts: z.string().max(32) }),
});

function readEvent(body: object): ReadBody {
  const read = event.safeParse(body);
  const { installed, parts, subject } = whereIn(body);
  const place = subject ?? '';
  const [team] = installed;
  if (!read.success || team === undefined) return BAD;
  const { api_app_id: app = null, event_id: eventId, event: happened, authorizations } = read.data;
  const nobody: From = {
    team,
    installed,
    parts,
    app,
    // in a shared channel it is told of whoever is of elsewhere
    home: installed.find((place) => !isOrganisation(place)) ?? team,
    user: '',
    name: null,
    channel: null,
    thread: null,
    responseUrl: null,
    trigger: null,
  };
  switch (happened.type) {
    case 'app_mention':
      return readSaid(happened, nobody, eventId);
    case 'message': {
      if (happened['channel_type'] === 'im') return readSaid(happened, nobody, eventId);
      const user = authorizations?.find(({ is_bot: isBot }) => isBot === true)?.user_id ?? null;
      const heard = readOverheard(happened, { app, user });
      return heard === undefined ? IGNORE : { kind: 'overheard', from: { ...nobody, channel: heard.channel }, heard };
    }
    case 'function_executed': {
      const step = readStep(happened);
      return step === undefined ? BAD : { kind: 'step', from: { ...nobody, user: step.reporter }, step };
    }
    case 'app_home_opened': {
      const home = opened.safeParse(happened);
      if (!home.success) return BAD;
      return home.data.tab === 'home' ? { kind: 'home', from: { ...nobody, user: home.data.user } } : IGNORE;
    }
    case 'reaction_added':
    case 'reaction_removed': {
      const reacted = reaction.safeParse(happened);
      // to a file, or of an older shape: nothing of ours
      if (!reacted.success) return IGNORE;
      const { user, reaction: sign, item } = reacted.data;
      const from = { ...nobody, user, channel: item.channel };
      return { kind: 'reaction', from, message: item.ts, sign, added: happened.type === 'reaction_added' };
    }
    case 'subteam_created':
    case 'subteam_updated':
    case 'subteam_members_changed':
      return { kind: 'people', from: nobody, user: null };
    case 'user_change':
    case 'team_join': {
      const changed = slackUser.safeParse(happened['user']);
      return changed.success ? { kind: 'people', from: nobody, user: changed.data } : BAD;
    }
    case 'app_uninstalled':
      return { kind: 'gone', from: nobody, place, why: 'uninstalled' };
    case 'tokens_revoked': {
      const revoked = tokensRevoked.safeParse(happened);
      if (!revoked.success) return BAD;
      // a person who takes their own token back does not take the app out
      return revoked.data.tokens.bot.length > 0 ? { kind: 'gone', from: nobody, place, why: 'revoked' } : IGNORE;
    }
    case 'team_access_granted':
    case 'team_access_revoked': {
      const access = accessed.safeParse(happened);
      if (!access.success) return BAD;
      const granted = happened.type === 'team_access_granted';
      return { kind: 'access', from: nobody, place, workspaces: access.data.team_ids, granted };
    }
  }
  return IGNORE;
}
