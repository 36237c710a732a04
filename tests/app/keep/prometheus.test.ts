import { describe, expect, it } from 'vitest';
import { METRICS } from '../../../src/app/keep/prometheus.ts';
import { makeScrape, READ_OF_PROCESS, READ_OF_REPLICA } from '../../../src/app/keep/scrape.ts';
import { workspaceId } from '../../../src/core/base/ids.ts';
import { makeLog } from '../../../src/log.ts';
import { makeMeters, METERS } from '../../../src/meters.ts';

const COUNTS = {
  behind: 3,
  undeliverable: 2,
  uncertain: 1,
  withoutDecider: 2,
  withoutOwner: 1,
  faults: 0,
  heldBack: 0,
  nobodyCanApprove: 7,
  wishes: 5,
  wishesParked: 1,
  deliveries: 3,
  deliveriesDead: 1,
  digests: 4,
  digestLag: 12.5,
  slackConnections: 2,
  ai: {
    outcomes: new Map([['answered', 3]]),
    waiting: 1,
    tokens: 900,
    cost: 0.02,
    leftAlone: false,
    mostTokens: 5_000,
    mostCost: null,
  },
  oldestMessage: 61.5,
  messagesDead: 0,
  wishesPutOff: 1,
  oldestWish: 2,
  oldestDelivery: 0,
  timersLate: 0,
  latestTimer: 0,
  sealedByOldKey: 0,
  sinceVerified: 3_600,
  processes: 2,
};

const AURORA = workspaceId.parse('aurora');
const BOREAL = workspaceId.parse('boreal');

function scraping() {
  const lines: string[] = [];
  const meters = makeMeters({ ofProcess: false });
  const db = {
    replica: () => Promise.resolve(null),
    pool: { totalCount: 5, idleCount: 3, waitingCount: 1 },
    tally: { committed: 40, repeated: 2, failed: 1 },
  };
  const log = makeLog(
    'warn',
    (line) => void lines.push(line),
    () => new Date(0),
  );
  return { meters, lines, scrape: makeScrape({ meters, db, log, sameMs: 0 }).text };
}

const samples = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

describe('what /metrics tells', () => {
  it('of each workspace is every metric of the table, under its name', async () => {
    const { scrape } = scraping();
    const text = await scrape([
      { workspace: AURORA, count: () => Promise.resolve(COUNTS) },
      { workspace: BOREAL, count: () => Promise.resolve({ ...COUNTS, behind: 9 }) },
    ]);
    expect(samples(text)).toEqual(
      expect.arrayContaining([
        'amends_messages_behind{workspace="aurora"} 3',
        'amends_messages_behind{workspace="boreal"} 9',
        'amends_messages_oldest_seconds{workspace="aurora"} 61.5',
        'amends_nobody_can_approve_total{workspace="aurora"} 7',
        'amends_digests_waiting{workspace="aurora"} 4',
        'amends_digest_lag_seconds{workspace="aurora"} 12.5',
        'amends_ai_calls_total{workspace="aurora",outcome="answered"} 3',
        'amends_ai_left_alone{workspace="aurora"} 0',
        'amends_database_up 1',
        'amends_database_connections{state="used"} 2',
        'amends_transactions_total{outcome="repeated"} 2',
      ]),
    );
    const told = new Set(samples(text).map((line) => /^\w+/.exec(line)?.[0]));
    expect(METRICS.map(({ name }) => name).filter((name) => !told.has(name))).toEqual(['amends_ai_cost_most']);
  });

  it('leaves out what there is not to count', async () => {
    const { scrape } = scraping();
    const text = await scrape([
      { workspace: AURORA, count: () => Promise.resolve({ ...COUNTS, slackConnections: null, ai: null }) },
    ]);
    expect(samples(text).join('\n')).not.toMatch(/slack|amends_ai|replica/);
  });

  it('is what the process measured and nothing of workspaces while the database is away', async () => {
    const { scrape, meters, lines } = scraping();
    meters.took('amends_acknowledge_seconds', { door: 'intake', outcome: 'ok' }, 40);
    const text = await scrape([{ workspace: AURORA, count: () => Promise.reject(new Error('away')) }]);
    expect(samples(text)).toContain('amends_database_up 0');
    expect(samples(text)).toContain('amends_acknowledge_seconds_bucket{le="0.05",door="intake",outcome="ok"} 1');
    expect(text).not.toMatch(/amends_messages_behind\{/);
    expect(lines.join()).toContain('away');
  });

  it('is counted once for all who ask at the same time', async () => {
    const { scrape } = scraping();
    let counted = 0;
    const count = (): Promise<typeof COUNTS> => {
      counted += 1;
      return Promise.resolve(COUNTS);
    };
    await Promise.all(Array.from({ length: 20 }, () => scrape([{ workspace: AURORA, count }])));
    expect(counted).toBe(1);
  });
});

const ALL = [
  ...METRICS,
  ...Object.entries(METERS).map(([name, meter]) => ({ name, ...meter })),
  ...[...READ_OF_PROCESS, ...READ_OF_REPLICA].map((one) => ({
    ...one,
    type: one.name.endsWith('_total') ? 'counter' : 'gauge',
  })),
];

it.each(ALL)('names $name as Prometheus wants it', ({ name, help, type }) => {
  expect(name).toMatch(/^amends_[a-z_]+$/);
  expect(name.endsWith('_total')).toBe(type === 'counter');
  expect(help).toMatch(/^[^\n]+\.$/);
});
