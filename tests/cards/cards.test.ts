/** Every card, form and sentence: as people read them, and within what both platforms take, however nasty the words. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { askWhichLine } from '../../src/cards/answers/lines-meant.ts';
import { saySaid } from '../../src/cards/answers/said.ts';
import { buttonsOf, type Card } from '../../src/cards/kit/card.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import { sayReason } from '../../src/cards/answers/reasons.ts';
import { sayParseError } from '../../src/cards/answers/not-understood.ts';
import { sayRefusal } from '../../src/cards/answers/refusals.ts';
import { moment, plain, reply } from '../../src/cards/kit/say.ts';
import { toModal, toNotice } from '../../src/chat/slack/out/render-form.ts';
import { toHome, toMessage } from '../../src/chat/slack/out/render.ts';
import { readPressValue } from '../../src/chat/slack/press-value.ts';
import { PLACEHOLDER, VIEW_LABEL } from '../../src/chat/slack/limits/limits.ts';
import { faultsInHome, faultsInMessage, faultsInView } from '../../src/chat/slack/limits/validate.ts';
import { toForm } from '../../src/chat/teams/out/render-form.ts';
import { DETAILS, toActivity } from '../../src/chat/teams/out/render.ts';
import { LIMITS } from '../../src/chat/teams/limits/limits.ts';
import { faultsInActivity, faultsInDialog } from '../../src/chat/teams/limits/validate.ts';
import { press } from '../../src/core/case/press.ts';
import { ANA, gives, R, refund } from '../core/case/build.ts';
import { printSubject } from '../../src/core/base/message-subject.ts';
import { world } from './asked-worlds.ts';
import { viewer, fullCards, fullForms, toldCards, usualCards, usualForms } from './gallery.ts';
import { moreForms } from './gallery-more.ts';
import { APPROVAL_CODES, PARSE_ERRORS, REASONS, REFUSALS, SAID } from './sayings.ts';
import { showCard, showForm } from './show.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const userOf = (member: string): string | undefined =>
  member === 'ana' || member === 'mia' ? `U0${member.toUpperCase()}` : undefined;
const words = (card: Card): string => showCard(card).split('\n').slice(1, -2).join(' ');

type Named = readonly (readonly [string, Card])[];
const answered = world([ANA, gives([refund(40)])]);
const sayingsFor = (reader: Viewer): Readonly<Record<'refusals' | 'approvals' | 'parseErrors' | 'answers', Named>> => ({
  refusals: Object.values(REFUSALS).map((no) => [no.kind, sayRefusal(no, reader)]),
  approvals: APPROVAL_CODES.map((code) => [
    code,
    sayRefusal({ kind: 'may_not_approve', code, who: [], decided: null }, reader),
  ]),
  parseErrors: Object.values(PARSE_ERRORS).map((why) => [why.kind, sayParseError(why, reader)]),
  answers: Object.values(SAID).map((said) => [said.kind, saySaid(said, answered.caseOf(R(1042)), reader)]),
});
const reasonsFor = (reader: Viewer): string =>
  Object.entries(REASONS)
    .flatMap(([code, reasons]) =>
      reasons.flatMap((r) => [
        `${code}: ${sayReason(r, reader, { remedy: 'upgrade' })}\n`,
        `  about Ana: ${sayReason(r, reader, { remedy: 'upgrade', name: 'Ana', together: ['R-1001'] })}\n`,
      ]),
    )
    .join('');
/** Less than either platform takes: more wraps on a phone. */
const MOST_OF_LABEL = 75;
const MOST_OF_HINT = 150;
const GERMAN = viewer({ locale: 'de-DE' });
const { refusals, approvals, parseErrors, answers } = sayingsFor(viewer());
const german = sayingsFor(GERMAN);
const everyCard: readonly (readonly [string, Card])[] = [
  ...Object.entries(usualCards()),
  ...Object.entries(fullCards()).map(([name, card]) => [`full ${name}`, card] as const),
  ...toldCards().map((card) => [printSubject(card.subject), card] as const),
  ...refusals,
  ...approvals,
  ...parseErrors,
  ...answers,
];
const MAIN_FORMS = new Set([
  'log',
  'give',
  'resolve',
  'decline',
  'counter',
  'promise',
  'edit_request',
  'facts',
  'link',
  'edit',
]);
const germanForms = usualForms(GERMAN);
const everyForm = [
  ...Object.entries({ ...usualForms(), ...moreForms() }),
  ...Object.entries(fullForms()).map(([name, form]) => [`full ${name}`, form] as const),
  ...Object.entries({ ...germanForms, ...moreForms(GERMAN) }).map(([name, form]) => [`German ${name}`, form] as const),
  ...Object.entries(fullForms(GERMAN)).map(([name, form]) => [`full German ${name}`, form] as const),
];

describe('as people read them', () => {
  it.each(Object.entries(usualCards()))('the card %s', async (name, card) => {
    await expect(showCard(card)).toMatchFileSnapshot(`./shown/${name}.txt`);
  });
  it.each(Object.entries(usualForms()))('the form %s', async (name, form) => {
    await expect(showForm(form)).toMatchFileSnapshot(`./shown/form-${name}.txt`);
  });
  it.each(Object.entries(germanForms).filter(([name]) => MAIN_FORMS.has(name)))(
    'the form %s in German',
    async (name, form) => {
      await expect(showForm(form)).toMatchFileSnapshot(`./shown/de-form-${name}.txt`);
    },
  );
  it('what is told privately', async () => {
    await expect(toldCards().map(showCard).join('\n')).toMatchFileSnapshot('./shown/told.txt');
  });
  it.each([
    ['refusals', refusals],
    ['may-not-approve', approvals],
    ['not_understood', parseErrors],
    ['answers', answers],
    ['de-refusals', german.refusals],
    ['de-may-not-approve', german.approvals],
    ['de-not-understood', german.parseErrors],
    ['de-answers', german.answers],
  ])('the %s', async (name, list) => {
    await expect(list.map(([code, card]) => `${code}: ${words(card)}\n`).join('')).toMatchFileSnapshot(
      `./shown/${name}.txt`,
    );
  });
  it('the reasons, to the one judged and about them', async () => {
    await expect(reasonsFor(viewer())).toMatchFileSnapshot('./shown/reasons.txt');
    await expect(reasonsFor(GERMAN)).toMatchFileSnapshot('./shown/de-reasons.txt');
  });
});

describe('within what the platforms take', () => {
  it.each(everyCard)('the card %s, on Slack as message, home and notice', (_, card) => {
    expect(faultsInMessage(toMessage(card, userOf))).toEqual([]);
    expect(faultsInHome(toHome(card, userOf))).toEqual([]);
    expect(faultsInView(toNotice(card, userOf))).toEqual([]);
  });
  it.each(everyCard)('the card %s, on Teams', (_, card) => {
    const faults = DETAILS.map((detail) => faultsInActivity(toActivity(card, userOf, detail)));
    // the sender takes the fullest that fits; the shortest always must
    expect(faults.at(-1)).toEqual([]);
    expect(
      faults.flat().filter((f) => !/KB|bytes|large|big|at most \d+ (?:elements|buttons)/i.test(f.message)),
    ).toEqual([]);
  });
  it.each(everyForm)('the form %s, on both', (_, form) => {
    expect(faultsInView(toModal(form, 'C0RECOVERIES', userOf))).toEqual([]);
    const teams = toForm(form, { opened: { kind: 'log' }, once: 'once' }, { frame: 'dialog', userOf, reader: GERMAN });
    expect(faultsInDialog(teams)).toEqual([]);
  });
  it.each(everyForm)('nothing of the form %s is cut, not with a longer number of the case either', (_, form) => {
    const isLonger = (most: number) => (words: string | null) => [...(words ?? '')].length > most;
    const [labels, hints] = [form.fields.map((field) => field.label), form.fields.map((field) => field.hint)];
    const examples = form.fields.map((field) => ('placeholder' in field ? field.placeholder : null));
    const names = [form.title, form.submit].map((words) => words.replace(/R-\d+/, 'R-104256'));
    expect([
      ...names.filter(isLonger(Math.min(VIEW_LABEL, LIMITS.dialogTitle))),
      ...labels.filter(isLonger(MOST_OF_LABEL)),
      ...hints.filter(isLonger(MOST_OF_HINT)),
      ...examples.filter(isLonger(Math.min(PLACEHOLDER, LIMITS.inputLabel))),
    ]).toEqual([]);
  });
  it.each(everyCard)('the summary of %s is one line of at most 300 characters', (_, card) => {
    expect([...card.summary].length).toBeLessThanOrEqual(300);
    expect(card.summary).not.toContain('\n');
  });
});

it.each(['あ', 'ж', '"', '\\', '😀', '\u0001', 'x'])(
  'offers a line of the longest kind again, of “%s”, or does not, and is shown on both',
  (letter) => {
    const line = letter.repeat(900 / letter.length);
    const asked = askWhichLine('Twice?', [{ label: 'Again', line }], {
      command: '/amends',
      locale: 'en-GB',
      now: new Date('2026-12-10T10:00:00Z'),
    });
    expect(faultsInMessage(toMessage(asked, userOf))).toEqual([]);
    expect(faultsInActivity(toActivity(asked, userOf))).toEqual([]);
    expect(buttonsOf(asked)).toHaveLength(letter === '\u0001' ? 0 : 1);
  },
);

describe('buttons', () => {
  it.each(everyCard)('of %s are verbs that give back the very press, one of them first at most', (_, card) => {
    const buttons = buttonsOf(card);
    expect(buttons.filter((b) => b.tone === 'primary').length).toBeLessThanOrEqual(1);
    for (const button of buttons) {
      expect([...button.label].length).toBeLessThanOrEqual(30);
      expect(press.parse(button.press)).toEqual(button.press);
    }
    const slack = toMessage(card, userOf).blocks.flatMap((b) => (b.type === 'actions' ? b.elements : []));
    const values = slack.flatMap((e) =>
      e.type === 'overflow' ? e.options.map((one) => one.value) : ['value' in e ? e.value : ''],
    );
    const carried = values.map((value) => press.parse(readPressValue(value)));
    const others = card.blocks.flatMap((b) => (b.kind === 'buttons' ? (b.more?.others ?? []) : []));
    expect([...buttons, ...others].map((b) => b.press)).toEqual(expect.arrayContaining(carried));
    const teams = JSON.stringify(toActivity(card, userOf, 'bare'));
    for (const button of buttons.slice(0, 6))
      expect(teams).toContain(JSON.stringify(button.press).slice(1, -1).split(',')[0]);
  });
});

describe('words', () => {
  const AVOIDED =
    /\b(?:culprit|fault of|offender|violator|fraud\w*|abus(?:e|ed|ing)|scores?|rank(?:ed|ing)?|leaderboard|tickets?|incidents?|reject(?:ed|s)?|auto-?approve\w*|SLA|SoD|DoA|exactly-once)\b/i;

  it.each(everyCard.filter(([name]) => !name.startsWith('full')))('of %s avoid what this house avoids', (_, card) => {
    expect(words(card)).not.toMatch(AVOIDED);
  });
  it('of the forms do, too', () => {
    for (const form of Object.values({ ...usualForms(), ...moreForms() })) expect(showForm(form)).not.toMatch(AVOIDED);
  });
  it('in the sources of the cards do, too, where they are texts', () => {
    const dir = path.join(ROOT, 'src/cards');
    for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))) {
      const texts =
        readFileSync(path.join(dir, file), 'utf8').match(
          /'(?:[^'\\\n]|\\.)* (?:[^'\\\n]|\\.)*'|`(?:[^`\\\n]|\\.)* (?:[^`\\\n]|\\.)*`/g,
        ) ?? [];
      expect([file, texts.filter((text) => AVOIDED.test(text))]).toEqual([file, []]);
    }
  });

  /** Something to do next, or somebody to go to. */
  const NEXT =
    /\b(?:ask|add|say|write|give|try|tell|change|keep|choose|name|see|decide|withdraw|shorten|describe|enter|wait|open|log|hand over|look|mention|raise|tick|link|shows?|lists?|can|leave|told|for example|somebody|second person|left to do|instead|another amount)\b/i;
  it.each([...refusals, ...approvals, ...parseErrors])('of the no “%s” say what to do next', (_, card) => {
    expect(words(card)).toMatch(NEXT);
    expect(words(card).length).toBeGreaterThan(20);
  });
  it.each(Object.entries(REASONS).filter(([code]) => !code.endsWith('_entitlement') || code === 'below_entitlement'))(
    'of the reason %s are a whole sentence with what holds or what to do',
    (_, reasons) => {
      for (const reason of reasons) {
        const said = sayReason(reason, viewer(), { remedy: 'upgrade' });
        expect(said).toMatch(/^[A-Z“].*[.!]$/);
        expect(said).not.toMatch(/undefined|null|\bnothing\b.*\bup to\b|up to nothing|agent\.base|_/);
      }
    },
  );
  it('never show a moment in another zone than the viewer’s', () => {
    expect(plain([{ moment: new Date('2026-12-10T10:00:00Z'), zone: 'Europe/Paris', locale: 'en-GB' }])).toBe(
      '10 Dec 2026, 11:00',
    );
  });
  it('say a moment in the viewer’s language in a notification, too', () => {
    const at = moment(new Date('2026-12-10T10:00:00Z'), { zone: 'Europe/Paris', locale: 'de-DE' });
    expect(reply(['Bis ', at]).summary).toBe('Bis 10. Dez. 2026, 11:00');
  });
});
