/** How a message is named in the post itself. Pure. */
import { printSubject } from '../../core/base/message-subject.ts';
import type { MessageId } from '../../db/messages/messages.ts';

/** Unique per intended message; goes into the post where the platform has room for it. Must stay as it is, see `printSubject`. */
export function keyOf({ workspace, subject, platform }: MessageId): string {
  // told once, on whichever platform
  const isForOne = subject.kind === 'budget' || subject.kind === 'undelivered';
  return [workspace, printSubject(subject), ...(isForOne ? [] : [platform])].join('/');
}
