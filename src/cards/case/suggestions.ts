/** What to ask first and what may be offered: advice, and bundles of remedies with why they fit. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { clip } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { ItemAsked } from '../../core/case/commands.ts';
import type { Advice, Suggestion, WhyOffered } from '../../core/triage/suggestion.ts';
import type { Block } from '../kit/card.ts';
import { amount, bold, capital, listed } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';

/** What is to be asked or found out before anything is given. */
export function adviceBlocks(advice: readonly Advice[]): Block[] {
  return advice.map((one, i): Block => ({
    kind: 'text',
    text: [bold(i === 0 ? 'First: ' : 'Then: '), sayAdvice(one)],
  }));
}

function sayAdvice(advice: Advice): string {
  switch (advice.kind) {
    case 'explain_what_changed':
      return 'tell the customer what has changed since the last time.';
    case 'ask_loss':
      return 'find out what the customer lost, in money: what to give is suggested from it. Add facts… keeps it.';
    case 'ask_what_would_help':
      return 'ask the customer what would put it right.';
    case 'find_fact': {
      const facts = advice.facts.map(nameInWords);
      return `find out: ${facts.join(', ')}. What may be given depends on it.`;
    }
  }
}

/** A bundle with its button; the case card is shared, so it says who else is needed. */
export function suggestionBlocks(s: Suggestion, c: RecoveryCase, viewer: Viewer): Block[] {
  const mark =
    s.standing.kind === 'now'
      ? `${viewer.name(c.owner)} can do this now`
      : `needs ${listed(s.standing.who.map(viewer.name), 'or') || 'somebody with more authority'}`;
  const stale = s.staleSince === null ? [] : [' · the numbers of this pack are past their review date'];
  return [
    { kind: 'text', text: [bold(suggestionTitle(s.items, viewer)), ` · ${mark}`, ...stale] },
    { kind: 'context', text: [sayWhy(s.why)] },
    {
      kind: 'buttons',
      buttons: [
        {
          label: `${s.standing.kind === 'now' ? 'Give this' : 'Ask for this'}${s.wantsReason || s.makesPromise ? '…' : ''}`,
          press: {
            kind: s.wantsReason || s.makesPromise ? 'open_suggestion' : 'give_suggested',
            case: c.id,
            v: c.version,
            suggestion: s.id,
          },
        },
      ],
    },
  ];
}

function sayWhy(why: WhyOffered): string {
  switch (why.kind) {
    case 'pack':
      return why.text;
    case 'owed':
      return `It is owed (${why.title}, as of ${why.asOf}) and does not use your limit.`;
    case 'asked_for':
      return 'It is what the customer asked for.';
    case 'like_cases':
      return `About what ${why.count} like cases were given lately. What this customer lost says it better, once it is known.`;
    case 'more':
      return why.said === 'asked_for'
        ? 'What was given is less than the customer asked for. More needs a reason: say what makes it too little.'
        : 'The customer came back, and lost more than was given. More needs a reason: say what makes it too little.';
    case 'words_come_first':
      return 'Being heard, told why, and called back costs nothing and comes before money.';
    case 'small_gesture_is_worse':
      return 'When the damage is great, a small gesture makes it worse; somebody with more authority can decide quickly.';
  }
}

/** Free remedies as something one does; the others are named as they are. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['apology', 'apologise'],
  ['explanation', 'explain'],
  ['callback', 'call back'],
  ['reperformance', 'put it right'],
  ['replacement', 'replace it'],
  ['correction', 'correct it'],
  ['upgrade', 'upgrade'],
]);
const OPENING: readonly string[] = ['apology', 'explanation'];
const LONGEST = 60;

/** A bundle as one short sentence: "Apologise, explain and refund €40.00". At most 60 characters; where not everything fits, the opening goes without saying. */
export function suggestionTitle(items: readonly ItemAsked[], viewer: Pick<Viewer, 'locale'>): string {
  const whole = sentence(items, viewer);
  if (whole.length <= LONGEST) return whole;
  const rest = items.filter((i) => !OPENING.includes(i.kind));
  return clip(sentence(rest, viewer), LONGEST);
}

function sentence(items: readonly ItemAsked[], viewer: Pick<Viewer, 'locale'>): string {
  const words = items.map((i) => {
    if (i.amount !== null) return `${nameInWords(i.kind)} ${amount(i.amount, viewer)}`;
    if (i.units !== null) return `${i.units.toLocaleString(viewer.locale)} points`;
    return WORDS.get(i.kind) ?? nameInWords(i.kind);
  });
  const said = words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
  return capital(said);
}
