/** Texts made to break things, ours and those that lie beside the repository, where no other test takes them: lines, promises, names of teams, what other systems send, exports and pages. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { hear } from '../src/app/door/hear.ts';
import { hiddenCard, withHidden } from '../src/cards/case/hidden-card.ts';
import { fullCard } from '../src/cards/case/full-card.ts';
import { wordsCard } from '../src/cards/case/words-card.ts';
import { caseCard } from '../src/cards/case/case-card.ts';
import { reply } from '../src/cards/kit/say.ts';
import { publicPages } from '../src/cards/pages/public-pages.ts';
import { surveyPage } from '../src/cards/pages/survey/survey-page.ts';
import { csvLine } from '../src/cli/io/csv.ts';
import { openReference } from '../src/core/base/open-reference.ts';
import { redact } from '../src/core/base/redact.ts';
import { cleanText, clip, oneLine } from '../src/core/base/text.ts';
import { ownWords } from '../src/core/case/rules/own-words.ts';
import { standardWebhook } from '../src/intake/standard-webhook.ts';
import { readOrganisation } from '../src/organisation.ts';
import { caseSeen, viewer } from './cards/gallery.ts';
import { faultsIn } from './chat/faults.ts';
import { ANA, callsBack, doneIn, logs, NOON, R } from './core/case/build.ts';
import { makeWorld } from './core/case/world.ts';
import { complaint } from './intake/sender.ts';
import { NAUGHTY_OF_OURS } from './naughty.ts';
import { isSaid, kept, NAUGHTY, rowsOf, typed } from './texts.ts';

const ALL = [...NAUGHTY_OF_OURS, ...rowsOf(NAUGHTY).map(({ text }) => text)];
const SAID = ALL.filter(isSaid);
const hearing = {
  locale: 'en-GB',
  currency: 'EUR',
  actions: new Map([['refund', 'money']] as const),
  facts: new Map(),
  evidence: [],
};

it('are more than five hundred of ours and others', () => {
  expect(NAUGHTY_OF_OURS.length).toBeGreaterThan(288);
  expect(new Set(NAUGHTY_OF_OURS).size).toBe(NAUGHTY_OF_OURS.length);
});

it('as a whole line, and behind a verb, are read or answered', () => {
  const kinds = new Set(
    ALL.flatMap((text) =>
      ['', 'give R-7 refund ', 'promise R-7 18:00 ', 'show ', 'find ', 'thanks @bob for '].map(
        (verb) => hear(`${verb}${text}`, hearing).kind,
      ),
    ),
  );
  expect([...kinds].toSorted()).toEqual(['form', 'not_understood', 'question', 'wish']);
});

it('stand as complaint, customer, promise and note as they were typed, and are drawn whole on both platforms', () => {
  // those beside the repository are drawn in chat/texts.test.ts
  for (const text of NAUGHTY_OF_OURS.filter(isSaid)) {
    const words = typed(text);
    const world = makeWorld();
    doneIn(world.ask(ANA, logs(words, { customer: oneLine(words).slice(0, 150) })));
    const c = world.caseOf(R(1));
    expect(c.complaints[0]?.text).toBe(kept(words));
    const note = ownWords(words);
    expect(note === null ? null : ownWords(note)).toBe(note?.trim() ?? null);
    const promised = world.ask(ANA, { kind: 'promise', case: R(1), ...callsBack(NOON), text: words });
    const promise = promised.ok ? world.caseOf(R(1)).promises[0]?.text : undefined;
    expect(redact(oneLine(cleanText(words))).text).toContain(promise?.slice(0, 20) ?? '');
    const seen = caseSeen(world, { case: world.caseOf(R(1)) });
    const hidden = [{ field: 'text', text: kept(words), by: ANA.id, at: NOON, until: NOON }];
    const cards = [
      caseCard(seen),
      fullCard(seen),
      wordsCard(seen.case, viewer()),
      hiddenCard(c, hidden, viewer()),
      withHidden(
        reply([clip(words, 2_000)]),
        { masked: ['card', words], until: NOON },
        { c, viewer: viewer(), isTold: false },
      ),
      reply([`Team ${clip(words, 60)}`, openReference(words)]),
    ];
    expect([text, cards.flatMap(faultsIn)]).toEqual([text, []]);
  }
});

it('name a team, or are said to be no name', () => {
  const file = (name: string): string =>
    JSON.stringify({
      workspace: { id: 'w', name: 'W' },
      teams: [{ id: 't', name }],
      people: [{ id: 'ana', name: 'Ana', role: 'agent', team: 't' }],
    });
  for (const text of ALL) {
    const read = readOrganisation(file(text), 'amends.yaml', null, null);
    const name = read.ok ? read.organisation.workspace.teams[0]?.name : read.faults.join('\n');
    expect([text, read.ok ? name === text : /name/.test(name ?? '')]).toEqual([text, true]);
  }
});

it('come from another system as they were sent', () => {
  for (const text of SAID) {
    const [notice] = standardWebhook.read(
      JSON.parse(complaint({ subject: null, text, customer: { id: text } })),
      {
        method: 'POST',
        url: '/intake/x',
        headers: {},
        contentType: 'application/json',
        at: NOON,
        body: Buffer.alloc(0),
      },
      {},
    );
    // HTML is read as whoever opens it reads it; too long is said to be so
    if (notice?.kind === 'wrong' || /<[a-z!/?]|&[a-z#]/i.test(text)) continue;
    expect([text, notice?.kind === 'complaint' ? notice.complaint.text.trim() : notice?.kind]).toEqual([
      text,
      text.trim(),
    ]);
  }
});

describe('outside of the chat', () => {
  it('run in no spreadsheet, and come back from the file', () => {
    for (const text of ALL) {
      const [[cell = '', next] = []] = parse(csvLine([text, 'next']), { relax_quotes: false });
      expect([text, next]).toEqual([text, 'next']);
      expect([text, [text, `'${text}`].some((one) => one.toWellFormed() === cell)]).toEqual([text, true]);
      expect(/^[\s\p{Cc}\ufeff]*[=+\-@|＝＋－＠]/u.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)).toBe(false);
    }
  });

  it('change nothing of a page but its words', () => {
    const pages = (text: string): readonly string[] => [
      ...publicPages({ company: text, contact: text }).values(),
      surveyPage({
        company: text,
        language: 'en',
        state: { kind: 'form', values: new Map([['words', text]]), problem: null },
      }),
      surveyPage({ company: text, language: 'de', state: { kind: 'unknown' } }),
    ];
    const marks = (html: string): readonly string[] =>
      [...html.matchAll(/<[^>]*>/g)].map(([mark]) => mark).filter((mark) => !/^<a href="mailto:|^<\/a>/.test(mark));
    const plain = pages('Aurora').map(marks);
    for (const text of ALL) expect([text, pages(text).map(marks)]).toEqual([text, plain]);
  });
});
