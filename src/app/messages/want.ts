/** "This message should show this, there": noted in the caller's transaction or on its own, and drawn by this process once it stands. */
import type { CaseId, MemberId, WorkspaceId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import { wantHome, wantHomesAnew, type HomeWanted } from '../../db/messages/homes.ts';
import type { MessageId } from '../../db/messages/messages.ts';
import { wantAnew, wantAnewAt, wantMessage, wantOfCaseAnew, wantOnce } from '../../db/messages/wanted.ts';
import type { Queryable, Tx } from '../../db/engine/serialisable.ts';
import type { Shell } from '../shell.ts';
import { destAsStored, type Dest } from './dest.ts';
import { keyOf } from './message-key.ts';

/** A message, and where it goes when it is wanted for the first time. */
export interface Message {
  readonly subject: MessageSubject;
  readonly platform: Platform;
  readonly dest: Dest;
}

export type Wanted =
  /** It should show at least this version. */
  | { readonly kind: 'version'; readonly message: Message; readonly version: number }
  /** It is posted once, however often it is wanted. */
  | { readonly kind: 'once'; readonly message: Message }
  /** Every message about one of these that is there already is drawn anew. */
  | { readonly kind: 'anew'; readonly subjects: readonly MessageSubject[] }
  /** Every message of a kind about a case, whoever it went to. */
  | { readonly kind: 'of_case_anew'; readonly about: MessageSubject['kind']; readonly case: CaseId }
  | { readonly kind: 'home'; readonly member: MemberId; readonly platform: Platform; readonly how: HomeWanted }
  /** The homes of these people, where they have one. Never in a transaction: see `wantHomesAnew`. */
  | { readonly kind: 'homes_anew'; readonly members: readonly MemberId[] };

/** What a command's messages do in one statement (`messagesWanted`), for everything that is wanted besides. */
export async function want(shell: Shell, wanted: Wanted, tx?: Tx): Promise<void> {
  const ids = await noted(shell, tx ?? shell.db.read, wanted);
  if (tx === undefined) shell.outbox?.soon(ids);
  else tx.afterCommit(() => shell.outbox?.soon(ids));
}

/**
 * Has the message that the platform calls `messageId` drawn anew, after whatever is drawn of it now. False where that is no
 * message of this subject: then nobody else draws it.
 */
export async function drawnAnewAt(
  shell: Shell,
  { subject, platform }: Pick<MessageId, 'subject' | 'platform'>,
  messageId: string,
): Promise<boolean> {
  const id = { workspace: shell.workspace, subject, platform };
  const stands = await wantAnewAt(shell.db.read, id, messageId);
  if (stands) shell.outbox?.soon([id]);
  return stands;
}

/** The messages to draw. */
async function noted(shell: Shell, q: Queryable, wanted: Wanted): Promise<readonly MessageId[]> {
  const { workspace } = shell;
  switch (wanted.kind) {
    case 'version': {
      const { message, version } = wanted;
      await wantMessage(q, workspace, rowOf(workspace, message, version));
      return [{ workspace, subject: message.subject, platform: message.platform }];
    }
    case 'once': {
      const { message } = wanted;
      const isNew = await wantOnce(q, workspace, rowOf(workspace, message, 1));
      return isNew ? [{ workspace, subject: message.subject, platform: message.platform }] : [];
    }
    case 'anew':
      return await wantAnew(q, workspace, wanted.subjects);
    case 'of_case_anew':
      return await wantOfCaseAnew(q, workspace, wanted.about, wanted.case);
    case 'home': {
      const { member, platform, how } = wanted;
      const isBehind = await wantHome(q, { workspace, member, platform, at: shell.now() }, how);
      return isBehind ? [{ workspace, subject: { kind: 'home', member }, platform }] : [];
    }
    case 'homes_anew':
      return await wantHomesAnew(q, workspace, wanted.members);
  }
}

function rowOf(
  workspace: WorkspaceId,
  { dest, ...message }: Message,
  wanted: number,
): Parameters<typeof wantMessage>[2] {
  return { ...message, dest: destAsStored(dest), wanted, key: keyOf({ workspace, ...message }) };
}
