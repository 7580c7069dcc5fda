/** Long enough for the browser to have taken the file over. */
const KEPT_MS = 60_000;

/** Gives the person a file to keep, where downloads go. `type` is its media type. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], {type}));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** A name such as `parley-log-2026-07-21.txt`, by the person's own calendar. */
export function datedName(what: string, ending: string): string {
  // Sweden writes dates as ISO 8601 does.
  return `parley-${what}-${new Intl.DateTimeFormat('sv-SE').format()}.${ending}`;
}
