/** What people do in the client: type, press, fill in, close. Used by tests and by the page; each ends with the app's answer. */
import { Refusal } from '../play-side.ts';
import { react, unreact } from './chat-methods.ts';
import { clientErrors, fillIn, findPressable } from './elements.ts';
import type { Given, Placed, Pressable } from './elements.ts';
import { isObject, objectsOf, textOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { encodeWords } from './mentions.ts';
import { announceChange, announceMention, refusalOf, say } from './messages.ts';
import type { Parts } from './parts.ts';
import * as payloads from './payloads.ts';
import { makeResponseUrl, respond } from './response-url.ts';
import { SLACKBOT, changed, channelOf, directChannel, messageAt, teamOf, userOf } from './state.ts';
import type { PostingApp, ResponseUrl, SlackChannel, SlackMessage, SlackTeam, SlackUser, SlackView } from './state.ts';
import { withheld } from './to-app.ts';
import type { AppAnswer } from './to-app.ts';
import { eventOf, runStep, type StepRun } from './workflows.ts';
import { TROUBLE, applyAnswer, closeTop, stackOf, viewById, viewJson } from './views.ts';

export interface Driver {
  /** Types a slash command; `text` with or without the command word. Nothing is sent from inside a thread, as in Slack. */
  command(user: string, channel: string, text: string, threadTs?: string): Promise<AppAnswer>;
  /**
   * Presses or chooses in a message (by ts) or a view (by id); `what` is an action id or the words on a button. Where more than
   * one fits, its block or its place among them must be said.
   */
  press(user: string, where: string, what: string | Pressable, value?: Given): Promise<AppAnswer>;
  /** Fills fields in, by block id, action id or label, and submits. What the client itself refuses is withheld. */
  submit(user: string, viewId: string, values: Readonly<Record<string, Given>>): Promise<AppAnswer>;
  /** Cancels the top view; with `all` the whole stack. */
  closeView(user: string, all?: boolean): Promise<AppAnswer>;
  messageShortcut(user: string, callbackId: string, channel: string, messageTs: string): Promise<AppAnswer>;
  /** Says something; the app hears of it as an event, later. Answers the message's ts. */
  say(user: string, channel: string, text: string, threadTs?: string): string;
  /** Changes what somebody said. Slack tells of it, and of a mention once more (slack-go/slack#1256). */
  edit(user: string, messageTs: string, text: string): void;
  /** Takes one's own message back; the app hears of it. */
  remove(user: string, messageTs: string): void;
  /** An integration of somebody else's posts in a channel, its words in blocks or attachments. Answers the message's ts. */
  postAs(app: PostingApp, channel: string, post: Posted): string;
  /** Runs a step of the app in a workflow; what is missing the builder refuses. */
  runStep(callback: string, inputs: JsonObject): StepRun;
  /** The event of a run once more, as Slack sends it while it has no answer. */
  tellAgain(run: StepRun, inputs: JsonObject): void;
  /** Opens the app's home tab, or with `messages` its conversation. */
  openHome(user: string, tab?: 'home' | 'messages'): void;
  react(user: string, messageTs: string, name: string): void;
  /** Takes one's own reaction back. */
  unreact(user: string, messageTs: string, name: string): void;
  /** The app's conversation with this person. */
  directOf(user: string): string;
}

export interface Posted {
  readonly text?: string;
  readonly blocks?: readonly JsonObject[];
  readonly attachments?: readonly JsonObject[];
  readonly threadTs?: string;
}

/** The command the product has. */
export const COMMAND = '/amends';

const FORM = 'application/x-www-form-urlencoded' as const;

interface Seat {
  readonly user: SlackUser;
  readonly team: SlackTeam;
  readonly channel: SlackChannel;
}

export function makeDriver(parts: Parts): Driver {
  const { state } = parts;

  /** A person in a channel they can see. */
  const seat = (userId: string, channelId: string): Seat => {
    const user = userOf(state, userId);
    const channel = channelOf(state, channelId);
    if (!channel.members.has(user.id)) throw new Refusal(`${user.realName} is not in #${channel.name}.`);
    return { user, channel, team: teamOf(state, channel.team) };
  };

  const pressInMessage = async (
    seat: Seat,
    message: SlackMessage,
    what: Pressable,
    value: Given,
  ): Promise<AppAnswer> => {
    const found = theOne(objectsOf(message.blocks), what, 'message');
    const { id, trigger } = payloads.makeTrigger(state, seat.team, seat.user);
    const { url, entry } = urlFor(parts, seat, message.ts);
    const pressed = { team: seat.team, user: seat.user, what: found, value: found.option ?? value, triggerId: id };
    const body = payloads.messagePress(state, pressed, { channel: seat.channel, message, url });
    const answer = await sendPayload(parts, `block_actions ${textOf(found.element, 'action_id') ?? ''}`, body, [
      trigger,
      entry,
    ]);
    if (answer.failed !== null) complain(parts, seat, message.threadTs, 'Amends did not answer this button in time.');
    return answer;
  };

  const pressInView = async (view: SlackView, what: Pressable, value: Given): Promise<AppAnswer> => {
    const user = userOf(state, view.user);
    const team = teamOf(state, view.team);
    const found = theOne(objectsOf(view.content['blocks']), what, 'view');
    const { id, trigger } = payloads.makeTrigger(state, team, user);
    const body = payloads.viewPress(
      state,
      { team, user, what: found, value: found.option ?? value, triggerId: id },
      view,
    );
    const answer = await sendPayload(parts, `block_actions ${textOf(found.element, 'action_id') ?? ''}`, body, [
      trigger,
    ]);
    trouble(parts, view, answer);
    return answer;
  };

  return {
    command: (user, channel, text, threadTs) => typeCommand(parts, seat(user, channel), text, threadTs),
    press: async (userId, where, named, value = null) => {
      const what = typeof named === 'string' ? { what: named } : named;
      const view = viewById(state, where);
      if (view !== undefined) {
        if (view.user !== userId) throw new Refusal('That view is open for somebody else.');
        return pressInView(view, what, value);
      }
      const message = messageAt(state, where);
      if (message === undefined) throw new Refusal('That message is gone.');
      if (message.viewer !== null && message.viewer !== userId) throw new Refusal('Only its viewer sees that message.');
      return pressInMessage(seat(userId, message.channel), message, what, value);
    },
    submit: (userId, viewId, values) => submit(parts, userId, viewId, values),
    closeView: async (userId, all = false) => {
      const stack = stackOf(state, userId);
      const top = stack.at(-1);
      if (top === undefined) throw new Refusal('No view is open.');
      closeTop(state, userId, all);
      const told = (all ? stack.toReversed() : [top]).filter((view) => view.content['notify_on_close'] === true);
      if (told.length === 0) return withheld('the view asked for no notice of closing');
      const answers = await Promise.all(told.map((view) => sendClosed(parts, view, all)));
      return answers[0] ?? withheld('the view asked for no notice of closing');
    },
    messageShortcut: (userId, callbackId, channel, messageTs) =>
      useShortcut(parts, seat(userId, channel), callbackId, messageTs),
    say: (userId, channelId, text, threadTs) => {
      const { user, channel, team } = seat(userId, channelId);
      if (channel.archived) throw new Refusal(`#${channel.name} is archived.`);
      return say(parts, team, {
        channel,
        user: user.id,
        text: encodeWords(state, text, false),
        threadTs: threadTs ?? null,
      }).ts;
    },
    edit: (userId, messageTs, text) => {
      const message = state.messages.find((one) => one.ts === messageTs && one.user === userId);
      if (message === undefined) throw new Refusal('That message is gone, or somebody else’s.');
      message.text = encodeWords(state, text, false);
      message.edited = { user: userId, ts: state.ids.ts() };
      changed(state);
      const team = teamOf(state, message.team);
      announceChange(parts, team, message, 'changed');
      announceMention(parts, team, message);
    },
    remove: (user, messageTs) => {
      const at = state.messages.findIndex(
        (one) => one.ts === messageTs && (one.user === user || one.app?.bot === user),
      );
      const message = state.messages[at];
      if (message === undefined) throw new Refusal('That message is gone, or somebody else’s.');
      state.messages.splice(at, 1);
      changed(state);
      announceChange(parts, teamOf(state, message.team), message, 'deleted');
    },
    postAs: (app, channelId, { text = '', blocks = null, attachments, threadTs = null }) => {
      const channel = channelOf(state, channelId);
      const words = { channel, user: app.bot, text, blocks, threadTs, app, ...(attachments && { attachments }) };
      return say(parts, teamOf(state, channel.team), words).ts;
    },
    runStep: (callback, inputs) => runStep(parts, teamOf(state, state.world.slack.team), callback, inputs),
    tellAgain: (run, inputs) => parts.events.emit(teamOf(state, run.team), eventOf(parts, run, inputs)),
    openHome: (userId, tab = 'home') => openHome(parts, userOf(state, userId), tab),
    react: (userId, messageTs, name) => {
      const message = messageAt(state, messageTs);
      if (message === undefined) throw new Refusal('That message is gone.');
      const { user, team } = seat(userId, message.channel);
      if (!react({ ...parts, team }, message, user.id, name)) throw new Refusal('You have already reacted so.');
    },
    unreact: (userId, messageTs, name) => {
      const message = messageAt(state, messageTs);
      if (message === undefined) throw new Refusal('That message is gone.');
      const { user, team } = seat(userId, message.channel);
      if (!unreact({ ...parts, team }, message, user.id, name)) throw new Refusal('You have not reacted so.');
    },
    directOf: (userId) => {
      const user = userOf(state, userId);
      return directChannel(state, homeTeam(parts, user), [user.id]).id;
    },
  };
}

/** What a press means, which must be one thing: a finger is never on two buttons. */
function theOne(blocks: readonly JsonObject[], which: Pressable, where: 'message' | 'view'): Placed {
  const [first, ...others] = findPressable(blocks, which);
  if (first === undefined) throw new Refusal(`There is no "${which.what}" in this ${where} any more.`);
  if (others.length === 0) return first;
  throw new Refusal(
    `${others.length + 1} buttons of this ${where} are "${which.what}"; name one by its block, or say which in reading order.`,
  );
}

/** The workspace in which a person has the app: their own, or the one whose guest they are. */
function homeTeam(parts: Parts, user: SlackUser): SlackTeam {
  return parts.state.teams.get(user.team) ?? teamOf(parts.state, parts.state.world.slack.team);
}

const urlFor = (parts: Parts, seat: Seat, about: string | null): ReturnType<typeof makeResponseUrl> =>
  makeResponseUrl(parts, { team: seat.team.id, channel: seat.channel.id, user: seat.user.id, about });

function sendPayload(
  parts: Parts,
  what: string,
  payload: JsonObject,
  origins: readonly { wire: number | null }[],
): Promise<AppAnswer> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return parts.toApp.send({ what, type: FORM, body, shown: payload, origins });
}

/** Slackbot's private words when the app failed. */
function complain(parts: Parts, seat: Seat, threadTs: string | null, text: string): void {
  say(parts, seat.team, { channel: seat.channel, user: SLACKBOT, text, threadTs, viewer: seat.user.id });
}

async function typeCommand(parts: Parts, seat: Seat, line: string, threadTs?: string): Promise<AppAnswer> {
  const [, command, words] = /^(\/\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? ['', COMMAND, line.trim()];
  if (command === undefined || words === undefined) return withheld('nothing typed');
  if (threadTs !== undefined) {
    complain(parts, seat, threadTs, `${command} is not supported in threads. Sorry!`);
    return withheld('slash commands are not supported in threads');
  }
  const { id: triggerId, trigger } = payloads.makeTrigger(parts.state, seat.team, seat.user);
  const { url: responseUrl, entry } = urlFor(parts, seat, null);
  const text = encodeWords(parts.state, words, true);
  const form = payloads.commandForm(parts.state, { ...seat, command, text, responseUrl, triggerId });
  const body = new URLSearchParams(form).toString();
  const what = `${command} ${words.split(/\s/)[0] ?? ''}`.trim();
  const answer = await parts.toApp.send({ what, type: FORM, body, shown: form, origins: [trigger, entry] });
  if (answer.failed !== null || answer.status !== 200) {
    const error = answer.failed === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed';
    complain(parts, seat, null, `${command} failed with the error "${error}"`);
    return answer;
  }
  showAck(parts, seat, { entry, command, body: answer.body });
  return answer;
}

interface CommandAck {
  readonly entry: ResponseUrl;
  readonly command: string;
  readonly body: unknown;
}

/** Text or JSON in the answer to a command is said to the person, or to all with `in_channel`. */
function showAck(parts: Parts, seat: Seat, { entry, command, body }: CommandAck): void {
  if (typeof body === 'string' && body.trim() !== '') respond(parts, entry, { text: body });
  if (!isObject(body)) return;
  const refusal = refusalOf(parts.state, seat.team.id, { blocks: body['blocks'] });
  if (refusal === null) respond(parts, entry, body);
  else complain(parts, seat, null, `${command} failed with the error "${String(refusal['error'])}"`);
}

async function useShortcut(parts: Parts, seat: Seat, callbackId: string, messageTs: string): Promise<AppAnswer> {
  const message = parts.state.messages.find((one) => one.ts === messageTs && one.channel === seat.channel.id);
  if (message === undefined) throw new Refusal('That message is gone, or only you could see it.');
  const { id: triggerId, trigger } = payloads.makeTrigger(parts.state, seat.team, seat.user);
  const { url: responseUrl, entry } = urlFor(parts, seat, null);
  const given = { ...seat, message, callbackId, triggerId, responseUrl };
  const body = payloads.messageAction(parts.state, given);
  const answer = await sendPayload(parts, `message_action ${callbackId}`, body, [trigger, entry]);
  if (answer.failed !== null) complain(parts, seat, message.threadTs, 'Amends did not answer this shortcut in time.');
  return answer;
}

async function submit(
  parts: Parts,
  userId: string,
  viewId: string,
  given: Readonly<Record<string, Given>>,
): Promise<AppAnswer> {
  const { state } = parts;
  const view = stackOf(state, userId).find((one) => one.id === viewId);
  if (view === undefined) throw new Refusal('That view is not open any more.');
  const blocks = objectsOf(view.content['blocks']);
  view.values = fillIn(blocks, view.values, given);
  view.errors = clientErrors(blocks, view.values);
  view.trouble = null;
  changed(state);
  if (Object.keys(view.errors).length > 0) return withheld('the client refused the fields');
  const user = userOf(state, userId);
  const team = teamOf(state, view.team);
  const { id, trigger } = payloads.makeTrigger(state, team, user);
  const body = payloads.viewSubmission(state, { team, user, view, triggerId: id });
  const answer = await sendPayload(parts, `view_submission ${textOf(view.content, 'callback_id') ?? ''}`, body, [
    trigger,
  ]);
  if (answer.failed === null) applyAnswer(state, view, answer.body);
  else trouble(parts, view, answer);
  return answer;
}

function trouble(parts: Parts, view: SlackView, answer: AppAnswer): void {
  if (answer.failed === null) return;
  view.trouble = TROUBLE;
  changed(parts.state);
}

function sendClosed(parts: Parts, view: SlackView, all: boolean): Promise<AppAnswer> {
  const body = payloads.viewClosed(parts.state, {
    team: teamOf(parts.state, view.team),
    user: userOf(parts.state, view.user),
    view,
    all,
  });
  return sendPayload(parts, `view_closed ${textOf(view.content, 'callback_id') ?? ''}`, body, []);
}

function openHome(parts: Parts, user: SlackUser, tab: 'home' | 'messages'): void {
  const team = homeTeam(parts, user);
  const channel = directChannel(parts.state, team, [user.id]);
  const home = parts.state.homes.get(`${team.id}/${user.id}`);
  const view = tab === 'home' && home !== undefined ? { view: viewJson(parts.state, home) } : {};
  const event = { type: 'app_home_opened', user: user.id, channel: channel.id, tab, ...view };
  parts.events.emit(team, { ...event, event_ts: parts.state.ids.ts() });
  changed(parts.state);
}
