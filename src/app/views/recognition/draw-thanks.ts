/** Thank-yous among colleagues as they should look now: in a channel, or for one person. Reads only. */
import type { MessageSubject } from '../../../core/base/message-subject.ts';
import type { Platform } from '../../../core/base/members.ts';
import { leadsOf } from '../../../core/base/people.ts';
import { isShown, whoLooks } from '../../../core/recognition/thank.ts';
import {
  cheeredNote,
  givenNote,
  goneNote,
  likesNote,
  lookNote,
  peerThanksCard,
} from '../../../cards/recognition/thank-card.ts';
import { championNote } from '../../../cards/recognition/champion-card.ts';
import type { Card } from '../../../cards/kit/card.ts';
import { readChampion } from '../../../db/recognition/champions.ts';
import { withPicture } from '../../../cards/kit/pictures.ts';
import { readThank } from '../../../db/recognition/thanks.ts';
import { peerPicture } from '../../pictures/thanks-pictured.ts';
import type { Shell } from '../../shell.ts';
import { readerOf, viewerOf } from '../case-view.ts';

/** Undefined where it is not there, or for nobody of that team. */
export async function drawPeerThanks(
  shell: Shell,
  subject: Extract<MessageSubject, { kind: 'peer_thanks' }>,
  platform: Platform,
): Promise<Card | undefined> {
  const one = await readThank(shell.db.read, shell.workspace, subject.thank);
  const { members, teams } = await shell.directory.now(shell.db.read);
  const to = one?.to.filter((each) => isShown(each) && each.team === subject.team) ?? [];
  if (one === null || to.length === 0) return undefined;
  const viewer = viewerOf(shell, { members }, readerOf(teams, subject.team), platform);
  const card = peerThanksCard(
    subject,
    { ...one, to },
    (id) => teams.find((team) => team.id === id)?.name ?? id,
    viewer,
  );
  return withPicture(card, await peerPicture(shell, one, subject.team, { members, teams }));
}

/** Undefined where whom it is for is not there. */
export async function drawRecognition(
  shell: Shell,
  subject: Extract<MessageSubject, { kind: 'recognition' }>,
  platform: Platform,
): Promise<Card | undefined> {
  const { members, teams } = await shell.directory.now(shell.db.read);
  const reader = members.find(({ id }) => id === subject.to);
  if (reader === undefined) return undefined;
  const viewer = viewerOf(shell, { members }, reader, platform);
  if (subject.note === 'champion') {
    const champion = await readChampion(shell.db.read, shell.workspace, { id: subject.of });
    return championNote(subject, champion?.member === reader.id ? champion : null, viewer);
  }
  const one = await readThank(shell.db.read, shell.workspace, subject.of);
  if (one === null) return goneNote(subject, viewer);
  const teamName = (id: string): string => teams.find((team) => team.id === id)?.name ?? id;
  switch (subject.note) {
    case 'thank_likes':
      return likesNote(subject, one, viewer);
    case 'thank_given':
      return givenNote(subject, one, teamName, viewer);
    case 'thank_cheered':
      return cheeredNote(subject, one, viewer);
    case 'thank_look': {
      const looks = whoLooks(leadsOf(members), one).some(({ id }) => id === reader.id);
      return looks ? lookNote(subject, one, teamName, viewer) : goneNote(subject, viewer);
    }
  }
}
