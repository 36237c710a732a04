/** Private answers: what was done, and the answers to questions. Pure. */
import { clip } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Said } from '../../core/case/said.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { itemWords } from '../case/case-card.ts';
import { sayPromised } from '../case/promises.ts';
import { sayReason } from './reasons.ts';
import { stormLine } from '../team/storm-card.ts';
import { amount, bold, lineOf, listed, moment, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { LimitsView } from '../kit/views.ts';
import { FAILURE, remedy, SCOPE, STATUS } from '../words/en.ts';
import type { LimitStanding } from '../../core/authority/limits.ts';
import type { ActionRemaining } from '../../core/authority/remaining.ts';

/** What was done, said to the one who asked for it. */
export function saySaid(said: Said, c: RecoveryCase, viewer: Viewer): Card {
  switch (said.kind) {
    case 'logged':
      return reply(
        [bold(`Logged as ${c.id}.`), ' You own it; the card with what you can offer is in the channel.'],
        ...(said.masked.length === 0
          ? []
          : [[`For the customer’s sake these were masked before saving: ${listed(said.masked)}.`]]),
      );
    case 'given': {
      const given = c.actions.filter((a) => said.actions.includes(a.id));
      return reply([
        bold(`Given on ${c.id}: ${listed(given.map((a) => itemWords(a, viewer)))}.`),
        ' It is on record. Tick it as done when you resolve the case.',
      ]);
    }
    case 'asked':
      return sayAsked(said, c, viewer);
    case 'approved':
      return reply([
        said.complete
          ? `Approved on ${c.id}. The asker has been told.`
          : `Your yes on ${c.id} is on record; a second person is needed.`,
      ]);
    case 'declined':
      return reply([`Declined on ${c.id}. The asker has been told why.`]);
    case 'countered':
      return reply([`Your offer on ${c.id} is with the asker, who accepts or discusses it.`]);
    case 'counter_accepted':
      return reply([bold(`Accepted on ${c.id}.`), ' You may give it now; tick it as done when you resolve the case.']);
    case 'discussed':
      return reply([`The request on ${c.id} stands again as you asked it, with your sentence.`]);
    case 'request_edited':
      return reply([
        `The request on ${c.id} is changed; whoever decides sees it as it is now.`,
        ...(said.withinOwn
          ? [' What you ask for now is within your own authority: withdraw it and give it yourself.']
          : []),
      ]);
    case 'asked_more':
      return reply([`Asked on ${c.id}. The request keeps waiting; you will be told the answer.`]);
    case 'answered_more':
      return reply([`Answered on ${c.id}.`]);
    case 'snoozed':
      return reply([
        `No reminder for ${c.id} until `,
        moment(said.until, viewer),
        '. It still climbs when its time is up.',
      ]);
    case 'withdrawn':
      return reply([`Withdrawn on ${c.id}. What was set aside is free again.`]);
    case 'facts_set':
      return reply([`The facts of ${c.id} are saved; the card shows what is possible now.`]);
    case 'linked':
      return reply([
        `${listed([c.id, ...said.with])} are one matter now: what is given on them counts together. Their cards show each other.`,
      ]);
    case 'unlinked':
      return reply([`${c.id} is no longer one matter with ${listed(said.with)}: what is given counts for each.`]);
    case 'linked_outage':
      return reply([`${c.id} is part of the event “${said.name}” now. Its card shows what everybody is given.`]);
    case 'unlinked_outage':
      return reply([
        `${c.id} is no longer part of the event “${said.name}”. What was given on it counts as usual from now on.`,
      ]);
    case 'promised':
      return sayPromised(
        c.promises.find((p) => p.id === said.promise),
        c,
        viewer,
      );
    case 'promise_kept':
      return reply([said.late ? `Marked on ${c.id}: kept, after its time.` : `Marked on ${c.id}: kept.`]);
    case 'resolved':
      return reply([
        bold(`${c.id} is resolved.`),
        said.draft ? ' A thank-you for you is waiting in your private messages.' : ' Thank you.',
      ]);
    case 'thanks_posted':
      return reply([said.audience === 'private' ? 'Kept between us. Thank you.' : 'Posted. Thank you.']);
    case 'thanks_dropped':
      return reply(['Nothing is posted.']);
    case 'already_so':
      return reply([`That was done already on ${c.id}; nothing happened twice.`]);
    case 'looked':
      return reply([`${c.id} was looked at.`]);
  }
}

function sayAsked(said: Extract<Said, { kind: 'asked' }>, c: RecoveryCase, viewer: Viewer): Card {
  const request = c.requests.find((r) => r.id === said.request);
  const who = listed((request?.asked ?? []).map(viewer.name), 'or');
  const left = said.largestAllowed;
  return reply(
    [
      bold(`${who === '' ? 'Somebody with the authority' : who} has to decide this.`),
      ` ${said.reasons.map((r) => sayReason(r, null, viewer, undefined, said.together)).join(' ')}`,
    ],
    [`The request is in the thread of ${c.id}; you will be told as soon as it is decided.`],
    [
      left === null || left.minor <= 0n
        ? 'Meanwhile you can apologise, explain, and promise a call back.'
        : `Meanwhile you can apologise, explain, and give up to ${amount(left, viewer)} yourself: ${viewer.command} give ${c.id} …`,
    ],
  );
}

export function limitsCard(seen: LimitsView): Card {
  const { viewer, remaining, approve } = seen;
  const facts = (remaining?.limits ?? []).flatMap((l) => limitFact(l, viewer));
  const each = (remaining?.actions ?? []).map((a): Text => [
    bold(remedy(a.kind)),
    `: ${a.standing === 'now' ? most(a, viewer) : 'needs somebody else'}`,
  ]);
  const blocks: Block[] =
    remaining === null
      ? [
          {
            kind: 'text',
            text: [
              'No policy is in force today, so everything with a cost needs the operator first. Apologies and promises work as always.',
            ],
          },
        ]
      : [
          { kind: 'context', text: [`As ${seen.role.replaceAll('_', ' ')}, on a new case and without asking anyone:`] },
          ...(remaining.storm === undefined
            ? []
            : [{ kind: 'text' as const, text: stormLine(remaining.storm, viewer) }]),
          { kind: 'list', items: each },
          ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
          { kind: 'context', text: [countedWords(seen)] },
        ];
  if (approve !== null)
    blocks.push({
      kind: 'context',
      text: [
        `You may approve requests up to ${amount(approve.upTo, viewer)}${approve.teams === 'own' ? ' of your own team' : ''}.`,
      ],
    });
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: 'What you may decide now',
    blocks,
    summary: 'What you may decide now.',
  };
}

/** What is owed is kept apart from what is chosen to be given. */
const countedWords = ({ owes, lossCounts }: LimitsView): string => {
  const chosen =
    lossCounts === false
      ? 'Goodwill uses these limits; what makes up for a loss that was proved uses none of them.'
      : 'Whatever is chosen to be given, for a loss or as goodwill, uses these limits.';
  return `${chosen}${owes ? ' What a customer is owed by law or promise uses none of them.' : ''}`;
};

function most(a: ActionRemaining, viewer: Viewer): string {
  if (a.class === 'free' || a.largest === null) return 'yours to give';
  return a.units === null
    ? `up to ${amount(a.largest, viewer)}`
    : `up to ${a.units.toLocaleString(viewer.locale)} points (${amount(a.largest, viewer)})`;
}

/** One limit as a line: `250 EUR of 250 EUR left`, for what it covers. */
export function limitFact(l: LimitStanding, viewer: Viewer): { label: string; value: Text }[] {
  const where = l.scope in SCOPE ? SCOPE[l.scope as keyof typeof SCOPE] : l.scope.replaceAll('_', ' ');
  const label = `${where.charAt(0).toUpperCase()}${where.slice(1)}${l.only === null ? '' : `, ${listed(l.only.map(remedy))}`}`;
  if (l.times !== null) return [{ label, value: [bold(String(l.times.remaining)), ` of ${l.times.max} times left`] }];
  if (l.remaining === null || l.max === null) return [];
  return [{ label, value: [bold(amount(l.remaining, viewer)), ` of ${amount(l.max, viewer)} left`] }];
}

export function caseLine(c: RecoveryCase, viewer: Viewer): Text {
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
    summary: `Found ${found.length} cases.`,
  };
}

export function whoCanCard(what: string, who: readonly { readonly name: string; readonly upTo: string }[]): Card {
  if (who.length === 0) return reply([`Nobody here may approve ${what}. Tell your operator.`]);
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: `Who can decide ${what}`,
    blocks: [{ kind: 'list', items: who.map((w): Text => [bold(w.name), `, up to ${w.upTo}`]) }],
    summary: lineOf(
      `${listed(
        who.map((w) => w.name),
        'or',
      )} can decide ${what}.`,
    ),
  };
}

/** Words somebody typed that could not be stored: given back whole, so that nothing is lost. */
export function notSavedCard(typed: string): Card {
  const sorry = 'The database did not answer in time, so nothing was saved. Please try again in a minute.';
  const words: Block[] =
    typed === ''
      ? [{ kind: 'text', text: [sorry] }]
      : [
          { kind: 'text', text: [`${sorry} Your words:`] },
          { kind: 'quote', text: typed },
        ];
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: 'Not saved',
    blocks: words,
    summary: 'Not saved: the database did not answer. Please try again in a minute.',
  };
}

/** Saved, and not carried out yet: a worker takes it up. */
export const putOffCard = (): Card =>
  reply([
    'Saved. Carrying it out takes longer than usual and goes on by itself. There is no need to do it again; look at the case in a minute.',
  ]);

export function sorryCard(reference: string): Card {
  return reply([
    `Something went wrong on our side, and nothing was changed. Please try again; if it happens again, tell your operator this reference: ${reference}.`,
  ]);
}
