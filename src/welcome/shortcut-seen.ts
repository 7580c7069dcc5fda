/** Where it is remembered that the person has seen the shortcut; nothing else tells. */
const SEEN = 'welcomeShortcut';

export function hasSeenShortcut(): boolean {
  return localStorage.getItem(SEEN) !== null;
}

export function noteShortcutSeen(): void {
  localStorage.setItem(SEEN, '1');
}
