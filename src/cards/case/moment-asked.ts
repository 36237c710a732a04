/** A promise whose moment was not taken as it was typed: why, and the moments it may mean, each with a button that promises it. Pure. */
import { DateTime } from 'luxon';
import type { CaseId } from '../../core/base/ids.ts';
import type { MomentDoubt } from '../../core/base/moment-on-wall.ts';
import { oneLine } from '../../core/base/text.ts';
import { showMoment } from '../../core/base/time.ts';
import type { NoMoment } from '../../core/base/when.ts';
import { askWhichLine } from '../answers/lines-meant.ts';
import type { LineMeant } from '../answers/parse-error.ts';
import type { Card } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { datesOf } from '../words/dates.ts';
import { promiseWords } from '../words/promises.ts';
import { givenBack, noMoment } from './promises.ts';

/** What was read of the line, and the words of the promise. */
export interface MomentAsked {
  readonly typed: string;
  readonly text: string;
  readonly read:
    | { readonly kind: 'asked'; readonly why: MomentDoubt; readonly readings: readonly Date[] }
    | { readonly kind: 'no'; readonly no: NoMoment; readonly readings: readonly Date[] }
    | { readonly kind: 'no_words'; readonly at: Date }
    | { readonly kind: 'none' };
}

/** Nothing was promised yet; every word typed is given back. */
export function sayMomentAsked({ read, text, typed }: MomentAsked, id: CaseId, viewer: Viewer): Card {
  const readings = 'readings' in read ? read.readings : [];
  const lines = text === '' ? [] : readings.map((at) => lineAt(at, (when) => `promise ${id} ${when}: ${text}`, viewer));
  const why = whyNoMoment(read, viewer);
  const card = askWhichLine(promiseWords.line(viewer, 'asked.nothing_yet', { why }), lines, viewer);
  return givenBack(card, typed);
}

/** Nothing was moved yet. `told`: what was said of the customer, as it was typed. */
export function sayMoveAsked(
  asked: {
    readonly typed: string;
    readonly told: string;
    readonly read: Exclude<MomentAsked['read'], { kind: 'no_words' }>;
  },
  id: CaseId,
  viewer: Viewer,
): Card {
  const readings = 'readings' in asked.read ? asked.read.readings : [];
  const lines = readings.map((at) => lineAt(at, (when) => `moved ${id} ${when}${asked.told}`, viewer));
  const why = whyNoMoment(asked.read, viewer);
  return givenBack(askWhichLine(promiseWords.line(viewer, 'asked.not_moved', { why }), lines, viewer), asked.typed);
}

export function whyNoMoment(read: MomentAsked['read'], viewer: Viewer): string {
  switch (read.kind) {
    case 'asked':
      return sayDoubt(read.why, read.readings, viewer);
    case 'no':
      return noMoment(read.no, viewer);
    case 'no_words':
      return promiseWords.line(viewer, 'asked.words', { at: showMoment(read.at, viewer.zone, viewer.locale) });
    case 'none':
      return promiseWords.line(viewer, 'asked.when');
  }
}

function sayDoubt(why: MomentDoubt, readings: readonly Date[], viewer: Viewer): string {
  const shown = readings.map((at) => showMoment(at, viewer.zone, viewer.locale));
  const seen = listIn(shown, viewer, 'or');
  const read = seen === '' ? '' : promiseWords.line(viewer, 'asked.read', { seen });
  const said =
    why.kind === 'unread'
      ? promiseWords.line(viewer, 'asked.unread', { words: why.words.slice(0, 40), read })
      : promiseWords.line(viewer, `asked.${why.kind}`, { read });
  return oneLine(said);
}

/** A line with its moment in the strict form, which is read for certain. */
export function lineAt(at: Date, line: (when: string) => string, viewer: Viewer): LineMeant {
  const local = DateTime.fromJSDate(at, { zone: viewer.zone });
  return {
    label: local.setLocale(datesOf(viewer)).toFormat('ccc d LLL yyyy, HH:mm'),
    line: line(local.toFormat('yyyy-MM-dd HH:mm')),
  };
}
