/** Typed lines: understood at once, kept at once when they change something, answered after Teams has its HTTP answer. */
import { NotSaved, type Intent, type Wish } from '../../../app/door/door.ts';
import { pointsAbove } from '../../../app/door/points-above.ts';
import { answerToSaid, happensAgain, withoutAgain } from '../../../app/door/said-again.ts';
import { offerForm } from './offer-form.ts';
import { readAttached, type Written } from './read-message.ts';
import { accountsToFind, typedLine } from './read-text.ts';
import { pressed } from './presses.ts';
import { rootOf } from '../install/references.ts';
import { activityKey, privately, sayReply, type Surface, type Turn } from './turn.ts';
import { Late, within } from '../../../within.ts';

/** A message to us. Returns when what must not be lost is safe. */
export async function onMessage(surface: Surface, turn: Turn): Promise<void> {
  const key = activityKey(turn);
  if (!surface.firstSight(key)) return;
  const { activity } = turn;
  const line = await lineOf(surface, turn);
  const attached = readAttached(activity);
  // what was forwarded to us, or `log it` under a quotation: the message itself is the complaint
  if (attached !== null && (line === '' || pointsAbove(line))) {
    const { text, by, at } = attached;
    const opening = { kind: 'log', text, permalink: null, source: 'message', written: { by, at } } as const;
    return act(surface, turn, surface.door.intentOfLog(turn.caller, opening), { key, line: text, isAgain: false });
  }
  if (line === '' && activity.value !== undefined && activity.value !== null) {
    // Old clients send a button as a message with a value and no text.
    const said = await pressed(surface, turn, activity.value);
    if (said !== undefined) surface.background(turn, () => privately(surface, turn, said));
    return;
  }
  const meant = withoutAgain(line);
  const { root } = rootOf(turn.here.conversation);
  const here = root === undefined ? undefined : await surface.door.caseHere(turn.caller, root);
  const heard = surface.door.hear(turn.caller, meant, here);
  const intent = attached === null ? heard : withAttached(surface, turn, heard, attached);
  await act(surface, turn, intent, { key, line: meant, isAgain: meant !== line });
}

/** A complaint with a picture, a file or a quotation beside it is logged with what is seen of them. */
function withAttached({ door }: Surface, { caller }: Turn, heard: Intent, attached: Written): Intent {
  if (heard.kind !== 'form' || heard.form.kind !== 'log') return heard;
  return door.intentOfLog(caller, { ...heard.form, text: `${heard.form.text}\n${attached.text}`.trim() });
}

/** How long somebody waits for Teams to say who was mentioned, in milliseconds; the name has to do then. */
const NAMED_WITHIN_MS = 1000;

/** The typed line, people in it by their directory id: Teams is asked about those it never named to us by both ids. */
async function lineOf({ accounts, connector, clientId, log }: Surface, { activity, ref, here }: Turn): Promise<string> {
  const { tenant } = ref;
  const idOf = (account: string): string | undefined => accounts.directoryId(tenant, account);
  const unknown = accountsToFind(activity, clientId, idOf).filter((account) => !accounts.isKnown(tenant, account));
  if (unknown.length > 0) {
    const asked = unknown.slice(0, MOST_ASKED).map(async (account) => {
      const found = await connector.member(here, account);
      if (found !== undefined) accounts.note(tenant, account, found);
    });
    try {
      await within(NAMED_WITHIN_MS, Promise.all(asked));
    } catch (error) {
      if (!(error instanceof Late)) throw error;
      log.warn('Teams did not say in time who was mentioned', {});
    }
  }
  return typedLine(activity, clientId, idOf);
}
const MOST_ASKED = 5;

interface Typed {
  readonly key: string;
  readonly line: string;
  /** Said to be meant a second time. */
  readonly isAgain: boolean;
}

async function act(surface: Surface, turn: Turn, intent: Intent, typed: Typed): Promise<void> {
  switch (intent.kind) {
    case 'say':
      return surface.background(turn, () => privately(surface, turn, intent.card));
    case 'question':
      if (intent.question.kind === 'mine') return surface.background(turn, () => showHome(surface, turn, 'fresh'));
      return surface.background(turn, async () =>
        privately(surface, turn, await surface.door.ask(turn.caller, intent.question)),
      );
    case 'form':
      return surface.background(turn, () => offerForm(surface, turn, intent.form, typed.line));
    case 'wish':
      return wish(surface, turn, intent.wish, typed);
  }
}

/** The home is a card in the private chat, drawn by the outbox: there it can be kept up to date. A stranger gets a sentence. */
export async function showHome(surface: Surface, turn: Turn, how: 'first' | 'fresh'): Promise<void> {
  const instead = await surface.door.home(turn.caller, how);
  if (instead !== undefined) await privately(surface, turn, instead);
}

async function wish(surface: Surface, turn: Turn, wish: Wish, { key, line, isAgain }: Typed): Promise<void> {
  const { door } = surface;
  const counts = happensAgain(wish);
  try {
    const accepted = await door.accept(turn.caller, counts && !isAgain ? surface.typedKey(turn, line) : key, wish);
    surface.background(turn, async () => {
      const reply = await door.carryOut(accepted);
      const say = await answerToSaid(door, turn.caller, { wish, line, reply });
      await sayReply(surface, turn, accepted, { ...reply, say });
    });
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    // Nothing was kept, so a repeat by Teams may try again.
    surface.forgetSight(key);
    surface.background(turn, () => privately(surface, turn, surface.door.notSaved(turn.caller, line, error)));
  }
}
