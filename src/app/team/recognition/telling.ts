/** Where a thank-you goes: the channel of the team of those thanked, or somebody in private. Each message stands once for all of its life. */
import type { MemberId } from '../../../core/base/ids.ts';
import type { Member, Team } from '../../../core/base/members.ts';
import type { MessageSubject, RecognitionNote } from '../../../core/base/message-subject.ts';
import { leadsIn, leadsOf } from '../../../core/base/people.ts';
import { isShown, whoLooks, type Thank } from '../../../core/recognition/thank.ts';
import type { Tx } from '../../../db/engine/serialisable.ts';
import { personally, thanksChannel } from '../../messages/notify.ts';
import { want } from '../../messages/want.ts';
import type { Shell } from '../../shell.ts';

interface House {
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
}

/** Has every message of a thank-you shown, or drawn anew, as the thank-you stands now. */
export async function tellOf(shell: Shell, tx: Tx, one: Thank, { members, teams }: House): Promise<void> {
  const note = async (kind: RecognitionNote, to: MemberId): Promise<void> =>
    await tellOne(shell, tx, { note: kind, of: one, to: members.find((m) => m.id === to) });
  for (const { member, state } of one.to) {
    if (member === null) continue;
    if (state === 'asks') await note('thank_likes', member);
    if (state === 'private') await note('thank_given', member);
  }
  for (const team of new Set(one.to.filter(isShown).map((to) => to.team))) {
    const channel = thanksChannel(
      teams.find(({ id }) => id === team),
      one.platform,
    );
    if (channel !== undefined) {
      const subject = { kind: 'peer_thanks', thank: one.id, team } as const;
      const message = { subject, platform: channel.platform, dest: { kind: 'channel', channel } } as const;
      await want(shell, { kind: 'version', message, version: one.version }, tx);
      continue;
    }
    // without a channel a person is thanked in private, a team through its leads, or each of it where it has none
    const leads = leadsIn(members, team);
    const whole = leads.length > 0 ? leads : members.filter((m) => m.active && m.team === team);
    const shown = one.to.filter((to) => isShown(to) && to.team === team);
    const told = shown.flatMap(({ member }) => member ?? whole.map(({ id }) => id).filter((id) => id !== one.by));
    for (const to of new Set(told)) await note('thank_given', to);
  }
  if (one.to.some(({ state }) => state === 'held'))
    for (const lead of whoLooks(leadsOf(members), one)) await note('thank_look', lead.id);
}

async function tellOne(
  shell: Shell,
  tx: Tx,
  { note, of, to }: { readonly note: RecognitionNote; readonly of: Thank; readonly to: Member | undefined },
): Promise<void> {
  for (const { platform, dest } of personally(to, of.platform)) {
    if (to === undefined) continue;
    const subject = { kind: 'recognition', note, of: of.id, to: to.id } as const;
    await want(shell, { kind: 'version', message: { subject, platform, dest }, version: of.version }, tx);
  }
}

/** The private notes of it that may stand somewhere, drawn anew. */
export async function notesAnew(
  shell: Shell,
  tx: Tx,
  one: Pick<Thank, 'id'>,
  notes: readonly RecognitionNote[],
  people: readonly MemberId[],
): Promise<void> {
  const subjects = people.flatMap((to) =>
    notes.map((note): MessageSubject => ({ kind: 'recognition', note, of: one.id, to })),
  );
  await want(shell, { kind: 'anew', subjects }, tx);
}
