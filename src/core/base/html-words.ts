/** The words a person sees in a piece of HTML, as plain lines. Pure; in time that grows with the length only. */

/** Begin and end a line of their own. */
const BLOCKS = new Set(
  (
    'address article aside blockquote codeblock dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section table tbody tfoot thead tr ul'
  ).split(' '),
);
/** Stand beside each other: `Room` and `412` in two cells are two words. */
const CELLS = new Set(['td', 'th', 'caption', 'button', 'option', 'select']);
/** What is in them is not shown. */
const HIDDEN = new Set(['script', 'style', 'template', 'head', 'title', 'noscript', 'iframe', 'systemeventmessage']);
/** Have no end, and nothing in them. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Longer ones are read without minding quotation marks; nobody writes them. */
const LONGEST_TAG = 2_000;

export interface HtmlOptions {
  /** What stands in the place of an element that only refers to something, by its name and attributes; null: nothing. */
  readonly inPlaceOf?: (tag: Tag) => string | null;
  /** An element that is not shown, with all that is in it. */
  readonly isHidden?: (tag: Tag) => boolean;
  /** A line of its own where an element begins or ends; null: none. */
  readonly lineAt?: (tag: Tag, closes: boolean) => string | null;
}

export interface Tag {
  /** In lower case. */
  readonly name: string;
  /** The value of an attribute, entities read; null when it has none. */
  readonly get: (attribute: string) => string | null;
}

/** Lines as a browser would break them, list items with a dot, the cells of a row apart, emoji and pictures by their words. */
export function wordsOfHtml(html: string, options: HtmlOptions = {}): string {
  const page = newPage();
  const ends = endsOfTags(html);
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (next === -1) break;
    page.words(html.slice(at, next));
    const tag = tagAt(html, next, ends);
    if (tag === undefined) {
      // a sign and no tag: `1 < 2`
      page.words('<');
      at = next + 1;
      continue;
    }
    at = tag.end;
    if (tag.name === '') continue;
    if (HIDDEN.has(tag.name)) {
      if (!tag.closes) at = afterClosing(html, at, tag.name);
      continue;
    }
    if (!tag.closes && options.isHidden?.(tag) === true) {
      if (!VOID.has(tag.name)) at = afterElement(html, at, tag.name);
      continue;
    }
    draw(page, tag, options);
  }
  page.words(html.slice(at));
  return page.text();
}

interface Page {
  words(raw: string): void;
  /** Words that are no HTML, as they are. */
  asIs(text: string): void;
  /** Whatever comes begins a line. */
  line(): void;
  /** A line ends here, empty or not. */
  hardBreak(): void;
  space(): void;
  pre(by: 1 | -1): void;
  /** Whoever is quoted stands before what they said. */
  quoting(begins: boolean): void;
  text(): string;
}

function newPage(): Page {
  const out: string[] = [];
  let isLineEmpty = true;
  let preformatted = 0;
  let isQuoting = false;
  const asIs = (text: string): void => {
    if (text === '') return;
    out.push(text);
    const last = text.slice(text.lastIndexOf('\n') + 1);
    isLineEmpty = (isLineEmpty || text.includes('\n')) && /^[ \t]*$/.test(last);
  };
  return {
    asIs,
    words: (raw) => asIs(readEntities(preformatted > 0 ? raw : raw.replace(/[\n\r\t ]+/g, ' '))),
    line: () => {
      if (!isLineEmpty) asIs('\n');
    },
    hardBreak: () => asIs('\n'),
    space: () => asIs(' '),
    pre: (by) => {
      preformatted = Math.max(0, preformatted + by);
    },
    quoting: (begins) => {
      if (isQuoting) asIs(':');
      isQuoting = begins;
    },
    text: () =>
      out
        .join('')
        .replaceAll('\u00a0', ' ')
        .split('\n')
        .map((line) => line.replace(/[ \t]+/g, ' ').trim())
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
  };
}

interface ReadTag extends Tag {
  readonly closes: boolean;
  /** Just behind it. */
  readonly end: number;
}

function draw(page: Page, tag: ReadTag, { inPlaceOf, lineAt }: HtmlOptions): void {
  const { name, closes } = tag;
  const own = lineAt?.(tag, closes) ?? null;
  if (own !== null) {
    page.line();
    page.asIs(own);
    page.asIs('\n');
    return;
  }
  if (name === 'br') return page.hardBreak();
  if (CELLS.has(name)) return page.space();
  if (BLOCKS.has(name)) page.line();
  if (name === 'pre' || name === 'codeblock') page.pre(closes ? -1 : 1);
  if (name === 'strong') page.quoting(!closes && tag.get('itemprop') === 'mri');
  if (closes) return;
  if (name === 'li') page.asIs('• ');
  const instead = inPlaceOf?.(tag) ?? null;
  if (instead !== null) {
    page.line();
    page.asIs(instead);
    page.asIs('\n');
  } else if (name === 'emoji' || name === 'customemoji' || name === 'img') page.asIs(apart(pictured(tag)));
}

/** A sign stands among the words as one of them; what describes a picture is parted from them. */
const apart = (words: string): string => (/[\p{L}\p{N}]/u.test(words) ? ` ${words} ` : words);

/** A picture's own words; clients write `image` where nobody wrote any. */
function pictured(tag: Tag): string {
  const words = (tag.get('alt') ?? '').trim();
  return /^(?:|image|picture|img|bild|photo)$/i.test(words) ? '' : words;
}

/** The tag or comment that begins here; undefined when it is a sign only. `name` is empty for what shows nothing. */
function tagAt(html: string, at: number, ends: (from: number) => number): ReadTag | undefined {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    return { ...NOTHING, end: end === -1 ? html.length : end + 3 };
  }
  const head = /^<(\/?)([a-z][a-z0-9:-]{0,40})|^<[!?]/i.exec(html.slice(at, at + 44));
  if (head === null) return undefined;
  const end = quotedEnd(html, at) ?? ends(at);
  const [whole, slash = '', name = ''] = head;
  const attributes = html.slice(at + whole.length, end);
  return { name: name.toLowerCase(), closes: slash === '/', end, get: (wanted) => attributeIn(attributes, wanted) };
}
const NOTHING = { name: '', closes: false, get: () => null };

/** Behind the `>` that ends a tag, one within quotation marks aside; undefined when it is not near. */
function quotedEnd(html: string, at: number): number | undefined {
  let quote = '';
  for (let i = at + 1; i < Math.min(html.length, at + LONGEST_TAG); i += 1) {
    const sign = html.charAt(i);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return i + 1;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return undefined;
}

/** Behind the next `>`, whatever it stands in; asked from left to right, so that nothing is looked through twice. */
function endsOfTags(html: string): (from: number) => number {
  let known = -1;
  return (from) => {
    if (known < from) known = html.indexOf('>', from);
    if (known === -1) known = html.length - 1;
    return known + 1;
  };
}

function afterClosing(html: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}\\s{0,9}>`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html) === null ? html.length : closing.lastIndex;
}

/** Behind the end of an element, others of its name within it passed over; the end of all when it has none. */
function afterElement(html: string, from: number, name: string): number {
  const tags = new RegExp(`<(/?)${name}(?=[\\s/>])`, 'gi');
  tags.lastIndex = from;
  let open = 1;
  for (let tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    open += tag[1] === '/' ? -1 : 1;
    if (open === 0) {
      const end = html.indexOf('>', tags.lastIndex);
      return end === -1 ? html.length : end + 1;
    }
  }
  return html.length;
}

function attributeIn(attributes: string, name: string): string | null {
  for (const [, key = '', double, single, bare] of attributes
    .slice(0, LONGEST_TAG)
    .matchAll(/([a-z][a-z-]{0,30})=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi))
    if (key.toLowerCase() === name) return readEntities(double ?? single ?? bare ?? '');
  return null;
}

const NAMED = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    shy: '',
    zwnj: '',
    zwj: '',
    euro: '€',
    pound: '£',
    yen: '¥',
    cent: '¢',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    laquo: '«',
    raquo: '»',
    bull: '•',
    middot: '·',
    deg: '°',
    sect: '§',
    times: '×',
    copy: '©',
    reg: '®',
    trade: '™',
    iexcl: '¡',
    iquest: '¿',
    szlig: 'ß',
    aelig: 'æ',
    AElig: 'Æ',
    oslash: 'ø',
    Oslash: 'Ø',
  }),
);
/** `&eacute;`: a letter and its mark. */
const MARKS = new Map(
  Object.entries({
    grave: '\u0300',
    acute: '\u0301',
    circ: '\u0302',
    tilde: '\u0303',
    uml: '\u0308',
    ring: '\u030a',
    cedil: '\u0327',
    caron: '\u030c',
  }),
);

/** Each entity once: `&amp;lt;` becomes `&lt;` and no tag. One that is not known stays as it is. */
export function readEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : '';
    },
  );
}

function named(name: string): string | undefined {
  const known = NAMED.get(name) ?? NAMED.get(name.toLowerCase());
  if (known !== undefined) return known;
  const mark = MARKS.get(name.slice(1));
  return mark === undefined ? undefined : (name.charAt(0) + mark).normalize('NFC');
}
