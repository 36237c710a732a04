/** What becomes of a digest whose channel is gone. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import { isComingAnywhere, type MessageId } from '../../db/messages/messages.ts';
import type { Shell } from '../shell.ts';
import type { Dest } from './dest.ts';
import { leadOf } from './draw-notes.ts';
import { want, type Message } from './want.ts';

interface NotPosted {
  readonly shell: Shell;
  readonly id: MessageId;
  readonly dest: Dest;
}

/** A digest without its channel goes to whoever leads the team, once, wherever they are reached first; false where nobody does. */
export async function handedToLead({ shell, id: { subject }, dest }: NotPosted): Promise<boolean> {
  if (subject.kind !== 'digest' || dest.kind !== 'channel') return false;
  const { members } = await shell.directory.now(shell.db.read);
  const to = leadOf(members, subject.team);
  const platform =
    to?.identities.find((one) => one.platform === dest.channel.platform)?.platform ?? to?.identities[0]?.platform;
  if (to === undefined || platform === undefined) return false;
  const about: MessageSubject = { kind: 'undelivered', of: subject };
  if (await isComingAnywhere(shell.db.read, shell.workspace, about)) return true;
  const message: Message = { subject: about, platform, dest: { kind: 'person', member: to.id } };
  await want(shell, { kind: 'version', message, version: 1 });
  return true;
}
