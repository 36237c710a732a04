/** What is to be done next on a case, in a line or two, with the one button for it. Pure. */
import type { ApprovalRequest, CustomerPromise, RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import { isGiven, isUnfulfilled } from '../../core/case/fulfilment.ts';
import { silentSince } from '../../core/case/rules/contact/silence.ts';
import { waitedFor } from '../../core/case/rules/promising.ts';
import type { Advice, Suggestion } from '../../core/triage/suggestion.ts';
import { buttonsOf, type Button, type Text } from '../kit/card.ts';
import { joined, moment, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { CaseView } from '../kit/views.ts';
import { doubtLines, fulfilmentButtons, fulfilmentLines } from '../fulfilment/about-fulfilment.ts';
import { helpLine } from '../help/assist-words.ts';
import { wantsButton } from '../again/wants-form.ts';
import { toldTwice } from '../again/repeat-words.ts';
import { outageBlocks } from '../team/outage-card.ts';
import { contactButton } from '../contact/said-of-contact.ts';
import { contactWords } from '../words/contact.ts';
import { caseWords } from '../words/case.ts';
import { listIn } from '../words/common.ts';
import { optionsButton, resolveButton } from './case-buttons.ts';
import { isApproved, itemsWords } from './items.ts';
import { factsButton } from './offers.ts';
import { dueLine, keptButton } from './promises.ts';
import { markOf, sayAdvice, suggestionButton, whatToDo } from './suggestions.ts';

export interface NextStep {
  readonly lines: readonly Text[];
  readonly button: Button;
  /** What may be done besides, where the first thing is to find something out. */
  readonly besides?: Button;
  /** What may be pressed already though it is not due. */
  readonly early?: Button;
}

/** A promise that comes due within this is what is to be done now. */
const SOON_MS = 60 * 60_000;
const MOST_ITEMS = 3;

/**
 * By state: a promise that is due is kept, a customer who hears nothing is told how it stands, a request is looked at, an outage's
 * remedy is given, what is not known is found out,
 * what fits is given, and then it is said how it ended. What waits besides has a line and no button.
 */
export function nextStep(seen: CaseView): NextStep {
  const { case: c, viewer } = seen;
  const promise = promiseStep(c, viewer);
  const request = requestStep(c, viewer);
  const silence = silenceStep(c, viewer);
  const waiting = [
    ...(silence?.lines ?? []),
    ...(request?.lines ?? []),
    ...(promise?.lines ?? []),
    ...helpLine(c, viewer),
  ];
  const early = promise === null ? {} : { early: promise.button };
  const button = (promise?.isDue === true ? promise.button : undefined) ?? silence?.button ?? request?.button;
  if (button !== undefined) return { lines: waiting, button, ...early };
  const step = fulfilmentStep(c, viewer) ?? twiceStep(seen) ?? outageStep(seen) ?? offerStep(seen);
  return { ...step, lines: [...waiting, ...step.lines], ...early };
}

function promiseStep(c: RecoveryCase, viewer: Viewer): (NextStep & { readonly isDue: boolean }) | null {
  const [first, ...others] = waitedFor(c);
  if (first === undefined) return null;
  const more = others.length === 0 ? '' : ` · ${caseWords.line(viewer, 'promised.more', { n: others.length })}`;
  return {
    lines: [joined(dueLine(first, viewer), more)],
    button: keptButton(c, first, false, viewer),
    isDue: isDue(first, viewer),
  };
}

const isDue = ({ due, status }: CustomerPromise, { now }: Viewer): boolean =>
  status === 'broken' || due.getTime() - now.getTime() <= SOON_MS;

/** Somebody was told already that they hear nothing. */
function silenceStep(c: RecoveryCase, viewer: Viewer): NextStep | null {
  const since = c.silence === undefined ? null : silentSince(c);
  if (since === null) return null;
  return {
    lines: [contactWords.text(viewer, 'silent.card', { since: moment(since, viewer) })],
    button: contactButton(c, viewer),
  };
}

function requestStep(c: RecoveryCase, viewer: Viewer): NextStep | null {
  const open = c.requests.filter(({ status }) => status === 'countered' || status === 'pending');
  const [first] = open;
  if (first === undefined) return null;
  const key = first.status === 'countered' ? 'button.offer' : 'button.request';
  return {
    lines: open.slice(0, 2).map((r) => requestLine(c, r, viewer)),
    button: {
      label: caseWords.line(viewer, key),
      press: { kind: 'show_request', case: c.id, request: first.id },
    },
  };
}

function requestLine(c: RecoveryCase, r: ApprovalRequest, viewer: Viewer): Text {
  const what = itemsWords(
    c.actions.filter(({ id }) => r.actions.includes(id)),
    viewer,
    MOST_ITEMS,
  );
  if (r.status === 'countered' && r.counter !== null)
    return caseWords.text(viewer, 'offered', {
      by: person(r.counter.by, viewer),
      what,
      asker: person(r.by, viewer),
    });
  const who = listIn(r.asked.slice(0, MOST_ITEMS).map(viewer.name), viewer, 'or');
  return who === '' ? caseWords.text(viewer, 'asked.nobody', { what }) : caseWords.text(viewer, 'asked', { what, who });
}

/** What failed, or nobody knows the fate of, is settled before anything else is given. */
function fulfilmentStep(c: RecoveryCase, viewer: Viewer): NextStep | null {
  const [button, besides] = fulfilmentButtons(c, viewer);
  if (button === undefined) return null;
  const lines = [...fulfilmentLines(c, viewer), ...doubtLines(c, viewer)];
  return { lines, button, ...(besides !== undefined && { besides }) };
}

/** Before anything is done twice. */
function twiceStep(seen: CaseView): NextStep | null {
  const twin = toldTwice(seen);
  return twin === undefined ? null : { lines: [twin.line], button: twin.merge, besides: twin.apart };
}

/** What everybody gets is given before anything else is thought of; where the case may be part of it, that is asked. */
function outageStep({ case: c, outage, viewer }: CaseView): NextStep | null {
  const blocks = outageBlocks(c, outage?.own ?? null, outage?.offered ?? null, viewer);
  const lines = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  const [button] = buttonsOf({ blocks });
  return button === undefined ? null : { lines, button };
}

/** What is worth a button before anything is given: other advice is followed and leaves nothing to write down. */
const isFoundOut = ({ kind }: Advice): boolean => kind === 'ask_loss' || kind === 'find_fact';

function offerStep(seen: CaseView): NextStep {
  const { case: c, viewer, suggestions, remaining } = seen;
  if (c.actions.some((a) => isGiven(a) && isSince(a, c))) return endStep(seen);
  const missing = suggestions.advice.find(isFoundOut);
  const changed = suggestions.advice.find(({ kind }) => kind === 'explain_what_changed');
  const lines: Text[] = [
    ...firstLine(changed ?? missing ?? suggestions.advice[0], viewer),
    ...(changed === undefined || missing === undefined
      ? []
      : [caseWords.text(viewer, 'first.then', { what: sayAdvice(missing, viewer) })]),
    ...(remaining === null ? [caseWords.text(viewer, 'no_policy.short')] : []),
  ];
  const [bundle] = suggestions.bundles;
  const facts = missing === undefined ? undefined : factsButton(c, viewer);
  // an answer has a place to be written down
  const isAsked = changed === undefined && suggestions.advice[0]?.kind === 'ask_what_would_help';
  const found = facts ?? (isAsked ? wantsButton(c, viewer) : undefined);
  if (bundle === undefined) return { lines, button: found ?? optionsButton(c, viewer) };
  const give = suggestionButton(bundle, c, viewer);
  const both = [...lines, offered(bundle, c, viewer)];
  return found === undefined ? { lines: both, button: give } : { lines: both, button: found, besides: give };
}

/** Of a case that goes on again, what was given before did not end it. */
const isSince = (a: RecoveryAction, { reopening }: RecoveryCase): boolean =>
  reopening == null || a.at >= reopening.at || isUnfulfilled(a);

/** Something was given: what is left is to hand it over, and to say how it ended. */
function endStep({ case: c, viewer, suggestions }: CaseView): NextStep {
  const advice = suggestions.advice.find(({ kind }) => kind === 'explain_what_changed');
  const isToGive = c.actions.some((a) => a.status === 'authorised' && isApproved(a, c));
  return {
    lines: [...firstLine(advice, viewer), caseWords.text(viewer, isToGive ? 'next.give' : 'next.resolve')],
    button: resolveButton(c, viewer),
  };
}

const firstLine = (advice: Advice | undefined, viewer: Viewer): Text[] =>
  advice === undefined ? [] : [caseWords.text(viewer, 'first', { what: sayAdvice(advice, viewer) })];

const offered = (bundle: Suggestion, c: RecoveryCase, viewer: Viewer): Text =>
  caseWords.text(viewer, 'next', {
    what: whatToDo(bundle.items, viewer),
    mark: markOf(bundle, caseWords.line(viewer, 'mark.now', { who: viewer.name(c.owner) }), viewer),
  });
