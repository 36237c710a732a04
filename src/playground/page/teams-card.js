/**
 * Adaptive Cards, drawn by Microsoft's own renderer (/adaptivecards.js) as Teams configures it. What it does not know and
 * what it would leave out is said, visibly.
 */
import { el, pictureAt } from './dom.js';
import { menuOf } from './menu.js';
import { elementsOf } from './teams-elements.js';
import { TEAMS_HOST_CONFIG } from './teams-host-config.js';
import { markdown, showMoments } from './teams-text.js';

const AC = globalThis.AdaptiveCards;
const MOST = TEAMS_HOST_CONFIG.actions.maxActions;
const ELEMENTS = elementsOf(AC);
AC.GlobalSettings.setTabIndexAtCardRoot = false;

/**
 * `context`: `viewer` (a person), `press(pressed)` (what the client sends of a button: its `type`, `title`, `verb` and its
 * `data` with the inputs merged in; a promise), `buttonId` (test handle of buttons).
 */
export function drawCard(source, context) {
  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig(TEAMS_HOST_CONFIG);
  const box = el('div', { class: 'ac', role: 'group', 'data-testid': 'teams-card' });
  const parsing = new AC.SerializationContext(AC.Versions.v1_5);
  parsing.setElementRegistry(ELEMENTS);
  card.parse(withPictures(withMoments(source, context.viewer)), parsing);
  // the renderer's own menu hears neither a click of a screen reader nor the space bar; Teams has one of its own as well
  card.onDisplayOverflowActionMenu = (actions, opener) => {
    (opener.popoverTargetElement ?? box.appendChild(overflowMenu(actions, opener))).togglePopover();
    return true;
  };
  card.onExecuteAction = (action) => pressed(action, box, context.press);
  // one for all cards, asked while this one is drawn
  AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
    // nodes written out again: whatever was foreign in the words has become text on the way
    const words = el('div', {}, markdown(text, source.msteams?.entities ?? []));
    result.outputHtml = new XMLSerializer().serializeToString(words);
    result.didProcess = true;
  };
  const drawn = card.render() ?? el('p', {}, source.fallbackText ?? '');
  // the group says it
  drawn.removeAttribute('aria-label');
  if (source.speak) box.setAttribute('aria-label', source.speak);
  box.append(drawn);
  for (const fault of faultsIn(source)) box.append(cannotDraw(fault));
  handles(card, box, context);
  return box;
}

function overflowMenu(actions, opener) {
  const entries = () =>
    actions.map((action) => ({
      words: action.title ?? '',
      testid: 'teams-overflow-entry',
      run: () => action.execute(),
    }));
  return menuOf(opener, { label: 'More actions', entries });
}

/** Gives the inputs and buttons their test handles, and the overflow button its name. */
function handles(card, box, { buttonId = 'teams-button' }) {
  for (const input of card.getAllInputs())
    input.renderedInputControlElement?.setAttribute('data-testid', `teams-input-${input.id}`);
  for (const button of box.querySelectorAll('button')) button.dataset.testid = buttonId;
  for (const more of box.querySelectorAll('button[aria-expanded]')) {
    more.dataset.testid = 'teams-overflow';
    more.setAttribute('aria-haspopup', 'menu');
    more.setAttribute('aria-label', 'More actions');
  }
}

/** The whole card takes no second press until the first is answered; its words can be typed on meanwhile. */
async function pressed(action, box, press) {
  const type = action.getJsonTypeName();
  if (type === 'Action.OpenUrl') {
    open(action.getHref(), '_blank', 'noopener,noreferrer');
    return;
  }
  if (box.getAttribute('aria-busy') === 'true') return;
  const { title, verb, data } = action;
  box.setAttribute('aria-busy', 'true');
  action.renderedElement?.setAttribute('aria-busy', 'true');
  await Promise.resolve(press({ type, title, verb, data })).catch(() => undefined);
  box.removeAttribute('aria-busy');
  action.renderedElement?.removeAttribute('aria-busy');
}

function cannotDraw(what) {
  return el('div', { class: 'notice', 'data-testid': 'cannot-draw', role: 'note' }, what);
}

/** The card with its moments in the viewer's words and zone; what its buttons carry stays as it is. */
function withMoments(value, viewer) {
  if (typeof value === 'string') return showMoments(value, viewer);
  if (Array.isArray(value)) return value.map((each) => withMoments(each, viewer));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'data' ? each : withMoments(each, viewer)]),
  );
}

/** The card with its pictures as a client shows them: this page fetches nothing from elsewhere. */
function withPictures(value) {
  if (Array.isArray(value)) return value.map(withPictures);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'data' ? each : withPictures(each)]),
  );
  return value.type === 'Image' ? { ...inner, url: pictureAt('teams', value.url) } : inner;
}

/** What a reader would miss: elements Teams draws and this page cannot, and buttons beyond the six Teams shows. */
function faultsIn(value) {
  if (Array.isArray(value)) return value.flatMap(faultsIn);
  if (typeof value !== 'object' || value === null) return [];
  const lists = ['body', 'items', 'columns', 'actions', 'inlines', 'rows', 'cells', 'card'];
  const inner = lists.flatMap((key) => faultsIn(value[key]));
  const first = (value.actions ?? []).filter(({ mode }) => mode !== 'secondary');
  if (first.length > MOST) inner.push(`Teams shows ${MOST} of these ${first.length} buttons.`);
  return isKnown(value) ? inner : [...inner, `This playground cannot draw “${value.type}”.`];
}

/** Parts of an element that the renderer reads with it. */
const PARTS = ['AdaptiveCard', 'Column', 'TableRow', 'TableCell'];

function isKnown({ type, fallback }) {
  if (type === undefined || fallback !== undefined || PARTS.includes(type)) return true;
  return ELEMENTS.findByName(type) !== undefined || AC.GlobalRegistry.actions.findByName(type) !== undefined;
}
