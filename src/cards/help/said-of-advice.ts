/** What was done about a second opinion, what could not be, and what whoever asked is told, as sentences. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import type { Refusal, Said } from '../../core/case/said.ts';
import type { Button, Card, Text } from '../kit/card.ts';
import { ended, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { adviceWords as words } from '../words/advice.ts';
import { listIn } from '../words/common.ts';

type Of<T extends { readonly kind: string }, K extends T['kind']> = Extract<T, { kind: K }>;
type Advised = Of<CaseEvent, 'advice'>;

export function sayAdvised(said: Of<Said, 'team_asked' | 'advised' | 'advice_thanked'>, viewer: Viewer): Card {
  switch (said.kind) {
    case 'team_asked':
      return reply(words.text(viewer, 'said.asked'));
    case 'advised':
      return reply(words.text(viewer, 'said.advised', { asker: viewer.name(said.asker) }));
    case 'advice_thanked':
      return reply(
        words.text(viewer, said.draft ? 'said.thanked.draft' : 'said.thanked', { who: viewer.name(said.who) }),
      );
  }
}

export function sayNoAdvice(
  no: Of<Refusal, 'team_not_asked' | 'meant_to_advise' | 'names_customer' | 'no_question_to_team' | 'own_question'>,
  viewer: Pick<Viewer, 'name' | 'locale' | 'command'>,
): Card {
  const { command } = viewer;
  switch (no.kind) {
    case 'team_not_asked': {
      const who = listIn(no.who.map(viewer.name), viewer, 'or');
      const isRestricted = no.why === 'restricted';
      const said = isRestricted ? words.text(viewer, 'no.restricted') : words.text(viewer, 'no.channel', { command });
      return who === ''
        ? reply(said)
        : reply(said, words.text(viewer, isRestricted ? 'no.restricted.ask' : 'no.channel.ask', { who }));
    }
    case 'meant_to_advise':
      return reply(words.text(viewer, 'no.meant', { case: no.case, command }));
    case 'names_customer':
      return reply(words.text(viewer, 'no.names', { word: no.word }));
    case 'no_question_to_team':
      return reply(words.text(viewer, 'no.none', { case: no.case, command }));
    case 'own_question':
      return reply(words.text(viewer, 'no.own', { case: no.case, command }));
  }
}

const answerIn = ({ advice, answer }: Advised): Advised['advice']['answers'][number] | undefined =>
  advice.answers.find(({ id }) => id === answer);

/** What a colleague said, to whoever asked; nothing of the question itself, and of a thank-you there is the draft. */
export function sayAdviceForAsker(event: Advised, c: RecoveryCase, viewer: Viewer): Text | undefined {
  const answer = answerIn(event);
  if (event.what !== 'answered' || answer === undefined) return undefined;
  const said = words.text(viewer, 'told.answered', {
    case: c.id,
    who: person(answer.by, viewer),
    text: ended(answer.text),
  });
  return helpedNow(event, c) ? [...said, ' ', ...words.text(viewer, 'told.helped')] : said;
}

const helpedNow = (event: Advised, c: RecoveryCase): boolean =>
  c.advice?.some(({ answers }) => answers.some((one) => one.id === event.answer && one.helped === true)) === true;

export function helpedButtons(event: Advised, c: RecoveryCase, viewer: Viewer): readonly Button[] {
  const { advice, answer } = event;
  if (event.what !== 'answered' || answer === undefined || helpedNow(event, c)) return [];
  return [
    {
      label: words.line(viewer, 'button.helped'),
      press: { kind: 'advice_helped', case: c.id, v: c.version, advice: advice.id, answer },
    },
  ];
}
