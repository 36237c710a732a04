/** Letters in English. Pure. */
import type { FailureType } from '../../core/base/failures.ts';
import type { GivenSaid, LetterSaid, LetterWords, MomentSaid, PromiseSaid } from './letter-words.ts';
import { humanised } from './humanised.ts';

/** Behind "about" and "for". */
const ABOUT: Readonly<Record<FailureType, string>> = {
  'outcome.product': 'the item or dish that was not right',
  'outcome.facility': 'the problem with our rooms or facilities',
  'outcome.availability': 'your booking, which was not available as agreed',
  'outcome.delay': 'the delay',
  'outcome.cancellation': 'the cancellation',
  'outcome.lost_damaged': 'the loss or damage',
  'outcome.technical': 'the technical fault',
  'outcome.safety': 'the safety problem',
  'process.staff': 'the way you were treated',
  'process.communication': 'how poorly you were kept informed',
  'process.billing': 'the problem with your bill',
  'process.data': 'the way your data was handled',
  'process.access': 'how hard it was to reach us',
  other: 'what happened',
};

const when = ({ day, time, zone }: MomentSaid): string => `${day} at ${time} (${zone})`;

function thing({ kind, amount, units }: GivenSaid): string {
  const of = amount === null ? '' : ` of ${amount}`;
  switch (kind) {
    case 'refund':
      return `a refund${of}`;
    case 'credit':
      return `a credit${of}`;
    case 'voucher':
      return `a voucher${amount === null ? '' : ` for ${amount}`}`;
    case 'goodwill':
      return `a goodwill payment${of}`;
    case 'points':
      return units === null ? 'points' : `${units.shown} ${units.isOne ? 'point' : 'points'}`;
    case 'upgrade':
      return 'an upgrade';
    case 'replacement':
      return 'a replacement';
    case 'reperformance':
      return 'the service once more, done properly';
    case 'correction':
      return 'the correction of what was wrong';
    default:
      return `“${humanised(kind)}”${amount === null ? '' : ` (${amount})`}`;
  }
}

function given({ given: all, list }: LetterSaid): string[] {
  const [had, coming] = [all.filter((g) => g.isDone), all.filter((g) => !g.isDone)];
  return [
    had.length === 0 ? '' : `You have received ${list(had.map(thing))}.`,
    coming.length === 0 ? '' : `To put things right we have approved ${list(coming.map(thing))} for you.`,
    ...all.map(owed),
  ];
}

function owed({ amount, owed: part, beyond }: GivenSaid): string {
  if (part === null) return '';
  if (beyond === null) return `You are entitled to the ${part}; it is not a favour.`;
  return `Of the ${amount ?? part}, you are entitled to ${part}; the other ${beyond} is a gesture of ours.`;
}

function promised(p: PromiseSaid): string {
  if (p.isLate)
    return p.isCall || p.text === null
      ? `We promised ${p.isCall ? 'to call you' : 'you an answer'} by ${when(p.due)}, and we did not keep to it. We apologise for that as well.`
      : `We promised you this by ${when(p.due)}, and we did not keep to it: “${p.text}”. We apologise for that as well.`;
  if (p.isCall) return `We will call you by ${when(p.due)}.`;
  return p.text === null
    ? `You will hear from us by ${when(p.due)}.`
    : `This is what we promise you by ${when(p.due)}: “${p.text}”.`;
}

const NEWS = 'We are looking into it now and will write to you as soon as we know more.';
const REPLY = 'If anything is still missing, please reply to this message and we will see to it.';
const WAITS = 'One point still has to be decided on our side, and we will tell you as soon as it is.';

const next = (said: LetterSaid, otherwise: string): string =>
  [...said.promises.map(promised), said.waits ? WAITS : ''].filter((one) => one !== '').join(' ') || otherwise;
const sentences = (...some: readonly string[]): string => some.filter((one) => one !== '').join(' ');

export const english: LetterWords = {
  thing,
  moment: when,
  greeting: () => 'Good day,',
  reference: (reference) => `Your reference: ${reference}`,
  closing: () => 'Kind regards',
  contact: (name) => `${name} is dealing with your complaint.`,
  rights: ({ name, site, months }, leaflet) =>
    `If you are not satisfied, you have the right to refer your complaint to the ${name}, free of charge; please contact it within ${months} months of the date of this letter. ${leaflet ? `We enclose its leaflet; you find more at ${site}.` : `You find more at ${site}.`}`,
  paragraphs: {
    summary: (said) => [
      `Thank you for telling us about ${ABOUT[said.about]}. We received your complaint on ${said.received}. We are sorry for the trouble it has given you, and we take responsibility for it.`,
      sentences(...given(said)),
      sentences('We now consider your complaint resolved.', ...said.promises.map(promised)),
      REPLY,
    ],
    final: (said) => [
      `This is our final response to your complaint about ${ABOUT[said.about]}, which we received on ${said.received}. We are sorry for the trouble it has given you, and it is our responsibility to give you a complete answer.`,
      sentences(...given(said)),
      sentences(...said.promises.map(promised)),
      'If anything in it is not clear, please reply to this message.',
    ],
    acknowledgement: (said) => [
      `Thank you for telling us about ${ABOUT[said.about]}. We received your complaint on ${said.received}. We are sorry for the trouble it has given you.`,
      'We take responsibility for putting this right. You do not need to explain it again to anybody else.',
      sentences(...given(said)),
      next(said, NEWS),
    ],
    holding: (said) => [
      `We are sorry that you are still waiting for our answer about ${ABOUT[said.about]}. We received your complaint on ${said.received}, and we have not forgotten you.`,
      'It is taking us longer than it should, and that is our responsibility, not yours.',
      sentences(...given(said)),
      next(said, NEWS),
    ],
    update: (said) => [
      `Thank you for your patience. Here is where we stand with ${ABOUT[said.about]}; we are sorry that it is not settled yet.`,
      'We remain responsible for it until it is.',
      sentences(...given(said)),
      next(said, NEWS),
    ],
    apology: (said) => [
      `We apologise for ${ABOUT[said.about]}. You were right to expect better from us, and thank you for telling us.`,
      'It is our responsibility, and we want to put it right.',
      sentences(...given(said)),
      next(said, REPLY),
    ],
    resolution: (said) => [
      `Thank you for giving us the chance to put right ${ABOUT[said.about]}. We are sorry for the trouble it has given you, and we take responsibility for it.`,
      sentences(...given(said)),
      sentences(said.isOver ? 'With this we have closed your complaint.' : '', ...said.promises.map(promised)),
      'If you are not satisfied, please reply to this message: we will open it again.',
    ],
    cannot: (said) => [
      `Thank you for telling us about ${ABOUT[said.about]}. We are sorry for the trouble it has given you, and we take responsibility for giving you a straight answer.`,
      'We have looked carefully at what you asked for. We cannot do all of it, and we would rather tell you so plainly than keep you waiting.',
      sentences(
        'What we can do is this.',
        ...(given(said).some((one) => one !== '')
          ? given(said)
          : [
              'We would like to talk it through with you and find something else that helps: please tell us when we may reach you.',
            ]),
      ),
      next(said, REPLY),
    ],
  },
};
