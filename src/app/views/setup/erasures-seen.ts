/** Customers who are to be erased, or were, as administrators see it: counts and cases, never who. Reads only. */
import type { Member } from '../../../core/base/members.ts';
import type { MessageSubject } from '../../../core/base/message-subject.ts';
import { memberId, thingId, type MemberId } from '../../../core/base/ids.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { certificateNote, erasuresCard, type ErasureShown } from '../../../cards/privacy/erasing-card.ts';
import { sayNoSetup } from '../../../cards/setup/setup-said.ts';
import { listErasures, readErasure, type Erasure } from '../../../db/privacy/erasures.ts';
import type { Shell } from '../../shell.ts';
import { isAdmin, notAdmin, setUpByNow, waiting } from './setup-seen.ts';

const SHOWN = 10;

export async function erasuresAnswer(
  shell: Shell,
  { member, viewer }: { readonly member: Member; readonly viewer: Viewer },
): Promise<Card> {
  const now = await setUpByNow(shell);
  if (now === undefined || !isAdmin(now, member)) return sayNoSetup(notAdmin(now, 'not_eraser'), null, viewer);
  const asked = (await waiting(shell)).filter(({ gone }) => gone !== undefined);
  const erasures = await listErasures(shell.db.read, shell.workspace, SHOWN);
  return erasuresCard({ asked, erasures: erasures.map(shownOf) }, viewer);
}

/** Undefined where there is none of that id, or it is not done. */
export async function drawCertificate(
  shell: Shell,
  subject: Extract<MessageSubject, { kind: 'learning' }>,
  viewer: Viewer,
): Promise<Card | undefined> {
  const id = thingId.safeParse(subject.of).data;
  const erasure = id === undefined ? null : await readErasure(shell.db.read, shell.workspace, id);
  return erasure?.state === 'done' ? certificateNote(subject, shownOf(erasure), viewer) : undefined;
}

const shownOf = ({ id, state, askedBy, confirmedBy, askedAt, doneAt, gone }: Erasure): ErasureShown => ({
  id,
  state,
  askedBy: memberOf(askedBy),
  confirmedBy: confirmedBy === null ? null : memberOf(confirmedBy),
  at: doneAt ?? askedAt,
  gone,
});

/** Null: whoever runs the command line. */
const memberOf = (actor: string): MemberId | null =>
  memberId.safeParse(/^member:(?<id>.+)$/.exec(actor)?.groups?.['id']).data ?? null;
