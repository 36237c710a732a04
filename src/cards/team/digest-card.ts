/** The weekly digest as a card: at most fifteen lines, empty sections without a trace. Pure. */
import type { Platform, Team } from '../../core/base/members.ts';
import type { Digest, Shown } from '../../core/digest/digest.ts';
import { TOO_FEW } from '../../core/digest/metrics.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { amount, bold, capital, lineOf, moment, plain } from '../kit/say.ts';
import { listIn, waitIn } from '../words/common.ts';
import { dayIn } from '../words/dates.ts';
import { digestWords as words } from '../words/digest.ts';
import { improvementWords } from '../words/improvements.ts';
import type { Reader } from '../words/language.ts';
import { askAboutChange, habitQuestion, percent, sayChange } from './digest-change.ts';
import { closedOf, metOf, saidOf } from './digest-said.ts';

/** How a command is typed where the card is read. */
const COMMAND: Readonly<Record<Platform, string>> = { slack: '/amends', teams: '@Amends' };

/** One card per team and week; the same digest gives the same card. Said as the team reads, or as whoever looks at it alone. */
export function digestCard(digest: Digest, platform: Platform, reader: Reader = digest.team): Card {
  const head = headOf(digest, reader);
  const numbers = numbersOf(digest, reader);
  const question =
    digest.question.kind === 'habit'
      ? habitQuestion(digest.question.turn, reader)
      : askAboutChange(digest.question.change, reader);
  const sections = [
    head,
    numbers,
    decisionsOf(digest, COMMAND[platform], reader),
    costOf(digest, reader),
    learnedOf(digest, reader),
    improvedOf(digest, reader),
    oneLine(closedOf(digest.numbers['lesson_closure/1'], reader), overdueOf(digest, COMMAND[platform], reader)),
    saidOf(digest, reader),
    ...thanksOf(digest, reader),
    dueOf(digest, reader),
    oneLine(
      digest.notGiven === 0 ? [] : words.text(reader, 'not_given', { count: digest.notGiven }),
      digest.notArrived === 0 ? [] : words.text(reader, 'not_arrived', { count: digest.notArrived }),
    ),
    words.text(reader, 'talk', { question }),
  ];
  return {
    subject: { kind: 'digest', team: digest.team.id, week: digest.week },
    version: 1,
    title: null,
    blocks: [
      ...sections.flatMap((text): Block[] => (text.length === 0 ? [] : [{ kind: 'text', text }])),
      { kind: 'context', text: [footOf(digest, reader)] },
    ],
    summary: lineOf(`${plain(head)} ${plain(numbers)}`),
  };
}

/** A week in which nothing happened, for a team that wants to hear of it. */
export function quietCard(team: Pick<Team, 'id' | 'name' | 'locale'>, week: string): Card {
  const said: Text = [
    bold(words.line(team, 'name', { team: team.name, week: Number(week.slice(-2)) })),
    words.line(team, 'course.quiet'),
  ];
  const summary = lineOf(plain(said));
  return {
    subject: { kind: 'digest', team: team.id, week },
    version: 1,
    title: null,
    blocks: [{ kind: 'text', text: said }],
    summary,
  };
}

/** What belongs together stands in one line, so that there are never more than fifteen. */
const oneLine = (...said: readonly Text[]): Text =>
  said.filter((text) => text.length > 0).flatMap((text, n) => (n === 0 ? text : [' ', ...text]));

const overdueOf = ({ improved: { overdue } }: Digest, command: string, reader: Reader): Text =>
  overdue === 0 ? [] : improvementWords.text(reader, 'digest.overdue', { n: overdue, command });

function headOf({ team, week, change, course }: Digest, reader: Reader): Text {
  const name = bold(words.line(reader, 'name', { team: team.name, week: Number(week.slice(-2)) }));
  if (course !== 'changed' || change === null)
    return [name, words.line(reader, course === 'new' ? 'course.new' : 'course.steady')];
  return [name, words.line(reader, 'course.changed', { change: sayChange(change, reader) })];
}

/** Heard, answered, solved at first contact, promises kept. */
function numbersOf(digest: Digest, reader: Reader): Text {
  const { numbers } = digest;
  const parts = [
    ...heard(digest, reader),
    ...answered(numbers['first_response_time/1'], digest.waiting, reader),
    ...solved(numbers['first_contact_resolution/1'], numbers['came_back/1'], reader),
    ...promises(numbers['promise_kept_rate/1'], numbers['promises_renegotiated/1'], reader),
    ...metOf(numbers['touches/1'], reader),
  ];
  return parts.length === 0 ? [] : [`${capital(parts.join(' · '))}.`];
}

function heard({ numbers, restricted }: Digest, reader: Reader): string[] {
  const { n, usual } = numbers['heard/1'];
  const resolved = numbers['time_to_resolution/1'].n;
  const first =
    usual === null
      ? words.line(reader, 'heard', { n })
      : words.line(reader, 'heard.usual', { n, usual: Math.round(usual) });
  return [
    ...(n === 0 ? [] : [first]),
    ...(restricted === 0 ? [] : [words.line(reader, 'restricted', { count: restricted })]),
    ...(resolved === 0 ? [] : [words.line(reader, 'resolved', { n: resolved })]),
  ];
}

function answered({ n, value, usual }: Shown, waiting: number, reader: Reader): string[] {
  const still = waiting === 0 ? [] : [words.line(reader, 'waiting', { count: waiting })];
  if (n === 0 || value === null) return still;
  if (n < TOO_FEW) return [words.line(reader, 'answered.few'), ...still];
  const time = waitIn(value, reader);
  return [
    usual === null
      ? words.line(reader, 'answered', { time })
      : words.line(reader, 'answered.usual', { time, usual: waitIn(usual, reader) }),
    ...still,
  ];
}

/** Of those resolved the week before, because seven days must have passed. */
function solved({ n, hits, value, usual }: Shown, back: Shown, reader: Reader): string[] {
  if (n === 0 || value === null || hits === 0) return [];
  const how =
    n < TOO_FEW
      ? words.line(reader, 'solved.few', { hits: hits ?? 0, n })
      : usual === null
        ? words.line(reader, 'solved', { share: percent(value) })
        : words.line(reader, 'solved.usual', { share: percent(value), usual: percent(usual) });
  const again = back.value === null || back.value === 0 ? '' : words.line(reader, 'came_back', { count: back.value });
  return [`${how}${again}`];
}

function promises({ n, hits }: Shown, moved: Shown, reader: Reader): string[] {
  if (n === 0 || hits === 0) return [];
  const later = moved.value === null || moved.value === 0 ? '' : words.line(reader, 'moved', { count: moved.value });
  return [`${words.line(reader, 'promises', { hits: hits ?? 0, n })}${later}`];
}

function decisionsOf({ numbers }: Digest, command: string, reader: Reader): Text {
  const alone = numbers['empowerment_rate/1'];
  const within = numbers['asked_within_own_limit/1'];
  const decided =
    alone.n === 1
      ? words.line(reader, 'decided.one')
      : words.line(reader, 'decided', { hits: alone.hits ?? 0, n: alone.n });
  const said = [
    ...(alone.n === 0 || alone.hits === 0 ? [] : [decided]),
    ...(within.n === 0 || within.hits === 0
      ? []
      : [words.line(reader, 'within', { hits: within.hits ?? 0, n: within.n })]),
  ];
  return said.length === 0 ? [] : words.text(reader, 'limits', { said: capital(said.join('; ')), command });
}

/** A sum over few cases would tell what one customer got. */
function costOf({ numbers }: Digest, reader: Reader): Text {
  const given = numbers['recovery_cost/1'];
  const owed = numbers['statutory_paid/1'];
  const of = (shown: Shown): { readonly sums: string; readonly n: number } => ({
    sums: listIn(
      shown.sums.map((sum) => amount(sum, reader)),
      reader,
    ),
    n: shown.n,
  });
  const said = [
    ...(given.n < TOO_FEW ? [] : [words.line(reader, 'given.choice', of(given))]),
    ...(owed.n < TOO_FEW ? [] : [words.line(reader, 'given.owed', of(owed))]),
  ];
  return said.length === 0 ? [] : words.text(reader, 'given', { said: said.join('; ') });
}

const learnedOf = ({ learned }: Digest, reader: Reader): Text =>
  learned === null ? [] : words.text(reader, 'learned', { text: learned.text, case: learned.case });

function improvedOf({ improved: { did, more } }: Digest, reader: Reader): Text {
  if (did === null) return more === 0 ? [] : improvementWords.text(reader, 'digest.did_count', { n: more });
  const of = { text: did.text, n: did.cases };
  return more === 0
    ? improvementWords.text(reader, 'digest.did', of)
    : improvementWords.text(reader, 'digest.did_more', { ...of, more });
}

const thanksOf = ({ thanks }: Digest, reader: Reader): readonly Text[] =>
  thanks.map(({ to, name, deed }) => words.text(reader, 'thanks', { who: { person: to, name }, deed }));

const dueOf = ({ due, team }: Digest, reader: Reader): Text =>
  due === null
    ? []
    : words.text(reader, 'due', {
        count: due.count,
        when: moment(due.next, { locale: reader.locale, zone: team.zone }),
      });

/** Period, zone and what was left out: every number says what it is of. */
function footOf({ span, team, numbers }: Digest, reader: Reader): string {
  const at = { locale: reader.locale, zone: team.zone };
  const days = {
    from: dayIn(span.from, at),
    to: dayIn(new Date(span.until.getTime() - 1), at),
    zone: team.zone,
  };
  const { excluded } = numbers['heard/1'];
  return excluded === 0
    ? words.line(reader, 'foot', days)
    : words.line(reader, 'foot.excluded', { ...days, count: excluded });
}
