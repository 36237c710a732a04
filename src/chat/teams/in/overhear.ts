/** A message of a channel of Teams that was written to nobody of ours, handed on where somebody listens. Teams sends them where the team consented to it. */
import { rootOf, type ConversationRef } from '../install/references.ts';
import type { Envelope } from './envelope.ts';
import { readSaid } from './read-message.ts';
import type { Surface } from './turn.ts';

/** What Teams calls an edit that takes a message away or brings it back. */
const TAKEN_AWAY = 'softDeleteMessage';

/** Whether it is a message of a channel that names us nowhere: Teams sends those only to an app that may read all. */
export function isOverheard(activity: Envelope, ref: ConversationRef, clientId: string): boolean {
  if (ref.kind !== 'channel') return false;
  if (activity.type === 'messageUpdate' || activity.type === 'messageDelete') return true;
  return activity.type === 'message' && !isToUs(activity, clientId);
}

/** Mentioned; pressed; or written for us alone. */
function isToUs({ entities, value, recipient }: Envelope, clientId: string): boolean {
  if ((value !== undefined && value !== null) || recipient?.isTargeted === true) return true;
  return (entities ?? []).some((one) => one?.type === 'mention' && isOurs(one.mentioned?.id, clientId));
}

const isOurs = (id: string | null | undefined, clientId: string): boolean => id === `28:${clientId}` || id === clientId;

/** Of a channel that nobody listens in nothing is read. Throws when the database is away. */
export async function onOverheard(surface: Surface, activity: Envelope, ref: ConversationRef): Promise<void> {
  const { door, clientId, now } = surface;
  const channel = { platform: 'teams', place: ref.tenant, channel: ref.conversation } as const;
  const { id } = activity;
  if (id == null || !door.listensTo(channel) || isOurs(activity.from?.id, clientId)) return;
  const isGone = activity.type === 'messageDelete' || activity.channelData?.eventType === TAKEN_AWAY;
  // what names us is a line of its own, in its other words, too
  if (!isGone && isToUs(activity, clientId)) return;
  const { conversation, root } = rootOf(activity.conversation?.id ?? ref.conversation);
  const thread = root === undefined || root === id ? null : root;
  const read = isGone ? null : readSaid(activity);
  await door.overhear({
    channel,
    message: id,
    thread,
    what: isGone ? 'deleted' : activity.type === 'messageUpdate' ? 'edited' : 'said',
    words: read?.text ?? '',
    by: read?.by ?? activity.from?.name ?? null,
    writtenAt: read?.at ?? writtenAt(activity),
    link: () => Promise.resolve(linkTo(activity, conversation, root ?? id, ref.tenant)),
    under: { tenant: ref.tenant, conversation, serviceUrl: ref.serviceUrl, id: root ?? id },
    at: now(),
  });
}

/** As Teams makes them: `learn.microsoft.com`, "Deep link to a message in a channel". */
function linkTo({ id, channelData }: Envelope, conversation: string, root: string, tenant: string): string {
  const query = new URLSearchParams({
    tenantId: tenant,
    ...(channelData?.team?.aadGroupId != null && { groupId: channelData.team.aadGroupId }),
    parentMessageId: root,
  });
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(conversation)}/${encodeURIComponent(id ?? '')}?${query.toString()}`;
}

/** Teams names a message by the millisecond it was written at; of one that was changed it tells the moment of the change. */
function writtenAt({ id, timestamp }: Envelope): Date | null {
  const at = /^1\d{12}$/.test(id ?? '') ? new Date(Number(id)) : new Date(timestamp ?? '');
  return Number.isNaN(at.getTime()) ? null : at;
}
