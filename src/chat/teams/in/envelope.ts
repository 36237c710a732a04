/** What we read of an activity Teams sends: parsed once, everything else left behind. Pure. */
import { z } from 'zod';
import { INVOKES, type InvokeName } from '../ids.ts';

const short = z.string().max(512);
const words = z.string().max(200_000);
const account = z.object({
  id: short.nullish(),
  name: short.nullish(),
  aadObjectId: short.nullish(),
  role: short.nullish(),
  isTargeted: z.boolean().nullish(),
});
const ref = z.object({ id: short.nullish() });

const entity = z.looseObject({
  type: short,
  text: short.nullish(),
  mentioned: account.nullish(),
});

const reactions = z
  .array(z.object({ type: short }))
  .max(50)
  .nullish();

/** Tolerant to fields we do not know and to missing ones, strict about the kind of those we read. Tenant ids are opaque. */
const envelope = z.object({
  type: z.string().min(1).max(64),
  id: short.nullish(),
  name: short.nullish(),
  timestamp: short.nullish(),
  channelId: short.nullish(),
  serviceUrl: z.string().max(2048).nullish(),
  locale: short.nullish(),
  from: account.nullish(),
  recipient: account.nullish(),
  conversation: z
    .object({ id: short.nullish(), tenantId: short.nullish(), conversationType: short.nullish() })
    .nullish(),
  channelData: z
    .object({
      tenant: ref.nullish(),
      team: ref.extend({ aadGroupId: short.nullish() }).nullish(),
      channel: ref.nullish(),
      eventType: short.nullish(),
    })
    .nullish(),
  text: words.nullish(),
  value: z.unknown().optional(),
  replyToId: short.nullish(),
  action: short.nullish(),
  entities: z.array(entity.or(z.unknown().transform(() => null))).nullish(),
  attachments: z.unknown().optional(),
  reactionsAdded: reactions,
  reactionsRemoved: reactions,
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
});
export type Envelope = z.infer<typeof envelope>;

/** Reads a body; undefined when it is no activity. */
export function readEnvelope(body: unknown): Envelope | undefined {
  return envelope.safeParse(body).data;
}

/** The invoke's name when it is one we serve. */
export function servedName(name: string | null | undefined): InvokeName | undefined {
  return INVOKES.find((each) => each === name);
}

/** The tenants an activity names; a good one names one, in either place or both. */
function tenantsOf(activity: Envelope): readonly string[] {
  return [activity.channelData?.tenant?.id, activity.conversation?.tenantId].filter(
    (id): id is string => typeof id === 'string' && id !== '',
  );
}

/** The one tenant an activity is of; undefined where it names none, or two. */
export function tenantOf(activity: Envelope): string | undefined {
  const [tenant, ...more] = new Set(tenantsOf(activity));
  return more.length === 0 ? tenant : undefined;
}
