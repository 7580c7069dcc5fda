import type {SETTINGS_VOICE_EN} from '../en/settings-voice.ts';

/** The settings: from acting to the lent voice. */
export const SETTINGS_VOICE_DE = {
  options_title: 'Parley-Einstellungen',
  options_sections: 'Abschnitte',
  options_save: 'Speichern',
  options_saved: 'Gespeichert.',
  options_copied: 'Kopiert',
  options_copy: '{what} kopieren',
  options_the_line: 'Zeile',
  options_the_command: 'Befehl',
  options_it: 'Befehl',
  acting_title: 'Handeln auf Seiten',
  acting_intro:
    'Wenn du darum bittest, klickt, tippt und wählt Parley auf der Seite, auf der du bist. Was sendet, kauft, löscht, anmeldet oder auf eine andere Website führt, braucht jedes Mal dein Ja, was auch immer du hier wählst.',
  acting_for_all: 'Parley darf auf einer Website handeln',
  acting_ask: 'sobald du dafür Ja gesagt hast, in jedem Gespräch',
  acting_on: 'sofort',
  acting_off: 'nie',
  acting_no_sites:
    'Keine Website hat eine eigene Wahl. Du kannst sie treffen, wenn Parley dich dort zum ersten Mal fragt.',
  acting_sites: 'Websites mit eigener Wahl',
  acting_on_site: 'Handeln auf {origin}',
  acting_remove: 'Entfernen',
  acting_remove_site: '{origin} entfernen',
  agents_title: 'Deine Agenten',
  agents_intro:
    'Nenn einen Namen, etwa „bitte Ada, sich das anzusehen“, und dieser Agent bekommt die Arbeit.',
  agents_usual: 'Wer arbeitet, wenn du niemanden nennst',
  agents_gateways_choice: 'wen das Gateway wählt',
  agents_voice_of: 'Stimme von {name}',
  agents_usual_voice: 'die übliche',
  agents_voice_kept:
    'Ein Gespräch behält die Stimme, mit der es begann: Das nächste beginnt mit der Stimme des Agenten, der arbeitet, wenn du niemanden nennst.',
  agents_wake_words: 'Aktivierungswörter des Gateways',
  agents_no_wake_word: 'keines davon',
  agents_wake_word_for: '{phrase}, für {name}',
  agents_wake_off: 'Parley hört darauf, sobald das Aktivierungswort unten eingeschaltet ist.',
  agents_wake_on:
    'Parley hört von jetzt an darauf; ein Agent, zu dem es gehört, arbeitet, wenn du niemanden nennst.',
  agents_ask: 'Das Gateway nach seinen Agenten fragen',
  agents_unreachable: 'Das Gateway ist nicht erreichbar.',
  echo_title: 'Echo',
  echo_intro:
    'Über Lautsprecher kann Parley seine eigene Stimme hören und sie für deine halten. Die Prüfung spielt ein- oder mehrmals einen plappernden Ton und hört, was davon zurückkommt. Stell die Lautstärke ein, wie du sie benutzt, und sei dabei still.',
  echo_check: 'Echo prüfen',
  echo_while_speaking: 'Während Parley spricht',
  echo_full: 'Weiter zuhören, während Parley spricht',
  echo_full_hint:
    'Du kannst jederzeit mit der Stimme unterbrechen. Das passt zu Kopfhörern und zu Lautsprechern, deren Echo Chrome herausrechnen kann.',
  echo_half: 'Das Mikrofon schließen, während Parley spricht',
  echo_half_hint:
    'Du unterbrichst mit der Taste oder dem Knopf; danach hört Parley wieder zu. Das passt, wo etwas Echo bleibt.',
  echo_hold: 'Nur zuhören, solange ich zum Sprechen drücke oder halte',
  echo_hold_hint:
    'Parley hört zwischen zwei Runden nicht weiter zu. Das passt, wo das Echo laut ist oder so spät kommt, dass es die Antwort überdauert.',
  echo_checking: 'Spielt und hört zu. Das dauert bis zu einer Viertelminute.',
  echo_found: '{finding} Das ist gespeichert.',
  echo_found_full:
    'Parley hört sich hier nicht selbst: Es hört weiter zu, während es spricht, und du kannst mit der Stimme unterbrechen.',
  echo_found_half:
    'Parley hört hier etwas von seiner eigenen Stimme und schließt deshalb das Mikrofon, während es spricht. Unterbrich mit der Taste oder dem Knopf.',
  echo_found_hold:
    'Parley hört hier seine eigene Stimme laut und würde sie für deine halten; deshalb hört es nur zu, solange du zum Sprechen drückst oder hältst.',
  echo_found_free:
    'Nichts von dem, was Parley sagt, erreicht das Mikrofon, wie bei Kopfhörern: Du kannst jederzeit mit der Stimme unterbrechen.',
  gateway_title: 'OpenClaw',
  gateway_intro:
    'Sag „bitte meinen Agenten, …“, und Parley gibt die Arbeit an deinen OpenClaw-Agenten, spricht weiter mit dir und sagt dir das Ergebnis, wenn du zuhören kannst.',
  gateway_url: 'Adresse des Gateways',
  gateway_other_token: 'Anderer Token',
  gateway_token: 'Token',
  gateway_token_paired:
    'Das Gateway hat diesem Browser einen eigenen Token gegeben; er bleibt auf diesem Rechner und geht nur an dieses Gateway.',
  gateway_token_shared:
    'Der gemeinsame Token des Gateways (gateway.auth.token). Er bleibt auf diesem Rechner und geht nur an dieses Gateway.',
  gateway_save: 'Speichern und verbinden',
  gateway_test: 'Verbindung testen',
  gateway_forget: 'Token und Kopplung vergessen',
  gateway_none: 'Kein Gateway benutzen',
  gateway_connected: 'Verbunden.',
  gateway_connected_to: 'Verbunden mit OpenClaw {server}.',
  gateway_connecting: 'Verbindet sich …',
  gateway_at_rest: 'In Ruhe: Parley verbindet sich, wenn es Arbeit gibt.',
  gateway_origin_how:
    'Füg das in die Konfiguration des Gateways ein (openclaw.json, neben den Ursprüngen, die schon dort stehen). Es übernimmt das von selbst, und Parley macht von selbst weiter.',
  gateway_pairing_how:
    'Führ das dort aus, wo das Gateway läuft. Die Anfrage ist {request}; Parley macht von selbst weiter, sobald sie freigegeben ist.',
  gateway_certificate_how:
    'Öffne {address}: Dort sagt Chrome, ob es am Zertifikat liegt oder ob niemand da ist.',
  gateway_in_again: 'In {time} lässt es Parley wieder herein.',
  gateway_tries_again: 'Parley versucht es in {time} wieder.',
  gateway_trying: 'Versucht es wieder …',
  gateway_seconds_one: 'einer Sekunde',
  gateway_seconds_other: '{count} Sekunden',
  gateway_minutes: '{time} Minuten',
  higher_title: 'Genaue Antworten',
  higher_intro:
    'Frag „bist du sicher?“ oder nach etwas, das genau sein muss, und Parley sagt, dass es nachprüft, und fragt ein stärkeres Modell. Mit einem OpenClaw-Gateway antwortet dein Agent, in einer eigenen Sitzung, in der er nichts ändern darf.',
  higher_model: 'Ohne Gateway dieses Modell fragen',
  higher_none: 'keines',
  higher_hint:
    'Ein Textmodell des Sprachdienstes, den du gewählt hast. Die Frage geht mit deinem Schlüssel dorthin, und was sie kostet, wird dir dort berechnet.',
  host_intro:
    'In diesem Browser liegt kein Schlüssel: Dein Gateway, das du unten bei „OpenClaw“ einrichtest, öffnet jede Sitzung mit seinem eigenen. Modell und Stimme sind die seiner Talk-Einstellungen. Es erfährt, was du und Parley sagen, damit dein Agent davon weiß.',
  host_asking: 'Fragt das Gateway …',
  host_at: 'Die Stimme des Gateways liegt bei {origin}. Chrome lässt Parley noch nicht dorthin.',
  host_allow: 'Erlauben',
  host_ask_again: 'Das Gateway noch einmal fragen',
  host_voice: 'Stimme {voice}',
  host_speaks: 'Parley spricht über dein Gateway.',
  host_speaks_by: 'Parley spricht über dein Gateway: {what}.',
  host_can: 'Parley kann über dein Gateway sprechen.',
  host_can_by: 'Parley kann über dein Gateway sprechen: {what}.',
} as const satisfies Record<keyof typeof SETTINGS_VOICE_EN, string>;
