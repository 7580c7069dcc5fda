import type {FailureReason} from '../../failures.ts';
import {AGENT_FAILURES_DE} from './agent-failures.ts';
import {PAGE_FAILURES_DE} from './page-failures.ts';

/** Ways in which the talk itself fails. */
export const FAILURES_DE = {
  'mic.missing': {
    message: 'Es wurde kein Mikrofon gefunden.',
    fix: 'Schließ ein Mikrofon an und versuch es noch einmal',
  },
  'mic.denied': {message: 'Chrome lässt Parley das Mikrofon noch nicht benutzen.', fix: 'Mikrofon erlauben'},
  'mic.lost': {
    message: 'Das Mikrofon ging verloren, während du gesprochen hast.',
    fix: 'Noch einmal versuchen',
  },
  'mic.silent': {
    message: 'Vom Mikrofon kam nur Stille: Es ist vielleicht stumm oder nicht verbunden.',
    fix: 'Prüfe das Mikrofon und versuch es noch einmal',
  },
  'key.missing': {
    message: 'Parley hat noch keinen Schlüssel für den Sprachdienst.',
    fix: 'Einstellungen öffnen',
  },
  'key.refused': {message: 'Der Sprachdienst hat den Schlüssel abgelehnt.', fix: 'Einstellungen öffnen'},
  'mint.unreachable': {message: 'Der Sprachdienst war nicht erreichbar.', fix: 'Noch einmal versuchen'},
  'mint.refused': {message: 'Der Sprachdienst wollte keine Sitzung öffnen.', fix: 'Einstellungen öffnen'},
  'rate.limited': {
    message: 'Der Sprachdienst bittet Parley, langsamer zu machen.',
    fix: 'Warte einen Moment und versuch es noch einmal',
  },
  'connect.refused': {
    message: 'Der Sprachdienst hat die Verbindung abgelehnt.',
    fix: 'Noch einmal versuchen',
  },
  'ice.failed': {
    message: 'Es kam keine Tonverbindung zustande; vielleicht verhindert sie eine Firewall oder ein VPN.',
    fix: 'Noch einmal versuchen',
  },
  'channel.closed': {
    message: 'Die Verbindung zum Sprachdienst ist abgerissen.',
    fix: 'Noch einmal versuchen',
  },
  'session.expired': {
    message: 'Die Sitzung beim Sprachdienst hat ihre Höchstdauer erreicht.',
    fix: 'Noch einmal versuchen',
  },
  'turn.busy': {
    message: 'Parley sendet noch, was du davor gesagt hast.',
    fix: 'Warte einen Moment und versuch es noch einmal',
  },
  'storage.failed': {
    message: 'Parley konnte diese Runde nicht festhalten.',
    fix: 'Schaff etwas Platz auf der Festplatte und versuch es noch einmal',
  },
  'response.failed': {
    message: 'Der Sprachdienst konnte seine Antwort nicht zu Ende bringen.',
    fix: 'Noch einmal versuchen',
  },
  'reply.timeout': {
    message: 'Der Sprachdienst hat nicht rechtzeitig geantwortet.',
    fix: 'Noch einmal versuchen',
  },
  'budget.reached': {message: 'Was Parley ausgeben darf, ist ausgegeben.', fix: 'Budget ändern'},
  'offscreen.lost': {
    message: 'Chrome hat die Seite geschlossen, in der das Gespräch läuft.',
    fix: 'Noch einmal versuchen',
  },
  'message.refused': {
    message: 'Eine Nachricht kam von einer Stelle, von der sie nicht kommen darf.',
    fix: 'Nichts zu tun: Sie wurde nicht befolgt',
  },
  'wake.unavailable': {
    message: 'Dieses Chrome kann nicht allein auf diesem Rechner auf ein Aktivierungswort hören.',
    fix: 'Wähle in den Einstellungen ein eigenes Aktivierungswort',
  },
  'wake.untaught': {
    message: 'Parley hat dein Aktivierungswort noch nicht gelernt.',
    fix: 'Nimm es in den Einstellungen dreimal auf',
  },
  'settings.invalid': {message: 'Diese Einstellung ist nicht brauchbar.', fix: 'Einstellungen öffnen'},
  internal: {message: 'In Parley ist etwas schiefgegangen.', fix: 'Noch einmal versuchen'},
  ...PAGE_FAILURES_DE,
  ...AGENT_FAILURES_DE,
} as const satisfies Record<FailureReason, {message: string; fix: string}>;
