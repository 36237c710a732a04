/**
 * Prints every card and form there is, drawn for both platforms, as JSON: a `Piece` each. A program of
 * its own, so that the cards of another state of the project can be collected by the code that stood there.
 */
import { toForm } from '../../src/chat/teams/out/render-form.ts';
import { toActivity } from '../../src/chat/teams/out/render.ts';
import { toModal } from '../../src/chat/slack/out/render-form.ts';
import { toHome, toMessage } from '../../src/chat/slack/out/render.ts';
import type { Card, Form } from '../../src/cards/kit/card.ts';
import { printSubject } from '../../src/core/base/message-subject.ts';
import { fullCards, fullForms, toldCards, usualCards, usualForms, viewer } from '../../tests/cards/gallery.ts';
import { moreCards, moreForms } from '../../tests/cards/gallery-more.ts';
import type { Piece } from './piece.ts';

const slackUser = (id: string): string => `U0${id.toUpperCase()}`;
const teamsUser = (id: string): string => id;

export function pieceOf(name: string, card: Card): Piece {
  const kind = card.subject.kind === 'home' ? 'home' : 'card';
  const slack = kind === 'home' ? toHome(card, slackUser) : toMessage(card, slackUser);
  return { name, kind, title: null, slack, teams: toActivity(card, teamsUser).attachments[0].content };
}

function pieceOfForm(name: string, form: Form): Piece {
  const teams = toForm(
    form,
    { opened: { kind: 'log' }, once: 'once' },
    { frame: 'dialog', userOf: teamsUser, reader: viewer() },
  );
  return { name: `form-${name}`, kind: 'form', title: form.title, slack: toModal(form, null, slackUser), teams };
}

const told = toldCards().map((card, n) => [`told-${n + 1}-${printSubject(card.subject)}`, card] as const);

/** Everything as people usually see it. */
export const usual = (): readonly Piece[] => [
  ...[...Object.entries(usualCards()), ...told, ...Object.entries(moreCards())].map(([name, card]) =>
    pieceOf(name, card),
  ),
  ...Object.entries({ ...usualForms(), ...moreForms() }).map(([name, form]) => pieceOfForm(name, form)),
];

/** The same as nasty and as full as it can get. */
export const full = (): readonly Piece[] => [
  ...Object.entries(fullCards()).map(([name, card]) => pieceOf(`full-${name}`, card)),
  ...Object.entries(fullForms()).map(([name, form]) => pieceOfForm(`full-${name}`, form)),
];

if (import.meta.main) process.stdout.write(JSON.stringify(usual()));
