/** Answers to what people look up: cases, who can decide, the policy, the next digest. Pure. */
import { clip } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { roleInWords } from '../../core/policy/words/policy-in-words.ts';
import { privateLine } from '../case/private-card.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { bold, lineOf, listed, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { FAILURE, NO_POLICY, STATUS } from '../words/en.ts';

export function caseLine(c: RecoveryCase, viewer: Viewer): Text {
  if (isRestricted(c)) return privateLine(c, viewer);
  const text = clip(c.complaints[0]?.text.replace(/\s+/g, ' ') ?? '', 90);
  return [
    bold(c.id),
    ` · ${STATUS[c.status]} · ${c.triage.severity.value} · ${FAILURE[c.triage.failure.value]} · `,
    text,
    ' · ',
    viewer.name(c.owner),
  ];
}

export function foundCard(words: string, found: readonly RecoveryCase[], viewer: Viewer): Card {
  if (found.length === 0) return reply([`No case has “${clip(words, 60)}” in it.`]);
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: `Found ${found.length}`,
    blocks: [{ kind: 'list', items: found.map((c) => caseLine(c, viewer)) }],
    summary: found.length === 1 ? 'Found one case.' : `Found ${found.length} cases.`,
  };
}

/** Who decides an amount, for the one who asks. */
export interface WhoCan {
  readonly what: string;
  /** The one who asks may give it without asking, where nothing was given yet. */
  readonly isOwn: boolean;
  /** Those who can decide it when the one who asks asks, in the order in which they are asked. */
  readonly who: readonly { readonly name: string; readonly upTo: string | null }[];
  /** The one who asks may say yes when somebody else of the team asks: alone, or as one of two. */
  readonly approves: 'alone' | 'one of two' | null;
  readonly needsTwo: boolean;
  /** What it is in the policy's currency, where it was said in another one. */
  readonly inBase: string | null;
  /** The currency that no rate says the value of; null where one does. */
  readonly unrated: string | null;
}

export function whoCanCard(asked: WhoCan): Card {
  const { what, who, isOwn, approves, needsTwo, unrated } = asked;
  const said = asked.inBase === null ? what : `${what} (${asked.inBase})`;
  const own: Text[] = [
    ...(isOwn ? [[bold('You can give that yourself'), ' where nothing was given on the case yet.']] : []),
    ...(approves === null
      ? []
      : [[`When somebody else of your team asks, you can say yes${approves === 'alone' ? '' : ', as one of two'}.`]]),
  ];
  const names = listed(
    who.map((w) => w.name),
    'or',
  );
  const two =
    unrated !== null
      ? `No current rate says what ${unrated} is worth, so one of them says it and another one finds it right.`
      : needsTwo
        ? 'Two of them have to say yes, one of whose limits reaches.'
        : null;
  if (who.length === 0)
    return reply(...own, [
      `${isOwn ? 'For more' : 'When you ask'}, nobody here may approve ${said}. Tell your operator.`,
    ]);
  const first = isOwn ? 'You can give that yourself. ' : '';
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: `Who can decide ${said}`,
    blocks: [
      ...own.map((text) => ({ kind: 'text' as const, text })),
      {
        kind: 'text',
        text: [
          isOwn ? 'Where it is more than you may give, these decide when you ask:' : 'When you ask, these decide:',
        ],
      },
      { kind: 'list', items: who.map((w): Text => [bold(w.name), w.upTo === null ? '' : `, up to ${w.upTo}`]) },
      ...(two === null ? [] : [{ kind: 'text' as const, text: [two] }]),
    ],
    summary: lineOf(`${first}${names} can decide ${said}.${two === null ? '' : ` ${two}`}`),
  };
}

/** The rules for somebody's role: what they may themselves comes first. */
export function policyCard(policy: AuthorityPolicy, role: string): Card {
  const said = roleInWords(policy, role);
  const blocks: Block[] =
    said === undefined
      ? [{ kind: 'text', text: [`The policy says nothing for ${nameInWords(role)}. Ask your operator.`] }]
      : [
          ...said.parts.flatMap(({ what, but }): Block[] => [{ kind: 'text', text: [bold(what)] }, ...lists(but)]),
          { kind: 'text', text: [bold('What you do not decide alone')] },
          ...lists(said.beyond),
          { kind: 'text', text: [bold('For everybody')] },
          ...lists(said.everybody.map((line) => line.replace(/^- /, ''))),
          ...said.version.map((line): Block => ({ kind: 'context', text: [line] })),
        ];
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: 'What the policy says for you',
    blocks: [...blocks, { kind: 'context', text: [`Version ${policy.version.slice(0, 8)} of ${policy.id}.`] }],
    summary: `Policy ${policy.id}, for ${nameInWords(role)}.`,
  };
}

/** Longer lists are cut on both platforms. */
const LONGEST_LIST = 10;

function lists(lines: readonly string[]): Block[] {
  const parts: Block[] = [];
  for (let at = 0; at < lines.length; at += LONGEST_LIST) {
    parts.push({ kind: 'list', items: lines.slice(at, at + LONGEST_LIST).map((line) => [line]) });
  }
  return parts;
}

export const noPolicyCard = (): Card => reply([NO_POLICY]);

export const noDigestCard = (): Card =>
  reply(['Nothing happened in your team this week that a digest would tell, so none would be posted.']);
