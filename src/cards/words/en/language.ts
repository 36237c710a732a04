/** Which language somebody reads. */
export const language = {
  chosen: 'From now on I speak English to you. What a channel shows stays in the language of its team.',
  which: 'Which language? I speak English and German. Write {english} or {german}.',
} as const;
