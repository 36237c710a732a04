/** Every name by which Slack calls us: listeners, views and the manifest test read them from here. Pure constants. */
import { FORM_IDS, type FormId } from '../../cards/kit/card.ts';

export const COMMAND = '/amends';
/** The message shortcut "Log a complaint". */
export const SHORTCUT_LOG = 'log_complaint';

/** Buttons of ours: `do:<what>:<n>`. */
export const OUR_ACTION = /^do:/;
export const actionId = (what: string, n: number): string => `do:${what}:${n}`;

export const formCallback = (id: FormId): string => `form:${id}`;
export const FORM_CALLBACKS: ReadonlyMap<string, FormId> = new Map(FORM_IDS.map((id) => [formCallback(id), id]));
/** A view of ours that only tells or waits and has nothing to submit. */
export const NOTICE_CALLBACK = 'notice';

export const fieldBlock = (id: string): string => `field:${id}`;
/** The one element of a field. */
export const FIELD_ACTION = 'value';

/** Events asked for in the manifest; everything else is acknowledged and ignored. */
export const EVENTS = [
  'app_mention',
  'message.im',
  'message.channels',
  'message.groups',
  'app_home_opened',
  'reaction_added',
  'reaction_removed',
  'app_uninstalled',
  'tokens_revoked',
] as const;

/**
 * Bot scopes, each for something that is called. `im:history` is what Slack asks of an app that wants to hear its own private
 * conversations (`message.im`). With the other histories a post whose answer was lost is looked for by its mark before it
 * is posted again, in the channels that Amends is in, and channels that somebody put on watch are listened to
 * (`message.channels`, `message.groups`); nothing else is read there. `channels:read` and `groups:read` are
 * for `conversations.info` of a channel that is set up: whether it is there, archived, and Amends in it, and its name. `reactions:read` is asked for reactions to
 * thank-yous; those to anything else are let go.
 */
export const SCOPES = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'im:write',
  'im:history',
  'channels:read',
  'groups:read',
  'channels:history',
  'groups:history',
  'reactions:read',
  'files:write',
] as const;

/** The step of a workflow "Log a complaint in Amends", and what Slack tells of it; asked for only where an operator wants it. */
export const STEP_LOG = 'log_complaint';
export const STEP_EVENTS = ['function_executed'] as const;

/** What reading people and their user groups takes, and what Slack tells of them; asked for only where people come from Slack. */
export const PEOPLE_SCOPES = ['usergroups:read', 'users:read', 'users:read.email'] as const;
export const PEOPLE_EVENTS = [
  'subteam_created',
  'subteam_updated',
  'subteam_members_changed',
  'user_change',
  'team_join',
] as const;

export const EVENTS_PATH = '/slack/events';
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

/** `event_type` of the metadata that carries a message's opaque key. */
export const METADATA_TYPE = 'amends_notice';
