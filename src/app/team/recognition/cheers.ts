/** A colleague's reaction to a thank-you, and the one note of it to whoever is thanked. Nothing is shown for it, and nobody is counted. */
import type { MemberId } from '../../../core/base/ids.ts';
import { peopleOf } from '../../../core/base/people.ts';
import { cheersToldAt, isCheer, mayCheer, type Reaction } from '../../../core/recognition/cheers.ts';
import { isShown } from '../../../core/recognition/thank.ts';
import { serialisable } from '../../../db/engine/serialisable.ts';
import { addCheer, cheersToTell, dropCheer, noteCheersTold, thanksShownBy } from '../../../db/recognition/cheers.ts';
import { readThank } from '../../../db/recognition/thanks.ts';
import { callingLately, type Caller } from '../../caller.ts';
import { readPlace } from '../../messages/dest.ts';
import { personally } from '../../messages/notify.ts';
import { want } from '../../messages/want.ts';
import type { Shell } from '../../shell.ts';

/** To anything else than a post of ours, by a stranger or by one of those it is between: nothing. Twice is once. Throws when the database is away. */
export async function cheer(shell: Shell, caller: Caller, { message, sign, added }: Reaction): Promise<void> {
  if (!isCheer(sign)) return;
  const shown = await thanksShownBy(shell.db.read, shell.workspace, caller.platform, message);
  const post = shown.find(({ place }) => isIn(readPlace(place), caller.channel.channel));
  if (post === undefined) return;
  const { member, members } = await callingLately(shell, caller);
  const one = await readThank(shell.db.read, shell.workspace, post.subject.thank);
  if (member === null || one === null || !mayCheer(member.id, one)) return;
  // a mark of this post alone: it says nothing of who it is, nor whom else they cheered
  const mark = shell.customerKeyOf(`cheer ${one.id} ${member.id}`);
  if (!added) return await dropCheer(shell.db.read, shell.workspace, { thank: one.id, mark, sign });
  const people = peopleOf(members);
  const toldAt = new Map<MemberId, Date>();
  for (const to of one.to) {
    const thanked = to.member !== null && isShown(to) ? people.byId(to.member) : undefined;
    if (thanked?.active === true) toldAt.set(thanked.id, cheersToldAt(caller.at, thanked.zone));
  }
  await serialisable(shell.db, (tx) => addCheer(tx, shell.workspace, { thank: one.id, mark, sign }, toldAt));
}

/** Teams names a thread within its conversation. */
const isIn = (place: ReturnType<typeof readPlace>, channel: string): boolean =>
  place['channel'] === channel || place['conversation']?.split(';', 1)[0] === channel.split(';', 1)[0];

const MOST_AT_ONCE = 50;

/** Whoever is thanked hears once that colleagues cheered. */
export async function tellCheers(shell: Shell): Promise<void> {
  const at = shell.now();
  const { members } = await shell.directory.now(shell.db.read);
  const people = peopleOf(members);
  await serialisable(
    shell.db,
    async (tx) => {
      for (const due of await cheersToTell(tx, shell.workspace, at, MOST_AT_ONCE)) {
        await noteCheersTold(tx, shell.workspace, due);
        const one = await readThank(tx, shell.workspace, due.thank);
        const to = people.byId(due.member);
        if (due.n === 0 || one === null || to === undefined || to.recognition === 'none') continue;
        for (const { platform, dest } of personally(to, one.platform)) {
          const subject = { kind: 'recognition', note: 'thank_cheered', of: one.id, to: to.id } as const;
          await want(shell, { kind: 'once', message: { subject, platform, dest } }, tx);
        }
      }
    },
    { lanes: ['cheers'] },
  );
}
