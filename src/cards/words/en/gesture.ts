/** Printable notes for customers, for whoever hands them out. */
export const gesture = {
  button: 'Printable note…',
  title: 'Printable note, {case}',
  intro:
    'Open the link, print the page on A6 or A5, and hand it over; or copy the link to the customer. The page is in the customer’s language and says nothing of what happened or who they are.',
  until: 'The note holds until {until}, as long as the gift stands.',
  lapses:
    'The gift lapses unless it is used by {lapses}, and the note says so. Once the gift is marked as done, the note holds until {until}: then open the link again.',
  whoever:
    'Whoever has the link can see the note. It is looked at anew each time it is opened: after the gift is taken back, it says that it is no longer valid.',
  none: 'There is nothing to put on a note yet: {case} has no remedy that is authorised or done, besides words like an apology. Give one first: <b>{command} give {case} upgrade</b>.',
  other:
    'There is no “{typed}” on {case} to put on a note, but there is {there}. Say <b>{command} voucher {case}</b> for all of it; to give something else: <b>{command} give {case} …</b>.',
  off: 'No note was made on {case}: Amends does not know at which address customers reach it. Ask whoever runs it to set PUBLIC_URL; nothing else is missing.',
  over: 'What was given on {case} is more than a year old, and a note of it does not hold any more. Give it anew if the customer is still to have it.',
} as const;
