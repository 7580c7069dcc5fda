import type {SentenceKey} from '../../sentence.ts';

/** Sentences that are closer than the general ones of a failure, and the questions before an action. */
export const SENTENCES_DE = {
  // Settings.
  key_unusable: 'Diese Taste lässt sich nicht zum Sprechen halten.',
  address_missing: 'Wähle zuerst die Adresse des Sprachdienstes.',
  address_none: 'Die Adresse des Sprachdienstes ist keine Webadresse.',
  address_unsafe: 'Der Sprachdienst muss https verwenden oder auf diesem Rechner laufen.',
  address_path: 'Die Adresse des Sprachdienstes muss mit ihrem Pfad enden.',
  no_permission_server: 'Ohne deine Erlaubnis lässt Chrome Parley nicht zu diesem Server.',
  wipe_failed: 'Parley konnte nicht löschen, was es aufbewahrt hat.',
  read_failed: 'Parley konnte nicht lesen, was es aufbewahrt hat.',
  // Gateway.
  gateway_form: 'Diese Adresse ist nicht brauchbar. Schreib sie wie ws://127.0.0.1:18789.',
  gateway_token_apart: 'Diese Adresse ist nicht brauchbar. Der Token hat ein eigenes Feld.',
  gateway_unsafe:
    'Diese Adresse ist nicht brauchbar. Außerhalb dieses Rechners muss sie mit wss:// beginnen, damit niemand mithören kann.',
  no_permission_gateway: 'Ohne deine Erlaubnis lässt Chrome Parley nicht zu diesem Gateway.',
  loan_unsafe: 'Das Gateway nennt für seine Stimme eine Adresse, die nicht sicher ist.',
  task_too_long: 'Was du gefragt hast, ist länger, als das Gateway annimmt.',
  task_too_old: 'Diese Aufgabe liegt zu weit zurück, um dort nachzufragen.',
  agent_has_answer: 'Dein Agent hat deine Antwort.',
  answer_waits: 'Sie geht dorthin, sobald das Gateway erreichbar ist.',
  task_added: 'Zur Aufgabe hinzugefügt.',
  task_passed_on: 'An deinen Agenten weitergegeben.',
  // The conversation.
  budget_day_spent: 'Das Budget für heute von {limit} ist aufgebraucht.',
  budget_talk_spent: 'Das Budget für dieses Gespräch von {limit} ist aufgebraucht.',
  budget_day_nearly: 'Das Budget für heute ist fast aufgebraucht: {spent} von {limit}.',
  budget_talk_nearly: 'Das Budget für dieses Gespräch ist fast aufgebraucht: {spent} von {limit}.',
  stopped_listening: 'Parley hört nicht mehr zu, weil fünf Minuten lang niemand gesprochen hat.',
  no_speech_from:
    'Es war keine Sprache zu hören: „{device}“ lieferte höchstens {peak} % und im Mittel {rms} % Pegel.',
  no_speech:
    'Es war keine Sprache zu hören: Das Mikrofon lieferte höchstens {peak} % und im Mittel {rms} % Pegel.',
  // Echo check.
  echo_later: 'Prüfe das Echo, wenn das Gespräch vorbei ist.',
  echo_stopped: 'Du hast zu sprechen begonnen, darum wurde die Echoprüfung beendet.',
  echo_unquiet:
    'Etwas anderes als der Prüfton war laut. Sei still, stell den Lautsprecher leiser, falls er scheppert, und prüfe noch einmal.',
  echo_mic_lost: 'Das Mikrofon ging während der Echoprüfung verloren.',
  no_speaker: 'Es wurden weder Lautsprecher noch Kopfhörer gefunden.',
  tone_failed: 'Der Prüfton konnte nicht abgespielt werden.',
  // Wake word.
  lesson_quiet: 'Das war zu leise. Geh näher ans Mikrofon und nimm es noch einmal auf.',
  lesson_short:
    'Das war zu kurz. Wähle ein Aktivierungswort mit drei oder vier Silben und nimm es noch einmal auf.',
  lesson_long:
    'Das war zu lang. Sag nur das Aktivierungswort, sei danach still, und nimm es noch einmal auf.',
  lesson_unheard: 'Es war nichts zu hören. Drück den Knopf noch einmal und sag das Aktivierungswort laut.',
  lesson_unlike:
    'Das klang anders als deine übrigen Aufnahmen. Nimm es noch einmal gleich gesprochen auf, oder lösche sie und fang neu an.',
  lesson_later: 'Parley hört dir gerade zu. Nimm das Aktivierungswort auf, wenn es fertig ist.',
  lesson_under_way: 'Das Aktivierungswort wird schon aufgenommen.',
  lesson_cut_off: 'Parley begann dir zuzuhören, darum wurde nichts aufgenommen.',
  wake_downloadable:
    'Chrome kann auf diesem Rechner auf ein Aktivierungswort hören, sobald sein Sprachpaket da ist.',
  wake_downloading:
    'Chrome lädt noch herunter, was es braucht, um auf diesem Rechner auf ein Aktivierungswort zu hören.',
  wake_unrecognised:
    'Dieses Chrome kann deine Sprache nicht allein auf diesem Rechner erkennen, darum hört es nicht zu.',
  wake_not_downloaded: 'Chrome konnte nicht herunterladen, was es braucht.',
  // What came of a yes.
  done: 'Erledigt.',
  nothing_done: 'Es wurde nichts getan.',
  one_more_question: 'Es gibt noch eine Frage.',
  // Questions before an action; names in quotation marks are the page’s words.
  ask_for_agent: 'Für deinen Agenten:',
  ask_click: 'Auf {it} klicken (auf {site})?',
  ask_click_right: 'Mit rechts auf {it} klicken (auf {site})?',
  ask_click_double: 'Doppelt auf {it} klicken (auf {site})?',
  ask_empty: '{it} leeren (auf {site})?',
  ask_empty_enter: '{it} leeren und Enter drücken (auf {site})?',
  ask_type: '"{text}" in {it} eingeben (auf {site})?',
  ask_type_enter: '"{text}" in {it} eingeben und Enter drücken (auf {site})?',
  ask_add: '"{text}" in {it} anfügen (auf {site})?',
  ask_add_enter: '"{text}" in {it} anfügen und Enter drücken (auf {site})?',
  ask_select: '{options} in {it} auswählen (auf {site})?',
  ask_press: '{key} in {it} drücken (auf {site})?',
  ask_hover: 'Den Mauszeiger über {it} bewegen (auf {site})?',
  ask_drag: '{it} auf "{onto}" ziehen (auf {site})?',
  ask_submit: '{it} absenden (auf {site})?',
  ask_scroll: '{it} scrollen (auf {site})?',
  ask_visit: '{host} in einem neuen Tab öffnen? Die Adresse ist "{address}".',
  ask_named: '"{name}"',
  ask_unnamed: 'ein Element ohne Namen ({role})',
  ask_nameless: 'ein Element ohne Namen',
  ask_this_page: 'dieser Seite',
  ask_form: 'Das sendet ein Formular an {where}.',
  ask_leaves: 'Das führt zu {where}.',
  ask_script: 'Das führt Code aus, den die Seite in einen Link geschrieben hat.',
  ask_download: 'Das lädt eine Datei herunter.',
  ask_secret: 'Das Feld ist für ein Passwort, eine Karte oder einen Code.',
  ask_enter: 'Enter kann absenden, was dort steht.',
  ask_site: 'Ein Ja lässt mich für den Rest des Gesprächs auch einfache Dinge auf {site} tun.',
  may_run: 'Darf dein Agent diesen Befehl ausführen?',
  may_run_elsewhere: 'Darf dein Agent diesen Befehl auf einem anderen deiner Rechner ausführen?',
  may_do: 'Darf dein Agent das tun?',
} as const satisfies Record<SentenceKey, string>;
