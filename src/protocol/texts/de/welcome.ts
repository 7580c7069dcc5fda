import type {WELCOME_EN} from '../en/welcome.ts';

/** The welcome tab. */
export const WELCOME_DE = {
  welcome_title: 'Willkommen bei Parley',
  welcome_heading: 'Sprich mit jeder Seite',
  welcome_all_set:
    'Alles ist eingerichtet. Sprich auf jeder Seite mit Parley; diesen Tab kannst du schließen.',
  welcome_intro:
    'Parley hört dich, sieht die Seite, auf der du bist, und zeigt dir Dinge darauf. Das Einrichten dauert keine Minute.',
  welcome_done: ' – erledigt',
  welcome_microphone: 'Das Mikrofon erlauben',
  welcome_mic_granted:
    'Das Mikrofon darf benutzt werden. Es ist nur zwischen deinen zwei Tastendrücken offen.',
  welcome_mic_prompt:
    'Chrome wird dich fragen. Parley öffnet das Mikrofon nur zwischen deinen zwei Tastendrücken.',
  welcome_mic_denied:
    'Das Mikrofon ist für Parley gesperrt, und Chrome wird nicht noch einmal fragen. Wähle in den Einstellungen von Chrome für Parley neben „Mikrofon“ die Option „Zulassen“ und komm hierher zurück.',
  welcome_open_settings: 'Einstellungen von Chrome öffnen',
  welcome_key: 'Gib Parley einen Schlüssel für seine Stimme',
  welcome_key_why:
    'Parley spricht über einen Sprachdienst, mit deinem eigenen Schlüssel. Der Schlüssel bleibt auf diesem Rechner.',
  welcome_change_key: 'Schlüssel ändern',
  welcome_enter_key: 'Schlüssel eingeben',
  welcome_shortcut: 'Lern dein Tastenkürzel kennen',
  welcome_keys:
    'Auf jeder Seite beginnst du mit {keys} zu sprechen; noch einmal gedrückt, wird gesendet, was du gesagt hast.',
  welcome_no_keys:
    'Eine andere Erweiterung hat die Tasten, die Parley nehmen würde. Wähle andere, oder sprich mit dem Knopf.',
  welcome_got_it: 'Verstanden',
  welcome_change_shortcut: 'Tastenkürzel ändern',
  welcome_choose_shortcut: 'Tastenkürzel wählen',
  welcome_go_on: 'Ohne weitermachen',
  welcome_try: 'Probier es aus',
  welcome_try_keys: 'Drück {keys}, sag „Hallo, wer bist du?“, und drück die Tasten noch einmal.',
  welcome_try_button: 'Drück den Knopf, sag „Hallo, wer bist du?“, und drück ihn noch einmal.',
} as const satisfies Record<keyof typeof WELCOME_EN, string>;
