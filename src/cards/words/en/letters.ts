/** Letters to customers, for whoever writes them: which one, in which language, and what is said about a draft. */
export const letters = {
  'button.draft': 'Draft…',
  'button.another': 'Another draft…',

  'kind.acknowledgement': 'acknowledgement',
  'kind.holding': 'holding letter',
  'kind.update': 'update',
  'kind.apology': 'apology',
  'kind.resolution': 'resolution',
  'kind.cannot': 'what we can and cannot do',
  'language.en': 'English',
  'language.de': 'German',
  'language.fr': 'French',
  'language.es': 'Spanish',
  'tone.formal': 'formal',
  'tone.informal': 'informal',

  'form.title': 'Draft on {case}',
  'form.submit': 'Draft it',
  'form.note': 'It says only what is on the case: what was authorised, and what was promised. Nothing is sent.',
  'form.letter': 'Which letter',
  'form.letter_hint': 'Proposed from where the case stands.',
  'form.language': 'In which language',
  'form.language_hint': 'As the customer wrote, as far as that can be told; what you choose stays on the case.',
  'form.tone': 'How they are addressed',
  'form.tone_hint': 'Sie or du, vous or tu, usted or tú. English addresses everybody alike.',

  'card.title': '{kind}, {case}',
  'card.language': 'In {language}. Nothing was sent: copy it from here.',
  'card.language_tone': 'In {language}, {tone}. Nothing was sent: copy it from here.',
  'card.summary': 'A draft for {case}: {kind}, in {language}.',

  words:
    'Amends did not understand which letter that is. Type for example <b>{command} draft {case} apology in spanish</b>; letters: {kinds}; languages: {languages}; formal or informal.',
} as const;
