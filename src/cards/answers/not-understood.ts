/** What could not be understood of a typed line, and what to type instead. Pure. */
import { clip } from '../../core/base/text.ts';
import { givenBack } from '../case/promises.ts';
import type { Card } from '../kit/card.ts';
import { asTyped, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn, numberIn } from '../words/common.ts';
import { remedyName } from '../words/names.ts';
import { notUnderstoodWords as words } from '../words/not-understood.ts';
import { sayDraftWords } from '../letters/draft-card.ts';
import { sayEditWords } from '../life/said-of-life.ts';
import { improvementWords } from '../words/improvements.ts';
import { pulseWordsAsked } from '../learning/pulse-card.ts';
import { sayNotChosen } from '../weekly/sections.ts';
import { saySetupWords } from '../setup/setup-words.ts';
import { sayUnread } from './amounts.ts';
import { whichLanguageCard } from './language-card.ts';
import { whichThankedCard } from '../team/thanked-card.ts';
import { askWhichLine } from './lines-meant.ts';
import type { ParseError } from './parse-error.ts';

/** What was not understood, and what to type instead. */
export function sayParseError(why: ParseError, viewer: Pick<Viewer, 'command' | 'locale' | 'zone' | 'now'>): Card {
  const { command } = viewer;
  switch (why.kind) {
    case 'did_you_mean':
      return askWhichLine(words.line(viewer, 'meant.unknown', { word: short(why.word) }), why.lines, viewer);
    case 'unknown_verb':
      return reply(words.text(viewer, 'verb', { word: short(why.word), command }));
    case 'words_missing':
      return reply(words.text(viewer, 'words', { verb: why.verb, command }));
    case 'case_missing':
      return reply(words.text(viewer, 'case', { verb: why.verb, command }));
    case 'digest_section':
      return sayNotChosen({ kind: 'unknown', typed: why.typed }, viewer);
    case 'pulse_words':
      return reply(pulseWordsAsked(viewer));
    case 'improvement_words':
      return reply(improvementWords.text(viewer, 'no.how', { number: why.number, command }));
    case 'passengers':
      return reply(words.text(viewer, `passengers.${why.no}`, { most: why.most }));
    case 'link_words':
      return reply(words.text(viewer, 'link', { typed: short(why.typed), case: why.case, verb: why.verb, command }));
    case 'not_a_case':
      return reply(words.text(viewer, 'not_a_case', { typed: short(why.typed), command }));
    case 'action_missing':
      return reply(words.text(viewer, 'remedy', { remedies: listIn(why.actions, viewer, 'or'), command }));
    case 'unknown_action':
      return reply(
        words.text(viewer, 'remedy.unknown', { typed: short(why.typed), remedies: listIn(why.actions, viewer) }),
      );
    case 'no_amount_here':
      return reply(words.text(viewer, 'remedy.free', { remedy: remedyName(why.remedy, viewer) }));
    case 'not_a_number':
      return reply(words.text(viewer, 'points', { typed: short(why.typed), remedy: why.remedy, command }));
    case 'reason_needed':
      return reasonNeeded(why, viewer);
    case 'approve_words': {
      const unread = sayUnread(why.read, viewer);
      const how = words.text(viewer, 'approve.how', { command, case: why.case });
      return givenBack(reply(words.text(viewer, 'approve', { unread }), how), why.typed);
    }
    case 'worth_words': {
      const at = { command, case: why.case, currency: why.currency ?? 'EUR' };
      return reply(words.text(viewer, 'worth', { unread: sayUnread(why.read, viewer), ...at }));
    }
    case 'line_too_long': {
      const most = numberIn(why.most, viewer);
      return givenBack(reply(words.text(viewer, 'too_long', { most })), beginningOf(why.typed));
    }
    case 'case_alone':
      return givenBack(reply(words.text(viewer, 'case_alone', { command, verb: why.verb, case: why.case })), why.typed);
    case 'outage_words':
      return reply(words.text(viewer, 'outage', { command }));
    case 'language_words':
      return whichLanguageCard(viewer);
    case 'lineup_words':
      return reply(words.text(viewer, 'lineup', { command }));
    case 'setup_words':
      return saySetupWords(why.why, why.typed, viewer);
    case 'thanked_words':
      return whichThankedCard(viewer);
    case 'edit_words':
      return sayEditWords(why, viewer);
    case 'draft_words':
      return sayDraftWords(why, viewer);
    case 'storm_words':
      return reply(words.text(viewer, 'storm', { command }));
    case 'promise_words':
      return givenBack(reply(words.text(viewer, 'promise', { command, case: why.case })), why.typed);
    case 'dates_missing':
      return reply(words.text(viewer, 'dates', { command }));
    case 'amount':
      return askWhichLine(
        words.line(viewer, 'amount', { unread: sayUnread(why.read, viewer) }),
        why.lines ?? [],
        viewer,
      );
  }
}

function reasonNeeded(
  why: Extract<ParseError, { kind: 'reason_needed' }>,
  viewer: Pick<Viewer, 'command' | 'locale'>,
): Card {
  const at = { command: viewer.command, case: why.case };
  const offer = why.offers == null ? [] : words.text(viewer, 'reason.offer', { ...at, amount: asTyped(why.offers) });
  return reply([...words.text(viewer, 'reason', at), ...offer]);
}

/** As much of what was typed as shows which it was. */
const short = (typed: string): string => typed.slice(0, 40);

/** What of a line that is too long is shown to whoever typed it: as much as one message holds well. */
const GIVEN_BACK = 2_500;
const beginningOf = (typed: string): string => clip(typed.slice(0, 2 * GIVEN_BACK), GIVEN_BACK);
