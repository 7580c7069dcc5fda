import type {PAGE_FAILURES} from '../../page-failures.ts';

/** Ways in which a page, or something on it, cannot be read, found, pictured or used. */
export const PAGE_FAILURES_DE = {
  'page.unreachable': {
    message: 'Chrome lässt Erweiterungen diese Seite nicht lesen.',
    fix: 'Geh auf eine gewöhnliche Webseite und drück dort das Tastenkürzel',
  },
  'page.unshared': {
    message:
      'Chrome hat Parley diesen Tab nicht freigegeben: Er ist leer, oder du bist auf eine andere Website gegangen, seit du gesprochen hast.',
    fix: 'Drück das Tastenkürzel auf der Seite, die du meinst',
  },
  'page.silent': {
    message: 'Die Seite hat Parley nicht rechtzeitig geantwortet.',
    fix: 'Lade die Seite neu und frag noch einmal',
  },
  'ref.unknown': {
    message: 'Dieses Element ist nicht mehr auf der Seite.',
    fix: 'Frag noch einmal nach der Seite',
  },
  'target.unknown': {
    message: 'Auf der Seite passt nichts zu dieser Beschreibung.',
    fix: 'Sag es mit anderen Worten',
  },
  'target.covered': {message: 'Etwas liegt davor.', fix: 'Schließ, was davor liegt, und frag noch einmal'},
  'act.off': {
    message: 'Du hast abgeschaltet, dass Parley auf dieser Website handelt.',
    fix: 'Einstellungen öffnen',
  },
  'act.blocked': {
    message: 'Das lässt sich auf der Seite im Moment nicht benutzen.',
    fix: 'Schau, was im Weg ist, und frag noch einmal',
  },
  'act.refused': {
    message: 'Du hast dazu Nein gesagt, darum wurde es nicht getan.',
    fix: 'Bitte noch einmal darum, wenn du es doch willst',
  },
  'act.waiting': {
    message: 'Parley hat dich etwas gefragt und wartet auf deine Antwort.',
    fix: 'Sag Ja oder Nein, oder klick es im Popup an',
  },
  'act.unsure': {
    message: 'Parley ist nicht sicher, ob du Ja gesagt hast, darum wurde nichts getan.',
    fix: 'Sag Ja oder Nein, oder klick es im Popup an',
  },
  'act.expired': {
    message: 'Es ist keine Frage mehr offen, darum wurde nichts getan.',
    fix: 'Bitte noch einmal darum',
  },
  'act.silent': {
    message:
      'Die Seite antwortet nicht mehr: Vielleicht ist es getan, oder die Seite zeigt ein Fenster, das auf dich wartet.',
    fix: 'Sieh auf die Seite und schließ, was sie fragt',
  },
  'picture.off': {
    message: 'Du hast eingestellt, dass kein Bild einer Seite gesendet wird.',
    fix: 'Bilder in den Einstellungen erlauben',
  },
  'picture.failed': {
    message: 'Von der Seite konnte kein Bild gemacht werden.',
    fix: 'Lass die Seite vorn und ruhig und frag noch einmal',
  },
  'navigation.refused': {
    message: 'Parley darf nicht zu dieser Adresse gehen.',
    fix: 'Öffne sie selbst, oder erlaube es in den Einstellungen',
  },
  'navigation.failed': {
    message: 'Der Tab konnte nicht dorthin gehen.',
    fix: 'Sieh dir den Tab an und frag noch einmal',
  },
  'tool.unknown': {
    message: 'Die Stimme wollte etwas, das Parley nicht kann.',
    fix: 'Frag mit anderen Worten',
  },
  'tool.arguments': {
    message: 'Die Stimme wollte etwas auf eine Weise, die Parley nicht verstanden hat.',
    fix: 'Frag mit anderen Worten',
  },
  'page.hidden': {
    message: 'Du hast eingestellt, dass Parley diese Website nicht ansieht.',
    fix: 'Lass es diese Website in seinem Popup ansehen',
  },
} as const satisfies Record<keyof typeof PAGE_FAILURES, {message: string; fix: string}>;
