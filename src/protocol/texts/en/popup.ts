/** The popup. */
export const POPUP_EN = {
  popup_transcript: 'Transcript',
  popup_shortcut: 'On any page: {keys}',
  popup_choose_shortcut: 'Choose a shortcut',
  popup_agent_works: 'Your agent works on this',
  popup_more: 'and {count} more in the side panel',
  popup_may_look: 'Parley may look at {host}',
} as const;
