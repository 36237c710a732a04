/** What becomes of a thank-you later: whoever is thanked says how they like it, a lead looks at what waited. */
import type { MemberId } from '../../../core/base/ids.ts';
import { leadsOf } from '../../../core/base/people.ts';
import type { RecognitionAct } from '../../../core/recognition/acts.ts';
import { givenTo, isGiven, whoLooks, type Thank, type Thanked } from '../../../core/recognition/thank.ts';
import { likesAnswer, lookAnswer } from '../../../cards/recognition/thank-answer.ts';
import { serialisable } from '../../../db/engine/serialisable.ts';
import { likesOf, readThank, saveThank, thanksWaitingFor } from '../../../db/recognition/thanks.ts';
import { chooseRecognition } from '../../../db/team/members.ts';
import type { Reply } from '../../door/door.ts';
import type { Shell } from '../../shell.ts';
import { no, yes, type Acting } from '../learning/acting.ts';
import { notesAnew, tellOf } from './telling.ts';

type Of<K extends RecognitionAct['kind']> = Extract<RecognitionAct, { kind: K }>;

/** The choice is remembered, and everything that waited for it goes where it says. */
export async function chooseLikes(shell: Shell, acting: Acting, act: Of<'thank_likes'>): Promise<Reply> {
  const { member, viewer, caller } = acting;
  await serialisable(
    shell.db,
    async (tx) => {
      await chooseRecognition(tx, shell.workspace, member.id, act.likes);
      for (const one of await thanksWaitingFor(tx, shell.workspace, member.id)) {
        const next = withChoice(one, member.id, act.likes, caller.at);
        await saveThank(tx, shell.workspace, next);
        await tellOf(shell, tx, next, acting);
        await notesAnew(shell, tx, one, ['thank_likes'], [member.id]);
      }
    },
    { lanes: ['thanks settled'] },
  );
  return yes(likesAnswer(act.likes, viewer));
}

function withChoice(one: Thank, who: MemberId, likes: Of<'thank_likes'>['likes'], at: Date): Thank {
  const to = one.to.flatMap((each): Thanked[] => {
    if (each.member !== who || each.state !== 'asks') return [each];
    return likes === 'none' ? [] : [{ ...each, state: likes, givenAt: at }];
  });
  return { ...one, to, version: one.version + 1 };
}

/** By one of the leads it was put to; who pressed first has looked. */
export async function settleThank(shell: Shell, acting: Acting, act: Of<'settle_thank'>): Promise<Reply> {
  const { member, members, viewer, caller } = acting;
  const became = await serialisable(
    shell.db,
    async (tx) => {
      const one = await readThank(tx, shell.workspace, act.thank);
      if (one === null) return 'gone';
      const looks = whoLooks(leadsOf(members), one).map(({ id }) => id);
      if (!looks.includes(member.id)) return 'gone';
      if (!one.to.some(({ state }) => state === 'held')) return 'looked';
      const people = one.to.flatMap((to) => to.member ?? []);
      const likes = await likesOf(tx, shell.workspace, people);
      const to = one.to.flatMap((each): Thanked[] => {
        if (each.state !== 'held') return [each];
        if (act.to === 'leave') return [{ ...each, state: 'left' }];
        const how = each.member === null ? 'team' : likes.get(each.member);
        // whoever has left, or likes none by now, is thanked nowhere
        if (how === undefined || how === 'none') return [];
        const state = givenTo(how);
        return [{ ...each, state, givenAt: isGiven({ state }) ? caller.at : null }];
      });
      const isLeft = to.every(({ state }) => state === 'left');
      const next = {
        ...one,
        to,
        lookedBy: member.id,
        // nobody needs the words any more
        ...(isLeft && { text: '', value: null }),
        version: one.version + 1,
      };
      await saveThank(tx, shell.workspace, next);
      await tellOf(shell, tx, next, acting);
      await notesAnew(shell, tx, one, ['thank_look'], looks);
      return isLeft ? 'left' : 'posted';
    },
    { lanes: ['thanks settled'] },
  );
  return became === 'gone' ? no(lookAnswer(became, viewer)) : yes(lookAnswer(became, viewer));
}
