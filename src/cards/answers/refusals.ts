/** Every kind no as a private answer: what happened, why, what to do next and who can. Never blaming. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { ApprovalCode } from '../../core/approval/may-approve.ts';
import type { CaseId, MemberId } from '../../core/base/ids.ts';
import type { AmountNamed, RemedyNamed } from '../../core/case/commands.ts';
import type { CaseHolds, Refusal } from '../../core/case/said.ts';
import type { Card, Text } from '../kit/card.ts';
import { itemWords } from '../case/case-card.ts';
import { people, sayNeeds } from './needs.ts';
import { sayRefusalOfLife } from '../life/refusals-of-life.ts';
import { sayReason } from './reasons.ts';
import { amount, asTyped, bold, listed, moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { sayGivenSince } from './resolve-offer.ts';
import { remedy, REQUEST_STATUS, STATUS } from '../words/en.ts';

const HELD: Readonly<Record<CaseHolds, string>> = {
  actions: 'remedies, with those that were changed or withdrawn',
  requests: 'requests',
  questions: 'questions',
  promises: 'promises',
  complaints: 'complaints',
};

export function sayRefusal(no: Refusal, viewer: Viewer): Card {
  switch (no.kind) {
    case 'not_a_member':
      return reply([
        'Amends does not know you yet, so nothing was changed. Ask your operator to add you to the people in its configuration.',
      ]);
    case 'no_such_case':
      return reply([`There is no case ${no.case} here. `, bold(`${viewer.command} mine`), ' lists yours.']);
    case 'kept_private':
      return reply([
        `${no.case} is kept private, so nothing was shown or changed. `,
        ...(no.who.length === 0 ? ['Ask the team’s lead.'] : ['Ask ', ...people(no.who, viewer), '.']),
      ]);
    case 'contacts_lift':
      return reply([
        'Nothing was changed: those who see to a private case say when everybody may see it. ',
        ...(no.who.length === 0 ? ['Ask the team’s lead.'] : ['Ask ', ...people(no.who, viewer), '.']),
      ]);
    case 'reason_needed_to_restrict':
      return reply([
        'Nothing was changed: say why, so that its history tells. For example: ',
        bold(`${viewer.command} ${no.verb} ${no.case} because …`),
      ]);
    case 'nothing_written':
      return reply(['Nothing was written. Say in a few words what happened, then try again.']);
    case 'too_long':
      return reply([
        `That is longer than ${no.most.toLocaleString('en-GB')} characters, so it was not saved. Shorten it and try again.`,
      ]);
    case 'given_since':
      return sayGivenSince(no, viewer);
    case 'case_is_over':
      return reply([
        `This case is ${STATUS[no.status]}; nothing was changed on it. Log a new case if something else went wrong.`,
      ]);
    case 'case_is_full':
      return reply([
        `One case holds at most ${no.most} ${HELD[no.of]}, and ${no.case} has them, so nothing was added. Resolve it, log a new case for what is still to do, and link the two: `,
        bold(`${viewer.command} link`),
        ` with the new number and ${no.case}.`,
      ]);
    case 'same_case':
      return reply([`${no.case} cannot be linked with itself. Name two cases.`]);
    case 'too_many_linked':
      return reply([
        `One matter has at most ${no.most} cases; nothing was linked. Ask the team’s lead to take some apart.`,
      ]);
    case 'too_many_references':
      return reply([
        `One customer goes by at most ${no.most} references; nothing was linked. Ask the team’s lead to take some apart.`,
      ]);
    case 'lead_takes_apart':
      return reply([
        'Taking apart what is linked gives limits back, so the team’s lead does it. Nothing was changed; ask them.',
      ]);
    case 'customer_unknown':
      return reply([
        `Nobody has said yet who the customer of ${no.case} is. Say it first, with Add facts… on its card; then say what else they go by.`,
      ]);
    case 'names_nobody':
      return reply([
        'That names nobody. Say what the customer goes by, such as a room, a booking or an e-mail address.',
      ]);
    case 'link_needs_reason':
      return reply([
        'Say why, so that others understand it later, for example ',
        bold(`${viewer.command} ${no.verb} ${no.case} QX7PLM because it is the booking of that room`),
        '. Nothing was changed.',
      ]);
    case 'no_outage':
      return reply([
        'No event is open in the team of this case, so nothing was changed. ',
        bold(`${viewer.command} event open`),
        ' opens one.',
      ]);
    case 'not_yours':
      return reply(['This is in the hands of ', person(no.owner, viewer), '. Ask them, or the team’s lead.']);
    case 'may_not_give':
      return reply([`Not given. ${mayNotGive(no, viewer)}`]);
    case 'needs':
      return reply(...sayNeeds(no, viewer));
    case 'facts_first':
      return reply([
        'Not given yet. Needed to know first: ',
        listed(no.facts.map(nameInWords)),
        `. It decides whether this ${remedy(no.remedy)} may be given at all, so nobody can decide before. Add it, and try again.`,
      ]);
    case 'nobody_can_approve':
      return reply(...nobody(no, viewer));
    case 'already_asked':
      return reply(...alreadyAsked(no, viewer));
    case 'suggestion_changed':
      return reply([
        'What is possible has changed since this card was drawn, so nothing was given. The card shows what is possible now.',
      ]);
    case 'no_such_request':
      return reply([
        'Nothing is waiting for a decision there. ',
        bold(`${viewer.command} mine`),
        ' shows what waits for you.',
      ]);
    case 'nothing_offered':
      return reply(['Nothing was offered. Say what: for example 250 EUR, or refund 200 EUR + upgrade.']);
    case 'no_counter':
      return reply(['There is no counter-offer to answer there now. The card shows how it stands.']);
    case 'no_question':
      return reply(['There is no open question there. The card shows how the request stands.']);
    case 'may_not_approve':
      return reply(...mayNot(no, viewer));
    case 'amount_differs':
      return reply(...differs(no, viewer));
    case 'which_request':
      return reply(which(no, viewer));
    case 'value_known':
      if (no.saidBy !== null)
        return reply([
          `Nothing was decided: `,
          person(no.saidBy, viewer),
          ` says that this is worth ${amount(no.cost, viewer)}, and you say ${amount(no.said, viewer)}. Agree on it first: `,
          bold(`${viewer.command} approve ${no.case}`),
          ' finds the first value right; otherwise decline it, or let ',
          person(no.asker, viewer),
          ' change the request, and its value is asked for anew.',
        ]);
      return reply(
        [
          `Nothing was decided: what ${no.case} costs is known, ${amount(no.cost, viewer)}, so it is not worth ${amount(no.said, viewer)}. `,
          bold(`${viewer.command} approve ${no.case}`),
          ' approves it as it is.',
        ],
        ['To offer another amount, write ', bold(`${viewer.command} counter ${no.case} ${asTyped(no.said)} because …`)],
      );
    case 'reason_needed':
      return reply([
        'Nothing was decided: a decline needs a reason, so that the asker knows what would be fine. Say why, and decline again.',
      ]);
    case 'not_dismissed':
    case 'not_merged':
    case 'merged_into':
    case 'merge_stands':
    case 'merged_stays_together':
    case 'dismissal_needs_words':
    case 'nothing_to_undo':
    case 'not_yours_to_undo':
    case 'too_late_to_undo':
      return sayRefusalOfLife(no, viewer);
    case 'open_approval':
      return reply(['Not resolved yet: a request is still waiting for a decision. Decide or withdraw it first.']);
    case 'open_promise':
      return reply([
        `Not resolved yet: ${no.promises.length === 1 ? 'a promise is' : `${no.promises.length} promises are`} still open. Mark it when it is kept, then resolve.`,
      ]);
    case 'blame_in_text':
      return reply([
        `Nothing was saved. “${no.word}” names a person: describe what happened in the process instead, so that we learn from it.`,
      ]);
    case 'leaks':
      return reply([`Not posted: “${no.word}” ${no.why}. Change the words and confirm again.`]);
    case 'not_a_future_time':
      return reply(['Nothing was promised: that time has passed. Give a time to come.']);
    case 'which_promise':
      return reply([
        `More than one promise is open on ${no.case}. Choose the one that was kept; nothing was marked yet.`,
      ]);
    case 'customer_heard':
      return reply([
        'Not moved: the promise was made a while ago, so the customer may count on it. Ask the customer whether the new time is fine, then move it again and say so.',
      ]);
    case 'no_such_promise':
      return reply(['There is no open promise on this case. The card shows what was promised.']);
    case 'no_such_shout_out':
      return reply(['There is no thank-you waiting here any more; nothing is left to do.']);
    case 'preference_none':
      return reply(['They prefer not to be thanked before others, so nothing was posted. Tell them yourself.']);
  }
}

function mayNotGive(no: Extract<Refusal, { kind: 'may_not_give' }>, viewer: Viewer): string {
  const about = { remedy: no.remedy, ...(no.of !== undefined && { name: viewer.name(no.of) }) };
  return no.decision.reasons.map((r) => sayReason(r, viewer, about)).join(' ');
}

function alreadyAsked(no: Extract<Refusal, { kind: 'already_asked' }>, viewer: Viewer): Text[] {
  const first: Text = [
    person(no.by, viewer),
    ` asked for just this on ${no.case} already, so nothing was asked again. `,
  ];
  if (no.offeredBy !== null)
    return [
      [
        ...first,
        person(no.offeredBy, viewer),
        ' offers it now; it waits to be accepted. Ask who asked for it to answer.',
      ],
    ];
  const who = no.asked.flatMap((id, n): Text => [...(n === 0 ? [] : [' or ']), person(id, viewer)]);
  return [
    [
      ...first,
      'That request waits for ',
      ...(who.length === 0 ? ['somebody who can decide it'] : who),
      '. Ask them, if it cannot wait.',
    ],
  ];
}

function nobody(no: Extract<Refusal, { kind: 'nobody_can_approve' }>, viewer: Viewer): Text[] {
  const left = no.largestAllowed;
  return [
    [`Not given. ${no.reasons.map((r) => sayReason(r, viewer)).join(' ')}`],
    [
      'Nobody can approve this now, so nothing is waiting; your operator has been told. If you decide here, raise your own limit in the policy file.',
    ],
    ...(no.reasons.some(({ code }) => code === 'no_current_rate')
      ? [['A rate for that currency in the policy file would settle it without them.']]
      : []),
    ...(left === null || left.minor <= 0n ? [] : [[`You may give up to ${amount(left, viewer)} now.`]]),
  ];
}

/** Why nothing was done; the requests stand below, each with its button. */
function which(no: Extract<Refusal, { kind: 'which_request' }>, viewer: Viewer): Text {
  const named = no.named === null || !no.isNone ? null : namedWords(no.named, viewer, true);
  const why =
    named === null
      ? `More than one request waits on ${no.case}, so nothing was done yet.`
      : `Nothing was done: none of the requests that wait on ${no.case} is for ${named}.`;
  return [`${why} Choose the one you mean:`];
}

/** What somebody named, as they would read it. A bare number can be points or money; both when nothing says which. */
function namedWords(named: AmountNamed, viewer: Viewer, both: boolean): string {
  if (named.items !== undefined) return listed(named.items.map((item) => itemWords(item, viewer)));
  const points = named.units === null ? null : `${named.units.toLocaleString(viewer.locale)} points`;
  const sum = named.amount === null ? null : amount(named.amount, viewer);
  if (points !== null && sum !== null) return both ? `${sum} or ${points}` : sum;
  return sum ?? points ?? 'that';
}

/** Both amounts, and what to type for either. */
function differs(no: Extract<Refusal, { kind: 'amount_differs' }>, viewer: Viewer): Text[] {
  const c = viewer.command;
  const { named, asked } = no;
  const own = listed(asked.map((item) => itemWords(item, viewer)));
  const isPoints = named.units !== null && (named.amount === null || asked.some(({ units }) => units !== null));
  const points = isPoints ? named.units : null;
  const other = namedWords(points === null ? named : { ...named, amount: null }, viewer, false);
  const offer = counterLine(no, points);
  const value: Text[] =
    no.mayBeWorth && named.amount !== null
      ? [
          [
            `If ${other} is what it is worth, because no rate says it, write `,
            bold(`${c} approve ${no.case} worth ${asTyped(named.amount)}`),
          ],
        ]
      : [];
  switch (no.verb) {
    case 'approve':
    case 'decline':
      return [
        [
          `Nothing was decided: the request on ${no.case} is for ${own}, not for ${other}. `,
          bold(`${c} ${no.verb} ${no.case}${no.verb === 'decline' ? ' because …' : ''}`),
          ` ${no.verb}s what is asked.`,
        ],
        offer === null
          ? ['To offer something else, use Counter… on the card of the request.']
          : [`To offer ${other} instead, write `, bold(`${c} ${offer}`)],
        ...value,
      ];
    case 'withdraw':
      return [
        [
          `Nothing was withdrawn: the request on ${no.case} is for ${own}, not for ${other}. `,
          bold(`${c} withdraw ${no.case}`),
          ' takes it back.',
        ],
      ];
    case 'accept':
      return [
        [
          `Nothing was decided: the offer on ${no.case} is ${own}, not ${other}. `,
          bold(`${c} accept ${no.case}`),
          ' takes it as it is, ',
          bold(`${c} discuss ${no.case} …`),
          ' talks about it.',
        ],
      ];
  }
}

/** The line that offers what was named; null where an amount alone would not say what to give. */
function counterLine(no: Extract<Refusal, { kind: 'amount_differs' }>, points: bigint | null): string | null {
  const { named, asked } = no;
  if (named.items !== undefined) return counterItems(no.case, named.items);
  const kind = asked.find(({ units }) => units !== null)?.kind;
  if (points !== null) return kind === undefined ? null : `counter ${no.case} ${kind} ${points} because …`;
  return named.amount === null || !asked.some((item) => item.amount !== null)
    ? null
    : `counter ${no.case} ${asTyped(named.amount)} because …`;
}

/** Null where one of them is without its amount, and is not the kind of remedy that goes without. */
function counterItems(of: CaseId, items: readonly RemedyNamed[]): string | null {
  const parts = items.map(({ kind, amount: m, units }) =>
    m !== null ? `${kind} ${asTyped(m)}` : units !== null ? `${kind} ${units}` : null,
  );
  return parts.includes(null) ? null : `counter ${of} ${parts.join(' + ')} because …`;
}

const MAY_NOT: Readonly<Record<ApprovalCode, string>> = {
  not_a_member: 'Only members of this workplace decide. Ask your operator to add you.',
  already_decided: 'This is already decided; the card shows how.',
  expired: 'This request has expired; nothing was decided. It can be asked again.',
  request_changed:
    'The request has changed since this card was drawn, so nothing was decided. The card shows it as it is now.',
  requester_may_not_approve: 'Nobody decides on their own request; it waits for somebody else.',
  person_complained_about: 'Somebody else decides this one; you need not do anything.',
  already_approved_by_you: 'You have approved already; a second person is needed.',
  no_approval_authority: 'Your role does not decide requests; leave it to those it was sent to.',
  not_in_your_grants:
    'What is asked for is not among what you may approve on such a case, or a fact is missing that says so; somebody else decides.',
  other_team: 'This is another team’s request; somebody of that team decides.',
  above_your_limit: 'This is above what you may approve; somebody with a higher limit decides.',
  above_your_daily_cap: 'This is above what you may approve in one period; somebody else decides.',
  base_amount_needed:
    'No current rate says what this is worth. Say it with your yes; it is judged by that, and a second person has to find it right.',
  conflict_in_chain: 'You stand in for somebody who is part of this, so somebody else decides.',
};

function mayNot(no: Extract<Refusal, { kind: 'may_not_approve' }>, viewer: Viewer): Text[] {
  const { decided } = no;
  if (decided !== null)
    return [
      [
        `Already ${REQUEST_STATUS[decided.how]} by `,
        person(decided.by, viewer),
        ', ',
        moment(decided.at, viewer),
        '; nothing is left to decide.',
      ],
    ];
  if (no.countered !== undefined) return [counteredWords(no.countered, viewer)];
  if (no.value !== undefined) {
    const example = `${viewer.command} approve ${no.value.case} worth 25 ${no.value.in}`;
    return [[`${MAY_NOT[no.code]} For example: `, bold(example), '.']];
  }
  const who: Text = no.who.flatMap((id, i) => [...(i === 0 ? [] : [', ']), person(id, viewer)]);
  return no.who.length === 0 ? [[MAY_NOT[no.code]]] : [[MAY_NOT[no.code], ' These can: ', ...who, '.']];
}

const counteredWords = ({ by, asker }: { readonly by: MemberId; readonly asker: MemberId }, viewer: Viewer): Text => [
  'The request has changed: there is a counter-offer by ',
  person(by, viewer),
  ', so nothing was decided. It waits for ',
  person(asker, viewer),
  '.',
];
