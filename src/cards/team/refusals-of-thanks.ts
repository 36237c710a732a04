/** Why a thank-you is not posted, and what to do instead. Pure. */
import type { Refusal } from '../../core/case/said.ts';
import type { Card } from '../kit/card.ts';
import { moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { thankingWords as words } from '../words/thanking.ts';

type RefusalOfThanks = Extract<
  Refusal,
  { kind: 'asked_first' | 'wider_than_liked' | 'thanked_left' | 'thanks_settled' }
>;

/** `own`: whoever asked is the one who is thanked. */
export function sayRefusalOfThanks(no: RefusalOfThanks, viewer: Viewer): Card {
  switch (no.kind) {
    case 'asked_first':
      return reply(words.text(viewer, 'no.asked_first', { who: person(no.who, viewer) }));
    case 'wider_than_liked': {
      const likes = words.line(viewer, `likes.${no.likes}`);
      return reply(
        no.isOwn
          ? words.text(viewer, 'no.wider.own', { likes, command: viewer.command })
          : words.text(viewer, 'no.wider', { who: person(no.who, viewer), likes }),
      );
    }
    case 'thanked_left':
      return reply(words.text(viewer, 'no.left', { who: viewer.name(no.who) }));
    case 'thanks_settled': {
      if (no.by === null || no.how === 'lapsed') {
        return reply(words.text(viewer, no.how === 'posted' ? 'no.settled.posted_before' : 'no.settled.lapsed'));
      }
      const who = person(no.by, viewer);
      if (no.how === 'dropped') return reply(words.text(viewer, 'no.settled.dropped', { who }));
      return no.at === null
        ? reply(words.text(viewer, 'no.settled.posted_before'))
        : reply(words.text(viewer, 'no.settled.posted', { who, at: moment(no.at, viewer) }));
    }
  }
}
