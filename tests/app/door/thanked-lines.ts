/** Lines by which somebody says how they like to be thanked, and in which language they read; and what each asks for. */
const wish = (how: string): object => ({ kind: 'wish', wish: { kind: 'thanked', how } });
const ASKED = { kind: 'question', question: { kind: 'thanked' } };
const MISSING = { kind: 'not_understood', why: { kind: 'thanked_words' } };

const SAID: Readonly<Record<string, readonly string[]>> = {
  public: [
    'thanked public',
    'thank me in public',
    'thanked publicly.',
    'thank me before everybody',
    'dankt mir öffentlich',
  ],
  team: [
    'thanked team',
    'thank me in my team only',
    'thanked by my team',
    'thanked just my team',
    'dank mir nur im Team',
  ],
  private: ['thanked private', 'thank me privately', 'thanked only me', 'thank me in private', 'dankt mir unter uns'],
  none: [
    'thanked none',
    'never thank me',
    "please don't thank me",
    'do not thank me here',
    'dankt mir nicht',
    'thanked not at all',
  ],
};

export const HOW_THANKED: readonly (readonly [line: string, asked: object])[] = [
  ['thanked', ASKED],
  ['how am I thanked?', ASKED],
  ...Object.entries(SAID).flatMap(([how, lines]) => lines.map((line) => [line, wish(how)] as const)),
  ['thanked by the moon', MISSING],
  ['thank me for the music', MISSING],
];

const reads = (language: string): object => ({ kind: 'wish', wish: { kind: 'language', language } });
const WHICH = { kind: 'not_understood', why: { kind: 'language_words' } };
export const LANGUAGES: readonly (readonly [line: string, asked: object])[] = [
  ['language Deutsch', reads('de')],
  ['language german.', reads('de')],
  ['language English', reads('en')],
  ['language', WHICH],
  ['language klingon', WHICH],
];
