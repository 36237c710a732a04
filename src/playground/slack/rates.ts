/**
 * Slack's limits on calls, counted on the given clock: by method and workspace, for posts by channel as well. Slack lets short
 * bursts pass, so each limit is a bucket that holds a minute's calls (of posts in one channel ten) and fills evenly.
 * Source: docs.slack.dev, "Rate limits", and the page of each method.
 */

/** Most calls in a minute; tier 4 is "100 and more". */
const PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

const TIERS: Readonly<Record<string, keyof typeof PER_MINUTE>> = {
  'chat.update': 3,
  'chat.delete': 3,
  'chat.postEphemeral': 4,
  'conversations.open': 3,
  'conversations.history': 3,
  'conversations.replies': 3,
  'conversations.info': 3,
  'conversations.members': 4,
  'conversations.join': 3,
  'conversations.list': 2,
  'users.info': 4,
  'users.list': 2,
  'users.lookupByEmail': 3,
  'usergroups.list': 2,
  'usergroups.users.list': 2,
  'reactions.add': 3,
  'views.open': 4,
  'views.push': 4,
  'views.update': 4,
  'views.publish': 4,
};

/** "One message per second per channel", with bursts; "several hundred messages per minute" in a workspace. */
const POST = { inChannel: { most: 10, everyMs: 1_000 }, inWorkspace: { most: 300, everyMs: 200 } } as const;

interface Limit {
  readonly key: string;
  readonly most: number;
  readonly everyMs: number;
}

export interface Rates {
  /** Whole seconds to wait when the call is too much, and then it is not counted; undefined when it may pass. */
  take(team: string, method: string, channel: string): number | undefined;
}

export function makeRates(now: () => Date): Rates {
  const buckets = new Map<string, { left: number; at: number }>();

  const bucketOf = ({ key, most, everyMs }: Limit): { left: number; at: number } => {
    const at = now().getTime();
    const bucket = buckets.get(key) ?? { left: most, at };
    bucket.left = Math.min(most, bucket.left + (at - bucket.at) / everyMs);
    bucket.at = at;
    buckets.set(key, bucket);
    return bucket;
  };

  return {
    take: (team, method, channel) => {
      const limits = limitsOf(team, method, channel).map((limit) => ({ ...limit, bucket: bucketOf(limit) }));
      const waitMs = Math.max(0, ...limits.map(({ bucket, everyMs }) => (1 - bucket.left) * everyMs));
      if (waitMs > 0) return Math.ceil(waitMs / 1_000);
      for (const { bucket } of limits) bucket.left -= 1;
      return undefined;
    },
  };
}

function limitsOf(team: string, method: string, channel: string): readonly Limit[] {
  if (method === 'chat.postMessage')
    return [
      { key: `${team} ${method} ${channel}`, ...POST.inChannel },
      { key: `${team} ${method}`, ...POST.inWorkspace },
    ];
  const tier = TIERS[method];
  if (tier === undefined) return [];
  const most = PER_MINUTE[tier];
  return [{ key: `${team} ${method}`, most, everyMs: 60_000 / most }];
}
