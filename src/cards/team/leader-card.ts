/** The digest of whoever leads a team, in private: about twenty lines, each vanishes where there is nothing to say. Pure. */
import { money } from '../../core/base/money.ts';
import type { GoalTold, LeaderDigest, LimitAsked, Share } from '../../core/digest/leader.ts';
import { TOO_FEW } from '../../core/digest/definitions.ts';
import { LIMIT_SCOPES } from '../../core/policy/policy.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { amount, bold, lineOf, moment, plain, reply } from '../kit/say.ts';
import { listIn, numberIn, waitIn } from '../words/common.ts';
import { dayIn, monthIn } from '../words/dates.ts';
import { digestWords } from '../words/digest.ts';
import { leadingWords as words } from '../words/leading.ts';
import { policyWords } from '../words/policy.ts';
import type { Reader } from '../words/language.ts';
import { percent } from './digest-change.ts';
import { courseBlocks } from './leader-course.ts';

/** `command`: what stands before a line where it is typed. */
export interface LeaderReader extends Reader {
  readonly command: string;
}

/** The same digest gives the same card, posted or asked for. */
export function leaderCard(digest: LeaderDigest, subject: MessageSubject, reader: LeaderReader): Card {
  const title = words.line(reader, 'leader.title', {
    teams: listIn(
      digest.teams.map(({ name }) => name),
      reader,
    ),
    period: periodIn(digest.period, reader),
  });
  const first = waitOf(digest, reader);
  const limits = digest.limits.map((limit) => limitOf(limit, limit.isAlways, reader));
  const sections: readonly Block[] = [
    ...texts(first, customerOf(digest, reader)),
    ...(limits.length === 0
      ? []
      : [
          { kind: 'text' as const, text: words.text(reader, 'leader.limits') },
          { kind: 'list' as const, items: limits },
          { kind: 'context' as const, text: words.text(reader, 'leader.simulate') },
        ]),
    ...texts(
      digest.within === null ? [] : words.text(reader, 'leader.within', digest.within),
      overdueOf(digest, reader),
      ...budgetsOf(digest, reader),
      ...digest.goals.map((goal) => goalOf(goal, reader)),
      heardOf(digest, reader),
      recognitionOf(digest, reader),
      pulseOf(digest, reader),
    ),
    ...courseBlocks(digest, reader),
    { kind: 'context', text: [footOf(digest, reader)] },
  ];
  return {
    subject,
    version: 1,
    title,
    blocks: sections,
    summary: lineOf([title, plain(first)].filter((line) => line !== '').join('. ')),
    isForOne: true,
  };
}

const texts = (...all: readonly Text[]): readonly Block[] =>
  all.flatMap((text): Block[] => (text.length === 0 ? [] : [{ kind: 'text', text }]));

/** "week 47, 2026" or "November 2026". */
export function periodIn(period: string, reader: Reader): string {
  const [year = '', week] = period.split('-W');
  return week === undefined
    ? monthIn(period, 'long', reader)
    : words.line(reader, 'leader.week', { week: Number(week), year });
}

function waitOf({ waits }: LeaderDigest, reader: Reader): Text {
  if (waits.length === 0) return [];
  const each = waits.map(({ level, n, p50, p90, isFew }) => {
    const of =
      level === 0 ? words.line(reader, 'leader.level.first') : words.line(reader, 'leader.level.up', { n: level });
    return isFew || p50 === null || p90 === null
      ? words.line(reader, 'leader.wait.few', { level: of, n })
      : words.line(reader, 'leader.wait.level', { level: of, n, p50: waitIn(p50, reader), p90: waitIn(p90, reader) });
  });
  return words.text(reader, 'leader.wait', { waits: each.join(' · ') });
}

/** What the customer waited stands beside what the house took, because a night is long for them. */
function customerOf({ customer, inTime }: LeaderDigest, reader: Reader): Text {
  const waited =
    customer === null || customer.p50 === null || customer.p90 === null
      ? []
      : words.text(reader, 'leader.customer', { p50: waitIn(customer.p50, reader), p90: waitIn(customer.p90, reader) });
  const decided = inTime === null || inTime.hits === 0 ? [] : inTimeOf(inTime, reader);
  return waited.length > 0 && decided.length > 0 ? [...waited, ' ', ...decided] : [...waited, ...decided];
}

const inTimeOf = (inTime: Share, reader: Reader): Text =>
  inTime.n === 1 ? words.text(reader, 'leader.in_time.one') : words.text(reader, 'leader.in_time', inTime);

function limitOf({ limit, asked, decided, approved }: LimitAsked, isAlways: boolean, reader: Reader): Text {
  const [grant = '', scope = ''] = limit.split('/');
  const of = LIMIT_SCOPES.find((one) => one === scope);
  const said =
    of === undefined
      ? words.line(reader, 'leader.limit.plain', { limit, asked })
      : words.line(reader, 'leader.limit', { grant, scope: policyWords.line(reader, `scope.${of}`), asked });
  const came = decided === 0 ? '' : words.line(reader, 'leader.limit.approved', { approved, decided });
  return [said, came, isAlways ? words.line(reader, 'leader.limit.always') : ''].filter((one) => one !== '');
}

function overdueOf({ overdue, zone }: LeaderDigest, reader: LeaderReader): Text {
  if (overdue === null || overdue.oldest === null) return [];
  const oldest = moment(overdue.oldest, { locale: reader.locale, zone });
  return words.text(reader, 'leader.overdue', { n: overdue.count, oldest, command: reader.command });
}

function budgetsOf({ budgets, zone }: LeaderDigest, reader: Reader): readonly Text[] {
  return budgets.map(({ budget, used, max, since, before }) => {
    const at = { locale: reader.locale, zone };
    const said = {
      budget: bold(budget.id),
      used: amount(used, reader),
      max: amount(max, reader),
      from: dayIn(since, at),
      to: dayIn(new Date(before.getTime() - 1), at),
    };
    return used.minor >= max.minor
      ? words.text(reader, 'leader.budget.over', said)
      : words.text(reader, 'leader.budget', {
          ...said,
          left: amount(money(max.minor - used.minor, max.currency), reader),
        });
  });
}

function goalOf({ team, metric, goal, value, isReached }: GoalTold, reader: Reader): Text {
  const of = digestWords.line(reader, `metric.${metric}/1`);
  if (value === null) return words.text(reader, 'leader.goal.few', { team, metric: of });
  const show = (figure: number): string => (metric === 'promise_kept_rate' ? percent(figure) : waitIn(figure, reader));
  const state = words.line(reader, isReached === true ? 'leader.goal.reached' : 'leader.goal.open');
  const said = { team, metric: of, value: show(value), state };
  return goal.atLeast === undefined
    ? words.text(reader, 'leader.goal.most', { ...said, figure: show(goal.atMost ?? 0) })
    : words.text(reader, 'leader.goal.least', { ...said, figure: show(goal.atLeast) });
}

/** More heard can be good, so what is never heard stands beside it. */
function heardOf({ heard, notComplaints, perThousand, iceberg }: LeaderDigest, reader: Reader): Text {
  if (heard === 0) return [];
  const silent =
    iceberg === null
      ? ''
      : iceberg.n < TOO_FEW
        ? words.line(reader, 'leader.silent.few')
        : words.line(reader, 'leader.silent', iceberg);
  const not = notComplaints === null ? '' : words.line(reader, 'leader.not_complaint', notComplaints);
  const rate =
    perThousand === null
      ? ''
      : words.line(reader, 'leader.per_thousand', { rate: numberIn(Math.round(perThousand * 10) / 10, reader) });
  return words.text(reader, 'leader.heard', { heard, rate, not, silent });
}

function recognitionOf({ recognition }: LeaderDigest, reader: Reader): Text {
  if (recognition === null) return [];
  const { coverage, gap } = recognition;
  if (coverage.n < TOO_FEW) return words.text(reader, 'leader.recognition.few');
  const apart = gap === null ? '' : words.line(reader, 'leader.recognition.gap', { points: Math.round(gap * 100) });
  return words.text(reader, 'leader.recognition', { ...coverage, gap: apart });
}

function pulseOf({ pulse }: LeaderDigest, reader: Reader): Text {
  if (pulse.length === 0) return [];
  const said = pulse.map(({ item, yes, n }) => words.line(reader, `leader.pulse.${item}`, { yes, n }));
  return words.text(reader, 'leader.pulse', { said: said.join(', ') });
}

function footOf({ span, zone }: LeaderDigest, reader: Reader): string {
  const at = { locale: reader.locale, zone };
  return words.line(reader, 'leader.foot', {
    from: dayIn(span.from, at),
    to: dayIn(new Date(span.until.getTime() - 1), at),
    zone,
  });
}

/** For whoever asks and leads nothing, or when there is nothing. */
export const noLeaderDigest = (why: 'not_lead' | 'nothing', period: string, reader: LeaderReader): Card =>
  why === 'not_lead'
    ? reply(words.text(reader, 'leader.not_lead', { command: reader.command }))
    : reply(words.text(reader, 'leader.none', { period: periodIn(period, reader) }));
