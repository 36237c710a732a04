/** The parts of a weekly digest, each a line or nothing. Pure. */
import type { Digest, Shown } from '../../core/digest/digest.ts';
import { TOO_FEW } from '../../core/digest/definitions.ts';
import type { DigestQuestion } from '../../core/digest/questions.ts';
import type { Text } from '../kit/card.ts';
import { amount, bold, capital, moment } from '../kit/say.ts';
import { listIn, waitIn } from '../words/common.ts';
import { digestWords as words } from '../words/digest.ts';
import { improvementWords } from '../words/improvements.ts';
import type { Reader } from '../words/language.ts';
import { questionIn } from '../words/questions.ts';
import { askAboutChange, percent, sayChange } from './digest-change.ts';
import { closedOf } from './digest-said.ts';
import { oneLine } from './one-line.ts';

export function headOf({ team, week, change, course }: Digest, reader: Reader): Text {
  const name = bold(words.line(reader, 'name', { team: team.name, week: Number(week.slice(-2)) }));
  if (course !== 'changed' || change === null)
    return [name, words.line(reader, course === 'new' ? 'course.new' : 'course.steady')];
  return [name, words.line(reader, 'course.changed', { change: sayChange(change, reader) })];
}

/** Heard, answered, solved at first contact, promises kept; each beside what keeps it honest. */
export function numbersOf(digest: Digest, reader: Reader): Text {
  const { numbers } = digest;
  const parts = [
    ...heard(digest, reader),
    ...answered(numbers['first_response_time/1'], digest.waiting, reader),
    ...solved(digest, reader),
    ...promises(numbers['promise_kept_rate/1'], numbers['promises_renegotiated/1'], reader),
  ];
  return parts.length === 0 ? [] : [`${capital(parts.join(' · '))}.`];
}

function heard({ numbers, restricted }: Digest, reader: Reader): string[] {
  const { n, usual } = numbers['heard/1'];
  const first =
    usual === null || Math.round(usual) === 0
      ? words.line(reader, 'heard', { n })
      : words.line(reader, 'heard.usual', { n, usual: Math.round(usual) });
  return [
    ...(n === 0 ? [] : [first]),
    ...(restricted === 0 ? [] : [words.line(reader, 'restricted', { count: restricted })]),
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

/** Of those resolved the week before, because seven days must have passed; until any have, how many were resolved now. */
function solved({ numbers }: Digest, reader: Reader): string[] {
  const { n, hits, value, usual } = numbers['first_contact_resolution/2'];
  const back = numbers['came_back/1'];
  const again = back.value === null || back.value === 0 ? '' : words.line(reader, 'came_back', { count: back.value });
  if (n === 0 || value === null) {
    const now = numbers['time_to_resolution/1'].n;
    return now === 0 ? [] : [words.line(reader, 'solved.not_yet', { n: now })];
  }
  if (hits === null || hits === 0) return [];
  const how =
    n < TOO_FEW
      ? words.line(reader, 'solved.few', { hits, n })
      : usual === null || Math.round(usual * 100) === 0
        ? words.line(reader, 'solved', { share: percent(value) })
        : words.line(reader, 'solved.usual', { share: percent(value), usual: percent(usual) });
  return [`${how}${again}`];
}

function promises({ n, hits, usual }: Shown, moved: Shown, reader: Reader): string[] {
  if (n === 0 || hits === null || hits === 0) return [];
  const later = moved.value === null || moved.value === 0 ? '' : words.line(reader, 'moved', { count: moved.value });
  const kept =
    usual === null || Math.round(usual * 100) === 0 || n < TOO_FEW
      ? words.line(reader, 'promises', { hits, n })
      : words.line(reader, 'promises.usual', { hits, n, usual: percent(usual) });
  return [`${kept}${later}`];
}

/** What was decided alone stands beside what was asked for though it need not have been; the one without the other does not. */
export function decisionsOf({ numbers }: Digest, command: string, reader: Reader): Text {
  const alone = numbers['empowerment_rate/1'];
  const within = numbers['asked_within_own_limit/1'];
  if (alone.n === 0) return [];
  const hits = alone.hits ?? 0;
  const decided =
    hits === 0
      ? words.line(reader, 'decided.none', { n: alone.n })
      : alone.n === 1
        ? words.line(reader, 'decided.one')
        : words.line(reader, 'decided', { hits, n: alone.n });
  const said = [
    decided,
    ...(within.n === 0 || within.hits === 0
      ? []
      : [words.line(reader, 'within', { hits: within.hits ?? 0, n: within.n })]),
  ];
  return words.text(reader, 'limits', { said: capital(said.join('; ')), command });
}

/** A sum over few cases would tell what one customer got. */
export function costOf({ numbers }: Digest, reader: Reader): Text {
  const given = numbers['recovery_cost/2'];
  const owed = numbers['statutory_paid/2'];
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

export const learnedOf = ({ learned }: Digest, reader: Reader): Text =>
  learned === null ? [] : words.text(reader, 'learned', { text: learned.text, case: learned.case });

export function improvedOf({ improved: { did, more } }: Digest, reader: Reader): Text {
  if (did === null) return more === 0 ? [] : improvementWords.text(reader, 'digest.did_count', { n: more });
  const of = { text: did.text, n: did.cases };
  return more === 0
    ? improvementWords.text(reader, 'digest.did', of)
    : improvementWords.text(reader, 'digest.did_more', { ...of, more });
}

/** How many improvements came in time, and how many wait past theirs. */
export function improvingOf({ numbers, improved: { overdue } }: Digest, command: string, reader: Reader): Text {
  const waiting: Text = overdue === 0 ? [] : improvementWords.text(reader, 'digest.overdue', { n: overdue, command });
  return oneLine(closedOf(numbers['lesson_closure/1'], reader), waiting);
}

export const thanksOf = ({ thanks }: Pick<Digest, 'thanks'>, reader: Reader): readonly Text[] =>
  thanks.map(({ to, name, deed }) =>
    to === null
      ? words.text(reader, 'thanks.all', { deed })
      : words.text(reader, 'thanks', { who: { person: to, name }, deed }),
  );

export function dueOf({ due, team }: Digest, reader: Reader): Text {
  if (due === null) return [];
  const { count, next, late } = due;
  if (next === null) return words.text(reader, 'due.late_only', { count: late });
  const when = moment(next, { locale: reader.locale, zone: team.zone });
  return oneLine(
    words.text(reader, 'due', { count, when }),
    late === 0 ? [] : words.text(reader, 'due.late', { count: late }),
  );
}

export const moneyOf = ({ notGiven, notArrived }: Digest, reader: Reader): Text =>
  oneLine(
    notGiven === 0 ? [] : words.text(reader, 'not_given', { count: notGiven }),
    notArrived === 0 ? [] : words.text(reader, 'not_arrived', { count: notArrived }),
  );

export const talkOf = ({ question }: Digest, reader: Reader): Text =>
  words.text(reader, 'talk', { question: asked(question, reader) });

function asked(question: DigestQuestion, reader: Reader): string {
  switch (question.kind) {
    case 'foresee':
      return askAboutChange(question.change, reader);
    case 'happened':
      return questionIn(reader, `happened.${question.what}`, question.turn);
    case 'habit':
      return questionIn(reader, 'habit', question.turn);
  }
}
