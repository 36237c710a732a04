/** What to ask first and what may be offered: advice, and bundles of remedies with why they fit. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { clip } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { ItemAsked } from '../../core/case/commands.ts';
import type { Advice, Suggestion, WhyOffered } from '../../core/triage/suggestion.ts';
import type { Block, Button } from '../kit/card.ts';
import { amount, bold, capital } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { caseWords } from '../words/case.ts';
import { listIn, pointsIn } from '../words/common.ts';
import { remedyName } from '../words/names.ts';

/** What is to be asked or found out before anything is given. */
export function adviceBlocks(advice: readonly Advice[], viewer: Viewer): Block[] {
  return advice.map((one, i): Block => {
    const key = i === 0 ? 'first' : 'first.then';
    return { kind: 'text', text: caseWords.text(viewer, key, { what: `${sayAdvice(one, viewer)}.` }) };
  });
}

/** Without a full stop. */
export function sayAdvice(advice: Advice, viewer: Viewer): string {
  switch (advice.kind) {
    case 'explain_what_changed':
      return caseWords.line(viewer, 'advice.changed');
    case 'ask_loss':
      return caseWords.line(viewer, 'advice.loss');
    case 'ask_what_would_help':
      return caseWords.line(viewer, 'advice.help');
    case 'find_fact':
      return caseWords.line(viewer, 'advice.facts', { facts: advice.facts.map(nameInWords).join(', ') });
  }
}

/** A bundle with its button, judged for whoever looks. */
export function suggestionBlocks(s: Suggestion, c: RecoveryCase, viewer: Viewer): Block[] {
  const mark = markOf(s, caseWords.line(viewer, 'mark.you'), viewer);
  const stale = s.staleSince === null ? [] : [` · ${caseWords.line(viewer, 'mark.stale')}`];
  return [
    { kind: 'text', text: [bold(suggestionTitle(s.items, viewer)), ` · ${mark}`, ...stale] },
    { kind: 'context', text: [sayWhy(s.why, viewer)] },
    { kind: 'buttons', buttons: [suggestionButton(s, c, viewer)] },
  ];
}

/** Whether it can be done now, or whom it needs. */
export function markOf({ standing }: Suggestion, now: string, viewer: Viewer): string {
  if (standing.kind === 'now') return now;
  const who = listIn(standing.who.map(viewer.name), viewer, 'or');
  return caseWords.line(viewer, 'mark.needs', {
    who: who === '' ? caseWords.line(viewer, 'mark.more_authority') : who,
  });
}

export function suggestionButton(s: Suggestion, c: RecoveryCase, viewer: Viewer): Button {
  const isForm = s.wantsReason || s.makesPromise;
  const label = caseWords.line(viewer, s.standing.kind === 'now' ? 'button.give' : 'button.ask');
  return {
    label: isForm ? `${label}…` : label,
    press: {
      kind: isForm ? 'open_suggestion' : 'give_suggested',
      case: c.id,
      v: c.version,
      suggestion: s.id,
    },
  };
}

function sayWhy(why: WhyOffered, viewer: Viewer): string {
  switch (why.kind) {
    case 'pack':
      return why.text;
    case 'owed':
      return caseWords.line(viewer, 'why.owed', { title: why.title, day: why.asOf });
    case 'asked_for':
      return caseWords.line(viewer, 'why.asked_for');
    case 'like_cases':
      return caseWords.line(viewer, 'why.like_cases', { count: why.count });
    case 'more':
      return caseWords.line(viewer, why.said === 'asked_for' ? 'why.more_asked' : 'why.more_back');
    case 'words_come_first':
      return caseWords.line(viewer, 'why.words_first');
    case 'small_gesture_is_worse':
      return caseWords.line(viewer, 'why.small_gesture');
  }
}

/** Free remedies as something one does; the others are named as they are. */
const DOING = ['apology', 'explanation', 'callback', 'reperformance', 'replacement', 'correction', 'upgrade'] as const;
const OPENING: readonly string[] = ['apology', 'explanation'];
const LONGEST = 60;

/** A bundle as one short sentence: "Apologise, explain and refund €40.00". At most 60 characters; where not everything fits, the opening goes without saying. */
export const suggestionTitle = (items: readonly ItemAsked[], viewer: Pick<Viewer, 'locale'>): string =>
  capital(whatToDo(items, viewer));

/** The same inside a sentence. */
export function whatToDo(items: readonly ItemAsked[], viewer: Pick<Viewer, 'locale'>): string {
  const whole = sentence(items, viewer);
  if (whole.length <= LONGEST) return whole;
  const rest = items.filter((i) => !OPENING.includes(i.kind));
  return clip(sentence(rest, viewer), LONGEST);
}

const sentence = (items: readonly ItemAsked[], viewer: Pick<Viewer, 'locale'>): string =>
  listIn(
    items.map((i) => doing(i, viewer)),
    viewer,
  );

function doing(item: ItemAsked, viewer: Pick<Viewer, 'locale'>): string {
  if (item.amount !== null)
    return caseWords.line(viewer, 'do.amount', {
      remedy: remedyName(item.kind, viewer),
      amount: amount(item.amount, viewer),
    });
  if (item.units !== null) return pointsIn(item.units, viewer);
  const known = DOING.find((kind) => kind === item.kind);
  return known === undefined ? remedyName(item.kind, viewer) : caseWords.line(viewer, `do.${known}`);
}
