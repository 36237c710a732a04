/** A form as a message: what a typed line, or a button that stands for one, opens. */
import type { FormOpening } from '../../../app/door/door.ts';
import { messageOf } from '../out/render.ts';
import { openedOf, toForm } from '../out/render-form.ts';
import { activityKey, noteLost, patiently, privately, type Surface, type Turn } from './turn.ts';

/** A typed command cannot open a dialog: the form itself is the answer, with what was typed already in it. */
export async function offerForm(surface: Surface, turn: Turn, opening: FormOpening): Promise<void> {
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
