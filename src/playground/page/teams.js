/** The Teams-like client of the playground: channels with threads, the chat with Amends, cards, dialogs and message actions. */
import { el, keepingFocus, keyed, replace } from './dom.js';
import { newBelow } from './frame/new-below.js';
import { makeComposer } from './teams-composer.js';
import { drawDialog, focusDialog } from './teams-dialog.js';
import { drawMessage, sentenceOf } from './teams-message.js';

const CHAT = 'chat';

export function mountTeams(root, api) {
  const view = { place: null, thread: null, person: null, shown: null, newest: 0 };
  const forms = new Map();
  const seen = new Map();
  const composer = makeComposer({
    id: 'teams-composer',
    label: 'Type a message',
    start: () => (view.place === CHAT ? '' : '@Amends '),
    send: async (text) => {
      await api.send('teams.say', { user: api.person.id, where: whereOf(), text });
      toEnd();
    },
  });
  const replyBox = makeComposer({
    id: 'teams-reply',
    label: 'Reply',
    start: () => '@Amends ',
    send: (text) => api.send('teams.say', { user: api.person.id, where: view.place, text, thread: view.thread }),
  });
  const nav = el('nav', { class: 'teams-nav', 'aria-label': 'Chats and channels' });
  const head = el('header', { class: 'teams-place' });
  const list = el('div', { class: 'teams-list', 'data-testid': 'teams-list', tabindex: '-1' });
  const below = newBelow(list, 'teams-new-below');
  const main = el('div', { class: 'teams-main' }, head, list, below.node, composer.node);
  const layer = el('div', { class: 'teams-layer dialog-backdrop' });
  layer.hidden = true;
  replace(root, nav, main, layer);
  root.classList.add('teams');

  const teams = () => api.state.teams;
  const whereOf = () => (view.place === CHAT ? 'personal' : view.place);
  const toEnd = () => (list.scrollTop = list.scrollHeight);
  const draw = () => render();

  /** What is drawn of one card, with what was typed in it; a new card begins afresh. */
  function formOf(key, card) {
    const json = JSON.stringify(card ?? null);
    const known = forms.get(key);
    if (known?.json === json) return known.form;
    const form = { drawn: null };
    forms.set(key, { json, form });
    return form;
  }

  /** Sends and forgets: the shell says what went wrong, the state shows what went well. */
  function quietly(op, args) {
    api.send(op, args).catch(() => undefined);
  }

  function choose(place) {
    view.place = place;
    view.thread = null;
    draw();
    toEnd();
    composer.box.focus();
  }

  function placesOf(person) {
    const { channels, groupChats, chats, bot } = teams();
    const inside = (each) => each.people.includes(person);
    return [
      { id: CHAT, name: bot.name, about: 'Your chat with the app', posts: chats[person] ?? [], chat: true },
      ...groupChats.filter(inside).map((each) => ({ ...each, about: 'Group chat', posts: each.messages, chat: true })),
      ...channels.map((each) => ({ ...each, chat: false })),
    ];
  }

  function unreadIn(place, person) {
    const last = seen.get(`${person} ${place.id}`) ?? 0;
    return messagesOf(place, person).filter((each) => Number(each.id) > last && each.author !== person).length;
  }

  function drawNav(places, person) {
    const links = places.map((place) => [place.id, place.name, place.id === view.place, unreadIn(place, person)]);
    const now = JSON.stringify([person, links]);
    if (view.nav === now) return;
    view.nav = now;
    const link = (place) => {
      const count = place.id === view.place ? 0 : unreadIn(place, person);
      const button = el(
        'button',
        {
          type: 'button',
          id: `teams-nav-${place.id}`,
          class: `teams-link${place.id === view.place ? ' is-here' : ''}`,
          'data-testid': place.id === CHAT ? 'teams-chat' : `teams-channel-${place.id}`,
          'aria-current': place.id === view.place ? 'page' : null,
          on: { click: () => choose(place.id) },
        },
        el('span', {}, place.chat ? place.name : `# ${place.name}`),
        count > 0 && el('span', { class: 'count', 'aria-label': `${count} unread` }, count),
      );
      return button;
    };
    const chats = places.filter(({ chat }) => chat).map(link);
    const channels = places.filter(({ chat }) => !chat).map(link);
    replace(nav, el('h2', {}, 'Chat'), chats, el('h2', {}, api.state.company), channels);
  }

  function drawPost(post, person) {
    const context = (message) => {
      const form = formOf(`${person} ${message.id}`, message.answered[person] ?? message.cards[0]);
      return {
        viewer: api.person,
        actions: teams().messageActions,
        notice: teams().notices[person]?.find((each) => each.message === message.id),
        form,
        press: (pressed) => api.send('teams.press', { user: person, message: message.id, pressed }),
        call: (command) => quietly('teams.messageAction', { user: person, message: message.id, command }),
        react: (type) => quietly('teams.react', { user: person, message: message.id, type }),
      };
    };
    const visible = (message) => message.targeted === null || message.targeted === person;
    const root = drawMessage(post, context(post));
    if (post.replies === undefined) return root;
    const replies = post.replies.filter(visible).map((reply) => drawMessage(reply, context(reply)));
    const open = view.thread === post.id;
    const answer = el(
      'button',
      {
        type: 'button',
        class: 'teams-answer',
        id: `answer${post.id}`,
        'data-testid': 'teams-answer',
        'aria-expanded': String(open),
      },
      '↩ Reply',
    );
    answer.addEventListener('click', () => {
      view.thread = open ? null : post.id;
      draw();
      if (!open) replyBox.box.focus();
    });
    const below = el('div', { class: 'teams-thread', 'data-testid': 'teams-thread' }, ...replies, answer);
    if (open) below.append(replyBox.node);
    return el('section', { class: 'teams-post', 'data-id': post.id }, root, below);
  }

  function signature(post, person) {
    const mine = [post, ...(post.replies ?? [])];
    const state = mine.map(({ id }) => teams().notices[person]?.find((each) => each.message === id) ?? null);
    return [post, person, state, view.thread === post.id];
  }

  function drawOpenDialog(person) {
    const dialog = teams().dialogs[person];
    const key = `dialog ${person}`;
    if (dialog === null || dialog === undefined) {
      forms.delete(key);
      if (!layer.hidden) {
        layer.hidden = true;
        replace(layer);
        view.dialog = null;
        composer.box.focus();
      }
      return;
    }
    const form = formOf(key, dialog.card);
    const now = JSON.stringify([person, dialog.id, dialog.card, dialog.title, dialog.sentence, dialog.trouble]);
    if (view.dialog === now) return;
    view.dialog = now;
    const submit = (pressed) => api.send('teams.submitDialog', { user: person, pressed });
    const close = () => quietly('teams.closeDialog', { user: person });
    const box = keepingFocus(root, () => drawDialog(layer, dialog, { viewer: api.person, form, submit, close }));
    if (!box.contains(document.activeElement)) focusDialog(box);
  }

  function render() {
    if (teams() === null) return;
    readAtStart();
    const person = api.person.id;
    const places = placesOf(person);
    const isNewPerson = view.person !== person;
    view.person = person;
    if (!places.some(({ id }) => id === view.place)) view.place = places.find(({ chat }) => !chat)?.id ?? CHAT;
    const here = places.find(({ id }) => id === view.place);
    const shownPosts = here.posts.filter((each) => each.targeted === null || each.targeted === person);
    const nearEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    const moved = isNewPerson || view.shown !== here.id;
    const newest = messagesOf(here, person).reduce((last, { id }) => Math.max(last, Number(id)), 0);
    const fresh = moved ? [] : messagesOf(here, person).filter(({ id }) => Number(id) > view.newest);
    // what is drawn out of sight cannot be scrolled
    Object.assign(view, { shown: root.hidden ? null : here.id, newest });
    keepingFocus(root, () => {
      markSeen(here, person);
      drawNav(places, person);
      replace(head, el('h1', {}, here.chat ? here.name : `# ${here.name}`), el('p', {}, here.about));
      keyed(
        list,
        shownPosts.length > 0 ? shownPosts : [{ id: `empty ${here.id}` }],
        (post) => `${here.id} ${post.id}`,
        (post) => (post.author === undefined ? here.id : signature(post, person)),
        (post) => (post.author === undefined ? empty(here) : drawPost(post, person)),
      );
      replyBox.at(`${person} ${view.thread}`);
      composer.at(`${person} ${here.id}`, here.chat ? 'Type a message' : `Start a post in ${here.name}`);
    });
    // what is said in a chat with the app is for whoever is in it
    const mine = fresh.some((each) => each.author === person || each.targeted === person || here.id === CHAT);
    below.after({ moved, nearEnd, fresh: fresh.length, mine });
    drawOpenDialog(person);
    tellUnread();
  }

  /** Everybody starts with all read, the weeks before too: what happens from now on is news. */
  function readAtStart() {
    const isTold = (api.state.start ?? null) === null || api.state.start.step === 'open';
    if (isTold && view.told) return;
    view.told = isTold;
    for (const { id } of api.state.people)
      for (const place of placesOf(id))
        seen.set(`${id} ${place.id}`, Math.max(1, ...messagesOf(place, id).map((each) => Number(each.id))));
  }

  function markSeen(here, person) {
    if (root.hidden) return;
    const key = `${person} ${here.id}`;
    const before = seen.get(key) ?? 0;
    const all = messagesOf(here, person);
    const fresh = all.filter((each) => Number(each.id) > before && each.author === 'bot');
    if (before > 0 && fresh.length > 0) api.announce(`Amends: ${sentenceOf(fresh.at(-1))}`);
    seen.set(key, Math.max(before, 1, ...all.map(({ id }) => Number(id))));
  }

  function tellUnread() {
    const count = (person) =>
      placesOf(person)
        .map((place) => unreadIn(place, person))
        .reduce((a, b) => a + b, 0);
    const perPerson = Object.fromEntries(api.state.people.map(({ id }) => [id, count(id)]));
    const now = JSON.stringify([api.person.id, perPerson]);
    if (view.unread === now) return;
    view.unread = now;
    api.unread(perPerson[api.person.id] ?? 0, perPerson);
  }

  render();
  return {
    update: render,
    suggest: (line) => {
      choose(CHAT);
      composer.fill(line);
    },
    show: (where) => {
      const named = { cases: 0, digest: 2, reviews: 3 }[where];
      choose(api.state.channels[named]?.teamsConversation ?? CHAT);
    },
  };
}

/** A place's messages and replies that this person may see. */
function messagesOf(place, person) {
  const all = place.posts.flatMap((post) => [post, ...(post.replies ?? [])]);
  return all.filter((each) => each.targeted === null || each.targeted === person);
}

function empty(place) {
  const words = place.chat
    ? 'Nothing here yet. Say hello, or ask for help.'
    : 'No posts yet. Mention @Amends to log a complaint.';
  return el('p', { class: 'teams-empty' }, words);
}
