/** Typed lines: understood at once, kept at once when they change something, answered after Teams has its HTTP answer. */
import { NotSaved, type FormOpening, type Intent, type Wish } from '../../../app/door/door.ts';
import { typedLine } from './read-text.ts';
import { messageOf } from '../out/render.ts';
import { openedOf, toForm } from '../out/render-form.ts';
import { pressed } from './presses.ts';
import { activityKey, noteLost, patiently, privately, type Surface, type Turn } from './turn.ts';

/** A message to us. Returns when what must not be lost is safe. */
export async function onMessage(surface: Surface, turn: Turn): Promise<void> {
  const key = activityKey(turn);
  if (!surface.firstSight(key)) return;
  const { activity } = turn;
  const line = typedLine(activity, surface.clientId);
  if (line === '' && activity.value !== undefined && activity.value !== null) {
    // Old clients send a button as a message with a value and no text.
    const said = await pressed(surface, turn, activity.value);
    if (said !== undefined) surface.background(turn, () => privately(surface, turn, said));
    return;
  }
  await act(surface, turn, surface.door.hear(turn.caller, line), { key, line });
}

interface Typed {
  readonly key: string;
  readonly line: string;
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
      return surface.background(turn, () => offerForm(surface, turn, intent.form));
    case 'wish':
      return wish(surface, turn, intent.wish, typed);
  }
}

/** The home is a card in the private chat, drawn by the outbox: there it can be kept up to date. A stranger gets a sentence. */
export async function showHome(surface: Surface, turn: Turn, how: 'first' | 'fresh'): Promise<void> {
  const instead = await surface.door.home(turn.caller, how);
  if (instead !== undefined) await privately(surface, turn, instead);
}

async function wish(surface: Surface, turn: Turn, wish: Wish, { key, line }: Typed): Promise<void> {
  try {
    const accepted = await surface.door.accept(turn.caller, key, wish);
    surface.background(turn, async () => privately(surface, turn, (await surface.door.carryOut(accepted)).say));
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    // Nothing was kept, so a repeat by Teams may try again.
    surface.forgetSight(key);
    surface.background(turn, () => privately(surface, turn, surface.door.notSaved(line, error)));
  }
}

/** A typed command cannot open a dialog: the form itself is the answer, with what was typed already in it. */
async function offerForm(surface: Surface, turn: Turn, opening: FormOpening): Promise<void> {
  const { door, connector, userOf } = surface;
  const { caller, here, activity, ref } = turn;
  const form = opening.kind === 'log' ? door.logForm(caller, opening) : await door.form(caller, opening);
  const opened = openedOf(opening);
  if (!('fields' in form)) return privately(surface, turn, form);
  if (opened === undefined) throw new Error('a form was opened for a case id that is none');
  const drawn = toForm(
    form,
    { opened, once: activity.id ?? activityKey(turn) },
    { frame: 'message', userOf: userOf(ref.tenant) },
  );
  const message = messageOf(`${form.title}: please check and send.`, drawn);
  noteLost(surface, await patiently(surface, turn, () => connector.postDrawn(here, message)));
}
