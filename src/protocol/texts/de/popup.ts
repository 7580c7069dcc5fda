import type {POPUP_EN} from '../en/popup.ts';

/** The popup. */
export const POPUP_DE = {
  popup_transcript: 'Mitschrift',
  popup_shortcut: 'Auf jeder Seite: {keys}',
  popup_choose_shortcut: 'Tastenkürzel wählen',
  popup_agent_works: 'Daran arbeitet dein Agent',
  popup_more: 'und {count} weitere in der Seitenleiste',
  popup_may_look: 'Parley darf {host} ansehen',
} as const satisfies Record<keyof typeof POPUP_EN, string>;
