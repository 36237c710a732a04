// The steps of the guided tour. Each is done when it has really happened: by what the app has on record and the chats show.

/** Another room each time: what one guest is given counts together, in the tour too. */
const roomOf = ({ from }) => `Room ${501 + (from % 90)}`;

/** The tour’s own case: the first that was logged since it began. */
export const ownCase = (state, tour) =>
  (state.facts?.cases ?? [])
    .filter((one) => numberOf(one.id) > tour.from)
    .toSorted((a, b) => numberOf(a.id) - numberOf(b.id))[0];

export const numberOf = (id) => Number(id.replace('R-', ''));

export const highest = (state) => Math.max(0, ...(state.facts?.cases ?? []).map(({ id }) => numberOf(id)));

/** Whether something was posted in a channel since the tour began, on either platform. */
function postedIn(state, name, since) {
  const channel = state.channels.find((one) => one.name === name);
  const inSlack = state.slack?.messages?.[channel?.slackChannel] ?? [];
  const inTeams = state.teams?.channels?.find(({ id }) => id === channel?.teamsConversation)?.posts ?? [];
  const bot = state.slack?.bot?.user;
  return (
    inSlack.some((message) => message.user === bot && Number(message.ts) * 1000 > since) ||
    inTeams.some((post) => post.author === 'bot' && Date.parse(post.at) > since)
  );
}

const isEnded = (own) => own?.status === 'resolved' || own?.status === 'closed';

const has = (list, test) => (list ?? []).some(test);

/**
 * `who` plays it; `title`; `words(ctx)` for the person; `line(ctx)`: what can be put into their composer; `clock(ctx)`: when the
 * clock should go on to; `where`: what to open; `done(ctx)`. `ctx`: `{ id, own, state, tour }`.
 */
export const STEPS = [
  {
    key: 'log',
    who: 'ana',
    title: 'A guest is cold',
    words: () =>
      'Ana at the front desk hears a complaint and types what the guest said. A form opens with it, the room read from the words: log it.',
    line: ({ tour }) => `log ${roomOf(tour)}: no hot water for two nights, family with a baby`,
    where: 'cases',
    done: ({ own }) => own !== undefined,
  },
  {
    key: 'give',
    who: 'ana',
    title: 'Give what helps, at once',
    words: ({ id }) => `${id} has its card. Forty euros are within what Ana may give: nobody has to be asked.`,
    line: ({ id }) => `give ${id} refund 40 EUR because two nights without hot water`,
    done: ({ own }) => own?.given > 0,
  },
  {
    key: 'ask',
    who: 'ana',
    title: 'Ask for more than that',
    words: () =>
      'The guest wants the night back. That is above Ana’s limit, so it becomes a request to whoever may decide it.',
    line: ({ id }) => `give ${id} refund 180 EUR because they slept with the baby in coats`,
    done: ({ own }) => has(own?.requests, () => true),
  },
  {
    key: 'decide',
    who: 'mia',
    title: 'The duty manager decides',
    words: ({ id }) =>
      `Mia is asked in private, with all she needs to decide. Open her chat with Amends and approve ${id}, or offer another amount.`,
    where: 'dm',
    done: ({ own }) => has(own?.requests, ({ status }) => status !== 'pending'),
  },
  {
    key: 'promise',
    who: 'bob',
    title: 'Bob promises to call back',
    words: () =>
      'Bob takes the next shift and tells the guest when he will call. A promise has a time, and Amends remembers it.',
    line: ({ id }) => `promise ${id} in 2h call back about the boiler`,
    done: ({ own }) => has(own?.promises, () => true),
  },
  {
    key: 'due',
    who: 'bob',
    title: 'Time goes by',
    words: () => 'Move the clock on: before the promise comes due, Bob is reminded in his chat with Amends.',
    clock: ({ own, state }) =>
      (state.facts?.due ?? []).find(({ what, case: of }) => what === 'promise' && of === own?.id)?.at,
    where: 'dm',
    done: ({ own }) => has(own?.promises, ({ status, reminded }) => status !== 'open' || reminded),
  },
  {
    key: 'kept',
    who: 'bob',
    title: 'A promise kept',
    words: () => 'He called. Say so, and it counts as kept.',
    line: ({ id }) => `kept ${id}`,
    done: ({ own }) => has(own?.promises, ({ status }) => status.startsWith('kept')),
  },
  {
    key: 'resolve',
    who: 'ana',
    title: 'Put right',
    words: () =>
      'Ana resolves the case. Say that the guest accepted it; what helped stands there already, for the next of us to learn from.',
    line: ({ id }) => `resolve ${id} brought a heater up before they had to ask`,
    done: ({ own }) => isEnded(own),
  },
  {
    key: 'thank',
    who: 'ana',
    title: 'A thank-you is drafted',
    words: () =>
      'Amends drafts a thank-you for what was done well. Say in the private chat who may read it, then post it to #wins.',
    where: 'dm',
    // colleagues who helped have drafts of their own
    done: ({ own }) => isEnded(own) && has(own.thanks, ({ status }) => status !== 'draft'),
  },
  {
    key: 'week',
    who: 'gil',
    title: 'What the week taught',
    words: () =>
      'Gil runs the hotel. Go to Monday morning: the digest in #front-desk sets the week beside the weeks before it, and names nobody.',
    clock: ({ state }) => (state.facts?.due ?? []).find(({ what }) => what === 'digest')?.at,
    where: 'digest',
    done: ({ state, tour }) => postedIn(state, 'front-desk', tour.began),
  },
];
