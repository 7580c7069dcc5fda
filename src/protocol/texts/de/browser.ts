import type {BROWSER_EN} from '../en/browser.ts';

/** What Chrome itself shows, and what stands on pages. */
export const BROWSER_DE = {
  language: 'de',
  direction: 'ltr',
  extension_name: 'Parley',
  extension_description:
    'Sprich mit jeder Seite: Parley hört dich, sieht die Seite und zeigt dir Dinge darauf.',
  command_talk: 'Mit Parley sprechen, oder senden, was du gesagt hast',
  command_talk_anywhere:
    'Mit Parley sprechen, oder senden, was du gesagt hast, während ein anderes Programm vorn ist',
  toolbar_idle: 'Parley',
  toolbar_starting: 'Parley startet',
  toolbar_listening: 'Parley hört zu',
  toolbar_thinking: 'Parley denkt nach',
  toolbar_speaking: 'Parley spricht',
  toolbar_problem: 'Parley hat ein Problem',
  toolbar_asking: 'Parley hat eine Frage',
  toolbar_working: 'Parley arbeitet',
  toolbar_again: 'Parley verbindet sich neu',
  toolbar_for_name: 'Parley horcht auf seinen Namen',
  toolbar_shared: '{title}; ein Tab ist mit deinem Agenten geteilt',
  pill_starting: 'Öffnet das Mikrofon',
  pill_listening: 'Hört zu',
  pill_thinking: 'Denkt nach',
  pill_working: 'Arbeitet',
  pill_speaking: 'Spricht',
  pill_sharing: 'Mit deinem Agenten geteilt',
  pill_sharing_for_name: 'Mit deinem Agenten geteilt · horcht auf seinen Namen',
  pill_shared: '{state} · mit deinem Agenten geteilt',
  pill_again: '{state}, verbindet sich neu',
  pill_move_label: 'Parley verschieben, mit den Pfeiltasten',
  pill_move: 'Verschieben',
  pill_stop_label: 'Parley beenden',
  pill_stopping: 'Wird beendet',
  sign_for_name: 'Parley horcht auf seinen Namen',
} as const satisfies Record<keyof typeof BROWSER_EN, string>;
