/** Every button of a case: what stands beside one another on its card, and what is pressed seldom, in the menu. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Block, Button, Card, More } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { paidMenu } from '../fulfilment/about-fulfilment.ts';
import { askButton, askTeamButton } from '../help/assist-words.ts';
import { isDecided } from '../../core/case/rules/again/putting-right.ts';
import { putRightButton } from '../again/put-right.ts';
import { withdrawnButton } from '../again/said-of-resolving.ts';
import { wantsButton } from '../again/wants-form.ts';
import { lifeButtons } from '../life/life-buttons.ts';
import { draftButton } from '../letters/draft-card.ts';
import { owningButtons } from '../owning/owning-buttons.ts';
import { careButtons } from '../care/known-of-customer.ts';
import { gestureButtons } from '../gesture/gestures-card.ts';
import { caseWords } from '../words/case.ts';
import { contactButton } from '../contact/said-of-contact.ts';
import { factsButton } from './offers.ts';
import { promiseButton } from './promises.ts';

export const optionsButton = (c: RecoveryCase, viewer: Viewer): Button => ({
  label: caseWords.line(viewer, 'button.options'),
  press: { kind: 'show_case', case: c.id },
});

export const detailsButton = (c: RecoveryCase, viewer: Viewer): Button => ({
  label: caseWords.line(viewer, 'button.details'),
  press: { kind: 'show_case', case: c.id },
});

export const wordsButton = (c: RecoveryCase, viewer: Viewer): Button => ({
  label: caseWords.line(viewer, 'button.words'),
  press: { kind: 'show_words', case: c.id },
});

export const resolveButton = (c: RecoveryCase, viewer: Viewer): Button => ({
  label: caseWords.line(viewer, 'button.resolve'),
  press: { kind: 'open_resolve', case: c.id, v: c.version },
});

export const giveElseButton = (c: RecoveryCase, viewer: Viewer): Button => ({
  label: caseWords.line(viewer, 'button.give_else'),
  press: { kind: 'open_give', case: c.id, v: c.version },
});

/** More in a menu is not read any more: the rest is one press away. */
const MOST_IN_MENU = 9;

/** The menu of a case that goes on, `first` at its top, without what stands beside it as a button; its last entry shows everything. */
export function caseMenu(
  c: RecoveryCase,
  viewer: Viewer,
  beside: readonly Button[],
  first: readonly Button[] = [],
): More {
  const others = { label: caseWords.line(viewer, 'button.other'), press: { kind: 'show_menu', case: c.id } } as const;
  const groups = menuGroups(c, viewer);
  const top = first.filter((one) => !beside.some((b) => isSame(b, one)));
  const all = [...top, ...likeliest(groups).filter((one) => ![...beside, ...top].some((b) => isSame(b, one)))];
  const most = all.slice(0, MOST_IN_MENU);
  return { buttons: [...most, others], others };
}

const isSame = (one: Button, other: Button): boolean => one.press.kind === other.press.kind;

/** What the customer gets, what they hear, who sees to it, what becomes of the case itself. */
type Group = 'gives' | 'customer' | 'people' | 'case';
/** As the groups stand under one another. */
const GROUPS: readonly Group[] = ['gives', 'customer', 'people', 'case'];
function menuGroups(c: RecoveryCase, viewer: Viewer): Readonly<Record<Group, readonly Button[]>> {
  const at = { case: c.id, v: c.version };
  const isApart = c.linked.length + (c.alsoKnownAs ?? []).length === 0;
  const say = (key: 'link' | 'unlink' | 'restrict' | 'lift'): string => caseWords.line(viewer, `button.${key}`);
  return {
    gives: [
      resolveButton(c, viewer),
      giveElseButton(c, viewer),
      promiseButton(c, viewer),
      factsButton(c, viewer),
      ...(c.triage.remedySought === null ? [wantsButton(c, viewer)] : []),
      ...paidMenu(c, viewer),
    ],
    customer: [
      draftButton(c, viewer),
      contactButton(c, viewer),
      withdrawnButton(c, viewer),
      ...(isDecided(c) ? [putRightButton(c, viewer)] : []),
      ...careButtons(c, viewer),
      ...gestureButtons(c, viewer),
    ],
    people: [...owningButtons(c, viewer), askButton(c, viewer), askTeamButton(c, viewer)],
    case: [
      ...lifeButtons(c, viewer),
      { label: say('link'), press: { kind: 'open_link', ...at } },
      ...(isApart ? [] : [{ label: say('unlink'), press: { kind: 'open_unlink' as const, ...at } }]),
      c.sensitivity === null
        ? { label: say('restrict'), press: { kind: 'open_restrict', ...at } }
        : { label: say('lift'), press: { kind: 'open_lift', ...at } },
    ],
  };
}

/** What is pressed most often first, as a menu of Slack has room for four: what is given, a letter, what was said, who sees to it. */
function likeliest({ gives, customer, people, case: life }: ReturnType<typeof menuGroups>): readonly Button[] {
  const [draft, told] = [customer.slice(0, 1), customer.slice(1, 2)];
  return [...gives.slice(0, 3), ...draft, ...gives.slice(3), ...told, ...people, ...life, ...customer.slice(2)];
}

/** Everything of the menu as buttons, by what it is about, for whoever asked for what had no room in it. */
export function menuCard(c: RecoveryCase, viewer: Viewer): Card {
  const title = caseWords.line(viewer, 'menu.title', { id: c.id });
  const groups = menuGroups(c, viewer);
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: GROUPS.flatMap((group): readonly Block[] => [
      { kind: 'context', text: [caseWords.line(viewer, `menu.${group}`)] },
      { kind: 'buttons', buttons: groups[group] },
    ]),
    summary: `${title}.`,
  };
}
