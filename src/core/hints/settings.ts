/** What the operator lets a model do, and of which cases it may read anything at all. Pure. */
import type { TeamId } from '../base/ids.ts';
import type { RecoveryCase } from '../case/case.ts';
import { sensitivitiesOf } from '../case/rules/restricting.ts';
import { isOngoing } from '../case/status.ts';

/** Each has a twin without a model, which is there at once and is what remains. */
export const HINT_TASKS = ['triage', 'summary', 'translation', 'letter', 'digest'] as const;
export type HintTask = (typeof HINT_TASKS)[number];

export interface HintSettings {
  readonly tasks: readonly HintTask[];
  /** Teams of which nothing is sent. */
  readonly teamsOff: readonly string[];
  /** Ways in by which nothing that came is sent: `chat`, `webhook`, or the name of a source. */
  readonly sourcesOff: readonly string[];
  /** Sensitive matters of which something is sent all the same; none where nobody said so. */
  readonly sensitive: readonly string[];
  /** BCP 47 primary language that is translated into; null: that of the case's team. */
  readonly language: string | null;
  readonly budget: DailyBudget;
}

/** What a workspace may use on one day, by UTC. */
export interface DailyBudget {
  readonly tokens: number;
  /** In millionths of the currency; null: the tokens alone bound it. */
  readonly cost: number | null;
  /** Null: nobody said what a token costs. */
  readonly prices: Prices | null;
}

export interface Prices {
  readonly currency: string;
  /** Millionths of the currency for a million tokens. */
  readonly input: number;
  readonly output: number;
}

/** In millionths of the currency, rounded up. */
export const costOf = (
  { input, output }: Prices,
  tokens: { readonly input: number; readonly output: number },
): number => Math.ceil((tokens.input * input + tokens.output * output) / 1_000_000);

type Asked = Pick<RecoveryCase, 'team' | 'status' | 'sensitivity' | 'alsoSensitive' | 'complaints'>;

/** Of one that is sensitive, as the rules read it or a person said, nothing is sent but where the operator named all that it is about. */
export function mayBeSent(c: Asked, settings: HintSettings): boolean {
  if (!isOngoing(c) || isOff(c.team, settings.teamsOff)) return false;
  const ways = c.complaints.flatMap(({ source, way }) => [source, way]);
  if (ways.some((way) => way !== undefined && settings.sourcesOff.includes(way))) return false;
  return sensitivitiesOf(c).every((kind) => kind !== 'staff_misconduct' && settings.sensitive.includes(kind));
}

const isOff = (team: TeamId, off: readonly string[]): boolean => off.includes(team);
