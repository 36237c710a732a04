/** Modals and home tabs: the stack of three per person, hashes, triggers, and what an answer to a submission does. */
import { VIEW_STACK } from '../../chat/slack/limits/limits.ts';
import { faultsInHome, faultsInView } from '../../chat/slack/limits/validate.ts';
import { valuesFor } from './elements.ts';
import type { JsonObject } from './json.ts';
import { isObject, objectOf, objectsOf, textOf } from './json.ts';
import { blockErrors, withBlockIds } from './messages.ts';
import type { Method, MethodCall } from './parts.ts';
import { no } from './parts.ts';
import { changed } from './state.ts';
import type { SlackState, SlackTeam, SlackView, Trigger } from './state.ts';

/** A trigger lives this long and for one use (docs.slack.dev, "Modals"). */
const TRIGGER_MS = 3000;

/** The open views of one person, bottom first. */
export const stackOf = (state: SlackState, user: string): readonly SlackView[] => state.stacks.get(user) ?? [];

export function viewById(state: SlackState, id: string): SlackView | undefined {
  return [...state.stacks.values(), [...state.homes.values()]].flat().find((view) => view.id === id);
}

/** The view as apps get it. */
export function viewJson(state: SlackState, view: SlackView): JsonObject {
  const { content } = view;
  const team = state.teams.get(view.team);
  const modal = content['type'] === 'modal';
  const look = modal
    ? { title: content['title'], close: content['close'] ?? null, submit: content['submit'] ?? null }
    : { title: { type: 'plain_text', text: 'View Title', emoji: true }, close: null, submit: null };
  return {
    id: view.id,
    team_id: view.team,
    type: content['type'],
    blocks: content['blocks'],
    private_metadata: content['private_metadata'] ?? '',
    callback_id: content['callback_id'] ?? '',
    state: { values: view.values },
    hash: view.hash,
    ...look,
    clear_on_close: content['clear_on_close'] === true,
    notify_on_close: content['notify_on_close'] === true,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: state.world.slack.app,
    external_id: content['external_id'] ?? '',
    app_installed_team_id: view.team,
    bot_id: team?.botId ?? '',
  };
}

const newHash = (state: SlackState): string => `${state.ids.ts().replace('.', '')}.${state.ids.next('block')}`;

const namedBlocks = (state: SlackState, content: JsonObject): JsonObject => ({
  ...content,
  blocks: withBlockIds(state, objectsOf(content['blocks'])),
});

/** Why Slack would not take this modal; null when it would. */
function viewRefusal(content: unknown): JsonObject | null {
  const faults = faultsInView(content);
  if (faults.length === 0) return null;
  const large = faults.some((fault) => fault.pointer === '/view' && fault.message.includes('bytes'));
  return large ? no('view_too_large') : blockErrors('invalid_arguments', faults);
}

interface NewView {
  readonly team: SlackTeam;
  readonly user: string;
  readonly content: JsonObject;
  readonly below: readonly SlackView[];
}

/** Puts a view on top of somebody's stack. */
function place(state: SlackState, { team, user, content, below }: NewView): SlackView {
  const id = state.ids.next('view');
  const named = namedBlocks(state, content);
  const view: SlackView = {
    id,
    team: team.id,
    user,
    rootId: below[0]?.id ?? id,
    previousId: below.at(-1)?.id ?? null,
    content: named,
    hash: newHash(state),
    values: valuesFor(objectsOf(named['blocks'])),
    errors: {},
    trouble: null,
  };
  state.stacks.set(user, [...below, view]);
  changed(state);
  return view;
}

function redraw(state: SlackState, view: SlackView, content: JsonObject): void {
  view.content = namedBlocks(state, content);
  view.values = valuesFor(objectsOf(view.content['blocks']), view.values);
  view.hash = newHash(state);
  view.errors = {};
  view.trouble = null;
  changed(state);
}

/** Takes a trigger; an error name when it is none, used up, or too old. */
function takeTrigger(call: MethodCall): Trigger | string {
  const trigger = call.state.triggers.get(textOf(call.args, 'trigger_id') ?? '');
  if (trigger === undefined || trigger.team !== call.team.id) return 'invalid_trigger_id';
  if (trigger.used) return 'exchanged_trigger_id';
  if (call.state.now().getTime() - trigger.madeAt > TRIGGER_MS) return 'expired_trigger_id';
  trigger.used = true;
  return trigger;
}

function externalIdTaken(state: SlackState, team: SlackTeam, content: JsonObject, but?: SlackView): boolean {
  const id = content['external_id'];
  if (id === undefined || id === '') return false;
  const open = [...state.stacks.values()].flat().filter((view) => view.team === team.id && view !== but);
  return open.some((view) => view.content['external_id'] === id);
}

function show(call: MethodCall, below: (user: string) => readonly SlackView[]): JsonObject {
  const content = objectOf(call.args['view']);
  const refusal = viewRefusal(call.args['view']);
  if (refusal !== null) return refusal;
  if (externalIdTaken(call.state, call.team, content)) return no('duplicate_external_id');
  const trigger = takeTrigger(call);
  if (typeof trigger === 'string') return no(trigger);
  const under = below(trigger.user);
  if (under.length >= VIEW_STACK) return no('push_limit_reached');
  const view = place(call.state, { team: call.team, user: trigger.user, content, below: under });
  return { ok: true, view: viewJson(call.state, view) };
}

const open: Method = (call) => show(call, () => []);

const push: Method = (call) => show(call, (user) => stackOf(call.state, user));

const update: Method = (call) => {
  const { args, state, team } = call;
  const external = textOf(args, 'external_id');
  const open = [...state.stacks.values()].flat().filter((view) => view.team === team.id);
  const view = open.find(
    (one) => one.id === args['view_id'] || (external !== undefined && one.content['external_id'] === external),
  );
  const refusal = viewRefusal(args['view']);
  if (refusal !== null) return refusal;
  if (view === undefined) return no('not_found');
  if (args['hash'] !== undefined && args['hash'] !== view.hash) return no('hash_conflict');
  const content = objectOf(args['view']);
  if (externalIdTaken(state, team, content, view)) return no('duplicate_external_id');
  redraw(state, view, content);
  return { ok: true, view: viewJson(state, view) };
};

const publish: Method = (call) => {
  const { args, state, team } = call;
  const user = textOf(args, 'user_id') ?? '';
  const faults = faultsInHome(args['view']);
  if (faults.length > 0) return blockErrors('invalid_arguments', faults);
  if (!state.users.has(user)) return no('invalid_arguments');
  const known = state.homes.get(`${team.id}/${user}`);
  if (args['hash'] !== undefined && args['hash'] !== known?.hash) return no('hash_conflict');
  const content = objectOf(args['view']);
  if (known !== undefined) {
    redraw(state, known, content);
    return { ok: true, view: viewJson(state, known) };
  }
  const id = state.ids.next('view');
  const base = { id, team: team.id, user, rootId: id, previousId: null, content, hash: '', values: {}, errors: {} };
  const home: SlackView = { ...base, trouble: null };
  state.homes.set(`${team.id}/${user}`, home);
  redraw(state, home, content);
  return { ok: true, view: viewJson(state, home) };
};

/** Closes the top view of a person's stack, or with `all` the whole stack. */
export function closeTop(state: SlackState, user: string, all: boolean): void {
  state.stacks.set(user, all ? [] : stackOf(state, user).slice(0, -1));
  changed(state);
}

/**
 * Does what the answer to a submission asks for: nothing (close), `errors`, `update`, `push`, `clear`.
 * An answer Slack would not understand leaves the view open with Slack's own words.
 */
export function applyAnswer(state: SlackState, view: SlackView, body: unknown): void {
  if (body !== undefined && !isObject(body)) {
    view.trouble = TROUBLE;
    return changed(state);
  }
  const team = state.teams.get(view.team);
  const answer = objectOf(body);
  const action = textOf(answer, 'response_action');
  const content = answer['view'];
  if (action === undefined) return closeTop(state, view.user, false);
  if (action === 'clear') return closeTop(state, view.user, true);
  const errors = action === 'errors' ? errorsIn(view, answer['errors']) : undefined;
  if (errors !== undefined) {
    view.errors = errors;
    return changed(state);
  }
  if (action === 'update' && isObject(content) && viewRefusal(content) === null) return redraw(state, view, content);
  const below = stackOf(state, view.user);
  if (action === 'push' && isObject(content) && viewRefusal(content) === null && below.length < VIEW_STACK && team) {
    place(state, { team, user: view.user, content, below });
    return undefined;
  }
  view.trouble = TROUBLE;
  return changed(state);
}

/**
 * Words for input blocks of the view that is open, at least one; undefined for any other answer, which Slack does not
 * show. Sources: docs.slack.dev, "Modals"; slackapi/bolt-js#554, slack-go/slack#1013.
 */
function errorsIn(view: SlackView, given: unknown): Readonly<Record<string, string>> | undefined {
  if (!isObject(given)) return undefined;
  const inputs = objectsOf(view.content['blocks']).filter((block) => block['type'] === 'input');
  const words = Object.entries(given).flatMap(([id, text]): [string, string][] =>
    typeof text === 'string' && text !== '' && inputs.some((block) => block['block_id'] === id) ? [[id, text]] : [],
  );
  return words.length > 0 && words.length === Object.keys(given).length ? Object.fromEntries(words) : undefined;
}

/** What Slack shows in a view when the app does not answer, or answers nonsense. */
export const TROUBLE = 'We had some trouble connecting. Try again?';

export const VIEW_METHODS: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
