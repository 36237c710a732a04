// Draws cards and forms by the page's own renderers, outside of its shell, and measures them.
import { el, replace } from '../../../src/playground/page/dom.js';
import { compare } from './compare.js';
import { drawBlocks } from '../../../src/playground/page/slack-blocks.js';
import { drawView } from '../../../src/playground/page/slack-dialog.js';
import { drawMessages } from '../../../src/playground/page/slack-message.js';
import { drawDialog } from '../../../src/playground/page/teams-dialog.js';
import { drawMessage } from '../../../src/playground/page/teams-message.js';

const PEOPLE = ['Ana', 'Bob', 'Gil', 'Max', 'Mia', 'Pia'];
const VIEWER = {
  id: 'ana',
  name: 'Ana',
  slackUser: 'U0ANA',
  teamsUser: 'ana',
  locale: navigator.language,
  zone: 'Europe/Paris',
};
const STATE = {
  people: [VIEWER],
  slack: {
    bot: { name: 'Amends', user: 'U0AMENDS' },
    users: PEOPLE.map((name) => ({ id: `U0${name.toUpperCase()}`, realName: name })),
    channels: [{ id: 'C0RECOVERIES', name: 'guest-recoveries' }],
    shortcuts: [],
  },
};
/** What the drawn pieces would have sent since they were drawn. */
let sent = [];
const send = async (what) => void sent.push(what);
const api = { state: STATE, person: VIEWER, send: (_, { what, block, value }) => send({ what, block, value }) };
const nothing = () => undefined;

/** What of a drawn piece is measured: the card itself, without the name and picture beside it. */
const CARD = '.s-blocks, .s-home, form, [data-testid="teams-card"]';

const DRAW = {
  slack({ kind, slack }, seconds) {
    const act = ({ what, block }, value) => send({ what, block, value });
    const ctx = { slack: STATE.slack, act, errors: {}, given: {} };
    if (kind === 'home') return el('div', { class: 's-home' }, drawBlocks(slack.blocks, ctx));
    if (kind === 'form') {
      const form = drawView(slack, ctx, { depth: 1, cancel: nothing, submit: nothing });
      return el('div', { class: 'dialog slack-dialog' }, form);
    }
    const list = el('div', { class: 's-messages' });
    const message = {
      ts: `${seconds}.000100`,
      user: 'U0AMENDS',
      text: '',
      viewer: null,
      edited: null,
      reactions: [],
      ...slack,
    };
    drawMessages(list, api, [{ message, replies: { count: 0, last: null } }], { onThread: null });
    return list;
  },
  teams({ name, kind, title, teams }, seconds) {
    const form = { drawn: null };
    if (kind === 'form') {
      const layer = el('div', { class: 'teams-layer' });
      const dialog = { title, card: teams, trouble: null, sentence: null };
      drawDialog(layer, dialog, { viewer: VIEWER, form, submit: nothing, close: nothing });
      return layer;
    }
    const message = {
      id: name,
      author: 'bot',
      authorName: 'Amends',
      at: new Date(seconds * 1000).toISOString(),
      edited: false,
      targeted: null,
      text: '',
      summary: '',
      mentions: [],
      cards: [teams],
      answered: {},
      reactions: [],
    };
    return drawMessage(message, { viewer: VIEWER, actions: [], form, press: send, call: nothing, react: nothing });
  },
};

/** Draws them all, one under the other; gives where each stands and what it measures. */
export function show(pieces, { platform, width }, seconds) {
  const figures = pieces.map((piece) => {
    const figure = el('figure', { 'data-name': piece.name }, DRAW[platform](piece, seconds));
    figure.style.width = `${width}px`;
    return figure;
  });
  const root = el('section', platform === 'slack' ? { id: 'slack' } : { id: 'teams', class: 'teams' }, figures);
  replace(document.body, root);
  return figures.map((figure) => ({ ...placeOf(figure), ...measure(figure) }));
}

function placeOf(figure) {
  const { x, y, width, height } = figure.getBoundingClientRect();
  return { name: figure.dataset.name, box: { x: x + scrollX, y: y + scrollY, width, height } };
}

function measure(figure) {
  const card = figure.querySelector(CARD) ?? figure;
  const buttons = [...card.querySelectorAll('button:not(.b-more)')].filter((one) => one.getClientRects().length > 0);
  const tops = buttons.map((one) => Math.round(one.getBoundingClientRect().top));
  return {
    height: Math.round(card.getBoundingClientRect().height),
    lines: linesIn(card),
    words: card.innerText.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    buttons: buttons.length,
    buttonsInFirstRow: tops.filter((top) => Math.abs(top - tops[0]) < 4).length,
    cut: buttons.filter((one) => [one, ...one.querySelectorAll('*')].some(isCut)).length,
    faults: [...figure.querySelectorAll('[data-testid="cannot-draw"]')].map((one) => one.textContent),
  };
}

const isCut = (node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0;

/** Lines of words that stand under one another; what stands side by side is one line. */
function linesIn(card) {
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  const rects = [];
  while (walker.nextNode()) {
    if (walker.currentNode.data.trim() === '') continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    rects.push(...range.getClientRects());
  }
  const middles = rects
    .filter((rect) => rect.width > 1 && rect.height > 1)
    .map((rect) => (rect.top + rect.bottom) / 2)
    .toSorted((a, b) => a - b);
  return middles.filter((middle, n) => n === 0 || middle - middles[n - 1] > 6).length;
}

/** By names: presses every button and every entry of every menu, in reading order; gives what each sent. The last stays alone. */
async function pressAll(names) {
  const figures = [...document.querySelectorAll('figure')].filter(({ dataset }) => names.includes(dataset.name));
  const root = document.querySelector('section');
  const all = [];
  for (const figure of figures) {
    // alone: a menu that opens among hundreds of cards lays them all out anew
    replace(root, figure);
    sent = [];
    for (const button of figure.querySelectorAll('.b-button, .ac-pushButton')) {
      if (!button.hasAttribute('aria-haspopup')) await press(button);
      else for (let n = 0; await pressEntry(button, n); n += 1);
    }
    all.push({ name: figure.dataset.name, sent });
  }
  return all;
}

async function press(button) {
  button.click();
  await scheduler.yield();
}

/** Opens the menu and presses its n-th entry; false when there is none. */
async function pressEntry(button, n) {
  await press(button);
  const entries = document.querySelectorAll('.menu:popover-open button');
  if (entries[n] !== undefined) await press(entries[n]);
  document.querySelector('.menu:popover-open')?.hidePopover();
  return entries[n] !== undefined;
}

globalThis.stand = { show, compare, pressAll };
