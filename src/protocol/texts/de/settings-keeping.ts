import type {SETTINGS_KEEPING_EN} from '../en/settings-keeping.ts';

/** The settings: from the history to the voice service. */
export const SETTINGS_KEEPING_DE = {
  history_title: 'Verlauf',
  history_intro:
    'Was du und Parley sagen, wird nur auf diesem Rechner aufbewahrt und lässt sich in der Seitenleiste lesen. Eine kürzere Zeit löscht, was älter ist. Wie lange die letzten Runden dauerten, bleibt in jedem Fall, ohne ihre Worte.',
  history_keep: 'Aufbewahren, was gesagt wurde',
  history_not: 'Gar nicht',
  history_day: 'Einen Tag',
  history_week: 'Eine Woche',
  history_days: '{count} Tage',
  history_year: 'Ein Jahr',
  history_ever: 'Bis ich ihn lösche',
  hold_title: 'Zum Sprechen eine Taste halten',
  hold_refused:
    'Chrome hat Parley keinen Zugriff auf Webseiten gegeben, darum wird keine Taste gehalten. Tastenkürzel und Knopf funktionieren trotzdem.',
  hold_for_writing:
    'Diese Taste brauchst du zum Schreiben. Nimm eine, die nichts schreibt, etwa Strg rechts oder F8.',
  hold_saved: 'Gespeichert. Es wirkt auch auf den Seiten, die offen sind.',
  hold_none_any_more: 'Es wird keine Taste mehr gehalten.',
  hold_key: 'Taste',
  hold_good_keys: 'Gute Tasten',
  hold_why:
    'Chrome wird dich um Zugriff auf alle Websites bitten: Nur ein Skript auf der Seite merkt, wenn eine Taste losgelassen wird. Es ist klein, kennt nur diese eine Taste und liest nichts.',
  hold_it: 'Zum Sprechen halten',
  hold_this: '{key} zum Sprechen halten',
  hold_off: 'Abschalten',
  hold_give_back: 'Den Zugriff auf alle Websites zurückgeben',
  hold_intro:
    'Halte auf einer Webseite eine Taste und sprich; beim Loslassen wird gesendet, was du gesagt hast.',
  hold_unheard:
    '{key} ist gewählt, aber Chrome gibt Parley keinen Zugriff auf Webseiten mehr. Bis du ihn wieder gibst, tut die Taste nichts.',
  hold_works:
    'Halte auf einer Webseite {key} und sprich; beim Loslassen wird gesendet, was du gesagt hast. Ohne ein Wort wird nichts gesendet, auch nicht zusammen mit einer anderen Taste.',
  hold_press_here: 'Klick hier und drück die Taste',
  hidden_title: 'Websites, die Parley nicht ansieht',
  hidden_none: 'Es gibt keine. Der Schalter im Popup gilt für die Website, auf der du bist.',
  hidden_intro:
    'Nichts auf diesen Websites wird gelesen oder abgebildet; Parley zeigt dort auf nichts und handelt nicht.',
  hidden_remove_site: '{origin} von der Liste entfernen',
  key_title: 'Schlüssel',
  key_replace: 'Schlüssel ersetzen',
  key_yours: 'Dein Schlüssel',
  key_keep: 'Schlüssel aufbewahren',
  key_forget: 'Vergessen',
  key_address_first: 'Speichere zuerst die Adresse des Sprachdienstes.',
  key_kept: 'Ein Schlüssel für {service} liegt auf diesem Rechner. Er wird sonst nirgendwohin gesendet.',
  key_none:
    'Für {service} gibt es noch keinen Schlüssel. Er wird auf diesem Rechner aufbewahrt und sonst nirgendwohin gesendet.',
  times_title: 'Zeiten',
  times_none: 'Es gibt noch keine Runden zu messen.',
  times_intro_one:
    'Wie lange die Teile der letzten Runde dauerten: die Hälfte höchstens so lange wie der volle Balken, 95 von 100 höchstens so lange wie der ganze.',
  times_intro_other:
    'Wie lange die Teile der letzten {count} Runden dauerten: die Hälfte höchstens so lange wie der volle Balken, 95 von 100 höchstens so lange wie der ganze.',
  times_copy: 'Als JSON kopieren',
  times_copied: 'Kopiert.',
  times_part: 'Teil einer Runde',
  times_half: 'Hälfte',
  times_most: '95 von 100',
  log_title: 'Protokoll',
  log_intro:
    'Das Protokoll sagt, was Parley getan hat, falls etwas schiefgeht. Es enthält keine Schlüssel und keine deiner Worte und bleibt auf diesem Rechner.',
  log_keep: 'Aufbewahren',
  log_debug: 'alles, Schritt für Schritt',
  log_info: 'was du hättest bemerken können',
  log_warn: 'was schiefging',
  log_error: 'nur, wodurch dir etwas verloren ging',
  log_save: 'Protokoll als Datei speichern',
  look_title: 'Aussehen',
  look_colours: 'Farben',
  look_system: 'wie am Rechner eingestellt',
  look_light: 'hell',
  look_dark: 'dunkel',
  picture_title: 'Bilder von Seiten',
  picture_intro:
    'Ein Bild zeigt dem Sprachdienst, was in dem Tab, auf dem du sprichst, auf deinem Bildschirm ist. Passwörter, Kartennummern und Einmalcodes werden in der Seite verborgen, bevor es gemacht wird. Was gesendet wurde, bleibt als kleines Bild bei der Runde.',
  picture_sent: 'Ein Bild wird gesendet',
  picture_off: 'Nie',
  picture_off_hint: 'Parley liest Seiten nur als Text.',
  picture_asked: 'Wenn es hilft',
  picture_asked_hint:
    'Die Stimme bittet darum, wo es aufs Aussehen ankommt: ein Foto, ein Diagramm, eine Karte.',
  picture_turn: 'Mit allem, was ich sage',
  picture_turn_hint: 'Sie sieht jedes Mal, was du siehst. Das kostet mehr, etwa 800 Token je Runde.',
  service_title: 'Sprachdienst',
  service_which: 'Dienst',
  service_openai: 'OpenAI, mit deinem eigenen Schlüssel',
  service_compatible: 'Ein anderer Server mit derselben API',
  service_gateway: 'Die Stimme deines OpenClaw-Gateways',
  service_address: 'Adresse',
  service_saved: 'Gespeichert. Es gilt ab dem nächsten Gespräch.',
  service_model: 'Modell',
  service_voice: 'Stimme',
  service_hear: '{voice} anhören',
  service_hear_hint: 'Das beginnt ein Gespräch und sagt einen Satz.',
  service_hear_first: 'Speichere sie, mit einem Schlüssel, um sie zu hören.',
} as const satisfies Record<keyof typeof SETTINGS_KEEPING_EN, string>;
