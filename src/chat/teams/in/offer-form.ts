/** A form as a message: what a typed line, or a button that stands for one, opens. */
import { NotShown, type FormOpening } from '../../../app/door/door.ts';
import { hashed } from '../../../app/door/hashed.ts';
import { askedInPrivate } from '../../../cards/case/private-card.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import { surfaceWords } from '../../../cards/words/surfaces.ts';
import { messageOf, type MessageOut } from '../out/render.ts';
import { openedOf, toForm, toOffer } from '../out/render-form.ts';
import { inTime, isOnItsWay, patiently, privateChat, privately, type Surface, type Turn } from './turn.ts';

/**
 * A typed command cannot open a dialog. In a private chat the form itself is the answer, with what was typed already in it;
 * where others are, a button opens it for whoever asked.
 */
export async function offerForm(surface: Surface, turn: Turn, opening: FormOpening, line = ''): Promise<void> {
  const { connector, userOf } = surface;
  const { caller, here, activity, ref } = turn;
  const form = await formFor(surface, turn, opening);
  const opened = openedOf(opening);
  if (!('fields' in form)) return privately(surface, turn, form);
  if (opened === undefined) throw new Error('a form was opened for a case id that is none');
  const drawUser = userOf(ref.tenant);
  const reader = surface.door.readerOf(caller);
  const inline = (): MessageOut => {
    const drawn = toForm(form, { opened, once: onceOf(turn, opening) }, { frame: 'message', userOf: drawUser, reader });
    return messageOf(surfaceWords.line(reader, 'form.check', { title: form.title }), drawn);
  };
  const own = ref.kind === 'personal' ? here : undefined;
  // what the button opens stands in the message, too
  if (own === undefined && form.isForOne !== true) {
    const offer = toOffer(form.title, { by: caller.user, name: caller.name, opening }, { userOf: drawUser, reader });
    const onlyFor = activity.recipient?.isTargeted === true ? (activity.from?.id ?? undefined) : undefined;
    const message = messageOf(offer.fallbackText, offer);
    const sent = await patiently(surface, turn, () => connector.postDrawn(here, message, onlyFor));
    if (isOnItsWay(sent)) return;
  }
  const chat = own ?? (await privateChat(surface, turn));
  if (chat !== undefined && isOnItsWay(await patiently(surface, turn, () => connector.postDrawn(chat, inline()))))
    return;
  if (form.isForOne === true && ref.kind !== 'personal') return privately(surface, turn, askedInPrivate(reader));
  // the last resort: a line with their words, tried as long as any answer is
  await privately(surface, turn, surface.door.notSaved(turn.caller, line, new NotShown('the form could not be shown')));
}

/** Strangers are told so before they type. A complaint is taken down also while the directory is away: who it was is asked when it is sent. */
export async function formFor(surface: Surface, { caller }: Turn, opening: FormOpening): Promise<Form | Card> {
  const { door } = surface;
  if (opening.kind !== 'log') return door.form(caller, opening);
  return (await inTime(surface, () => door.form(caller, opening))) ?? door.logForm(caller, opening);
}

/** Goes into a button, whose room is small. */
const LONGEST_ONCE = 100;

/** The id of the request that opened it makes this opening count once, however often it is sent. */
export function onceOf({ activity }: Turn, opening: FormOpening): string {
  const { id, timestamp } = activity;
  return id == null || id.length > LONGEST_ONCE ? hashed([id, timestamp, opening]) : id;
}
