/** What only a chat itself makes necessary: forms that come late, buttons that are too old, people a platform does not name. */
export const surfaces = {
  'button.old': 'That button is too old to use. Type {line} to see your cases with fresh buttons.',
  'button.stale':
    'This button is from an older card. Write “show” and the case number to Amends to see the case as it is now.',
  'nothing_here.slack': 'Amends has nothing behind that any more. Type {line} to see what you can do.',
  'nothing_here.teams': 'Amends does not know this one. Write “help” to Amends to see what it can do for you.',
  not_installed: 'Amends is not set up for your workspace, so nothing was saved. Ask whoever runs Amends to add it.',
  no_identity:
    'Amends cannot tell who you are in your organisation, so nothing was changed. Guests and people from outside need a colleague to do this.',
  edited: 'An edited message is not carried out by itself: what it said before may be done already.',
  working: 'Working on it. The card changes as soon as it is done.',
  slow: 'Amends is slow right now. An answer comes as a message as soon as it is there; open a form once more.',

  'form.loading_title': 'One moment',
  'form.loading': 'Opening the form…',
  'form.not_filled':
    'The form could not be opened, and nothing was changed. Amends has told you in a message what happened.',
  'form.press': 'Slack opens forms from a button only. Press it to go on.',
  'form.late': 'Slack did not open the form in time. Nothing was changed; please try again.',
  'form.your_words': 'Your words:',
  'form.open': 'Open the form',
  'form.below': 'The form is below.',
  'form.check': '{title}: please check and send.',
  'form.ready': 'Your form is ready: {title}.',
  'form.ready_for': '{name}, your form is ready: {title}.',
  'form.of_somebody':
    'Somebody else asked for this form, so it opens for them alone. Write “log” or what you want to do to Amends to get your own.',
  'form.of':
    '{name} asked for this form, so it opens for them alone. Write “log” or what you want to do to Amends to get your own.',
  'form.sent': 'This form was sent.',
  'form.sent_by': 'This form was sent by {name}.',
  'form.fill_in': 'Please fill in: {label}',
  'step.no_text':
    'Amends logged nothing: “Complaint” of this step was empty. In the workflow, choose what holds the customer’s words.',
  'step.no_reporter':
    'Amends logged nothing: nobody was chosen in “Whose case it is”. In the workflow, choose a person who is named in Amends.',
  'step.refused':
    'Amends logged nothing. {why} In the workflow, look at “Complaint” and “Whose case it is”, and run it again.',

  'install.title': 'Amends in Slack',
  'install.about':
    'Slack will ask whether Amends may be added to your workspace or organisation, and what it may do there. Nothing is kept of you.',
  'install.to_slack': 'Add to Slack',
  'install.done': 'Amends is installed in {where}. Invite it to each channel it is to post in: /invite @Amends',
  'install.open': 'Open Slack',
  'install.begin_again':
    'Amends was not installed, and nothing was changed: this way back from Slack was not begun in this browser in the last ten minutes, was used before, or was ended there.',
  'install.nobodys':
    'Amends was not installed: none of the organisations served here names this Slack workspace as theirs. Ask whoever runs Amends to name it first.',
  'install.later':
    'Amends was not installed: Slack could not be reached, or what it answered could not be kept. Please try again in a minute.',
  'install.again': 'Begin again',
} as const;
