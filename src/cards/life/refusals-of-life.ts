/** Why something in a case's life was not done, and what to do instead. Pure. */
import type { Refusal } from '../../core/case/said.ts';
import type { CaseId } from '../../core/base/ids.ts';
import type { Card } from '../kit/card.ts';
import { bold, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';

export type RefusalOfLife = Extract<
  Refusal,
  {
    kind:
      | 'not_dismissed'
      | 'not_merged'
      | 'merged_into'
      | 'merge_stands'
      | 'merged_stays_together'
      | 'dismissal_needs_words'
      | 'nothing_to_undo'
      | 'not_yours_to_undo'
      | 'too_late_to_undo';
  }
>;

const HELD = {
  request: 'a request is waiting for a decision. Have it decided, or withdraw it, first',
  promise: 'a promise to the customer is open. Mark it when it is kept, first',
  set_aside: 'something with a cost was authorised on it. Resolve it instead, and leave unticked what was not given',
  given: 'something with a cost was given on it. Resolve it instead, so that this stays with what it was given for',
} as const;

function notMerged({ case: id, why }: Extract<Refusal, { kind: 'not_merged' }>, { command }: Viewer): string {
  switch (why) {
    case 'request':
      return `a request on ${id} is waiting for a decision. Have it decided, or withdraw it, first.`;
    case 'over':
      return `${id} does not go on any more. Merge into a case that is open, or link the two: ${command} link.`;
    case 'owner':
      return `who owns one of the two does not see to the other. Ask a lead of the team.`;
    case 'customer_unknown':
      return `nobody has said who the customer of ${id} is. Say it first: ${command} edit ${id} customer …`;
    case 'customers':
      return `the two have different customers. If they are one, say so first: ${command} link ${id} … because …`;
  }
}

const withShow = (card: Card, id: CaseId): Card => ({
  ...card,
  blocks: [
    ...card.blocks,
    { kind: 'buttons', buttons: [{ label: `Show ${id}`, press: { kind: 'show_case', case: id } }] },
  ],
});

export function sayRefusalOfLife(no: RefusalOfLife, viewer: Viewer): Card {
  switch (no.kind) {
    case 'not_dismissed':
      return reply([
        `${no.case} was not dismissed: ${HELD[no.held]}. If another case holds the same complaint, `,
        bold(`${viewer.command} merge ${no.case} into R-…`),
        ' puts the two together.',
      ]);
    case 'not_merged':
      return reply([`Nothing was merged: ${notMerged(no, viewer)}`]);
    case 'merged_into':
      return withShow(
        reply([`${no.case} is part of ${no.into} now, so nothing was done on it. Do it on ${no.into}.`]),
        no.into,
      );
    case 'merge_stands':
      return withShow(
        reply([
          `Nothing was undone: something has happened on ${no.into} since ${no.case} was merged into it, so the two stay one. Log what is a matter of its own as a new case.`,
        ]),
        no.into,
      );
    case 'merged_stays_together':
      return reply([
        `Nothing was taken apart: ${no.case} and the cases merged into it are one. The other one can be taken from it: `,
        bold(`${viewer.command} unlink ${no.other} ${no.case}`),
        '.',
      ]);
    case 'dismissal_needs_words':
      return reply([
        `${no.case} was not dismissed: say in a few words why, for example `,
        bold(`${viewer.command} dismiss ${no.case} because it was a question`),
        '.',
      ]);
    case 'nothing_to_undo':
      return reply([
        `Nothing on ${no.case} can be undone: it is not one that was just resolved, dismissed or merged. `,
        bold(`${viewer.command} history ${no.case}`),
        ' shows what was changed.',
      ]);
    case 'not_yours_to_undo':
      return reply([
        'Nothing was undone. ',
        person(no.did, viewer),
        ' did this: they can undo it, or a lead of the team.',
      ]);
    case 'too_late_to_undo':
      return reply([
        no.was === 'resolved'
          ? `Nothing was undone: ${no.case} was resolved more than an hour ago. If the customer is not content, log what they say now and link the two.`
          : `Nothing was undone: ${no.case} was dismissed more than 30 days ago. Log the complaint anew if it stands.`,
      ]);
  }
}
