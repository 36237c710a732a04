/** What a browser sends of a survey's form → an answer, or what is wrong with it; nothing typed is lost. Pure. */
import {
  FAIRNESS_ITEMS,
  LONGEST_ANSWER,
  MOST_EFFORT,
  MOST_OF_ITEM,
  type SurveyAnswer,
} from '../core/case/care/survey.ts';

export interface SentForm {
  readonly answer: SurveyAnswer;
  /** They ticked that their words may be shown. */
  readonly mayQuote: boolean;
  /** As sent, by the names of the fields. */
  readonly values: ReadonlyMap<string, string>;
  readonly problem: 'empty' | 'too_long' | null;
}

/** A mark that the page does not offer is none; of a field that comes twice the first counts. */
export function readAnswer(body: string): SentForm {
  const sent = new URLSearchParams(body);
  const mark = (name: string, most: number): number | null => {
    const value = sent.get(name) ?? '';
    return /^[1-9]$/.test(value) && Number(value) <= most ? Number(value) : null;
  };
  const words = (sent.get('words') ?? '').trim();
  const [overall, outcome, procedure, interaction] = FAIRNESS_ITEMS.map((item) => mark(item, MOST_OF_ITEM));
  const answer = {
    overall: overall ?? null,
    outcome: outcome ?? null,
    procedure: procedure ?? null,
    interaction: interaction ?? null,
    effort: mark('effort', MOST_EFFORT),
    words: words === '' ? null : words,
  };
  const values = new Map([...sent].filter(([name], at, all) => all.findIndex(([other]) => other === name) === at));
  const isEmpty = Object.values(answer).every((value) => value === null);
  const isTooLong = [...words].length > LONGEST_ANSWER;
  return {
    answer,
    mayQuote: sent.get('quote') === 'yes',
    values,
    problem: isEmpty ? 'empty' : isTooLong ? 'too_long' : null,
  };
}
