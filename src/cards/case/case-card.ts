/**
 * The card of a case in its channel, read at a glance: how urgent, what failed, where; who has it; what the customer asks for and
 * said; the one thing to do next. Everything else is a press away, told to whoever presses. At most twelve lines. Pure.
 */
import type { RecoveryCase } from '../../core/case/case.ts';
import { isOngoing } from '../../core/case/status.ts';
import { isAskedFor } from '../../core/triage/how-sure.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { buttonsOf, type Block, type Button, type Card, type Text } from '../kit/card.ts';
import { atAGlance } from '../kit/glance.ts';
import { capital, joined, lineOf, moment, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { CaseView } from '../kit/views.ts';
import { repeatLine } from '../again/repeat-words.ts';
import { reopenedLine } from '../again/said-of-reopening.ts';
import { fulfilmentButtons, fulfilmentLines } from '../fulfilment/about-fulfilment.ts';
import { shortOrigin } from '../intake/origin.ts';
import { editButton } from '../life/life-buttons.ts';
import { dismissedWords, mergedBlocks, undoBlocks } from '../life/over-blocks.ts';
import { hintsAtAGlance, takeButton } from '../hints/hint-blocks.ts';
import { offerLine } from '../owning/handover-card.ts';
import { caseWords } from '../words/case.ts';
import { listIn } from '../words/common.ts';
import { names } from '../words/names.ts';
import { caseMenu, detailsButton, optionsButton, resolveButton, wordsButton } from './case-buttons.ts';
import { isApproved, itemsWords } from './items.ts';
import { titleOf } from './case-title.ts';
import { nextStep, type NextStep } from './next-step.ts';

/** As much of what stands in one line as tells it. */
const A_LINE = 140;
const MOST_ITEMS = 4;
const MOST_LINES = 12;
const MOST_BUTTONS = 3;

export function caseCard(seen: CaseView): Card {
  const { case: c, viewer } = seen;
  return {
    subject: { kind: 'case', case: c.id },
    version: c.version,
    title: titleOf(c, viewer),
    blocks: isOngoing(c) ? openBlocks(seen) : overBlocks(c, viewer),
    summary: summaryOf(c, viewer),
  };
}

export function summaryOf(c: RecoveryCase, viewer: Viewer): string {
  const { status, failure } = names(viewer);
  const said = caseWords.line(viewer, 'summary', {
    id: c.id,
    status: status[c.status],
    who: viewer.name(c.owner),
    failed: capital(failure[c.triage.failure.value]),
    urgency: caseWords.line(viewer, `urgency.${c.triage.severity.value}`).toLowerCase(),
  });
  const waits = c.requests.some((r) => r.status === 'pending') ? caseWords.line(viewer, 'summary.request') : '';
  return lineOf(`${said} ${waits}`);
}

function openBlocks(seen: CaseView): Block[] {
  const { case: c, viewer, suggestions } = seen;
  const words = saidBy(c);
  const step = nextStep(seen);
  const wanted: readonly Button[] = [
    { ...step.button, tone: 'primary' },
    ...(step.besides === undefined ? [] : [step.besides]),
    optionsButton(c, viewer),
    ...(words.isCut ? [wordsButton(c, viewer)] : []),
    resolveButton(c, viewer),
  ];
  const beside = withoutSame(wanted).slice(0, MOST_BUTTONS);
  const take = takeButton(seen);
  const isUnsure = isAskedFor(c.triage.failure);
  const seldom = [
    ...(take === null ? [] : [take]),
    // the sentence says that it is in the menu, and a menu is short
    ...(isUnsure ? [editButton(c, viewer)] : []),
    ...(step.early === undefined ? [] : [step.early]),
    ...(words.isCut ? [wordsButton(c, viewer)] : []),
  ];
  const isToBeAsked = suggestions.advice.some(({ kind }) => kind === 'ask_what_would_help');
  const lines: Text[] = [
    ...(c.triage.deadline === null
      ? []
      : [caseWords.text(viewer, 'by', { at: moment(c.triage.deadline.value, viewer) })]),
    ...asksLine(c, isToBeAsked, viewer),
    ...agentLine(c, viewer),
    ...(isUnsure ? [caseWords.text(viewer, 'perhaps', { failed: names(viewer).failure[c.triage.failure.value] })] : []),
  ];
  const below = [
    ...repeatLine(seen),
    ...offerLine(c, viewer),
    ...reopenedLine(c, A_LINE, viewer),
    ...givenLine(c, viewer),
    ...step.lines,
    ...likeLine(seen, step),
  ];
  // the title and the head are two, and what was said is three at most
  const room = MOST_LINES - 2 - lines.length - Math.min(3, words.text.split('\n').length + 1);
  const shown = below.slice(0, room);
  // what is suggested takes what is left, never the place of what is known
  return [
    { kind: 'context', text: headLine(c, viewer) },
    ...lines.map(asText),
    { kind: 'quote', text: words.text },
    ...hintsAtAGlance(seen, room - shown.length),
    ...shown.map(asText),
    { kind: 'buttons', buttons: beside, more: caseMenu(c, viewer, beside, seldom) },
  ];
}

const asText = (text: Text): Block => ({ kind: 'text', text });

/** Of what was said last: the beginnings of the others are a press away. */
function saidBy(c: RecoveryCase): { readonly text: string; readonly isCut: boolean } {
  const { text, isCut } = atAGlance(c.complaints[0]?.text ?? '');
  return { text, isCut: isCut || c.complaints.length > 1 };
}

const withoutSame = (buttons: readonly Button[]): readonly Button[] =>
  buttons.filter((one, n) => buttons.findIndex(({ press }) => press.kind === one.press.kind) === n);

const headLine = (c: RecoveryCase, viewer: Viewer): Text =>
  joined(
    caseWords.text(viewer, 'head', {
      who: person(c.owner, viewer),
      since: moment(c.receivedAt, viewer),
      id: c.id,
    }),
    shortOrigin(c, viewer),
  );

/** Nobody of the team heard the customer: who did says so, with the person who answers for it. */
const agentLine = (c: RecoveryCase, viewer: Viewer): Text[] =>
  c.complaints[0]?.source === 'agent' ? [caseWords.text(viewer, 'logged_by', { who: viewer.name(c.loggedBy) })] : [];

/** One thing is said once: what is to be asked first is no line of its own. */
function asksLine(c: RecoveryCase, isToBeAsked: boolean, viewer: Viewer): Text[] {
  const sought = c.triage.remedySought?.value;
  if (sought !== undefined) return [caseWords.text(viewer, 'asks', { sought: clip(oneLine(sought), A_LINE) })];
  return isToBeAsked ? [] : [caseWords.text(viewer, 'asks.unknown')];
}

/** What it would mean is told behind Options, to whoever looks. */
function likeLine({ like, viewer }: CaseView, { button: { press } }: NextStep): Text[] {
  const asked = press.kind === 'merge' ? press.into : undefined;
  const same = like.filter(({ sameFailure, id }) => sameFailure && id !== asked).map(({ id }) => id);
  const cases = listIn(same.slice(0, MOST_ITEMS), viewer, 'or');
  return same.length === 0 ? [] : [caseWords.text(viewer, 'like', { cases })];
}

function givenLine(c: RecoveryCase, viewer: Viewer): Text[] {
  const [given, approved] = [
    c.actions.filter((a) => a.status === 'done' || (a.status === 'authorised' && !isApproved(a, c))),
    c.actions.filter((a) => a.status === 'authorised' && isApproved(a, c)),
  ];
  return [
    ...(given.length === 0 ? [] : [caseWords.text(viewer, 'given', { what: shortly(given, viewer) })]),
    ...(approved.length === 0 ? [] : [caseWords.text(viewer, 'approved', { what: shortly(approved, viewer) })]),
    ...onItsWay(c, viewer),
  ];
}

/** What failed or is not known is the next step, and said there. */
const onItsWay = (c: RecoveryCase, viewer: Viewer): Text[] =>
  fulfilmentButtons(c, viewer).length === 0 ? fulfilmentLines(c, viewer) : [];

/** Three lines with the title: how it ended, what was given, what helped. */
function overBlocks(c: RecoveryCase, viewer: Viewer): Block[] {
  const r = c.resolution;
  const life = [...mergedBlocks(c, viewer), ...undoBlocks(c, viewer)];
  const [setAside] = [...dismissedWords(c, viewer), ...life.flatMap((b) => (b.kind === 'text' ? [b.text] : []))];
  const ended =
    r === null
      ? (setAside ?? caseWords.text(viewer, 'over', { who: person(c.owner, viewer), id: c.id }))
      : caseWords.text(viewer, 'resolved', {
          who: person(r.by, viewer),
          at: moment(r.at, viewer),
          outcome: names(viewer).outcome[r.outcome],
        });
  const done = c.actions.filter((a) => a.status === 'done');
  const left = c.actions.filter(({ status }) => status === 'authorised' || status === 'refused_by_customer');
  const parts = [
    ...(done.length === 0 ? [] : [caseWords.text(viewer, 'given', { what: shortly(done, viewer) })]),
    ...(left.length === 0 ? [] : [caseWords.text(viewer, 'given.not', { what: shortly(left, viewer) })]),
    ...fulfilmentLines(c, viewer),
  ];
  const helped =
    r?.whatHelped == null
      ? ''
      : ` · ${caseWords.line(viewer, 'resolved.helped', { what: clip(oneLine(r.whatHelped), A_LINE) })}`;
  return [
    asText(joined(ended, ...parts.flatMap((part): Text[] => [[' · '], part]))),
    { kind: 'context', text: [r === null ? c.id : `${c.id}${helped}`] },
    { kind: 'buttons', buttons: withoutTwins([...buttonsOf({ blocks: life }), detailsButton(c, viewer)]) },
  ];
}

/** What was done with a case is a press away, in its details. */
const withoutTwins = (buttons: readonly Button[]): readonly Button[] =>
  buttons
    .filter(({ press }) => press.kind !== 'show_history')
    .filter((one, n, all) => all.findIndex(({ label }) => label === one.label) === n);

const shortly = (actions: RecoveryCase['actions'], viewer: Viewer): string =>
  clip(itemsWords(actions, viewer, MOST_ITEMS), A_LINE);
