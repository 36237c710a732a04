// The Slack-like client: channels and direct messages, conversation and thread, composer, message menu, home tab.
import { el, keepingFocus, replace, sameJson } from './dom.js';
import { drawBlocks } from './slack-blocks.js';
import { mountDialog } from './slack-dialog.js';
import { newBelow } from './frame/new-below.js';
import { mountComposer, sendText } from './slack-composer.js';
import { authorOf, drawMessages } from './slack-message.js';

export function mountSlack(root, api) {
  const nav = el('nav', { class: 's-nav', 'aria-label': 'Channels' });
  const pane = el('div', { class: 's-pane' });
  const thread = el('aside', {
    class: 's-thread',
    'data-testid': 'slack-thread',
    'aria-label': 'Thread',
    hidden: true,
  });
  replace(root, nav, pane, thread);
  const dialog = mountDialog(api);
  const talk = mountTalk(pane, api, { onThread: (ts) => open({ thread: ts }), onTab: (tab) => openTab(tab) });
  const replies = mountReplies(thread, api, { onClose: () => open({ thread: null }) });

  /** Per person: the open channel, thread, tab, and how far each channel was read. */
  const seats = new Map();
  let before = null;
  let wasTold = false;

  const seat = () => {
    const user = api.person.slackUser;
    if (!seats.has(user)) {
      const first = channelsOf(user)[0]?.id ?? null;
      seats.set(user, { channel: first, thread: null, tab: 'messages', read: {}, fresh: true });
    }
    return seats.get(user);
  };
  const channelsOf = (user) => api.state.slack.channels.filter((one) => one.members.includes(user) && !one.archived);
  const open = (change) => {
    Object.assign(seat(), change);
    update();
  };
  const openTab = (tab) => {
    open({ tab, thread: null });
    api.send('slack.home', { user: api.person.slackUser, tab }).catch(() => undefined);
  };

  const visible = (user, channel) => {
    const { messages, ephemerals } = api.state.slack;
    const own = ephemerals.filter((one) => one.viewer === user && one.channel === channel);
    return [...(messages[channel] ?? []), ...own].toSorted((a, b) => Number(a.ts) - Number(b.ts));
  };

  /** Everybody starts with all read, the weeks before too: what happens from now on is news. */
  const readAtStart = () => {
    const isTold = (api.state.start ?? null) === null || api.state.start.step === 'open';
    if (before !== null && isTold && wasTold) return;
    wasTold = isTold;
    for (const person of api.state.people) {
      const read = {};
      for (const one of channelsOf(person.slackUser))
        read[one.id] = visible(person.slackUser, one.id).at(-1)?.ts ?? '0';
      const first = channelsOf(person.slackUser)[0]?.id ?? null;
      seats.set(person.slackUser, {
        channel: first,
        thread: null,
        tab: 'messages',
        ...seats.get(person.slackUser),
        read,
      });
    }
  };

  const unreadIn = (user, channel) =>
    visible(user, channel).filter(
      (one) => one.user !== user && Number(one.ts) > Number(seats.get(user)?.read[channel] ?? 0),
    ).length;

  const countUnread = () => {
    const per = {};
    for (const person of api.state.people) {
      const mine = channelsOf(person.slackUser).filter((one) => one.kind === 'im');
      per[person.id] = mine.reduce((sum, one) => sum + unreadIn(person.slackUser, one.id), 0);
    }
    const all = channelsOf(api.person.slackUser).reduce((sum, one) => sum + unreadIn(api.person.slackUser, one.id), 0);
    const next = { all, per };
    if (!sameJson(next, before)) api.unread(all, per);
    before = next;
  };

  const update = () => {
    const user = api.person.slackUser;
    readAtStart();
    const here = seat();
    const channel = api.state.slack.channels.find((one) => one.id === here.channel) ?? channelsOf(user)[0];
    const messages = visible(user, channel.id);
    if (!root.hidden) here.read[channel.id] = messages.at(-1)?.ts ?? '0';
    countUnread();
    drawNav(nav, api, {
      channels: channelsOf(user),
      chosen: channel.id,
      unread: (id) => unreadIn(user, id),
      open: (id) => open({ channel: id, thread: null, tab: 'messages' }),
    });
    talk.update({ channel, messages, tab: here.tab, home: api.state.slack.homes[user] ?? null, hidden: root.hidden });
    replies.update(here.thread === null ? null : { channel, ts: here.thread, messages });
    root.classList.toggle('with-thread', here.thread !== null);
    dialog.update(root.hidden ? [] : (api.state.slack.views[user] ?? []));
  };

  /** The channel a place of the guide is; the direct one where lines are answered without anybody else reading. */
  const placeOf = (where) => {
    const mine = channelsOf(api.person.slackUser);
    if (where === 'dm') return mine.find((one) => one.kind === 'im');
    const named = { cases: 0, digest: 2, reviews: 3 }[where];
    return mine.find((one) => one.id === api.state.channels[named]?.slackChannel);
  };
  return {
    update,
    suggest: (line, where = 'cases') => {
      open({ channel: placeOf(where)?.id ?? seat().channel, thread: null, tab: 'messages' });
      talk.suggest(`${api.state.slack.command} ${line}`);
    },
    show: (where) => {
      open({ channel: placeOf(where)?.id ?? seat().channel, thread: null, tab: 'messages' });
      talk.toEnd();
    },
  };
}

function drawNav(nav, api, { channels, chosen, unread, open }) {
  const { team } = api.state.slack;
  const rows = channels.map((one) => ({
    id: one.id,
    kind: one.kind,
    name: nameOf(one, api),
    unread: unread(one.id),
  }));
  const row = ({ id, kind, name, unread }) =>
    el(
      'button',
      {
        type: 'button',
        class: `s-channel${unread > 0 ? ' is-unread' : ''}`,
        'data-testid': `slack-channel-${{ im: 'dm', mpim: 'group' }[kind] ?? id}`,
        'aria-current': id === chosen ? 'page' : null,
        on: { click: () => open(id) },
      },
      el('span', { class: 's-channel-mark', 'aria-hidden': 'true' }, { im: '✓', mpim: '◦' }[kind] ?? '#'),
      el('span', { class: 's-channel-name' }, name),
      unread > 0 && el('span', { class: 'count', 'aria-label': `${unread} unread` }, unread),
    );
  const signature = JSON.stringify([rows, chosen, api.person.id]);
  if (nav.dataset.signature === signature) return;
  nav.dataset.signature = signature;
  const focused = nav.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
  replace(
    nav,
    el('div', { class: 's-team' }, el('strong', {}, team.name), el('small', {}, api.person.name)),
    el('h2', {}, 'Channels'),
    rows.filter((one) => one.kind === 'public' || one.kind === 'private').map(row),
    rows.some((one) => one.kind === 'mpim') && el('h2', {}, 'Direct messages'),
    rows.filter((one) => one.kind === 'mpim').map(row),
    el('h2', {}, 'Apps'),
    rows.filter((one) => one.kind === 'im').map(row),
  );
  if (focused) nav.querySelector(`[data-testid="${focused}"]`)?.focus();
}

/** What a channel is called in the list: a group by the others in it, as in Slack. */
function nameOf(one, api) {
  const { bot, users } = api.state.slack;
  if (one.kind === 'im') return bot.name;
  if (one.kind !== 'mpim') return one.name;
  const others = one.members.filter((id) => id !== api.person.slackUser && id !== bot.user);
  const names = others.map((id) => users.find((user) => user.id === id)?.realName.split(' ')[0] ?? id);
  return [...names, bot.name].join(', ');
}

/** The conversation in the middle. */
function mountTalk(pane, api, { onThread, onTab }) {
  const head = el('header', { class: 's-head' });
  const list = el('div', { class: 's-messages' });
  const empty = el('div', { class: 's-empty' });
  const scroll = el(
    'div',
    { class: 's-scroll', tabindex: '0', role: 'log', 'aria-live': 'off', 'aria-label': 'Conversation' },
    empty,
    list,
  );
  const home = el('div', { class: 's-home', hidden: true, 'data-piece': 'home', tabindex: '-1' });
  const below = newBelow(scroll, 'slack-new-below');
  let channel = null;
  let lastTs = null;
  let wasHidden = false;
  const composer = mountComposer(api, {
    label: 'Message',
    testid: 'slack',
    send: (text) => sendText(api, channel.id, text),
  });
  replace(pane, head, scroll, home, below.node, composer.node);

  return {
    suggest: (text) => composer.suggest(text),
    toEnd: () => (scroll.scrollTop = scroll.scrollHeight),
    update: (now) => {
      // what was drawn out of sight could not be scrolled
      const moved = channel?.id !== now.channel.id || (wasHidden && !now.hidden);
      wasHidden = now.hidden;
      const nearEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
      channel = now.channel;
      const direct = channel.kind === 'im';
      const showHome = direct && now.tab === 'home';
      drawHead(head, api, channel, now.tab, onTab);
      scroll.hidden = showHome;
      home.hidden = !showHome;
      composer.node.hidden = showHome;
      if (showHome) drawHome(home, api, now.home);
      composer.place(channel.kind === 'public' ? `Message #${channel.name}` : `Message ${nameOf(channel, api)}`);
      const shown = now.messages.filter((one) => one.threadTs === null);
      empty.hidden = shown.length > 0;
      replace(
        empty,
        el('h3', {}, channel.kind === 'public' ? `#${channel.name}` : `You and ${nameOf(channel, api)}`),
        el('p', {}, direct ? 'What Amends tells only you, and what it asks of you, comes here.' : channel.about),
      );
      const rows = shown.map((message) => ({ message, replies: repliesTo(now.messages, message) }));
      drawMessages(list, api, rows, { onThread });
      const newest = shown.at(-1);
      const fresh = moved || lastTs === null ? [] : shown.filter((one) => Number(one.ts) > Number(lastTs));
      below.after({ moved, nearEnd, fresh: fresh.length, mine: fresh.some((one) => isFor(one, api.person.slackUser)) });
      if (!moved && newest !== undefined && newest.ts !== lastTs)
        api.announce(`${authorOf(api, newest).name}: ${newest.text.slice(0, 300)}`);
      lastTs = newest?.ts ?? null;
    },
  };
}

/** What somebody said, or what is said to them alone: they want to see it. */
const isFor = (message, user) => message.user === user || message.viewer === user;

const repliesTo = (messages, root) => {
  const replies = messages.filter((one) => one.threadTs === root.ts);
  return { count: replies.length, last: replies.at(-1)?.ts ?? null };
};

function drawHead(head, api, channel, tab, onTab) {
  const direct = channel.kind === 'im';
  const signature = JSON.stringify([channel.id, tab, api.person.id]);
  if (head.dataset.signature === signature) return;
  head.dataset.signature = signature;
  const tabButton = (id, label) =>
    el(
      'button',
      {
        type: 'button',
        class: 's-tab',
        'aria-pressed': String(tab === id),
        'data-testid': `slack-tab-${id}`,
        on: { click: () => onTab(id) },
      },
      label,
    );
  replace(
    head,
    el('h1', {}, channel.kind === 'public' ? `# ${channel.name}` : nameOf(channel, api)),
    direct
      ? el('div', { class: 's-tabs' }, tabButton('home', 'Home'), tabButton('messages', 'Messages'))
      : el('p', {}, channel.about),
  );
}

function drawHome(home, api, view) {
  const signature = JSON.stringify([view?.hash ?? null, api.person.id]);
  if (home.dataset.signature === signature) return;
  home.dataset.signature = signature;
  const act = (place, value) =>
    api.send('slack.press', { user: api.person.slackUser, where: view.id, ...place, value });
  const empty = el('p', { class: 's-empty' }, 'Amends has not drawn this page yet.');
  keepingFocus(home, () =>
    replace(home, view === null ? empty : drawBlocks(view.blocks, { slack: api.state.slack, act })),
  );
}

function mountReplies(thread, api, { onClose }) {
  const list = el('div', { class: 's-messages' });
  const scroll = el(
    'div',
    { class: 's-scroll', tabindex: '0', role: 'log', 'aria-live': 'off', 'aria-label': 'Replies' },
    list,
  );
  const close = el(
    'button',
    {
      type: 'button',
      class: 'button quiet small',
      'aria-label': 'Close thread',
      'data-testid': 'slack-thread-close',
      on: { click: onClose },
    },
    'Close',
  );
  let at = null;
  const composer = mountComposer(api, {
    label: 'Reply',
    testid: 'slack-thread',
    hint: () =>
      `Mention @${api.state?.slack?.bot?.name ?? ''}, say with “help”: in a thread Slack takes no slash commands`,
    send: (text) => sendText(api, at.channel.id, text, at.ts),
  });
  composer.place('Reply in the thread');
  replace(thread, el('header', { class: 's-head' }, el('h2', {}, 'Thread'), close), scroll, composer.node);
  return {
    update: (now) => {
      thread.hidden = now === null;
      if (now === null) {
        at = null;
        return;
      }
      const opened = at?.ts !== now.ts;
      at = now;
      const shown = now.messages.filter((one) => one.ts === now.ts || one.threadTs === now.ts);
      const before = list.childElementCount;
      drawMessages(
        list,
        api,
        shown.map((message) => ({ message, replies: { count: 0, last: null } })),
        { onThread: null },
      );
      if (opened || list.childElementCount > before) scroll.scrollTop = scroll.scrollHeight;
    },
  };
}
