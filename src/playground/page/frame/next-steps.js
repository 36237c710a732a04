// Outside the tour: what whoever is played would do next, by what waits for them.

const HELP = 'help';

/** `{ words, line?, where? }`; the line goes into their composer, `where` is opened. */
export function nextStep(person, state) {
  const cases = state.facts?.cases ?? [];
  if (person.stranger)
    return {
      words: `Sam works here since today, and nobody put him into Amends’ people file. See what somebody it does not know is told:`,
      line: HELP,
    };
  const asked = cases.find((one) => one.requests.some((r) => r.status === 'pending' && r.asked.includes(person.id)));
  if (asked !== undefined)
    return {
      words: `${asked.id} waits for your decision. It stands in your chat with Amends: approve it, or offer another amount.`,
      where: 'dm',
    };
  const late = cases.find((one) => one.promises.some((p) => p.by === person.id && p.status === 'open' && p.reminded));
  if (late !== undefined)
    return { words: `The promise on ${late.id} is due. Once it is done, say so:`, line: `kept ${late.id}` };
  return BY_JOB[person.id]?.(cases.filter((one) => one.owner === person.id && one.status === 'owned')[0]) ?? null;
}

const atTheDesk = (own) =>
  own === undefined
    ? { words: 'Log what a guest told you:', line: 'log Room 118: the safe does not open and the taxi is waiting' }
    : own.given === 0
      ? {
          words: `${own.id} is yours, and nothing was given yet. Take one of its suggestions, or type:`,
          line: `give ${own.id} refund 40 EUR because it was our fault`,
        }
      : { words: `${own.id} is yours. When the guest has what you gave, end it:`, line: `resolve ${own.id}` };

const BY_JOB = {
  ana: atTheDesk,
  bob: atTheDesk,
  mia: () => ({
    words: 'Nothing waits for you. When much goes wrong at once, give the desk more room for a while:',
    line: 'storm on 6h boilers down',
  }),
  gil: () => ({ words: 'Look at the week so far, as the digest will tell it on Monday:', line: 'digest preview' }),
};
