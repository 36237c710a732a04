/** What stands of a request above the fields of a form. */
export const aboutRequest = {
  asks: '{who} asks for <b>{what}</b>.',
  'asks.why': '{who} asks for <b>{what}</b>, because {why}',
  asked: '{who} asked for <b>{what}</b>.',
  'asked.why': '{who} asked for <b>{what}</b>, because {why}',
  offers: '{who} offers <b>{what}</b>: {reason}',
  question: '<b>{who} asks:</b> {text}',
} as const;
