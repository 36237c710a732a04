/** What a job of the outbox says: which message to draw. Written by whoever enqueues one, read by the worker. */
import { z } from 'zod';
import { workspaceId } from '../../core/base/ids.ts';
import { messageSubject, printSubject } from '../../core/base/message-subject.ts';
import type { MessageId } from '../../db/messages/messages.ts';

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
