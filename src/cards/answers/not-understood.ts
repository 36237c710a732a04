/** What could not be understood of a typed line, and what to type instead. Pure. */
import { clip } from '../../core/base/text.ts';
import { givenBack } from '../case/promises.ts';
import type { Card, Text } from '../kit/card.ts';
import { asTyped, bold, listed, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { whichLanguageCard } from './language-card.ts';
import { remedy } from '../words/en.ts';
import { sayUnread } from './amounts.ts';
import { askWhichLine } from './lines-meant.ts';
import { sayEditWords } from '../life/said-of-life.ts';
import type { ParseError } from './parse-error.ts';

/** What was not understood, and what to type instead. */
export function sayParseError(why: ParseError, viewer: Pick<Viewer, 'command' | 'locale' | 'zone' | 'now'>): Card {
  const c = viewer.command;
  switch (why.kind) {
    case 'did_you_mean':
      return askWhichLine(`Nothing was done: Amends does not know “${why.word.slice(0, 40)}”.`, why.lines, viewer);
    case 'unknown_verb':
      return reply([
        `Amends does not know “${why.word.slice(0, 40)}”. `,
        bold(`${c} help`),
        ' shows what you can ask.',
      ]);
    case 'done_otherwise':
      return givenBack(reply(doneOtherwise(why.about, c)), why.typed);
    case 'words_missing':
      return reply([`Something is missing after “${why.verb}”. `, bold(`${c} help`), ' shows examples.']);
    case 'case_missing':
      return reply([
        'Name the case, for example ',
        bold(`${c} ${why.verb} R-1042`),
        '. ',
        bold(`${c} mine`),
        ' lists yours.',
      ]);
    case 'passengers':
      return reply([
        why.no === 'long'
          ? `A passenger’s name is longer than ${why.most} letters, so nothing was done: cut, it could be somebody else’s. Write it shorter.`
          : `More than ${why.most} passengers, or more than a case holds, so nothing was saved. Log a case of its own for the others.`,
      ]);
    case 'link_words':
      return reply([
        `“${why.typed.slice(0, 40)}” is not a case number; they look like R-1042. If it is what the customer of ${why.case} goes by, say why: `,
        bold(`${c} ${why.verb} ${why.case} ${why.typed.slice(0, 40)} because …`),
        '.',
      ]);
    case 'not_a_case':
      return reply([
        `“${why.typed.slice(0, 40)}” is not a case number; they look like R-1042. `,
        bold(`${c} mine`),
        ' lists yours.',
      ]);
    case 'action_missing':
      return reply([
        `Say what to give: ${listed(why.actions, 'or')}. For example `,
        bold(`${c} give R-1042 refund 40 EUR`),
        '.',
      ]);
    case 'unknown_action':
      return reply([
        `The policy has no remedy “${why.typed.slice(0, 40)}”. Choose one that it has: ${listed(why.actions)}.`,
      ]);
    case 'no_amount_here':
      return reply([`“${remedy(why.remedy)}” costs nothing, so it takes no amount. Leave the amount out.`]);
    case 'not_a_number':
      return reply([
        `“${why.typed.slice(0, 40)}” is not a number of points. For example `,
        bold(`${c} give R-1042 ${why.remedy} 2000`),
        '.',
      ]);
    case 'reason_needed':
      return reply([
        'A decline needs a reason. For example: ',
        bold(`${c} decline ${why.case} because …`),
        '. Nothing was decided.',
        ...(why.offers === undefined || why.offers === null
          ? []
          : [
              ' To offer that amount instead, write ',
              bold(`${c} counter ${why.case} ${asTyped(why.offers)} because …`),
            ]),
      ]);
    case 'approve_words':
      return givenBack(
        reply(
          [`Nothing was decided. ${sayUnread(why.read)}`],
          [
            bold(`${c} approve ${why.case}`),
            ' approves what is asked, and to tell the asker something, write ',
            bold(`${c} approve ${why.case} because …`),
            '. To offer another amount, write ',
            bold(`${c} counter ${why.case} 250 EUR because …`),
          ],
        ),
        why.typed,
      );
    case 'worth_words':
      return reply([
        `Nothing was decided. ${sayUnread(why.read)} Say what it is worth: `,
        bold(`${c} approve ${why.case} worth 25 ${why.currency ?? 'EUR'}`),
      ]);
    case 'line_too_long':
      return givenBack(
        reply([
          `That is longer than ${why.most.toLocaleString('en-GB')} characters, so nothing was read and nothing was done. Shorten it and try again; here is how it begins:`,
        ]),
        beginningOf(why.typed),
      );
    case 'case_alone':
      return givenBack(
        reply(['Nothing was done: type only ', bold(`${c} ${why.verb} ${why.case}`), ', without more words.']),
        why.typed,
      );
    case 'outage_words':
      return reply([
        'Say what to do: ',
        bold(`${c} event open "No hot water" remedy refund 30 EUR`),
        ', ',
        bold(`${c} event close`),
        ', ',
        bold(`${c} event link R-1042`),
        ' or ',
        bold(`${c} event unlink R-1042`),
        '.',
      ]);
    case 'language_words':
      return whichLanguageCard(viewer);
    case 'storm_words':
      return reply([
        'Say for how long, and why: ',
        bold(`${c} storm on 6h boilers down`),
        '. ',
        bold(`${c} storm off`),
        ' ends it.',
      ]);
    case 'edit_words':
      return sayEditWords(why, viewer);
    case 'promise_words':
      return promiseWords(why, c);
    case 'dates_missing':
      return reply([
        'Say from when until when: ',
        bold(`${c} away 2026-12-09 to 2026-12-20 @max`),
        '. The last day named is the day you are back.',
      ]);
    case 'amount':
      return askWhichLine(`Nothing was given. ${sayUnread(why.read)}`, why.lines ?? [], viewer);
  }
}

function doneOtherwise(about: 'handover' | 'thanks', command: string): Text {
  switch (about) {
    case 'handover':
      return [
        'Nothing was done: a case keeps its owner until it is resolved, and a lead of the team may resolve it, too. While you are away, ',
        bold(`${command} away 2026-12-09 to 2026-12-20 @max`),
        ' puts your approvals to a colleague. Tell whoever takes over in the thread of the case; your words:',
      ];
    case 'thanks':
      return [
        'Nothing was posted: a thank-you is drafted from what is on record when a case is resolved, and its owner or a lead edits and posts it. ',
        bold(`${command} resolve R-1042`),
        ' comes first. Your words, to say yourself or to put into the draft:',
      ];
  }
}

/** What a promise still needs, and the words as they were typed. */
function promiseWords(why: Extract<ParseError, { kind: 'promise_words' }>, command: string): Card {
  const card = reply([
    'Nothing was promised. Say by when first: 17:00, tomorrow 10:00, Friday noon or in 2h. For example ',
    bold(`${command} promise ${why.case} 17:00 call back`),
    '.',
  ]);
  return givenBack(card, why.typed);
}

/** What of a line that is too long is shown to whoever typed it: as much as one message holds well. */
const GIVEN_BACK = 2_500;
const beginningOf = (typed: string): string => clip(typed.slice(0, 2 * GIVEN_BACK), GIVEN_BACK);
