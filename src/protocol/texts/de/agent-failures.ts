import type {AGENT_FAILURES} from '../../agent-failures.ts';

/** Ways in which the gateway, its agents and their work, and what is shared with them can fail. */
export const AGENT_FAILURES_DE = {
  'gateway.missing': {message: 'Parley kennt dein OpenClaw-Gateway noch nicht.', fix: 'Einstellungen öffnen'},
  'gateway.address': {
    message: 'Diese Adresse eines Gateways ist nicht brauchbar.',
    fix: 'Einstellungen öffnen',
  },
  'gateway.origin': {
    message: 'Das Gateway lässt diese Erweiterung noch nicht herein.',
    fix: 'Füg die Zeile aus den Einstellungen in die Konfiguration des Gateways ein',
  },
  'gateway.token': {
    message: 'Das Gateway hat den Token abgelehnt.',
    fix: 'Trag in den Einstellungen den richtigen Token ein',
  },
  'gateway.unpaired': {
    message: 'Das Gateway kennt diesen Browser nicht mehr.',
    fix: 'In den Einstellungen neu verbinden',
  },
  'gateway.limited': {
    message: 'Das Gateway nimmt nach zu vielen falschen Tokens eine Zeit lang keine Anmeldung an.',
    fix: 'Warte; Parley versucht es von selbst wieder',
  },
  'gateway.pairing': {
    message: 'Das Gateway wartet darauf, dass du diesen Browser freigibst.',
    fix: 'Gib ihn dort frei; die Einstellungen zeigen den Befehl',
  },
  'gateway.scope': {
    message: 'Das Gateway gibt diesem Browser weniger Rechte, als Parley braucht.',
    fix: 'Verbinde dich in den Einstellungen neu und gib frei, worum es bittet',
  },
  'gateway.protocol': {
    message: 'Das Gateway spricht eine andere Version seines Protokolls als Parley.',
    fix: 'Aktualisiere OpenClaw und Parley und verbinde dich neu',
  },
  'gateway.starting': {
    message: 'Das Gateway startet gerade.',
    fix: 'Warte; Parley versucht es von selbst wieder',
  },
  'gateway.unreachable': {
    message: 'Das Gateway war nicht erreichbar.',
    fix: 'Starte es, oder berichtige seine Adresse in den Einstellungen',
  },
  'gateway.certificate': {
    message: 'Chrome konnte keine vertrauenswürdige Verbindung zum Gateway herstellen.',
    fix: 'Öffne seine Seite aus den Einstellungen: Dort sagt Chrome, was nicht stimmt',
  },
  'gateway.lost': {
    message: 'Die Verbindung zum Gateway ist abgerissen.',
    fix: 'Warte; Parley verbindet sich von selbst wieder',
  },
  'gateway.refused': {
    message: 'Das Gateway wollte Parley nicht hereinlassen.',
    fix: 'Lies das Protokoll des Gateways',
  },
  'gateway.unsupported': {
    message: 'Dieses Chrome kann sich nicht bei einem Gateway anmelden: Ihm fehlen Ed25519-Schlüssel.',
    fix: 'Aktualisiere Chrome auf Version 137 oder neuer',
  },
  'task.unknown': {message: 'Diese Aufgabe gibt es nicht.', fix: 'Frag nach der Liste der Aufgaben'},
  'task.over': {message: 'Diese Aufgabe ist schon beendet.', fix: 'Frag dort nach, oder gib eine neue auf'},
  'task.running': {message: 'Diese Aufgabe läuft noch.', fix: 'Warte auf ihr Ergebnis, oder ergänze sie'},
  'task.failed': {
    message: 'Der Agent konnte nicht zu Ende bringen, worum du gebeten hast.',
    fix: 'Frag noch einmal, oder sieh ins Protokoll des Gateways',
  },
  'task.interrupted': {
    message: 'Das Gateway hat die Arbeit abgebrochen und nicht wieder aufgenommen.',
    fix: 'Bitte noch einmal darum',
  },
  'share.unsure': {
    message:
      'Parley ist nicht sicher, ob du diesen Tab mit deinem Agenten teilen willst, darum ist er nicht geteilt.',
    fix: 'Sag „teile diesen Tab mit meinem Agenten“, oder drück den Knopf im Popup',
  },
  'share.none': {
    message: 'Kein Tab ist mit deinem Agenten geteilt.',
    fix: 'Teile einen mit dem Knopf im Popup',
  },
  'share.stopped': {
    message: 'Du teilst den Tab nicht mehr mit deinem Agenten.',
    fix: 'Teile ihn wieder, wenn du willst',
  },
  'share.left': {
    message:
      'Der geteilte Tab ist auf eine andere Website gegangen oder wurde geschlossen, darum ist er nicht mehr geteilt.',
    fix: 'Teile den Tab dort wieder, wo er jetzt ist',
  },
  'share.lost': {
    message: 'Das Gateway war eine Zeit lang nicht erreichbar, darum ist der Tab nicht mehr geteilt.',
    fix: 'Sieh in den Einstellungen nach, was im Weg ist, und teile ihn wieder',
  },
  'share.behind': {
    message: 'Der geteilte Tab ist nicht vorn, darum würde das niemand sehen.',
    fix: 'Hol den geteilten Tab nach vorn und frag noch einmal',
  },
  'share.off': {
    message: 'Du hast deinem Agenten nicht erlaubt zu klicken und zu tippen.',
    fix: 'In den Einstellungen erlauben',
  },
  'share.unanswered': {
    message:
      'Parley hat dich für deinen Agenten gefragt und keine rechtzeitige Antwort bekommen, darum wurde nichts getan.',
    fix: 'Lass den Agenten noch einmal fragen und antworte im Popup',
  },
  'share.unapproved': {
    message: 'Das Gateway wartet darauf, dass du freigibst, was dein Agent mit einem geteilten Tab tun darf.',
    fix: 'Gib es dort frei; die Einstellungen zeigen, wie',
  },
  'voice.old': {
    message: 'Das Gateway ist zu alt, um seine Stimme zu leihen.',
    fix: 'Aktualisiere OpenClaw, oder nimm einen eigenen Schlüssel',
  },
  'voice.unconfigured': {
    message: 'Das Gateway hat keine Echtzeitstimme zu verleihen.',
    fix: 'Richte Talk am Gateway ein: talk.realtime mit dem Anbieter openai und seinem Schlüssel',
  },
  'voice.key': {
    message: 'Der Sprachdienst hat den Schlüssel abgelehnt, den das Gateway für ihn hat.',
    fix: 'Trag einen gültigen Schlüssel in die Talk-Einstellungen des Gateways ein',
  },
  'voice.relay': {
    message: 'Das Gateway behält die Verbindung zu seiner Stimme für sich.',
    fix: 'Setz talk.realtime.transport am Gateway auf webrtc',
  },
  'voice.unsuitable': {
    message: 'Die Stimme des Gateways lässt Parley keine Seiten sehen und auf nichts zeigen.',
    fix: 'Wähle in den Talk-Einstellungen des Gateways ein Echtzeitmodell von OpenAI, etwa gpt-realtime-2.1',
  },
  'voice.address': {
    message: 'Das Gateway nennt für seine Stimme eine Adresse, zu der Chrome Parley nicht lässt.',
    fix: 'In den Einstellungen erlauben',
  },
  'voice.refused': {
    message: 'Das Gateway konnte keine Sitzung mit seiner Stimme öffnen.',
    fix: 'Versuch es noch einmal; mehr sagt das Protokoll des Gateways',
  },
  'higher.missing': {
    message: 'Parley kennt kein stärkeres Modell, das es fragen könnte.',
    fix: 'Richte in den Einstellungen ein Gateway oder ein Modell für genaue Antworten ein',
  },
  'higher.timeout': {
    message: 'Das stärkere Modell hat nicht rechtzeitig geantwortet.',
    fix: 'Frag noch einmal, oder gib es als Aufgabe ab',
  },
  'higher.refused': {
    message: 'Das stärkere Modell gab keine Antwort.',
    fix: 'Prüfe in den Einstellungen das Modell für genaue Antworten',
  },
  'higher.unreachable': {
    message: 'Das stärkere Modell war nicht erreichbar.',
    fix: 'Prüfe das Netz und frag noch einmal',
  },
  'task.unheard': {
    message: 'Parley konnte nicht verstehen, was du für die Aufgabe gesagt hast.',
    fix: 'Sag es noch einmal, oder tippe es',
  },
  'task.asks': {
    message: 'Diese Aufgabe wartet auf deine Antwort auf eine Frage.',
    fix: 'Antworte mit der Stimme oder im Popup',
  },
  'question.over': {
    message: 'Diese Frage ist nicht mehr offen: Sie wurde beantwortet, oder ihre Zeit war um.',
    fix: 'Frag, wie deine Aufgaben stehen',
  },
  'question.waiting': {
    message: 'Dein Agent hat dich etwas gefragt und wartet auf deine eigenen Worte.',
    fix: 'Antworte, oder klick eine Antwort im Popup an',
  },
  'question.unsure': {
    message: 'Parley ist nicht sicher, ob das deine Antwort war, darum wurde sie nicht weitergegeben.',
    fix: 'Sag es in deinen eigenen Worten, oder klick es im Popup an',
  },
  'question.click': {
    message: 'Das lässt sich nicht mit der Stimme beantworten.',
    fix: 'Antworte im Popup, oder in OpenClaw, wo nach einem Geheimnis gefragt wird',
  },
  'agent.unknown': {
    message: 'Einen Agenten mit diesem Namen gibt es nicht.',
    fix: 'Sag einen der Namen aus den Einstellungen',
  },
} as const satisfies Record<keyof typeof AGENT_FAILURES, {message: string; fix: string}>;
