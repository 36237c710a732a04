/** The two chat platforms as people meet them: type, press, fill in, read. One vocabulary, so that a journey is told once and walked on both. */
import { z } from 'zod';
import type { Delivery } from '../../src/playground/teams/courier.ts';
import type { Hotel } from './hotel.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { WIDE_AURORA } from './wide-world.ts';

export type Who = 'ana' | 'bob' | 'mia' | 'gil';
/** `max` and `nils` are there in the wider hotel only. */
export type Somebody = Who | 'max' | 'nils';

/** A message as everybody sees it, or as `who` sees it where the platform shows a presser a card of their own. */
export interface Shown {
  readonly id: string;
  /** The whole message as JSON. */
  readonly text: string;
}

export interface Surface {
  readonly name: 'Slack' | 'Teams';
  /** A command line, where nobody else reads it. */
  type(who: Somebody, line: string): Promise<void>;
  /** A case by the log form; resolves when it was sent. */
  log(who: Somebody, text: string, fields?: Fields): Promise<void>;
  /** The log form, in two steps: opened, and later filled in and sent. */
  openLog(who: Somebody): Promise<void>;
  sendLog(who: Somebody, fields: Fields): Promise<void>;
  /** The log form as it stands now, as JSON. */
  logForm(who: Somebody): string;
  caseCard(id: string): Shown | undefined;
  /** Presses Options on the card of a case, or Details when it is over; the private answer. */
  options(who: Somebody, id: string): Promise<Shown>;
  /** All of a case as `who` sees it privately once everything asked is carried out and drawn, as JSON. */
  inFull(who: Somebody, id: string): Promise<string>;
  /** Presses something in the menu of a case's card, or behind its Other… where the menu has no room for it. */
  pressMenu(who: Somebody, id: string, entry: string): Promise<void>;
  /** What Amends wrote to `who` alone, oldest first. */
  privately(who: Somebody): readonly Shown[];
  /** Request cards in the case's thread, oldest first. */
  requests(id: string): readonly Shown[];
  thanks(): readonly Shown[];
  /** What stands in the channel of the team's digest, oldest first. */
  digests(): readonly Shown[];
  /** The newest private message to `who` that has this button. */
  draft(who: Somebody, button: string): Shown | undefined;
  /** Presses the button with these words; where several have them, the n-th from 0 must be said. Resolves when the platform has its answer. */
  press(who: Somebody, message: Shown, button: string, n?: number): Promise<void>;
  /** Presses a button as it stood on a card that has been drawn anew since, as a click under way does. */
  pressOld(who: Somebody, old: Shown, button: string, n?: number): Promise<void>;
  /** Fills in and sends the form that opens, or is open, for `who`; fields by their plain names. */
  fillIn(who: Somebody, fields: Fields): Promise<void>;
  /** The form that is open for `who` as JSON, errors included; empty when there is none. */
  form(who: Somebody): string;
  /** Everything Amends said to `who` alone so far. */
  heard(who: Somebody): string;
  /** The newest thing said to `who` alone. */
  latest(who: Who): string;
  /** The same in pieces, each with its id in front. */
  pieces(who: Somebody): readonly string[];
  /** Types a line and waits until something new is said to `who` that matches; answers what was new. */
  answerTo(who: Somebody, line: string, words: RegExp): Promise<string>;
  /** Their own page as they see it: Slack's Home tab, the home card in the Teams chat; undefined while there is none. */
  home(who: Somebody): Shown | undefined;
  /** Looks at one's own page: opens the tab, or types `mine`. */
  openHome(who: Somebody): Promise<void>;
  /** Reacts to a message, or takes that back; a kind that both platforms have. */
  react(who: Somebody, message: Shown, sign: 'heart' | 'like' | 'angry'): Promise<void>;
  unreact(who: Somebody, message: Shown, sign: 'heart' | 'like' | 'angry'): Promise<void>;
  /** How `who` stands in a card when mentioned. */
  mention(who: Somebody): string;
  until<T>(look: () => T | undefined | null | false, what: string): Promise<T>;
  /** Presses in a private message of somebody else's, as a forged click would. */
  pressAs(who: Somebody, message: Shown, button: string): Promise<void>;
  /** "Log a complaint" on a message with these words; sends the form that opens, when one does. */
  logFromMessage(who: Somebody, text: string): Promise<void>;
  /** The next request to the app comes twice. */
  twice(): void;
  /** A line from somebody who is in no list of ours; what they are told. */
  stranger(line: string): Promise<string>;
  /** Statuses for a line of Ana's with a wrong signature, an old one, and one from the future. */
  forged(line: string): Promise<readonly number[]>;
  /** Requests to the app that were not answered with 200, or not within this; forged ones aside. */
  failures(withinMs?: number): readonly string[];
  /** The numbers of the cases that have a card, one per card. */
  caseTitles(): readonly string[];
  /** Ends what is open, so that the next form is a new one. */
  closeForm(who: Somebody): Promise<void>;
}
export type Fields = Readonly<Record<string, string | readonly string[]>>;

const person = (who: Somebody) => {
  const found = WIDE_AURORA.people.find((p) => p.id === who);
  if (found === undefined) throw new Error(`nobody called ${who}`);
  return found;
};
const channel = (name: string) => {
  const found = HOTEL_AURORA.channels.find((c) => c.name === name);
  if (found === undefined) throw new Error(`no channel ${name}`);
  return found;
};

export function surfaceOf(hotel: Hotel, platform: 'Slack' | 'Teams'): Surface {
  return platform === 'Slack' ? slackSurface(hotel) : teamsSurface(hotel);
}

/** A card's JSON, made once: what is drawn anew is another object. */
const drawnAs = new WeakMap<object, string>();
function jsonOf(card: unknown): string {
  if (typeof card !== 'object' || card === null) return JSON.stringify(card);
  const text = drawnAs.get(card) ?? JSON.stringify(card);
  drawnAs.set(card, text);
  return text;
}

const homesDrawn = new WeakMap<object, boolean>();
/** Whether a card is somebody's own page, or says where it has gone. */
function isHome(card: object): boolean {
  const known = homesDrawn.get(card) ?? /"show_limits"|home has moved/.test(jsonOf(card));
  homesDrawn.set(card, known);
  return known;
}

function slackSurface(hotel: Hotel): Surface {
  const { slack } = hotel;
  const recoveries = channel('guest-recoveries').slackChannel;
  const desk = channel('front-desk').slackChannel;
  const user = (who: Somebody): string => person(who).slackUser;
  const shown = (m: { ts: string; text: string; blocks: unknown }): Shown => ({
    id: m.ts,
    text: `${m.text} ${jsonOf(m.blocks)}`,
  });
  const caseCard = (id: string): Shown | undefined =>
    slack
      .messages(recoveries)
      .filter((m) => titleOf(m.blocks, m.text) === id)
      .map(shown)[0];
  const readyView = (who: Somebody) =>
    slack.openViews(user(who)).findLast((v) => v.content['submit'] !== undefined && v.content['submit'] !== null);
  const surface: Surface = {
    name: 'Slack',
    type: async (who, line) => void (await slack.command(user(who), desk, line)),
    log: async (who, text, fields = {}) => {
      await surface.openLog(who);
      await surface.fillIn(who, { text, ...fields });
    },
    openLog: async (who) => {
      await surface.type(who, 'log');
      await slack.waitFor(() => readyView(who), `a form for ${who}`);
    },
    sendLog: (who, fields) => surface.fillIn(who, fields),
    logForm: (who) => surface.form(who),
    caseCard,
    requests: (id) => {
      const root = caseCard(id);
      return root === undefined ? [] : slack.thread(recoveries, root.id).slice(1).map(shown);
    },
    thanks: () => slack.messages(channel('wins').slackChannel).map(shown),
    digests: () => slack.messages(desk).map(shown),
    privately: (who) => [...slack.dms(user(who)), ...slack.ephemerals(user(who))].map(shown),
    options: (who, id) => optionsOf(surface, who, id),
    inFull: (who, id) => inFullOf(hotel, surface, who, id),
    pressMenu: (who, id, entry) => pressInMenu(surface, who, id, entry),
    draft: (who, button) => surface.privately(who).findLast((m) => m.text.includes(`"${button}"`)),
    press: async (who, message, button, nth) => void (await slack.press(user(who), message.id, { what: button, nth })),
    pressOld: async (who, old, button, nth) => {
      const message = slack.state.messages.find((m) => m.ts === old.id);
      if (message === undefined) throw new Error('that message is gone');
      const fresh = message.blocks;
      message.blocks = JSON.parse(old.text.slice(old.text.indexOf('['))) as typeof fresh;
      const pressed = surface.press(who, old, button, nth);
      message.blocks = fresh;
      await pressed;
    },
    fillIn: async (who, fields) => {
      const view = await slack.waitFor(() => readyView(who), `a form for ${who}`);
      await slack.submit(
        user(who),
        view.id,
        Object.fromEntries(Object.entries(fields).map(([k, v]) => [`field:${k}`, v])),
      );
    },
    form: (who) => {
      const view = readyView(who);
      return view === undefined ? '' : JSON.stringify([view.content, view.values, view.errors, view.trouble]);
    },
    heard: (who) => surface.pieces(who).join('\n'),
    latest: (who) => {
      const message = slack.ephemerals(user(who)).at(-1);
      return message === undefined ? '' : shown(message).text;
    },
    pieces: (who) => [
      ...[...slack.ephemerals(user(who)), ...slack.dms(user(who))].map((m) => `${m.ts} ${shown(m).text}`),
      ...slack.openViews(user(who)).map((v) => `${v.id} ${JSON.stringify(v.content)}`),
    ],
    answerTo: (who, line, words) => answerTo(surface, who, line, words),
    home: (who) => {
      const view = slack.home(user(who));
      return view === undefined ? undefined : { id: view.id, text: JSON.stringify(view.content['blocks']) };
    },
    openHome: async (who) => {
      const before = slack.home(user(who))?.hash;
      slack.openHome(user(who));
      await slack.waitFor(() => slack.home(user(who))?.hash !== before, `the home of ${who}`);
    },
    react: async (who, message, sign) => {
      slack.react(user(who), message.id, sign === 'like' ? '+1' : sign);
      await slack.idle();
    },
    unreact: async (who, message, sign) => {
      slack.unreact(user(who), message.id, sign === 'like' ? '+1' : sign);
      await slack.idle();
    },
    mention: (who) => `<@${user(who)}>`,
    until: (look, what) => slack.waitFor(look, what),
    pressAs: async (who, message, button) => {
      const room = slack.state.channels.get(slack.state.messages.find((m) => m.ts === message.id)?.channel ?? '');
      const isIn = room?.members.has(user(who)) === true;
      const view = [...slack.state.homes.values()].find((one) => one.id === message.id);
      const owner = view?.user;
      if (view !== undefined) Object.assign(view, { user: user(who) });
      room?.members.add(user(who));
      const pressed = surface.press(who, message, button);
      if (view !== undefined) Object.assign(view, { user: owner });
      if (!isIn) room?.members.delete(user(who));
      await pressed;
    },
    logFromMessage: async (who, text) => {
      const ts = slack.say(user(who), desk, text);
      await slack.messageShortcut(user(who), 'log_complaint', desk, ts);
      const view = slack.openViews(user(who)).at(-1);
      if (view !== undefined) await slack.submit(user(who), view.id, {});
    },
    twice: () => slack.failApp({ kind: 'duplicate' }),
    stranger: async (line) => {
      slack.addUser({ id: 'U0STRANGER', realName: 'Sam Stranger' });
      slack.state.channels.get(desk)?.members.add('U0STRANGER');
      const before = slack.ephemerals('U0STRANGER').length;
      await slack.command('U0STRANGER', desk, line);
      const said = await slack.waitFor(() => slack.ephemerals('U0STRANGER')[before], 'an answer to the stranger');
      return shown(said).text;
    },
    forged: async (line) => {
      slack.failApp({ kind: 'wrong_signature' });
      for (const offsetS of [-360, 86_400]) slack.failApp({ kind: 'timestamp', offsetS });
      const statuses: number[] = [];
      for (let n = 0; n < 3; n += 1) statuses.push((await slack.command(user('ana'), desk, line)).status);
      return statuses;
    },
    failures: (withinMs) => failuresOf(slack.wire, withinMs),
    caseTitles: () => slack.messages(recoveries).map((m) => titleOf(m.blocks, m.text)),
    closeForm: async (who) => {
      if (slack.openViews(user(who)).length > 0) await slack.closeView(user(who), true);
    },
  };
  return surface;
}

function teamsSurface(hotel: Hotel): Surface {
  const { teams } = hotel;
  const answers = new Map<Somebody, string[]>();
  let repeat = false;
  // Teams was seen to repeat invokes with a new id; messages keep theirs
  const delivery = (again: 'same id' | 'new id'): Delivery => {
    const repeated = repeat;
    repeat = false;
    return repeated ? { again } : {};
  };
  const noted = (who: Somebody, pressed: unknown): void => {
    answers.set(who, [...(answers.get(who) ?? []), JSON.stringify(pressed)]);
  };
  const shown = (m: { id: string; text: string; cards: readonly unknown[] }): Shown => ({
    id: m.id,
    text: `${m.text} ${jsonOf(m.cards)}`,
  });
  const forms = (who: Somebody): readonly Shown[] =>
    teams
      .personal(who)
      .filter((m) => m.author === 'bot' && jsonOf(m.cards).includes('"Action.Execute","title":"Log case"'))
      .map(shown);
  const caseCard = (id: string): Shown | undefined =>
    teams
      .messages('guest-recoveries')
      .filter((m) => titleOf(m.cards, m.summary) === id)
      .map(shown)[0];
  const prefixed = (fields: Fields): Record<string, string | readonly string[]> =>
    Object.fromEntries(Object.entries(fields).map(([k, v]) => [typeof v === 'string' ? `in_${k}` : `ticks_${k}`, v]));
  const newestForm = (who: Somebody) =>
    teams
      .personal(who)
      .findLast((m) => m.author === 'bot' && JSON.stringify([m.cards, m.answered]).includes('"Log case"'));
  const sendForm = async (who: Somebody, fields: Fields, once: Delivery): Promise<void> => {
    noted(
      who,
      await teams.press(who, newestForm(who)?.id ?? 'none', 'Log case', {
        inputs: prefixed(fields),
        delivery: once,
      }),
    );
  };
  /** Where their home stands and has stood, oldest first. */
  const homes = (who: Somebody) => teams.personal(who).filter((m) => m.author === 'bot' && isHome(m.cards));
  const conversationOf = (id: string): Readonly<Record<string, unknown>> => {
    const { conversation, root } = teams.message(id) ?? { conversation: '', root: id };
    return { id: conversation.startsWith('19:') ? `${conversation};messageid=${root ?? id}` : conversation };
  };
  const surface: Surface = {
    name: 'Teams',
    type: async (who, line) => void (await teams.say(who, 'personal', line, { delivery: delivery('same id') })),
    log: async (who, text, fields = {}) => {
      const once = delivery('new id');
      await surface.openLog(who);
      await sendForm(who, { text, ...fields }, once);
    },
    openLog: async (who) => {
      // one that was sent may stop being a form meanwhile
      const before = new Set(forms(who).map(({ id }) => id));
      await surface.type(who, 'log');
      await teams.waitFor(() => forms(who).find(({ id }) => !before.has(id)), { what: `the form for ${who}` });
    },
    sendLog: (who, fields) => sendForm(who, fields, {}),
    logForm: (who) => JSON.stringify(newestForm(who)?.answered[who] ?? newestForm(who)?.cards ?? ''),
    caseCard,
    requests: (id) => {
      const root = caseCard(id);
      return root === undefined ? [] : teams.thread('guest-recoveries', root.id).map(shown);
    },
    thanks: () => teams.messages('wins').map(shown),
    digests: () => teams.messages('front-desk').map(shown),
    privately: (who) =>
      teams
        .personal(who)
        .filter((m) => m.author === 'bot')
        .map(shown),
    options: (who, id) => optionsOf(surface, who, id),
    inFull: (who, id) => inFullOf(hotel, surface, who, id),
    pressMenu: (who, id, entry) => pressInMenu(surface, who, id, entry),
    draft: (who, button) => surface.privately(who).findLast((m) => m.text.includes(`"${button}"`)),
    press: async (who, message, button, nth) => {
      const card = teams.message(message.id)?.cards[0];
      noted(who, await teams.press(who, message.id, pointerTo(card, button, nth) ?? button));
    },
    pressOld: async (who, old, button, nth) => {
      const data = actionIn(JSON.parse(old.text.slice(old.text.indexOf('['))), button, nth)?.['data'];
      const card = teams.message(old.id)?.cards[0];
      const change = (activity: Readonly<Record<string, unknown>>): unknown => {
        const { value } = z.looseObject({ value: z.looseObject({ action: z.looseObject({}) }) }).parse(activity);
        return { ...activity, value: { ...value, action: { ...value.action, data } } };
      };
      const [pointer] = pointersTo(card, button, '');
      if (pointer !== undefined) return noted(who, await teams.press(who, old.id, pointer, { delivery: { change } }));
      // the card has no such button any more: the client sends what it still had on its screen
      const invoke = (activity: Readonly<Record<string, unknown>>): unknown => ({
        ...activity,
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', title: button, data }, trigger: 'manual' },
        replyToId: old.id,
        conversation: conversationOf(old.id),
      });
      noted(who, (await teams.say(who, 'personal', button, { delivery: { change: invoke } })).delivered);
    },
    fillIn: async (who, fields) => {
      await teams.waitFor(() => teams.dialogs(who).find((d) => d.sentence === null), { what: `a dialog for ${who}` });
      noted(who, await teams.submitDialog(who, prefixed(fields)));
    },
    form: (who) => {
      const dialog = teams.dialogs(who)[0];
      return dialog === undefined || dialog.sentence !== null ? '' : JSON.stringify(dialog);
    },
    heard: (who) => surface.pieces(who).join('\n'),
    latest: (who) => {
      const message = teams.personal(who).findLast((m) => m.author === 'bot');
      return message === undefined ? '' : shown(message).text;
    },
    pieces: (who) => {
      const pages = homes(who);
      // the page that has been there from the first day says nothing to anybody; one that was asked for does
      const silent = pages.length === 1 ? pages : pages.slice(0, -1);
      const said = teams.personal(who).filter((m) => m.author === 'bot' && !silent.includes(m));
      return [
        ...said.map((m) => `${m.id} ${shown(m).text}`),
        ...(answers.get(who) ?? []).map((answer, n) => `answer ${n} ${answer}`),
      ];
    },
    answerTo: (who, line, words) => answerTo(surface, who, line, words),
    home: (who) => homes(who).map(shown).at(-1),
    openHome: async (who) => {
      const before = homes(who).length;
      await surface.type(who, 'mine');
      await teams.waitFor(() => homes(who).length > before, { what: `the home of ${who}` });
    },
    react: async (who, message, sign) => void (await teams.react(who, message.id, sign)),
    unreact: async (who, message, sign) => void (await teams.react(who, message.id, sign)),
    mention: (who) => `<at>${person(who).name}</at>`,
    until: (look, what) =>
      teams.waitFor(
        () => {
          const got = look();
          return got === null ? undefined : got;
        },
        { what },
      ),
    pressAs: async (who, message, button) => {
      const { teamsUser, name } = person(who);
      const change = (activity: Readonly<Record<string, unknown>>): unknown => ({
        ...activity,
        from: { id: `29:${who}`, name, aadObjectId: teamsUser },
      });
      const viewer = HOTEL_AURORA.people.find((p) => teams.personal(p.id).some((m) => m.id === message.id));
      const card = teams.message(message.id)?.cards[0];
      const title = pointerTo(card, button) ?? button;
      noted(who, await teams.press(viewer?.id ?? who, message.id, title, { delivery: { change } }));
    },
    logFromMessage: async (who, text) => {
      const said = await teams.say(who, 'front-desk', text, { mentionBot: false });
      noted(who, await teams.messageAction(who, 'logComplaint', said.id));
      if (teams.dialogs(who).some((d) => d.sentence === null)) noted(who, await teams.submitDialog(who));
    },
    twice: () => {
      repeat = true;
    },
    stranger: async (line) => {
      const before = new Set(surface.pieces('bob'));
      const fresh = (): string | undefined => surface.pieces('bob').find((piece) => !before.has(piece));
      const from = { id: '29:stranger', name: 'Sam Stranger', aadObjectId: '00000000-0000-4000-8000-0000000000ff' };
      await teams.say('bob', 'personal', line, { delivery: { change: (activity) => ({ ...activity, from }) } });
      return teams.waitFor(fresh, { what: 'an answer to the stranger' });
    },
    forged: async (line) => {
      const statuses: number[] = [];
      for (const token of [{ key: 'foreign' }, { expiresInS: -600 }, { extra: { nbf: 4_102_444_800 } }] as const)
        statuses.push((await teams.say('ana', 'personal', line, { delivery: { token } })).delivered?.status ?? 0);
      return statuses;
    },
    failures: (withinMs) => failuresOf(teams.wire, withinMs),
    caseTitles: () => teams.messages('guest-recoveries').map((m) => titleOf(m.cards, m.summary)),
    closeForm: (who) => {
      teams.closeDialog(who);
      return Promise.resolve();
    },
  };
  return surface;
}

/** Presses a button and waits for the private message that comes of it. */
async function privateAnswer(
  surface: Surface,
  who: Somebody,
  on: Shown,
  button: string,
  words: string,
): Promise<Shown> {
  const before = new Set(surface.privately(who).map(({ id }) => id));
  await surface.press(who, on, button);
  return surface.until(
    () => surface.privately(who).find(({ id, text }) => !before.has(id) && text.includes(words)),
    `“${words}”, privately to ${who}`,
  );
}

async function optionsOf(surface: Surface, who: Somebody, id: string): Promise<Shown> {
  const card = await surface.until(() => surface.caseCard(id), `the card of ${id}`);
  const button = card.text.includes('"Options"') ? 'Options' : 'Details';
  return privateAnswer(surface, who, card, button, `${id} in full`);
}

async function inFullOf(hotel: Hotel, surface: Surface, who: Somebody, id: string): Promise<string> {
  await hotel.drawn();
  return (await optionsOf(surface, who, id)).text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

async function pressInMenu(surface: Surface, who: Somebody, id: string, entry: string): Promise<void> {
  const card = await surface.until(() => surface.caseCard(id), `the card of ${id}`);
  if (card.text.includes(`"${entry}"`)) return surface.press(who, card, entry);
  const menu = await privateAnswer(surface, who, card, 'Other…', `do on ${id}`);
  return surface.press(who, menu, entry);
}

async function answerTo(surface: Surface, who: Somebody, line: string, words: RegExp): Promise<string> {
  const before = new Set(surface.pieces(who));
  const fresh = (): string =>
    surface
      .pieces(who)
      .filter((piece) => !before.has(piece))
      .join('\n');
  await surface.type(who, line);
  try {
    return await surface.until(
      () => (words.test(fresh()) ? fresh() : undefined),
      `an answer to "${line.slice(0, 60)}"`,
    );
  } catch {
    throw new Error(
      `"${line.slice(0, 60)}" was not answered with ${String(words)} but with: ${fresh().slice(0, 1_500)}`,
    );
  }
}

function failuresOf(wire: Hotel['slack']['wire'], withinMs = Infinity): readonly string[] {
  return wire
    .entries()
    .filter((e) => e.direction === 'to_app' && e.status !== null && e.status !== 401)
    .filter((e) => e.status !== 200 || (e.ms ?? 0) > withinMs)
    .map((e) => `${e.what} ${e.status} ${e.ms} ms`);
}

const titles = new WeakMap<object, string>();
function titleOf(card: unknown, words: string): string {
  const known = typeof card === 'object' && card !== null ? titles.get(card) : undefined;
  if (known !== undefined) return known;
  const title = /^(R-\d+)\b/.exec(words)?.[1] ?? words.slice(0, 80);
  if (typeof card === 'object' && card !== null) titles.set(card, title);
  return title;
}

/** The button with these words, as it stood on the cards. */
function actionIn(cards: unknown, title: string, nth?: number): Readonly<Record<string, unknown>> | undefined {
  const pointer = pointerTo(cards, title, nth);
  const steps = pointer?.slice(1).split('/') ?? [];
  const found = steps.reduce<unknown>((at, step) => Object.entries(at ?? {}).find(([key]) => key === step)?.[1], cards);
  return pointer === undefined ? undefined : { ...Object(found) };
}

/** Where the button with these words stands, as a JSON pointer; undefined when there is none. Throws where several have them and none is chosen. */
function pointerTo(card: unknown, title: string, nth?: number): string | undefined {
  const found = pointersTo(card, title, '');
  if (nth === undefined && found.length > 1) throw new Error(`${found.length} buttons say "${title}"; say which`);
  return found[nth ?? 0];
}

function pointersTo(value: unknown, title: string, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('title' in value && value.title === title && 'type' in value && String(value.type).startsWith('Action.'))
    return [path];
  return Object.entries(value).flatMap(([key, inner]) => pointersTo(inner, title, `${path}/${key}`));
}
