/** The weekly digest as a card: at most fifteen lines, empty sections without a trace. Pure. */
import type { Platform, Team } from '../../core/base/members.ts';
import type { Digest } from '../../core/digest/digest.ts';
import { DIGEST_SECTIONS, type DigestSection } from '../../core/digest/sections.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { saidByCharts } from '../kit/chart.ts';
import { bold, lineOf, note, plain } from '../kit/say.ts';
import { digestButtons } from '../weekly/vote-buttons.ts';
import { dayIn } from '../words/dates.ts';
import { digestWords as words } from '../words/digest.ts';
import type { Reader } from '../words/language.ts';
import {
  costOf,
  decisionsOf,
  dueOf,
  headOf,
  improvedOf,
  improvingOf,
  learnedOf,
  moneyOf,
  numbersOf,
  talkOf,
  thanksOf,
} from './digest-parts.ts';
import { courseOf } from './digest-course.ts';
import { customersOf } from './digest-said.ts';

/** How a command is typed where the card is read. */
const COMMAND: Readonly<Record<Platform, string>> = { slack: '/amends', teams: '@Amends' };

/** As both clients draw it on a desk; a telephone breaks lines sooner. */
const LINE = 100;
const MOST_LINES = 15;
const BUTTONS: Readonly<Record<Platform, number>> = { slack: 1, teams: 3 };

/** How many lines a text takes as it is drawn. In Teams a mention stands on a line of its own behind words that could be marks. */
function linesOf(text: Text, platform: Platform): number {
  const lines = Math.ceil([...plain(text)].length / LINE);
  const mentions = platform === 'teams' && text.some((run) => typeof run !== 'string' && 'person' in run);
  return mentions && COULD_BE_MARKS.test(plain(text)) ? lines + 1 : lines;
}
const COULD_BE_MARKS = /[^\p{L}\p{M}\p{N} .,:;!?'’–-]/u;

/** A piece of a digest. `leaves`: what takes the most room for the least leaves first; 0 stays. */
interface Part {
  readonly section: DigestSection | 'head' | 'foot';
  readonly text: Text;
  readonly leaves: number;
}

/** Why a section is not there. */
export type LeftOut = { readonly section: DigestSection; readonly why: 'off' | 'nothing' | 'no_room' };

interface DrawnDigest {
  readonly card: Card;
  readonly leftOut: readonly LeftOut[];
}

/** One card per team and week; the same digest gives the same card. Said as the team reads. */
export const digestCard = (digest: Digest, platform: Platform, reader: Reader = digest.team): Card =>
  drawDigest(digest, platform, reader).card;

/** The same, with what is not said and why. */
export function drawDigest(digest: Digest, platform: Platform, reader: Reader = digest.team): DrawnDigest {
  const all = partsOf(digest, COMMAND[platform], reader).filter(({ text }) => text.length > 0);
  const wanted = all.filter(({ section }) => !digest.off.some((off) => off === section));
  const chart = courseOf(digest, reader);
  // the chart takes a line, and so does each of what it says
  const taken = chart.length === 0 ? 0 : 1 + linesOf([saidByCharts(chart)], platform);
  const said = fitting(wanted, platform, taken);
  const has = (parts: readonly Part[], section: DigestSection): boolean => parts.some((p) => p.section === section);
  const leftOut = DIGEST_SECTIONS.filter((section) => section !== 'useful').flatMap((section): LeftOut[] => {
    if (digest.off.includes(section)) return [{ section, why: 'off' }];
    if (!has(all, section)) return [{ section, why: 'nothing' }];
    return said.filter((p) => p.section === section).length < wanted.filter((p) => p.section === section).length
      ? [{ section, why: 'no_room' }]
      : [];
  });
  const told = said.map(({ text }) => plain(text));
  const card: Card = {
    subject: { kind: 'digest', team: digest.team.id, week: digest.week },
    version: 1,
    title: null,
    blocks: [
      ...said.flatMap(({ section, text }): readonly Block[] => [
        { kind: section === 'foot' ? 'context' : 'text', text },
        ...(section === 'head' ? chart : []),
      ]),
      digestButtons({ team: digest.team.id, week: digest.week, asks: !digest.off.includes('useful') }, reader),
    ],
    summary: lineOf(told.slice(0, 2).join(' ')),
    told: told.join('\n'),
  };
  return { card, leftOut };
}

/** What of it holds no name and nobody's words: all that a model is given to phrase. */
export const digestLines = (digest: Digest, reader: Reader = digest.team): readonly string[] =>
  [headOf(digest, reader), numbersOf(digest, reader), moneyOf(digest, reader), costOf(digest, reader)]
    .map(plain)
    .filter((line) => line !== '');

/** In the order in which they are read. */
function partsOf(digest: Digest, command: string, reader: Reader): readonly Part[] {
  const part = (section: Part['section'], text: Text, leaves = 0): Part => ({ section, text, leaves });
  return [
    part('head', headOf(digest, reader)),
    part('numbers', numbersOf(digest, reader)),
    part('decisions', decisionsOf(digest, command, reader), 5),
    part('customers', customersOf(digest, reader), 8),
    part('learned', learnedOf(digest, reader), 3),
    part('improved', improvedOf(digest, reader), 4),
    part('improved', improvingOf(digest, command, reader), 9),
    ...thanksOf(digest, reader).map((text, n) => part('thanks', text, n === 0 ? 1 : 2)),
    part('due', dueOf(digest, reader), 6),
    part('money', moneyOf(digest, reader), 7),
    part('money', costOf(digest, reader), 10),
    part('question', talkOf(digest, reader)),
    part('foot', [footOf(digest, reader)]),
  ];
}

/** Buttons take the last line, three in Teams, which breaks a row that a telephone would cut; `taken` are other's. */
function fitting(parts: readonly Part[], platform: Platform, taken: number): readonly Part[] {
  let left = parts;
  while (BUTTONS[platform] + taken + left.reduce((sum, { text }) => sum + linesOf(text, platform), 0) > MOST_LINES) {
    const most = Math.max(...left.map(({ leaves }) => leaves));
    if (most === 0) return left;
    const at = left.findLastIndex(({ leaves }) => leaves === most);
    left = left.filter((_, n) => n !== at);
  }
  return left;
}

/** A week in which nothing happened, for a team that wants to hear of it. */
export function quietCard(team: Pick<Team, 'id' | 'name' | 'locale'>, week: string): Card {
  const said: Text = [
    bold(words.line(team, 'name', { team: team.name, week: Number(week.slice(-2)) })),
    words.line(team, 'course.quiet'),
  ];
  return note({ kind: 'digest', team: team.id, week }, 1, said, []);
}

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
