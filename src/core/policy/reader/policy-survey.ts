/** How customers are asked how it was put right, and how long is remembered what they like. Pure. */
import type { AuthorityPolicy, SurveyRule } from '../policy.ts';
import { may, need, strictEntriesOf, whole, type Spot } from './policy-sheet.ts';
import { readDuration, readInteger, readWord } from './policy-values.ts';

const DAY_MS = 86_400_000;
const UNHAPPY_AT = 2;
const OPEN_FOR = 90 * DAY_MS;

/** `survey: { quiet_period: P30D, unhappy_at: 2, restricted: never, open_for: P90D }`; only the first has to be said. */
export function readSurvey(spot: Spot): SurveyRule | undefined {
  const entries = strictEntriesOf(spot, ['quiet_period', 'unhappy_at', 'restricted', 'open_for']);
  if (!entries) return undefined;
  const unhappyAt = may(entries, 'unhappy_at', readInteger(1, 4));
  const restricted = may(entries, 'restricted', readWord(['never', 'ask'] as const));
  const openFor = may(entries, 'open_for', readDuration);
  return whole({
    quietPeriod: need(spot, entries, 'quiet_period', readDuration),
    unhappyAt: unhappyAt === null ? UNHAPPY_AT : unhappyAt,
    restricted: restricted === null ? ('never' as const) : restricted,
    openFor: openFor === null ? OPEN_FOR : openFor,
  });
}

/** `notes: { keep_for: P730D }`. */
export function readNotes(spot: Spot): NonNullable<AuthorityPolicy['notes']> | undefined {
  const entries = strictEntriesOf(spot, ['keep_for']);
  return entries && whole({ keepFor: need(spot, entries, 'keep_for', readDuration) });
}
