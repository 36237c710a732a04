/** What somebody typed to thank colleagues → whom, what for and which value; or why it cannot go like that. Pure, so that a form is told before it closes. */
import type { MemberId } from '../../../core/base/ids.ts';
import type { Member, Team } from '../../../core/base/members.ts';
import { cleanText, oneLine } from '../../../core/base/text.ts';
import { unquoted } from '../../../core/base/typed.ts';
import type { RecoveryCase } from '../../../core/case/case.ts';
import type { RecognitionAct } from '../../../core/recognition/acts.ts';
import { leakIn } from '../../../core/recognition/leaks.ts';
import {
  lengthSaid,
  LONGEST_THANKS,
  MOST_THANKED,
  SHORTEST_THANKS,
  valueIn,
  valueNamed,
  type Thanked,
} from '../../../core/recognition/thank.ts';
import { toneOf } from '../../../core/recognition/tone.ts';
import type { NoThank } from '../../../cards/recognition/no-thank.ts';
import type { Caller } from '../../caller.ts';
import { meant, namesIn } from '../../door/whom-meant.ts';
import { peopleCalled } from '../../person-meant.ts';

type Thank = Extract<RecognitionAct, { kind: 'thank' }>;
type Whom = Pick<Thanked, 'member' | 'team'>;

/** Who says it, and who could be meant. */
export interface Said {
  readonly member: Member;
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
  readonly caller: Pick<Caller, 'platform' | 'place'>;
  /** The case it is said of, where there is one that may be talked about. */
  readonly case: RecoveryCase | null;
}

export type ThankRead =
  | {
      readonly ok: true;
      readonly to: readonly Whom[];
      readonly text: string;
      readonly value: string | null;
      /** The words speak of the value; nobody named it. */
      readonly isProposed: boolean;
      readonly isOdd: boolean;
      /** The values it can have. */
      readonly values: readonly string[];
    }
  | { readonly ok: false; readonly no: NoThank };

const refuse = (no: NoThank): ThankRead => ({ ok: false, no });

export function readThank(act: Thank, said: Said): ThankRead {
  const found = whomIn(act, said);
  if (!found.ok) return found;
  const { to } = found;
  const text = oneLine(unquoted(cleanText(found.text)));
  const isOdd = toneOf(act.said) === 'look' || toneOf(`for ${text}`) === 'look';
  // what is odd is looked at by a person, however short it is
  if (!isOdd && lengthSaid(text) < SHORTEST_THANKS) return refuse({ kind: 'short', text });
  if ([...text].length > LONGEST_THANKS) return refuse({ kind: 'long', n: [...text].length });
  // somebody who is named in it and not thanked: whether they like that, nobody has asked them
  const thanked = [...to.flatMap((one) => one.member ?? []), said.member.id];
  const leak = leakIn(text, said.case, { members: said.members, thanked });
  if (leak?.why === 'colleague') return refuse({ kind: 'names', word: leak.word });
  if (leak !== null) return refuse({ kind: 'leaks', ...leak });
  const values = valuesOf(to, said);
  const chosen = act.value === null ? null : valueNamed(act.value, values);
  if (chosen === undefined) return refuse({ kind: 'value', typed: act.value ?? '', values });
  const value = chosen ?? valueIn(text, values);
  return { ok: true, to, text, value, isProposed: value !== null && chosen === null, isOdd, values };
}

/** What the teams thanked stand for, and the team of whoever thanks. */
export function valuesOf(to: readonly Whom[], { member, teams }: Pick<Said, 'member' | 'teams'>): readonly string[] {
  const own = [...to.map(({ team }) => team), member.team];
  return [...new Set(own.flatMap((id) => teams.find((team) => team.id === id)?.values ?? []))];
}

type Found =
  | { readonly ok: true; readonly to: readonly Whom[]; readonly text: string }
  | { readonly ok: false; readonly no: NoThank };

const AND = /\s*(?:,|;|&|\+|(?<![\p{L}\p{N}])(?:and also|and|as well as|und auch|und|sowie)(?![\p{L}\p{N}]))\s*/iu;

/** Whom it is for, each once. Names may run on into what it is for: "thanks Bob you were great". */
function whomIn({ to: typed, text }: Thank, said: Said): Found {
  const names = oneLine(cleanText(typed));
  const whole = whoIs(names, said);
  if (whole.kind === 'found') return checked([whole.who], text, said);
  const behind = withWordsBehind(names, text, said);
  if (behind !== undefined) return checked([behind.who], behind.text, said);
  const parts = names
    .replaceAll(/(?<=\S)\s+(?=<?@)/gu, ', ')
    .split(AND)
    .filter((part) => part !== '');
  if (parts.length === 0) return { ok: false, no: { kind: 'whom', typed: '' } };
  if (parts.length > MOST_THANKED) return { ok: false, no: { kind: 'many', most: MOST_THANKED } };
  const to: Whom[] = [];
  for (const part of parts) {
    const is = whoIs(part, said);
    if (is.kind !== 'found') return { ok: false, no: is };
    if (!to.some((one) => one.member === is.who.member && one.team === is.who.team)) to.push(is.who);
  }
  return checked(to, text, said);
}

function checked(to: readonly Whom[], text: string, { member }: Said): Found {
  return to.some((one) => one.member === member.id)
    ? { ok: false, no: { kind: 'self', alone: to.length === 1 } }
    : { ok: true, to, text };
}

/** A name that is more than a word, or runs on into the words. */
function withWordsBehind(
  names: string,
  text: string,
  said: Said,
): { readonly who: Whom; readonly text: string } | undefined {
  if (AND.test(names) || (text !== '' && /\s/.test(names))) return undefined;
  const line = `${names} ${text}`.trim();
  for (const name of namesIn(line)) {
    const is = whoIs(name, said);
    if (is.kind === 'found') return { who: is.who, text: line.slice(name.length).replace(/^[\s,;:.–—-]+/u, '') };
  }
  return undefined;
}

type WhoIs = { readonly kind: 'found'; readonly who: Whom } | NoWho;
type NoWho = Extract<NoThank, { kind: 'whom' | 'which' | 'left' }>;

/** One person or team that somebody names. */
export function whoIs(typed: string, { members, teams, caller }: Said): WhoIs {
  if (typed === '') return { kind: 'whom', typed };
  const called = (isActive: boolean): readonly Member[] =>
    peopleCalled(
      typed,
      members.filter((m) => m.active === isActive),
      caller,
    );
  const here = called(true);
  const [only] = here;
  const team = meant(typed, { members: [], teams, caller });
  if (team?.kind === 'team' && here.length === 0) return { kind: 'found', who: { member: null, team: team.team } };
  if (only !== undefined && here.length === 1) return { kind: 'found', who: { member: only.id, team: only.team } };
  if (here.length > 1) return { kind: 'which', typed, among: here.slice(0, MOST_OFFERED).map(({ id }) => id) };
  const [left] = called(false);
  return left === undefined ? { kind: 'whom', typed } : { kind: 'left', who: left.id };
}

const MOST_OFFERED = 6;

/** The line that thanks one of several who may be meant. */
export const lineFor = (act: Thank, typed: string, who: MemberId): string => {
  const to = act.to.replace(typed, who);
  const value = act.value === null ? '' : ` value: ${act.value}`;
  return `thanks ${to} ${act.text === '' ? '' : `for ${act.text}`}${act.case === null ? '' : ` (${act.case})`}${value}`.trim();
};
