/** The weekly digest as a card: at most fifteen lines, empty sections without a trace. Pure. */
import type { Platform } from '../../core/base/members.ts';
import { showMoney } from '../../core/base/show-money.ts';
import { showWait } from '../../core/base/time.ts';
import type { Digest, Shown } from '../../core/digest/digest.ts';
import { TOO_FEW } from '../../core/digest/metrics.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { bold, capital, listed, plain } from '../kit/say.ts';
import { askAboutChange, habitQuestion, percent, sayChange } from '../words/digest-en.ts';

/** How a command is typed where the card is read. */
const COMMAND: Readonly<Record<Platform, string>> = { slack: '/amends', teams: '@Amends' };
const LONGEST_SUMMARY = 300;

/** One card per team and week; the same digest gives the same card. */
export function digestCard(digest: Digest, platform: Platform): Card {
  const head = headOf(digest);
  const numbers = numbersOf(digest);
  const sections = [
    head,
    numbers,
    decisionsOf(digest, COMMAND[platform]),
    costOf(digest),
    learnedOf(digest),
    ...thanksOf(digest),
    dueOf(digest),
    notGivenOf(digest),
    [
      bold('Talk about: '),
      digest.question.kind === 'habit' ? habitQuestion(digest.question.turn) : askAboutChange(digest.question.change),
    ],
  ];
  return {
    subject: { kind: 'digest', team: digest.team.id, week: digest.week },
    version: 1,
    title: null,
    blocks: [
      ...sections.flatMap((text): Block[] => (text.length === 0 ? [] : [{ kind: 'text', text }])),
      { kind: 'context', text: [footOf(digest)] },
    ],
    summary: `${plain(head)} ${plain(numbers)}`.slice(0, LONGEST_SUMMARY),
  };
}

function headOf({ team, week, change, course }: Digest): Text {
  const name = bold(`${team.name}, week ${Number(week.slice(-2))}`);
  switch (course) {
    case 'new':
      return [name, ' · The first weeks: nothing to compare with yet.'];
    case 'steady':
      return [name, ' · Steady.'];
    case 'changed':
      return [name, ` · Steady, with one change: ${change === null ? '' : sayChange(change)}.`];
  }
}

/** Heard, answered, solved at first contact, promises kept. */
function numbersOf(digest: Digest): Text {
  const { numbers } = digest;
  const parts = [
    heard(digest),
    answered(numbers['first_response_time/1'], digest.waiting),
    solved(numbers['first_contact_resolution/1'], numbers['came_back/1']),
    promises(numbers['promise_kept_rate/1'], numbers['promises_renegotiated/1']),
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : [`${capital(parts.join(' · '))}.`];
}

function heard({ numbers, restricted }: Digest): string {
  const { n, usual } = numbers['heard/1'];
  const resolved = numbers['time_to_resolution/1'].n;
  const parts = [
    ...(n === 0 ? [] : [`heard ${n}${usual === null ? '' : ` (usual ${Math.round(usual)})`}`]),
    ...(restricted === 0 ? [] : [`${restricted} of them restricted`]),
    ...(resolved === 0 ? [] : [`put right ${resolved}`]),
  ];
  return parts.join(' · ');
}

function answered({ n, value, usual }: Shown, waiting: number): string {
  const still = waiting === 0 ? '' : `${waiting} still waiting for a first answer`;
  if (n === 0 || value === null) return still;
  const median =
    n < TOO_FEW
      ? 'how quickly you answered: too few to say'
      : `answered in ${showWait(value)}${usual === null ? '' : ` (usual ${showWait(usual)})`}`;
  return still === '' ? median : `${median} · ${still}`;
}

/** Of those resolved the week before, because seven days must have passed. */
function solved({ n, hits, value, usual }: Shown, back: Shown): string {
  if (n === 0 || value === null || hits === 0) return '';
  const how =
    n < TOO_FEW ? `${hits} of ${n}` : `${percent(value)}${usual === null ? '' : ` (usual ${percent(usual)})`}`;
  const again = back.value === null || back.value === 0 ? '' : `, ${back.value} came back`;
  return `solved at first contact the week before ${how}${again}`;
}

function promises({ n, hits }: Shown, moved: Shown): string {
  if (n === 0 || hits === 0) return '';
  const later = moved.value === null || moved.value === 0 ? '' : `, ${moved.value} of them moved in good time`;
  return `promises kept ${hits} of ${n}${later}`;
}

function decisionsOf({ numbers }: Digest, command: string): Text {
  const alone = numbers['empowerment_rate/1'];
  const within = numbers['asked_within_own_limit/1'];
  const said = [
    ...(alone.n === 0 || alone.hits === 0
      ? []
      : [
          alone.n === 1
            ? 'you decided the one recovery with a cost yourselves'
            : `you decided ${alone.hits} of ${alone.n} recoveries yourselves`,
        ]),
    ...(within.n === 0 || within.hits === 0
      ? []
      : [`${within.hits} of ${within.n} requests ${within.hits === 1 ? 'was' : 'were'} within your own limits`]),
  ];
  return said.length === 0 ? [] : [`${capital(said.join('; '))}; see ${command} limits.`];
}

/** A sum over few cases would tell what one customer got. */
function costOf({ numbers }: Digest): Text {
  const given = numbers['recovery_cost/1'];
  const owed = numbers['statutory_paid/1'];
  const amounts = (shown: Shown): string => listed(shown.sums.map((sum) => showMoney(sum, 'en-GB')));
  const said = [
    ...(given.n < TOO_FEW ? [] : [`${amounts(given)} by choice, over ${given.n} cases`]),
    ...(owed.n < TOO_FEW ? [] : [`${amounts(owed)} owed by law, over ${owed.n} cases`]),
  ];
  return said.length === 0 ? [] : [bold('Given as a team: '), `${said.join('; beside it ')}.`];
}

const learnedOf = ({ learned }: Digest): Text =>
  learned === null ? [] : [bold('Learned: '), `${learned.text} (${learned.case})`];

function thanksOf({ thanks }: Digest): readonly Text[] {
  return thanks.map(({ to, name, deed }) => [bold('Thank you, '), { person: to, name }, `: ${deed}`]);
}

function dueOf({ due, team }: Digest): Text {
  if (due === null) return [];
  const many = due.count === 1 ? 'one promise' : `${due.count} promises; the next`;
  return [bold('Due next: '), `${many} by `, { moment: due.next, zone: team.zone }, '.'];
}

const notGivenOf = ({ notGiven }: Digest): Text =>
  notGiven === 0
    ? []
    : [
        bold('Still to give: '),
        `${notGiven === 1 ? 'one remedy is' : `${notGiven} remedies are`} authorised and not given yet.`,
      ];

/** Period, zone and what was left out: every number says what it is of. */
function footOf({ span, team, numbers }: Digest): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone: team.zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const days = `${day.format(span.from)} to ${day.format(new Date(span.until.getTime() - 1))}, ${team.zone}`;
  const { excluded } = numbers['heard/1'];
  return `${days}. Times are medians${excluded === 0 ? '' : `; ${excluded} not counted, because they were no complaint or part of another`}.`;
}
