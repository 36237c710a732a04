/** How a message is named in a job that draws it, and in the post itself. Pure. */
import { z } from 'zod';
import { workspaceId } from '../../core/base/ids.ts';
import { messageSubject, printSubject } from '../../core/base/message-subject.ts';
import type { MessageId } from '../../db/messages/messages.ts';

/** What a job of the outbox says: which message to draw. */
export const drawingOf = ({ workspace, subject, platform }: MessageId): object => ({
  workspace,
  subject: printSubject(subject),
  platform,
});
export const drawing = z.object({
  workspace: workspaceId,
  subject: messageSubject,
  platform: z.enum(['slack', 'teams']),
});

/** Unique per intended message; goes into the post where the platform has room for it. Must stay as it is, see `printSubject`. */
export function keyOf({ workspace, subject, platform }: MessageId): string {
  // told once, on whichever platform
  const isForOne = subject.kind === 'budget' || subject.kind === 'undelivered';
  return [workspace, printSubject(subject), ...(isForOne ? [] : [platform])].join('/');
}
