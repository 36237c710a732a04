/** The sentences of the weekly digest in plain English. Pure. */
import type { FailureType } from '../../core/base/failures.ts';
import { showWait } from '../../core/base/time.ts';
import type { RootCause } from '../../core/case/status.ts';
import type { OneChange } from '../../core/digest/one-change.ts';
import { DEFINITIONS, type MetricId } from '../../core/digest/metrics.ts';
import { FAILURE, ROOT_CAUSE } from './en.ts';

/** Each metric as it is named in a sentence. */
export const METRIC: Readonly<Record<MetricId, string>> = {
  'heard/1': 'complaints heard',
  'time_to_own/1': 'time until somebody took it',
  'first_response_time/1': 'time to a first answer',
  'time_to_resolution/1': 'time until it was put right',
  'first_contact_resolution/1': 'solved at first contact',
  'came_back/1': 'customers who came back',
  'promise_kept_rate/1': 'promises kept',
  'promises_renegotiated/1': 'promises moved in time',
  'empowerment_rate/1': 'recoveries you decided yourselves',
  'asked_within_own_limit/1': 'requests within your own limits',
  'recovery_cost/1': 'given by choice',
  'statutory_paid/1': 'owed by law',
};

/** "“room or facility failed” came 6 times (usual 1–2)". */
export function sayChange({ of, value, usual }: OneChange): string {
  switch (of.kind) {
    case 'failure':
      return `“${FAILURE[of.failure]}” came ${times(value)} (usual ${range(usual.p25, usual.p75, whole)})`;
    case 'cause':
      return `“${ROOT_CAUSE[of.cause]}” was the cause ${times(value)} (usual ${range(usual.p25, usual.p75, whole)})`;
    case 'metric': {
      const show = showerOf(of.metric);
      return `${METRIC[of.metric]}: ${show(value)} (usual ${range(usual.p25, usual.p75, show)})`;
    }
  }
}

function showerOf(metric: MetricId): (value: number) => string {
  switch (DEFINITIONS[metric].unit) {
    case 'time':
      return showWait;
    case 'share':
      return percent;
    case 'count':
    case 'money':
      return whole;
  }
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const whole = (value: number): string => String(Math.round(value));
const times = (value: number): string => (value === 1 ? 'once' : `${whole(value)} times`);

/** "1–2", or "2" when both ends are said alike. */
function range(from: number, until: number, show: (value: number) => string): string {
  const [low, high] = [show(from), show(until)];
  return low === high ? low : `${low}–${high}`;
}

/** What to talk about after a change. */
export function askAboutChange({ of, value, usual }: OneChange): string {
  const isMore = value > usual.median;
  switch (of.kind) {
    case 'failure':
      return isMore ? askFailure(of.failure) : 'what did we do differently this week, and can we keep it?';
    case 'cause':
      return isMore ? askCause(of.cause) : 'what did we do differently this week, and can we keep it?';
    case 'metric':
      return 'what was different this week, and which of it do we want to keep?';
  }
}

const askFailure = (failure: FailureType): string =>
  `what could have told us about “${FAILURE[failure]}” before our customers did?`;
const askCause = (cause: RootCause): string =>
  `where in our way of working does “${ROOT_CAUSE[cause]}” begin, and what is the smallest thing that would stop it?`;

const HABITS = [
  'which small thing did a customer have to tell us that we could have seen ourselves?',
  'when did you last wish you could decide more on your own, and what would have helped?',
  'which words calmed somebody down this week?',
  'what do customers have to ask us for that we could offer before they ask?',
  'which promise do we make most often, and is it one that we can always keep?',
  'who in another team made a recovery easier, and have they heard it?',
] as const;

/** In turn by the number of the week. */
export const habitQuestion = (turn: number): string => HABITS[turn % HABITS.length] ?? HABITS[0];
