/** `thanked team`: who may read it when somebody is thanked, from now on. Said twice, it is the same. */
import { thankedChosenCard } from '../../cards/team/thanked-card.ts';
import type { Member } from '../../core/base/members.ts';
import { serialisable } from '../../db/engine/serialisable.ts';
import { chooseRecognition } from '../../db/team/members.ts';
import { draftsTo, postedTo } from '../../db/team/thanks.ts';
import type { Reply, Wish } from '../door/door.ts';
import { redrawHomes } from '../messages/homes.ts';
import { want } from '../messages/want.ts';
import type { Caller } from '../caller.ts';
import { viewerOf } from '../views/case-view.ts';
import type { Shell } from '../shell.ts';

export interface ThankedAsked {
  readonly member: Member;
  readonly caller: Caller;
  readonly wish: Extract<Wish, { kind: 'thanked' }>;
}

/** Whoever changes their mind means what people look at; older posts lose their picture where it is fetched, and keep their words. */
const MOST_DRAWN_ANEW = 20;

/** What waits to be confirmed, with the person and with leads, is drawn as it is now. */
export async function chooseThanked(shell: Shell, { member, caller, wish }: ThankedAsked): Promise<Reply> {
  await serialisable(shell.db, (tx) => chooseRecognition(tx, shell.workspace, member.id, wish.how));
  // what is said next is said by what this process remembers
  const people = await shell.directory.now(shell.db.read);
  const drafts = await draftsTo(shell.db.read, shell.workspace, member.id);
  for (const of of drafts) await want(shell, { kind: 'of_case_anew', about: 'draft', case: of });
  // their words stay, and what pictures them goes by the new choice
  const posted = await postedTo(shell.db.read, shell.workspace, member.id, MOST_DRAWN_ANEW);
  if (posted.length > 0) await want(shell, { kind: 'anew', subjects: posted });
  await redrawHomes(shell, [member.id]);
  return { ok: true, say: thankedChosenCard(wish.how, viewerOf(shell, people, member, caller.platform)), now: null };
}
