/** `language german`: what one person reads from now on. Said twice, it is the same. */
import { languageChosenCard } from '../../cards/answers/language-card.ts';
import { localeFor } from '../../cards/words/language.ts';
import { serialisable } from '../../db/engine/serialisable.ts';
import { chooseLocale } from '../../db/team/members.ts';
import type { Member } from '../../core/base/members.ts';
import type { Reply, Wish } from '../door/door.ts';
import { redrawHomes } from '../messages/homes.ts';
import type { Shell } from '../shell.ts';

export interface LanguageAsked {
  readonly member: Member;
  readonly wish: Extract<Wish, { kind: 'language' }>;
}

export async function chooseLanguage(shell: Shell, { member, wish }: LanguageAsked): Promise<Reply> {
  const locale = localeFor(wish.language, member);
  await serialisable(shell.db, (tx) => chooseLocale(tx, shell.workspace, member.id, locale));
  // what is said next is said by what this process remembers
  await shell.directory.now(shell.db.read);
  await redrawHomes(shell, [member.id]);
  return { ok: true, say: languageChosenCard({ locale }), now: null };
}
