/** A survey for those it is for: its words to copy, what became of them, and what the customer answered. Pure. */
import { FAIRNESS_ITEMS, MOST_EFFORT, MOST_OF_ITEM, type SurveyAnswer } from '../../core/case/care/survey.ts';
import type { SurveyExcluded, SurveyTold } from '../../core/case/care/survey.ts';
import type { CaseId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isOngoing } from '../../core/case/status.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { showButton } from '../life/life-buttons.ts';
import { surveyMessage } from '../pages/survey/survey-words.ts';
import { careWords as words } from '../words/care.ts';
import { listIn } from '../words/common.ts';
import type { Reader } from '../words/language.ts';

/** How a survey stands. `link`: null where the viewer has no business with it. */
export type SurveySeen =
  | { readonly kind: 'open'; readonly link: string | null; readonly until: Date; readonly told: SurveyTold | null }
  | { readonly kind: 'excluded'; readonly why: SurveyExcluded; readonly mayUndo: boolean }
  | { readonly kind: 'withdrawn' | 'expired' | 'off' | 'none' }
  | {
      readonly kind: 'answered';
      readonly answer: SurveyAnswer;
      readonly at: Date;
      readonly late: boolean;
      /** What follows from it: a case, or one that is being opened; null: nothing. */
      readonly followed: CaseId | 'soon' | null;
    };

export interface SurveyView {
  readonly case: RecoveryCase;
  readonly company: string;
  readonly survey: SurveySeen;
  readonly viewer: Viewer;
}

export function surveyCard(view: SurveyView, subject: MessageSubject = { kind: 'reply' }): Card {
  const { case: c, viewer, survey } = view;
  const key = survey.kind === 'answered' ? 'survey.summary_answered' : 'survey.summary';
  return {
    subject,
    version: 1,
    title: words.line(viewer, 'survey.title', { case: c.id }),
    blocks: blocksOf(view),
    summary: words.line(viewer, key, { case: c.id }),
    isForOne: true,
  };
}

function blocksOf({ case: c, company, survey, viewer }: SurveyView): readonly Block[] {
  const say = (text: Text): Block => ({ kind: 'text', text });
  switch (survey.kind) {
    case 'open':
      if (survey.link === null) return [say(words.text(viewer, 'survey.not_yours', { case: c.id }))];
      return [
        say(words.text(viewer, 'survey.open', { case: c.id })),
        { kind: 'quote', text: surveyMessage(survey.link, company, viewer) },
        ...(survey.told === null ? [] : [say(words.text(viewer, `survey.${survey.told}`))]),
        { kind: 'context', text: words.text(viewer, 'survey.until', { until: moment(survey.until, viewer) }) },
        { kind: 'buttons', buttons: [...toldButtons(c, survey.told, viewer), optOutButton(c, viewer)] },
      ];
    case 'excluded':
      return [
        say(
          words.text(viewer, 'survey.none', { case: c.id, why: words.line(viewer, `survey.excluded_${survey.why}`) }),
        ),
        ...(survey.why === 'opted_out' && survey.mayUndo ? [buttons(optInButton(c, viewer))] : []),
      ];
    case 'withdrawn':
    case 'expired':
      return [say(words.text(viewer, `survey.${survey.kind}`, { case: c.id }))];
    case 'off':
    case 'none': {
      const why = survey.kind === 'off' ? 'off' : isOngoing(c) ? 'not_resolved' : 'before';
      return [say(words.text(viewer, 'survey.none', { case: c.id, why: words.line(viewer, `survey.none_${why}`) }))];
    }
    case 'answered':
      return answeredBlocks(c, survey, viewer);
  }
}

const buttons = (...all: readonly Button[]): Block => ({ kind: 'buttons', buttons: all });

function answeredBlocks(
  c: RecoveryCase,
  { answer, at, late, followed }: Extract<SurveySeen, { kind: 'answered' }>,
  viewer: Viewer,
): readonly Block[] {
  const key = late ? 'survey.answered_late' : 'survey.answered';
  const marks = [...FAIRNESS_ITEMS, 'effort' as const].map((item) => ({
    label: words.line(viewer, `survey.item_${item}`),
    value: [markOf(answer[item], item === 'effort' ? MOST_EFFORT : MOST_OF_ITEM, viewer)],
  }));
  const next = followed === 'soon' ? 'survey.following' : 'survey.followed';
  return [
    { kind: 'text', text: words.text(viewer, key, { case: c.id, when: moment(at, viewer) }) },
    ...(answer.words === null ? [] : [{ kind: 'quote' as const, text: answer.words }]),
    { kind: 'facts', facts: marks },
    ...(followed === null ? [] : [{ kind: 'text' as const, text: words.text(viewer, next, { case: followed }) }]),
    { kind: 'context', text: words.text(viewer, 'survey.for_owner') },
    buttons(showButton(followed === null || followed === 'soon' ? c.id : followed, viewer)),
  ];
}

const markOf = (mark: number | null, most: number, reader: Reader): string =>
  mark === null ? words.line(reader, 'survey.no_mark') : words.line(reader, 'survey.mark', { mark, most });

function toldButtons(c: RecoveryCase, told: SurveyTold | null, reader: Reader): readonly Button[] {
  const press = (as: SurveyTold): Button => ({
    label: words.line(reader, as === 'sent' ? 'button.sent' : 'button.not_reachable'),
    press: { kind: 'survey_told', case: c.id, told: as },
  });
  return (['sent', 'not_reachable'] as const).filter((as) => as !== told).map(press);
}

export const surveyButton = (c: Pick<RecoveryCase, 'id'>, reader: Reader): Button => ({
  label: words.line(reader, 'button.survey'),
  press: { kind: 'show_survey', case: c.id },
});

export const optOutButton = (c: Pick<RecoveryCase, 'id' | 'version'>, reader: Reader): Button => ({
  label: words.line(reader, 'button.opt_out'),
  press: { kind: 'open_opt_out', case: c.id, v: c.version },
});

const optInButton = (c: Pick<RecoveryCase, 'id'>, reader: Reader): Button => ({
  label: words.line(reader, 'button.opt_in'),
  press: { kind: 'opt_in', case: c.id },
});

/** An answer of somebody who is not content, as the words of a complaint: which marks, then what they wrote. */
export function surveyComplaint(of: CaseId, answer: SurveyAnswer, reader: Reader): string {
  const marks = FAIRNESS_ITEMS.flatMap((item) => {
    const mark = answer[item];
    if (mark === null) return [];
    const named = words.line(reader, `survey.item_${item}`);
    return [words.line(reader, 'survey.complaint_mark', { item: named, mark, most: MOST_OF_ITEM })];
  });
  const first = words.line(reader, 'survey.complaint', { case: of, marks: listIn(marks, reader) });
  return answer.words === null ? first : `${answer.words}\n\n${first}`;
}

/** A mark from somebody else's survey that came without words. */
export const surveyWithoutWords = (mark: number, most: number, reader: Reader): string =>
  words.line(reader, 'survey.only_mark', { mark, most });
