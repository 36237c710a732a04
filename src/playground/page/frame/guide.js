// The strip below the bar: the tour’s next step, or what whoever is played would do next.
import { avatar, el, replace } from '../dom.js';
import { atTime } from './clock.js';
import { nextStep } from './next-steps.js';

/**
 * `api`: `go(place)`, `fill(line)`, `open(where)`, `send(op, args)`, `say(text)`. `update({ state, person, platform })` draws it.
 */
export function mountGuide(root, tour, api) {
  let drawn = '';
  let before = null;
  const button = (label, act, { primary = false, testid, quiet = false } = {}) =>
    el(
      'button',
      {
        type: 'button',
        class: ['button', 'small', primary && 'primary', quiet && 'quiet'].filter(Boolean).join(' '),
        'data-testid': testid,
        on: { click: act },
      },
      label,
    );

  const tourStep = ({ index, of, step, given, done }, { state, person, platform }) => {
    const played = state.people.find(({ id }) => id === step.who);
    const isThem = person.id === step.who;
    const line = step.line?.(given);
    const to = step.clock?.(given);
    const act = !isThem
      ? button(`Be ${played.name.split(' ')[0]}`, () => api.go({ person: step.who }), {
          primary: true,
          testid: 'tour-be',
        })
      : line !== undefined
        ? button('Type it for me', () => api.fill(line, step.where), { primary: true, testid: 'tour-type' })
        : to !== undefined
          ? button(`Go to ${atTime(to)}`, () => moveTo(to, step.where), { primary: true, testid: 'tour-clock' })
          : button('Take me there', () => api.open(step.where), { primary: true, testid: 'tour-open' });
    return [
      el(
        'div',
        { class: 'guide-words' },
        el(
          'p',
          { class: 'guide-title' },
          el('span', { class: 'guide-count' }, `${index + 1} of ${of}`),
          el('strong', {}, step.title),
          el(
            'span',
            { class: 'guide-who' },
            avatar(played.name),
            isThem ? `You are ${played.name}` : `${played.name}’s turn`,
          ),
        ),
        el('p', {}, step.words(given)),
        line !== undefined && el('code', { class: 'guide-line' }, prefix(platform) + line),
      ),
      el(
        'div',
        { class: 'guide-buttons' },
        act,
        button('Skip', () => tour.skip(step.key), { quiet: true, testid: 'tour-skip' }),
        button('Leave the tour', tour.leave, { quiet: true, testid: 'tour-leave' }),
      ),
      el(
        'ol',
        { class: 'guide-dots', 'aria-hidden': 'true' },
        done.map((isDone, n) => el('li', { class: n === index ? 'is-now' : isDone ? 'is-done' : '' })),
      ),
    ];
  };

  const moveTo = async (to, where) => {
    try {
      await api.send('clock.goTo', { at: to });
      api.open(where);
    } catch {
      // the shell has said why
    }
  };

  const tourEnd = () => [
    el(
      'div',
      { class: 'guide-words' },
      el(
        'p',
        { class: 'guide-title' },
        el('strong', {}, 'That was the way of a complaint, from the first word to what the week taught.'),
      ),
      el(
        'p',
        {},
        'Now try to break it: order trouble under the wire log, be the stranger, switch a storm on as Mia, or set Amends up for your own desk with the README.',
      ),
    ),
    el(
      'div',
      { class: 'guide-buttons' },
      button('Make it hard', () => api.open('trouble'), { primary: true, testid: 'tour-trouble' }),
      button('Once more', () => tour.begin(api.state()), { quiet: true, testid: 'tour-again' }),
      button('Done', tour.leave, { quiet: true, testid: 'tour-leave' }),
    ),
  ];

  const beside = (standing, { state, person, platform }) => {
    const next = nextStep(person, state);
    const isUnderWay = standing !== null && standing.step !== null;
    return [
      el(
        'div',
        { class: 'guide-words' },
        el(
          'p',
          {},
          el(
            'span',
            { class: 'guide-who' },
            avatar(person.name),
            `You are ${person.name}, ${person.job.toLowerCase()}. `,
          ),
          next?.words ?? '',
        ),
        next?.line !== undefined && el('code', { class: 'guide-line' }, prefix(platform) + next.line),
      ),
      el(
        'div',
        { class: 'guide-buttons' },
        next?.line !== undefined && button('Type it for me', () => api.fill(next.line), { testid: 'hint-try' }),
        next?.where !== undefined && button('Take me there', () => api.open(next.where), { testid: 'hint-open' }),
        (state.facts ?? null) !== null &&
          (isUnderWay
            ? button(`Go on with the tour (${standing.index + 1} of ${standing.of})`, tour.goOn, {
                primary: true,
                testid: 'tour-go-on',
              })
            : button('Take the tour: 2 minutes', () => tour.begin(state), {
                primary: !tour.isKnown,
                testid: 'tour-begin',
              })),
      ),
    ];
  };

  return {
    update: (now) => {
      const { state, person, platform } = now;
      const isOpen = (state.start ?? null) === null || state.start.step === 'open';
      root.hidden = !isOpen;
      if (root.hidden) return;
      const standing = tour.standing(state);
      const isOn = tour.isOn && standing !== null;
      const next = isOn ? null : nextStep(person, state);
      const signature = JSON.stringify([
        isOn,
        standing?.index,
        standing?.given.id,
        standing?.given.own?.promises,
        standing?.done,
        person.id,
        platform,
        next,
        tour.isKnown,
        isOn && standing.step?.clock?.(standing.given),
      ]);
      if (signature === drawn) return;
      drawn = signature;
      const kept = root.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
      replace(root, !isOn ? beside(standing, now) : standing.step === null ? tourEnd() : tourStep(standing, now));
      root.classList.toggle('is-tour', isOn);
      if (kept) (root.querySelector(`[data-testid="${kept}"]`) ?? root.querySelector('button'))?.focus();
      const step = isOn ? (standing.step?.title ?? 'The tour is over.') : null;
      if (step !== null && step !== before) api.say(`Next in the tour: ${step}`);
      before = step;
    },
  };
}

/** How a line begins there. */
const prefix = (platform) => (platform === 'slack' ? '/amends ' : '');
